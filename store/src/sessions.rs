//! Sign-ins: one row per device, opaque tokens of which only hashes are kept.

use crate::{Store, StoreError, User};
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

/// SHA-256 of a secret token; the token itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// Hashes a token.
    pub fn of(token: &str) -> Self {
        use sha2::{Digest, Sha256};
        TokenHash(Sha256::digest(token.as_bytes()).into())
    }
}

/// The hashes of a fresh pair of tokens and how long they are good for.
#[derive(Clone, Copy, Debug)]
pub struct TokenPair {
    /// Hash of the access token.
    pub access_hash: TokenHash,
    /// When the access token ends (minutes).
    pub access_expires_at: DateTime<Utc>,
    /// Hash of the refresh token.
    pub refresh_hash: TokenHash,
    /// When the refresh token, and with it the session, ends (days).
    pub refresh_expires_at: DateTime<Utc>,
}

/// A session to create.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Whose.
    pub user_id: Uuid,
    /// The first pair of tokens.
    pub tokens: TokenPair,
    /// What the client called itself.
    pub user_agent: Option<String>,
    /// Where it came from.
    pub ip_address: Option<String>,
}

/// A device that is signed in. The id stays the same through all refreshes: it is what refresh
/// token rotation calls the family.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct Session {
    /// Id.
    pub id: Uuid,
    /// Whose.
    pub user_id: Uuid,
    /// What the client called itself.
    pub user_agent: Option<String>,
    /// Where it signed in from.
    pub ip_address: Option<String>,
    /// When it signed in.
    pub created_at: DateTime<Utc>,
    /// Sign-in or last refresh.
    pub last_used_at: DateTime<Utc>,
    /// When it ends unless refreshed.
    pub expires_at: DateTime<Utc>,
}

/// What an access token stands for.
#[derive(Clone, Debug)]
pub enum SessionLookup {
    /// A live session of an active user.
    Valid {
        /// The session.
        session: Session,
        /// Its user.
        user: User,
    },
    /// It was good once: refresh.
    Expired,
    /// The session was revoked (signed out, or the user may no longer sign in).
    Revoked,
    /// Never given out, or replaced by a refresh.
    Unknown,
}

/// What came of presenting a refresh token.
#[derive(Clone, Debug)]
pub enum Rotation {
    /// The new tokens are in force, the old ones are dead.
    Rotated {
        /// The session.
        session: Session,
        /// Its user.
        user: User,
    },
    /// An already spent token: the session is now revoked, since one of two holders is a thief.
    Reused {
        /// The revoked session.
        session_id: Uuid,
        /// Whose it was.
        user_id: Uuid,
    },
    /// Too late: sign in again.
    Expired,
    /// The session was revoked, or the user may no longer sign in.
    Revoked,
    /// Never given out.
    Unknown,
}

impl Store {
    /// Creates a session.
    pub async fn create_session(&self, new: NewSession, now: DateTime<Utc>) -> Result<Session, StoreError> { let _ = (new, now); todo!() }
    /// Looks an access token up.
    pub async fn session_by_access(&self, hash: TokenHash, now: DateTime<Utc>) -> Result<SessionLookup, StoreError> { let _ = (hash, now); todo!() }
    /// Exchanges a refresh token for a new pair, once.
    pub async fn rotate_session(&self, old_refresh: TokenHash, tokens: TokenPair, now: DateTime<Utc>) -> Result<Rotation, StoreError> { let _ = (old_refresh, tokens, now); todo!() }
    /// The live sessions of a user, newest first.
    pub async fn sessions(&self, user_id: Uuid, now: DateTime<Utc>) -> Result<Vec<Session>, StoreError> { let _ = (user_id, now); todo!() }
    /// Revokes one session of a user; false if they have no such live session.
    pub async fn revoke_session(&self, user_id: Uuid, session_id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> { let _ = (user_id, session_id, now); todo!() }
    /// Revokes all sessions of a user, or all but one; how many.
    pub async fn revoke_all_sessions(&self, user_id: Uuid, except: Option<Uuid>, now: DateTime<Utc>) -> Result<u64, StoreError> { let _ = (user_id, except, now); todo!() }
}
