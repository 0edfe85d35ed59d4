//! Opening a live connection: who, what, and only then the upgrade.

use super::{Connection, Subject};
use crate::{
    ApiState,
    auth::{Caller, Credential, authenticate, relies_on_cookie},
    error::{ApiError, ApiResult, Kind},
    origin::require_own_origin,
};
use axum::{
    extract::{WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::HeaderMap,
    response::Response,
};
use chrono::Utc;
use mettle_store::{TokenHash, UserStatus};
use serde::Deserialize;
use tracing::Instrument;
use utoipa::IntoParams;
use uuid::Uuid;

/// Bytes of the buffer each connection reads into: clients only send pongs.
const READ_BUFFER: usize = 4096;
/// Largest message a client may send.
const MAX_INBOUND: usize = 64 << 10;

/// How to follow.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventsQuery {
    /// Only events after this `seq`; absent or 0 for all.
    #[param(example = 0)]
    after: Option<u64>,
    /// A ticket from `POST /api/v1/ws-ticket`, for clients that can send neither header nor cookie.
    #[param(example = "")]
    ticket: Option<String>,
}

/// Checks the handshake and starts following.
pub(crate) async fn open(
    state: ApiState,
    headers: &HeaderMap,
    query: EventsQuery,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    subject: impl FnOnce(&Caller) -> Subject,
) -> ApiResult<Response> {
    let caller = identify(
        &state,
        headers,
        query.ticket.filter(|ticket| !ticket.is_empty()),
    )
    .await?;
    let subject = subject(&caller);
    subject.load(&state).await?;
    let upgrade = upgrade.map_err(|rejection| {
        let detail = format!(
            "This path speaks WebSocket: {}.",
            rejection.body_text().trim_end_matches('.')
        );
        ApiError::new(Kind::WebSocketRequired, detail)
    })?;
    let seat = state
        .live
        .take_seat(caller.user.id, state.config.live.connections_per_user)?;
    let after = query.after.unwrap_or(0);
    let span = tracing::Span::current();
    let tasks = state.live.tasks.clone();
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER)
        .max_message_size(MAX_INBOUND)
        .max_frame_size(MAX_INBOUND);
    Ok(upgrade.on_upgrade(move |socket| {
        let connection = Connection::new(socket, state, subject, after, seat);
        tasks.track_future(connection.run().instrument(span))
    }))
}

async fn identify(
    state: &ApiState,
    headers: &HeaderMap,
    ticket: Option<String>,
) -> ApiResult<Caller> {
    if let Some(ticket) = ticket {
        return take_ticket(state, &ticket).await;
    }
    if relies_on_cookie(headers) {
        require_own_origin(&state.config, headers)?;
    }
    authenticate(state, headers).await
}

async fn take_ticket(state: &ApiState, ticket: &str) -> ApiResult<Caller> {
    let user_id = state
        .store
        .take_ws_ticket(TokenHash::of(ticket), Utc::now())
        .await?;
    let user = match user_id {
        Some(id) => state
            .store
            .user(id)
            .await?
            .filter(|user| user.status == UserStatus::Active),
        None => None,
    };
    let user = user.ok_or_else(|| {
        ApiError::new(
            Kind::TokenInvalid,
            "The ticket is unknown, was used before or is older than 30 seconds. Get a new one.",
        )
    })?;
    // A ticket opens one connection and has no session of its own.
    Ok(Caller {
        user,
        credential: Credential::Session(Uuid::nil()),
    })
}
