//! The handlers, one file a resource.

mod admin;
mod api_tokens;
mod auth;
mod languages;
mod me;
mod operations;
mod problems;
mod progress;
mod runs;
mod sessions;
mod submissions;
mod tickets;
mod work;

use crate::ApiState;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Everything under `/api/v1`.
pub(crate) fn v1() -> OpenApiRouter<ApiState> {
    OpenApiRouter::default()
        .routes(routes!(auth::register))
        .routes(routes!(auth::login))
        .routes(routes!(auth::refresh))
        .routes(routes!(auth::logout))
        .routes(routes!(me::me))
        .routes(routes!(sessions::list, sessions::revoke_others))
        .routes(routes!(sessions::revoke))
        .routes(routes!(api_tokens::list, api_tokens::create))
        .routes(routes!(api_tokens::revoke))
        .routes(routes!(tickets::create))
        .routes(routes!(languages::list))
        .routes(routes!(problems::list))
        .routes(routes!(problems::show))
        .routes(routes!(submissions::list, submissions::create))
        .routes(routes!(submissions::show))
        .routes(routes!(submissions::events))
        .routes(routes!(runs::create))
        .routes(routes!(runs::show))
        .routes(routes!(runs::events))
        .routes(routes!(progress::stats))
        .routes(routes!(progress::skills))
        .routes(routes!(progress::skill_gaps))
        .routes(routes!(progress::leaderboard))
        // Uploads are bounded while they are read.
        .merge(
            OpenApiRouter::default()
                .routes(routes!(admin::imports::create))
                .routes(routes!(admin::tests::list, admin::tests::change))
                .routes(routes!(
                    admin::tests::put,
                    admin::tests::patch,
                    admin::tests::delete
                ))
                .layer(DefaultBodyLimit::disable()),
        )
        .routes(routes!(admin::imports::list))
        .routes(routes!(admin::imports::show))
        .routes(routes!(admin::imports::events))
        .routes(routes!(admin::tests::download))
        .routes(routes!(admin::tests::export))
        .routes(routes!(admin::problems::change))
        .routes(routes!(admin::audit::list))
        .routes(routes!(admin::rejudges::list, admin::rejudges::create))
        .routes(routes!(admin::rejudges::show))
        .routes(routes!(admin::rejudges::items))
        .routes(routes!(admin::rejudges::apply))
        .routes(routes!(admin::rejudges::discard))
}

/// Outside of `/api/v1`.
pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::default()
        .routes(routes!(operations::alive))
        .routes(routes!(operations::ready))
        .routes(routes!(operations::metrics))
}
