//! Single-use tickets for WebSocket handshakes that can carry no header.

use crate::{Store, StoreError, TokenHash};
use chrono::{DateTime, Utc};
use uuid::Uuid;

impl Store {
    /// Stores a ticket, good until `expires_at` (30 s by contract).
    pub async fn create_ws_ticket(&self, user_id: Uuid, hash: TokenHash, expires_at: DateTime<Utc>) -> Result<(), StoreError> { let _ = (user_id, hash, expires_at); todo!() }
    /// Takes a ticket: the first taker gets its user, everyone later nothing.
    pub async fn take_ws_ticket(&self, hash: TokenHash, now: DateTime<Utc>) -> Result<Option<Uuid>, StoreError> { let _ = (hash, now); todo!() }
}
