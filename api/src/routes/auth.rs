//! Register, log in, refresh, log out.

mod checks;
mod tokens;

use crate::{
    ApiState,
    auth::{REFRESH_COOKIE, SignedIn, clear_cookies, read_cookie},
    error::{ApiError, ApiResult, Kind},
    extract::{Json, OptionalJson},
    origin::ClientAddress,
    ratelimit::bucket_of,
    views::Me,
};
use axum::{
    extract::{FromRequestParts, State},
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use checks::check_new_user;
use chrono::Utc;
use mettle_store::{Rotation, TokenHash, UserStatus};
use serde::{Deserialize, Serialize};
use tokens::{FreshTokens, begin_session};
use utoipa::ToSchema;

/// A new account.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Register {
    /// Email address, up to 254 characters; unique, whatever its case.
    #[schema(example = "ada@example.org")]
    email: String,
    /// 3 to 32 letters, digits, `_`, `-` or `.`; unique, whatever its case.
    #[schema(example = "ada")]
    username: String,
    /// 8 to 200 characters.
    #[schema(example = "correct horse battery staple", format = Password)]
    password: String,
    /// Real name, up to 200 characters.
    #[serde(default)]
    #[schema(example = "Ada Lovelace")]
    full_name: String,
}

/// Email and password.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Login {
    /// Email address.
    #[schema(example = "ada@example.org")]
    email: String,
    /// Password.
    #[schema(example = "correct horse battery staple", format = Password)]
    password: String,
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Refresh {
    /// The refresh token; browsers leave the body out and send the cookie.
    #[schema(example = "mtr_dGhpcyBpcyBub3QgYSByZWFsIHRva2VuLCBzb3JyeSE")]
    refresh_token: String,
}

/// Someone who is now logged in. The tokens are set as HttpOnly cookies as well.
#[derive(Serialize, ToSchema)]
pub(crate) struct LoggedIn {
    /// The account.
    user: Me,
    #[serde(flatten)]
    tokens: FreshTokens,
}

/// Create an account and log in.
#[utoipa::path(
    post, path = "/auth/register", tag = "auth", operation_id = "register", request_body = Register,
    responses((status = 201, description = "The account and its first tokens", body = LoggedIn)),
    extensions(("x-problems" = json!(["email-taken", "username-taken", "validation-failed", "malformed-request",
        "unsupported-media-type", "payload-too-large", "cross-origin"]))),
)]
pub(crate) async fn register(
    State(state): State<ApiState>,
    address: ClientAddress,
    headers: HeaderMap,
    Json(body): Json<Register>,
) -> ApiResult<Response> {
    state.limits.login.check(&bucket_of(address.0))?;
    let (mut new_user, password) = check_new_user(body)?;
    new_user.password_hash = Some(state.passwords.hash(password).await?);
    let user = state.store.register(new_user, Utc::now()).await?;
    let (tokens, cookies) = begin_session(&state, &user, address, &headers).await?;
    let body = LoggedIn {
        user: user.into(),
        tokens,
    };
    Ok((StatusCode::CREATED, cookies, axum::Json(body)).into_response())
}

/// Log in.
#[utoipa::path(
    post, path = "/auth/login", tag = "auth", operation_id = "logIn", request_body = Login,
    responses((status = 200, description = "The account and fresh tokens", body = LoggedIn)),
    extensions(("x-problems" = json!(["invalid-credentials", "account-suspended", "validation-failed",
        "malformed-request", "unsupported-media-type", "payload-too-large", "cross-origin"]))),
)]
pub(crate) async fn login(
    State(state): State<ApiState>,
    address: ClientAddress,
    headers: HeaderMap,
    Json(body): Json<Login>,
) -> ApiResult<Response> {
    state.limits.login.check(&bucket_of(address.0))?;
    let wrong = || {
        ApiError::new(
            Kind::InvalidCredentials,
            "There is no account with this email address and password.",
        )
    };
    let known = state.store.credentials_by_email(body.email.trim()).await?;
    let stored = known
        .as_ref()
        .and_then(|credentials| credentials.password_hash.clone());
    let verified = state.passwords.verify(body.password, stored).await?;
    let mut user = known.filter(|_| verified).ok_or_else(wrong)?.user;
    if user.status != UserStatus::Active {
        return Err(ApiError::new(
            Kind::AccountSuspended,
            "This account may not log in. Ask an administrator.",
        ));
    }
    let now = Utc::now();
    state.store.record_login(user.id, now).await?;
    user.last_login_at = Some(now);
    let (tokens, cookies) = begin_session(&state, &user, address, &headers).await?;
    Ok((
        cookies,
        axum::Json(LoggedIn {
            user: user.into(),
            tokens,
        }),
    )
        .into_response())
}

