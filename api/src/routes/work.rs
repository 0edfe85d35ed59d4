//! Telling the queue of new work.

use crate::{
    ApiState,
    error::{ApiError, ApiResult, Kind},
};
use axum::http::HeaderMap;
use mettle_domain::EventBody;
use mettle_queue::Hint;
use std::time::Duration;
use tracing::Instrument;

/// How long an answer waits for the queue. The row is stored, so nothing is lost without it.
const PATIENCE: Duration = Duration::from_millis(500);

/// Publishes that a stored row waits, then hints it to a worker. If the queue is away this goes on
/// in the background, and the workers' sweeper finds the row.
pub(super) async fn announce(state: &ApiState, hint: Hint) {
    announce_as(state, hint, EventBody::Queued).await;
}

/// [`announce`] with another first event.
pub(super) async fn announce_as(state: &ApiState, hint: Hint, first: EventBody) {
    let queue = state.queue.clone();
    let telling = async move {
        // Both log their own failures.
        let _ = queue.publish(hint.topic(), 0, vec![(first, false)]).await;
        let _ = queue.push(hint).await;
    };
    let task = tokio::spawn(telling.in_current_span());
    if tokio::time::timeout(PATIENCE, task).await.is_err() {
        tracing::warn!(%hint, "the queue is slow; the work is stored and will be found");
    }
}

/// The request's `Idempotency-Key`, if it has one.
pub(super) fn idempotency_key(headers: &HeaderMap) -> ApiResult<Option<String>> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    let text = value
        .to_str()
        .ok()
        .map(str::trim)
        .filter(|text| (1..=255).contains(&text.len()));
    text.map(|text| Some(text.to_owned())).ok_or_else(|| {
        ApiError::new(
            Kind::MalformedRequest,
            "Idempotency-Key must have 1 to 255 ASCII characters.",
        )
    })
}
