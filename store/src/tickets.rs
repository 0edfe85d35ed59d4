//! Single-use tickets for WebSocket handshakes that can carry no header.

use crate::{Store, StoreError, TokenHash, db::*, text::stamp};
use chrono::{DateTime, Utc};
use uuid::Uuid;

impl Store {
    /// Stores a ticket, good until `expires_at` (30 s by contract).
    pub async fn create_ws_ticket(
        &self,
        user_id: Uuid,
        hash: TokenHash,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        on_write!(self.db, e => affected!(sqlx::query(
            "insert into ws_tickets (token_hash, user_id, expires_at) values ($1, $2, $3)")
            .bind(hash.bytes()).bind(user_id).bind(stamp(expires_at)).execute(e).await))?;
        Ok(())
    }

    /// Takes a ticket: the first taker gets its user, everyone later nothing.
    pub async fn take_ws_ticket(
        &self,
        hash: TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Uuid>, StoreError> {
        let taken: Option<(Uuid, DateTime<Utc>)> = on_write!(self.db, e => sqlx::query_as(
            "delete from ws_tickets where token_hash = $1 returning user_id, expires_at")
            .bind(hash.bytes()).fetch_optional(e).await)?;
        Ok(taken
            .filter(|(_, expires_at)| *expires_at > now)
            .map(|(user_id, _)| user_id))
    }
}
