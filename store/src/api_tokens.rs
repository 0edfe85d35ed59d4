//! Long-lived tokens for programs.

use crate::{
    Store, StoreError, TokenHash, User, UserStatus,
    db::*,
    text::{clean, json, parse, stamp},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use uuid::Uuid;

/// A token to create.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    /// Whose.
    pub user_id: Uuid,
    /// What the user calls it.
    pub name: String,
    /// Hash of the token.
    pub token_hash: TokenHash,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it ends; none for never.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApiToken {
    /// Id.
    pub id: Uuid,
    /// Whose.
    pub user_id: Uuid,
    /// What the user calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it ends; none for never.
    pub expires_at: Option<DateTime<Utc>>,
    /// Last use, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// What a presented API token stands for.
#[derive(Clone, Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "one a request, taken apart at once"
)]
pub enum ApiTokenLookup {
    /// A live token of an active user.
    Valid {
        /// The token.
        token: ApiToken,
        /// Its user.
        user: User,
    },
    /// It was good once.
    Expired,
    /// Never given out, revoked, or the user may no longer sign in.
    Unknown,
}

impl Store {
    /// Creates a token.
    pub async fn create_api_token(
        &self,
        new: NewApiToken,
        now: DateTime<Utc>,
    ) -> Result<ApiToken, StoreError> {
        let row: ApiTokenRow = on_write!(self.db, e => sqlx::query_as(
            "insert into api_tokens (id, user_id, name, token_hash, scopes, expires_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $7) returning *")
            .bind(Uuid::now_v7())
            .bind(new.user_id)
            .bind(clean(&new.name))
            .bind(new.token_hash.bytes())
            .bind(json(&new.scopes))
            .bind(new.expires_at.map(stamp))
            .bind(stamp(now))
            .fetch_one(e).await)?;
        row.read()
    }

    /// The tokens of a user, newest first.
    pub async fn api_tokens(&self, user_id: Uuid) -> Result<Vec<ApiToken>, StoreError> {
        let rows: Vec<ApiTokenRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from api_tokens where user_id = $1 order by id desc").bind(user_id).fetch_all(e).await)?;
        rows.into_iter().map(ApiTokenRow::read).collect()
    }

    /// Deletes a token of a user; false if they have no such token.
    pub async fn revoke_api_token(&self, user_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let deleted = on_write!(self.db, e => affected!(sqlx::query(
            "delete from api_tokens where user_id = $1 and id = $2").bind(user_id).bind(id).execute(e).await))?;
        Ok(deleted > 0)
    }

    /// Looks a token up and notes its use, to the minute: a busy program does not cause a write
    /// with every request.
    pub async fn api_token_by_hash(
        &self,
        hash: TokenHash,
        now: DateTime<Utc>,
    ) -> Result<ApiTokenLookup, StoreError> {
        let now = stamp(now);
        let found: Option<ApiTokenRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from api_tokens where token_hash = $1").bind(hash.bytes()).fetch_optional(e).await)?;
        let Some(row) = found else {
            return Ok(ApiTokenLookup::Unknown);
        };
        if row.expires_at.is_some_and(|end| end <= now) {
            return Ok(ApiTokenLookup::Expired);
        }
        let user = match self.user(row.user_id).await? {
            Some(user) if user.status == UserStatus::Active => user,
            _ => return Ok(ApiTokenLookup::Unknown),
        };
        if row
            .last_used_at
            .is_none_or(|last| now - last >= TimeDelta::minutes(1))
        {
            on_write!(self.db, e => affected!(sqlx::query("update api_tokens set last_used_at = $2 where id = $1")
                .bind(row.id).bind(now).execute(e).await))?;
        }
        Ok(ApiTokenLookup::Valid {
            token: row.read()?,
            user,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ApiTokenRow {
    id: Uuid,
    user_id: Uuid,
    name: String,
    scopes: String,
    expires_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
}

impl ApiTokenRow {
    fn read(self) -> Result<ApiToken, StoreError> {
        Ok(ApiToken {
            id: self.id,
            user_id: self.user_id,
            name: self.name,
            scopes: parse("scopes of an API token", &self.scopes)?,
            expires_at: self.expires_at,
            last_used_at: self.last_used_at,
            created_at: self.created_at,
        })
    }
}
