//! Where an account is logged in.

use crate::{
    ApiState,
    auth::SignedIn,
    error::{ApiError, ApiResult},
    extract::Path,
    page::Page,
    views::SessionView,
};
use axum::{Json, extract::State, http::StatusCode};
use chrono::Utc;
use uuid::Uuid;

/// The devices the account is logged in on, newest first.
#[utoipa::path(
    get, path = "/me/sessions", tag = "auth", operation_id = "listSessions",
    responses((status = 200, description = "All live logins", body = Page<SessionView>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    caller: SignedIn,
) -> ApiResult<Json<Page<SessionView>>> {
    let sessions = state.store.sessions(caller.user.id, Utc::now()).await?;
    let views = sessions
        .into_iter()
        .map(|session| SessionView::of(session, caller.session_id))
        .collect();
    Ok(Json(Page::<SessionView>::whole(views)))
}

/// Log out one device.
#[utoipa::path(
    delete, path = "/me/sessions/{id}", tag = "auth", operation_id = "revokeSession",
    params(("id" = Uuid, Path, description = "Id of the login", example = "0198c0de-0000-7000-8000-0000000005e5")),
    responses((status = 204, description = "Logged out")),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["not-found", "forbidden", "cross-origin"]))),
)]
pub(crate) async fn revoke(
    State(state): State<ApiState>,
    caller: SignedIn,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    match state
        .store
        .revoke_session(caller.user.id, id, Utc::now())
        .await?
    {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ApiError::not_found("login", id)),
    }
}

/// Log out every device but this one.
#[utoipa::path(
    delete, path = "/me/sessions", tag = "auth", operation_id = "revokeOtherSessions",
    responses((status = 204, description = "All others are logged out")),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "cross-origin"]))),
)]
pub(crate) async fn revoke_others(
    State(state): State<ApiState>,
    caller: SignedIn,
) -> ApiResult<StatusCode> {
    state
        .store
        .revoke_all_sessions(caller.user.id, Some(caller.session_id), Utc::now())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
