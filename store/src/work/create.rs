//! What storing a submission and storing a run have in common.

use crate::{
    CreateError, StoreError,
    db::*,
    text::{clean, stamp},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Adds the time since the user's last submission or run to the time they practised:
/// at most [`LONGEST_GAP_MS`], since who stays away longer was not practising all the time.
pub(crate) async fn note_activity(
    tx: &mut Tx,
    user_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "update users set time_spent_ms = time_spent_ms
                + case when active_ms is null or $2 <= active_ms then 0
                       when $2 - active_ms > $3 then $3 else $2 - active_ms end,
             active_ms = case when active_ms is null or $2 > active_ms then $2 else active_ms end
         where id = $1")
        .bind(user_id).bind(now.timestamp_millis()).bind(LONGEST_GAP_MS).execute(e).await))?;
    Ok(())
}

/// Half an hour.
const LONGEST_GAP_MS: i64 = 30 * 60 * 1_000;

/// Looks an idempotency key up and keeps it for `target` if it is new. Gives what an earlier
/// request with this key stored, if there was one.
pub(crate) async fn keep_key(
    tx: &mut Tx,
    user_id: Uuid,
    key: &str,
    request: &[u8],
    target: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, CreateError> {
    // Of two requests at once the second waits here until the first has committed or failed.
    let kept = on_tx!(tx, e => affected!(sqlx::query(
        "insert into idempotency_keys (user_id, key, request_hash, target_id, created_at) values ($1, $2, $3, $4, $5)
         on conflict (user_id, key) do nothing")
        .bind(user_id).bind(clean(key)).bind(request.to_vec()).bind(target).bind(stamp(now)).execute(e).await))
        .map_err(CreateError::of)?;
    if kept > 0 {
        return Ok(None);
    }
    let (hash, earlier): (Vec<u8>, Uuid) = on_tx!(tx, e => sqlx::query_as(
        "select request_hash, target_id from idempotency_keys where user_id = $1 and key = $2")
        .bind(user_id).bind(clean(key)).fetch_one(e).await)
    .map_err(CreateError::of)?;
    if hash == request {
        Ok(Some(earlier))
    } else {
        Err(CreateError::IdempotencyConflict)
    }
}