/// Exchange a refresh token for new tokens. Each is good once: a second use ends the login.
#[utoipa::path(
    post, path = "/auth/refresh", tag = "auth", operation_id = "refresh", request_body = Option<Refresh>,
    responses((status = 200, description = "The account and fresh tokens", body = LoggedIn)),
    extensions(("x-problems" = json!(["authentication-required", "token-invalid", "token-expired", "token-reused",
        "validation-failed", "malformed-request", "unsupported-media-type", "cross-origin"]))),
)]
pub(crate) async fn refresh(
    State(state): State<ApiState>,
    headers: HeaderMap,
    OptionalJson(body): OptionalJson<Refresh>,
) -> ApiResult<Response> {
    let presented = presented_refresh_token(body, &headers).ok_or_else(|| {
        ApiError::new(
            Kind::AuthenticationRequired,
            "Send {\"refresh_token\": …}, or the cookie that log in set.",
        )
    })?;
    let fresh = FreshTokens::new(&state.config)?;
    match state
        .store
        .rotate_session(TokenHash::of(&presented), fresh.pair(), Utc::now())
        .await?
    {
        Rotation::Rotated { user, .. } => {
            let cookies = fresh.cookies(&state, &headers);
            Ok((
                cookies,
                axum::Json(LoggedIn {
                    user: user.into(),
                    tokens: fresh,
                }),
            )
                .into_response())
        }
        refused => Ok((clear_cookies(&state, &headers), refusal(refused)).into_response()),
    }
}

fn presented_refresh_token(body: Option<Refresh>, headers: &HeaderMap) -> Option<String> {
    let from_cookie = || read_cookie(headers, REFRESH_COOKIE).map(str::to_owned);
    body.map(|body| body.refresh_token).or_else(from_cookie)
}

fn refusal(rotation: Rotation) -> ApiError {
    match rotation {
        Rotation::Reused {
            session_id,
            user_id,
        } => {
            tracing::warn!(%session_id, %user_id, "a refresh token was used twice; the session is revoked");
            metrics::counter!("mettle_refresh_token_reuse_total").increment(1);
            let detail = "This refresh token was used before. It may be in wrong hands, so this login is ended: log in again.";
            ApiError::new(Kind::TokenReused, detail)
        }
        Rotation::Expired => ApiError::new(
            Kind::TokenExpired,
            "The refresh token has expired. Log in again.",
        ),
        Rotation::Revoked => {
            ApiError::new(Kind::TokenInvalid, "This login was ended. Log in again.")
        }
        Rotation::Unknown | Rotation::Rotated { .. } => ApiError::new(
            Kind::TokenInvalid,
            "This is not a refresh token of this server.",
        ),
    }
}

/// End this login: its tokens stop working and the cookies are cleared. With an access token that
/// has expired, the refresh token says which login is meant.
#[utoipa::path(
    post, path = "/auth/logout", tag = "auth", operation_id = "logOut", request_body = Option<Refresh>,
    responses((status = 204, description = "Logged out, or was not logged in")),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["validation-failed", "malformed-request", "unsupported-media-type", "cross-origin"]))),
)]
pub(crate) async fn logout(
    State(state): State<ApiState>,
    mut parts: Parts,
    OptionalJson(body): OptionalJson<Refresh>,
) -> ApiResult<Response> {
    let now = Utc::now();
    let gone = (
        StatusCode::NO_CONTENT,
        clear_cookies(&state, &parts.headers),
    );
    match SignedIn::from_request_parts(&mut parts, &state).await {
        Ok(caller) => {
            state
                .store
                .revoke_session(caller.user.id, caller.session_id, now)
                .await?;
        }
        Err(error) if error.kind() == Kind::Forbidden => return Err(error),
        Err(error) => match presented_refresh_token(body, &parts.headers) {
            Some(token) => {
                let spent = FreshTokens::new(&state.config)?;
                if let Rotation::Rotated { session, user } = state
                    .store
                    .rotate_session(TokenHash::of(&token), spent.pair(), now)
                    .await?
                {
                    state.store.revoke_session(user.id, session.id, now).await?;
                }
            }
            None if parts.headers.contains_key("authorization") => return Err(error),
            None => {}
        },
    }
    Ok(gone.into_response())
}
