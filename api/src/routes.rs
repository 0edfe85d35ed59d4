//! The handlers, one file a resource.

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
}

/// Outside of `/api/v1`.
pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::default()
        .routes(routes!(operations::alive))
        .routes(routes!(operations::ready))
        .routes(routes!(operations::metrics))
}
