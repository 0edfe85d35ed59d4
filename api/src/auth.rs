//! Who is calling.
//!
//! A credential is a token in `Authorization: Bearer`, or the access cookie. Handlers ask for what
//! they need: [`MaybeUser`], [`CurrentUser`] or [`SignedIn`] (a person, not an API token).

mod cookies;
mod scopes;

pub(crate) use cookies::{
    ACCESS_COOKIE, REFRESH_COOKIE, SetCookies, clear_cookies, read_cookie, token_cookies,
};
pub(crate) use scopes::Scope;

use crate::{
    ApiState,
    error::{ApiError, ApiResult, Kind},
    secrets::TokenKind,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
};
use chrono::Utc;
use mettle_store::{ApiTokenLookup, Role, SessionLookup, TokenHash, User, Viewer};
use uuid::Uuid;

/// An authenticated caller.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub user: User,
    pub credential: Credential,
}

/// What the caller showed.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    /// The access token of a login.
    Session(Uuid),
    /// An API token with these scopes.
    ApiToken(Vec<String>),
}

impl Caller {
    /// Whose eyes the store looks with. An API token without the admin scope sees as a user.
    pub fn viewer(&self) -> Viewer {
        let is_admin = self.user.role == Role::Admin && self.has_scope(Scope::Admin);
        Viewer {
            user_id: Some(self.user.id),
            is_admin,
        }
    }

    fn has_scope(&self, scope: Scope) -> bool {
        match &self.credential {
            Credential::Session(_) => true,
            Credential::ApiToken(scopes) => scopes.iter().any(|held| held == scope.name()),
        }
    }

    /// Reading needs one scope, changing another.
    fn check_scope(&self, method: &Method) -> ApiResult<()> {
        let needed = if method.is_safe() {
            Scope::Read
        } else {
            Scope::Submit
        };
        if self.has_scope(needed) || self.has_scope(Scope::Admin) {
            return Ok(());
        }
        Err(ApiError::new(
            Kind::Forbidden,
            format!("This API token lacks the scope {:?}.", needed.name()),
        ))
    }
}

/// Where a token was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Header,
    Cookie,
}

fn find_token(headers: &HeaderMap) -> ApiResult<Option<(String, Source)>> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let token = value.to_str().ok().and_then(|text| text.split_once(' '));
        return match token {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => {
                Ok(Some((token.trim().to_owned(), Source::Header)))
            }
            _ => Err(ApiError::new(
                Kind::TokenInvalid,
                "The Authorization header is not of the form: Bearer TOKEN.",
            )),
        };
    }
    Ok(read_cookie(headers, ACCESS_COOKIE).map(|token| (token.to_owned(), Source::Cookie)))
}

/// Whether the caller relies on the cookie: then the page it comes from matters.
pub(crate) fn relies_on_cookie(headers: &HeaderMap) -> bool {
    !headers.contains_key(header::AUTHORIZATION) && read_cookie(headers, ACCESS_COOKIE).is_some()
}

/// Finds out who calls, from headers alone.
pub(crate) async fn authenticate(state: &ApiState, headers: &HeaderMap) -> ApiResult<Caller> {
    let (token, _) = find_token(headers)?.ok_or_else(nobody)?;
    look_up(state, &token).await
}

fn nobody() -> ApiError {
    ApiError::new(
        Kind::AuthenticationRequired,
        "Send Authorization: Bearer with an access token (POST /api/v1/auth/login) or an API token.",
    )
}

