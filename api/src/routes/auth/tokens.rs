//! Fresh tokens for a login.

use crate::{
    ApiState,
    auth::{SetCookies, token_cookies},
    config::ApiConfig,
    error::ApiResult,
    origin::ClientAddress,
    secrets::{TokenKind, new_token},
};
use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};
use mettle_store::{NewSession, TokenHash, TokenPair, User};
use serde::Serialize;
use utoipa::ToSchema;

/// A pair of tokens. Only their hashes are stored, so this is the one time they are shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct FreshTokens {
    /// For `Authorization: Bearer`.
    #[schema(example = "mta_dGhpcyBpcyBub3QgYSByZWFsIHRva2VuLCBzb3JyeSE")]
    access_token: String,
    /// For `POST /api/v1/auth/refresh`; good once.
    #[schema(example = "mtr_dGhpcyBpcyBub3QgYSByZWFsIHRva2VuLCBzb3JyeSE")]
    refresh_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds until the access token ends.
    #[schema(example = 900)]
    expires_in: u64,
    #[serde(skip)]
    access_expires_at: DateTime<Utc>,
    #[serde(skip)]
    refresh_expires_at: DateTime<Utc>,
}

impl FreshTokens {
    pub fn new(config: &ApiConfig) -> ApiResult<Self> {
        let now = Utc::now();
        Ok(FreshTokens {
            access_token: new_token(TokenKind::Access)?,
            refresh_token: new_token(TokenKind::Refresh)?,
            token_type: "Bearer",
            expires_in: config.access_token_lifetime.as_secs(),
            access_expires_at: now + config.access_token_lifetime,
            refresh_expires_at: now + config.refresh_token_lifetime,
        })
    }

    /// What is stored of them.
    pub fn pair(&self) -> TokenPair {
        TokenPair {
            access_hash: TokenHash::of(&self.access_token),
            access_expires_at: self.access_expires_at,
            refresh_hash: TokenHash::of(&self.refresh_token),
            refresh_expires_at: self.refresh_expires_at,
        }
    }

    /// The same tokens for browsers.
    pub fn cookies(&self, state: &ApiState, headers: &HeaderMap) -> SetCookies {
        token_cookies(state, headers, &self.access_token, &self.refresh_token)
    }
}

/// Logs a user in on this device.
pub(crate) async fn begin_session(
    state: &ApiState,
    user: &User,
    address: ClientAddress,
    headers: &HeaderMap,
) -> ApiResult<(FreshTokens, SetCookies)> {
    let fresh = FreshTokens::new(&state.config)?;
    let agent = headers
        .get(header::USER_AGENT)
        .map(|value| String::from_utf8_lossy(value.as_bytes()));
    let session = NewSession {
        user_id: user.id,
        tokens: fresh.pair(),
        user_agent: agent.map(|text| text.chars().take(300).collect()),
        ip_address: Some(address.0.to_string()),
    };
    state.store.create_session(session, Utc::now()).await?;
    let cookies = fresh.cookies(state, headers);
    Ok((fresh, cookies))
}
