//! Long-lived tokens for programs.

use crate::{Store, StoreError, TokenHash, User};
use chrono::{DateTime, Utc};
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
    pub async fn create_api_token(&self, new: NewApiToken, now: DateTime<Utc>) -> Result<ApiToken, StoreError> { let _ = (new, now); todo!() }
    /// The tokens of a user, newest first.
    pub async fn api_tokens(&self, user_id: Uuid) -> Result<Vec<ApiToken>, StoreError> { let _ = user_id; todo!() }
    /// Deletes a token of a user; false if they have no such token.
    pub async fn revoke_api_token(&self, user_id: Uuid, id: Uuid) -> Result<bool, StoreError> { let _ = (user_id, id); todo!() }
    /// Looks a token up and notes its use.
    pub async fn api_token_by_hash(&self, hash: TokenHash, now: DateTime<Utc>) -> Result<ApiTokenLookup, StoreError> { let _ = (hash, now); todo!() }
}
