//! Sign-ins: one row per device, opaque tokens of which only hashes are kept.

use crate::{
    Store, StoreError, User, UserStatus,
    db::*,
    text::{clean_some, stamp},
};
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

    /// As a column takes it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
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
#[allow(
    clippy::large_enum_variant,
    reason = "one a request, taken apart at once"
)]
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
#[allow(
    clippy::large_enum_variant,
    reason = "one a request, taken apart at once"
)]
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
    pub async fn create_session(
        &self,
        new: NewSession,
        now: DateTime<Utc>,
    ) -> Result<Session, StoreError> {
        Ok(on_write!(self.db, e => sqlx::query_as(
            "insert into sessions (id, user_id, access_token_hash, access_expires_at, refresh_token_hash, expires_at,
                    user_agent, ip_address, last_used_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9) returning *")
            .bind(Uuid::now_v7())
            .bind(new.user_id)
            .bind(new.tokens.access_hash.bytes())
            .bind(stamp(new.tokens.access_expires_at))
            .bind(new.tokens.refresh_hash.bytes())
            .bind(stamp(new.tokens.refresh_expires_at))
            .bind(clean_some(&new.user_agent))
            .bind(clean_some(&new.ip_address))
            .bind(stamp(now))
            .fetch_one(e).await)?)
    }

    /// Looks an access token up.
    pub async fn session_by_access(
        &self,
        hash: TokenHash,
        now: DateTime<Utc>,
    ) -> Result<SessionLookup, StoreError> {
        let found: Option<SessionRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from sessions where access_token_hash = $1").bind(hash.bytes()).fetch_optional(e).await)?;
        let Some(row) = found else {
            return Ok(SessionLookup::Unknown);
        };
        if row.revoked_at.is_some() {
            return Ok(SessionLookup::Revoked);
        }
        if row.access_expires_at <= now {
            return Ok(SessionLookup::Expired);
        }
        Ok(match self.user(row.session.user_id).await? {
            Some(user) if user.status == UserStatus::Active => SessionLookup::Valid {
                session: row.session,
                user,
            },
            _ => SessionLookup::Revoked,
        })
    }

    /// Exchanges a refresh token for a new pair, once. The old access token dies with it.
    /// Presenting a token that was exchanged before revokes the session.
    pub async fn rotate_session(
        &self,
        old_refresh: TokenHash,
        tokens: TokenPair,
        now: DateTime<Utc>,
    ) -> Result<Rotation, StoreError> {
        let now = stamp(now);
        let mut tx = self.db.begin().await?;
        // The update comes first: of two requests with the same token one waits, and then finds it spent.
        let rotated: Option<Session> = on_tx!(&mut tx, e => sqlx::query_as(
            "update sessions set access_token_hash = $2, access_expires_at = $3, refresh_token_hash = $4,
                    expires_at = $5, last_used_at = $6, updated_at = $6
             where refresh_token_hash = $1 and revoked_at is null and expires_at > $6
               and user_id in (select id from users where status = 'active') returning *")
            .bind(old_refresh.bytes())
            .bind(tokens.access_hash.bytes())
            .bind(stamp(tokens.access_expires_at))
            .bind(tokens.refresh_hash.bytes())
            .bind(stamp(tokens.refresh_expires_at))
            .bind(now)
            .fetch_optional(e).await)?;
        let Some(session) = rotated else {
            drop(tx);
            return self.why_not_rotated(old_refresh, now).await;
        };
        on_tx!(&mut tx, e => affected!(sqlx::query(
            "insert into spent_refresh_tokens (token_hash, session_id, spent_at) values ($1, $2, $3)")
            .bind(old_refresh.bytes()).bind(session.id).bind(now).execute(e).await))?;
        let user: User = on_tx!(&mut tx, e => sqlx::query_as("select * from users where id = $1")
            .bind(session.user_id).fetch_one(e).await)?;
        tx.commit().await?;
        Ok(Rotation::Rotated { session, user })
    }

    /// Tells the reasons apart, and revokes the session of a spent token.
    async fn why_not_rotated(
        &self,
        refresh: TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Rotation, StoreError> {
        let reused: Option<Session> = on_write!(self.db, e => sqlx::query_as(
            "update sessions set revoked_at = coalesce(revoked_at, $2), updated_at = $2
             where id in (select session_id from spent_refresh_tokens where token_hash = $1) returning *")
            .bind(refresh.bytes()).bind(now).fetch_optional(e).await)?;
        if let Some(session) = reused {
            return Ok(Rotation::Reused {
                session_id: session.id,
                user_id: session.user_id,
            });
        }
        let current: Option<SessionRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from sessions where refresh_token_hash = $1").bind(refresh.bytes()).fetch_optional(e).await)?;
        Ok(match current {
            None => Rotation::Unknown,
            Some(row) if row.revoked_at.is_none() && row.session.expires_at <= now => {
                Rotation::Expired
            }
            Some(_) => Rotation::Revoked,
        })
    }

    /// The live sessions of a user, newest first.
    pub async fn sessions(
        &self,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<Session>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_as(
            "select * from sessions where user_id = $1 and revoked_at is null and expires_at > $2 order by id desc")
            .bind(user_id).bind(stamp(now)).fetch_all(e).await)?)
    }

    /// Revokes one session of a user; false if they have no such live session.
    pub async fn revoke_session(
        &self,
        user_id: Uuid,
        session_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let revoked = on_write!(self.db, e => affected!(sqlx::query(
            "update sessions set revoked_at = $3, updated_at = $3
             where user_id = $1 and id = $2 and revoked_at is null and expires_at > $3")
            .bind(user_id).bind(session_id).bind(stamp(now)).execute(e).await))?;
        Ok(revoked > 0)
    }

    /// Revokes all sessions of a user, or all but one; how many.
    pub async fn revoke_all_sessions(
        &self,
        user_id: Uuid,
        except: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        Ok(on_write!(self.db, e => affected!(sqlx::query(
            "update sessions set revoked_at = $3, updated_at = $3
             where user_id = $1 and ($2 is null or id <> $2) and revoked_at is null and expires_at > $3")
            .bind(user_id).bind(except).bind(stamp(now)).execute(e).await))?)
    }
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    #[sqlx(flatten)]
    session: Session,
    access_expires_at: DateTime<Utc>,
    revoked_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_kept_as_its_sha_256() {
        assert_eq!(TokenHash::of("a").bytes()[..4], [0xca, 0x97, 0x81, 0x12]);
        assert_ne!(TokenHash::of("a"), TokenHash::of("b"));
    }
}
