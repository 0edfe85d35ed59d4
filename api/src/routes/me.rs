//! The caller's own account.

use crate::{auth::CurrentUser, views::Me};
use axum::Json;

/// The account of the caller.
#[utoipa::path(
    get, path = "/me", tag = "auth", operation_id = "me",
    responses((status = 200, description = "The account", body = Me)),
    security(("bearer" = []), ("cookie" = [])),
)]
pub(crate) async fn me(CurrentUser(caller): CurrentUser) -> Json<Me> {
    Json(caller.user.into())
}