async fn look_up(state: &ApiState, token: &str) -> ApiResult<Caller> {
    let hash = TokenHash::of(token);
    let caller = match TokenKind::of(token) {
        Some(TokenKind::Access) => match state.store.session_by_access(hash, Utc::now()).await? {
            SessionLookup::Valid { session, user } => Caller {
                user,
                credential: Credential::Session(session.id),
            },
            SessionLookup::Expired => {
                return Err(expired("access token", "Refresh it, or log in again."));
            }
            SessionLookup::Revoked => return Err(invalid("This login was ended. Log in again.")),
            SessionLookup::Unknown => {
                return Err(invalid(
                    "The access token is unknown or was replaced by a newer one.",
                ));
            }
        },
        Some(TokenKind::Api) => match state.store.api_token_by_hash(hash, Utc::now()).await? {
            ApiTokenLookup::Valid { token, user } => Caller {
                user,
                credential: Credential::ApiToken(token.scopes),
            },
            ApiTokenLookup::Expired => return Err(expired("API token", "Create a new one.")),
            ApiTokenLookup::Unknown => {
                return Err(invalid("The API token is unknown or was revoked."));
            }
        },
        Some(TokenKind::Refresh) => {
            return Err(invalid(
                "This is a refresh token; only POST /api/v1/auth/refresh takes it.",
            ));
        }
        Some(TokenKind::Ticket) => {
            return Err(invalid("This is a WebSocket ticket; send it as ?ticket=."));
        }
        None => {
            return Err(invalid(
                "This is not a token of this server; they begin with mta_ or mtk_.",
            ));
        }
    };
    tracing::Span::current().record("user_id", tracing::field::display(caller.user.id));
    state.limits.user.check(&caller.user.id)?;
    Ok(caller)
}

fn expired(what: &str, remedy: &str) -> ApiError {
    ApiError::new(
        Kind::TokenExpired,
        format!("The {what} has expired. {remedy}"),
    )
}

fn invalid(detail: &str) -> ApiError {
    ApiError::new(Kind::TokenInvalid, detail)
}

/// Someone who is logged in or shows an API token.
pub(crate) struct CurrentUser(pub Caller);

impl FromRequestParts<ApiState> for CurrentUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, ApiError> {
        let caller = authenticate(state, &parts.headers).await?;
        caller.check_scope(&parts.method)?;
        Ok(CurrentUser(caller))
    }
}

/// An administrator: their login, or an API token of theirs with the scope.
pub(crate) struct Admin(pub Caller);

impl FromRequestParts<ApiState> for Admin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, ApiError> {
        let caller = authenticate(state, &parts.headers).await?;
        caller.check_scope(&parts.method)?;
        if !caller.viewer().is_admin {
            return Err(ApiError::new(
                Kind::Forbidden,
                "This is for administrators, and for API tokens of theirs with the scope \"admin\".",
            ));
        }
        Ok(Admin(caller))
    }
}

/// Anyone. A bad token in the header is still refused, so that its owner notices; a stale cookie
/// only makes the caller a stranger.
pub(crate) struct MaybeUser(pub Option<Caller>);

impl MaybeUser {
    /// Whose eyes the store looks with.
    pub fn viewer(&self) -> Viewer {
        self.0.as_ref().map_or(Viewer::ANONYMOUS, Caller::viewer)
    }
}

impl FromRequestParts<ApiState> for MaybeUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, ApiError> {
        let Some((token, source)) = find_token(&parts.headers)? else {
            return Ok(MaybeUser(None));
        };
        match look_up(state, &token).await {
            Ok(caller) => {
                caller.check_scope(&parts.method)?;
                Ok(MaybeUser(Some(caller)))
            }
            Err(error) if source == Source::Cookie && is_stale(&error) => Ok(MaybeUser(None)),
            Err(error) => Err(error),
        }
    }
}

fn is_stale(error: &ApiError) -> bool {
    matches!(error.kind(), Kind::TokenExpired | Kind::TokenInvalid)
}

/// A person who logged in: for what a leaked API token must not do, such as making more tokens.
pub(crate) struct SignedIn {
    pub user: User,
    pub session_id: Uuid,
}

impl FromRequestParts<ApiState> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, ApiError> {
        let caller = authenticate(state, &parts.headers).await?;
        match caller.credential {
            Credential::Session(session_id) => Ok(SignedIn {
                user: caller.user,
                session_id,
            }),
            Credential::ApiToken(_) => Err(ApiError::new(
                Kind::Forbidden,
                "An API token may not do this. Log in and use the access token.",
            )),
        }
    }
}
