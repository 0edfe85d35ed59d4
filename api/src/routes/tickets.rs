//! Tickets for WebSocket handshakes.

use crate::{
    ApiState,
    auth::CurrentUser,
    error::ApiResult,
    secrets::{TokenKind, new_token},
};
use axum::{Json, extract::State, http::StatusCode};
use chrono::Utc;
use mettle_store::TokenHash;
use serde::Serialize;
use utoipa::ToSchema;

/// A ticket.
#[derive(Serialize, ToSchema)]
pub(crate) struct Ticket {
    /// For `?ticket=`; opens one connection.
    #[schema(example = "mtw_dGhpcyBpcyBub3QgYSByZWFsIHRpY2tldCwgc29ycnk")]
    ticket: String,
    /// Seconds until it ends.
    #[schema(example = 30)]
    expires_in: u64,
}

/// Get a ticket that opens one WebSocket, for clients that cannot send a header with the handshake.
#[utoipa::path(
    post, path = "/ws-ticket", tag = "live", operation_id = "createTicket",
    responses((status = 201, description = "The ticket", body = Ticket)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "cross-origin"]))),
)]
pub(crate) async fn create(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
) -> ApiResult<(StatusCode, Json<Ticket>)> {
    let ticket = new_token(TokenKind::Ticket)?;
    let lifetime = state.config.ticket_lifetime;
    state
        .store
        .create_ws_ticket(
            caller.user.id,
            TokenHash::of(&ticket),
            Utc::now() + lifetime,
        )
        .await?;
    Ok((
        StatusCode::CREATED,
        Json(Ticket {
            ticket,
            expires_in: lifetime.as_secs(),
        }),
    ))
}
