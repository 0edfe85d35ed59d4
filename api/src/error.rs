//! Errors in two voices: a useful sentence for the caller, the whole cause chain for the log.
//!
//! Every error answer is an RFC 9457 problem document. [`Kind`] is the one list of what can go
//! wrong: the stable name that ends the document's `type`, the status code, the title.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mettle_store::{BadCursor, CreateError, RegisterError, StoreError};
use serde::Serialize;
use std::{borrow::Cow, time::Duration};

/// Where the pages that explain each problem live; `type` is this plus the kind's name.
pub(crate) const TYPE_PREFIX: &str = "/api/errors/";

macro_rules! kinds {
    ($($(#[doc = $explanation:literal])+ $variant:ident = $status:ident, $name:literal, $title:literal;)+) => {
        /// What went wrong, as far as a client can tell the cases apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($(#[doc = $explanation])+ $variant,)+ }

        impl Kind {
            /// Every kind, for the documentation.
            pub const ALL: &[Kind] = &[$(Kind::$variant),+];

            /// The stable last part of the problem's `type`.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name),+ }
            }

            /// The same few words for every problem of the kind.
            pub fn title(self) -> &'static str {
                match self { $(Kind::$variant => $title),+ }
            }

            /// The one place that says which status a problem has.
            pub fn status(self) -> StatusCode {
                match self { $(Kind::$variant => StatusCode::$status),+ }
            }

            /// What it means and what to do, for the documentation.
            pub fn explanation(self) -> &'static str {
                match self { $(Kind::$variant => concat!($($explanation),+).trim_ascii()),+ }
            }
        }
    };
}

kinds! {
    /// The request could not be read: malformed JSON, text that is not UTF-8, a malformed parameter.
    MalformedRequest = BAD_REQUEST, "malformed-request", "The request could not be read";
    /// A list was asked for with a cursor that this server did not give out, or for another list.
    InvalidCursor = BAD_REQUEST, "invalid-cursor", "The cursor is not valid";
    /// No credential was sent. Send `Authorization: Bearer` with an access or API token, or log in for the cookie.
    AuthenticationRequired = UNAUTHORIZED, "authentication-required", "Authentication is required";
    /// Email and password do not belong together, or there is no such account.
    InvalidCredentials = UNAUTHORIZED, "invalid-credentials", "Wrong email or password";
    /// The token is unknown: mistyped, revoked, or of the wrong sort for this use.
    TokenInvalid = UNAUTHORIZED, "token-invalid", "The token is not valid";
    /// The token was valid once. Get a new access token from `POST /api/v1/auth/refresh`, or log in again.
    TokenExpired = UNAUTHORIZED, "token-expired", "The token has expired";
    /// A refresh token was used a second time. It may have been stolen, so every token of that login is revoked: log in again.
    TokenReused = UNAUTHORIZED, "token-reused", "The refresh token was already used";
    /// The account is suspended or inactive and may not be used; an administrator can say why.
    AccountSuspended = FORBIDDEN, "account-suspended", "The account is suspended";
    /// The account may not do this; it needs another role or the token another scope.
    Forbidden = FORBIDDEN, "forbidden", "Not allowed";
    /// A browser sent the cookie from a page of another origin. Programs send a token instead.
    CrossOrigin = FORBIDDEN, "cross-origin", "The request comes from another origin";
    /// There is no such thing, or it belongs to someone else.
    NotFound = NOT_FOUND, "not-found", "Not found";
    /// The path exists, but not with this method; see the `Allow` header.
    MethodNotAllowed = METHOD_NOT_ALLOWED, "method-not-allowed", "The method is not allowed";
    /// The body took too long to arrive.
    RequestTimeout = REQUEST_TIMEOUT, "request-timeout", "The request took too long to arrive";
    /// An account with this email address exists.
    EmailTaken = CONFLICT, "email-taken", "The email address is taken";
    /// An account with this username exists.
    UsernameTaken = CONFLICT, "username-taken", "The username is taken";
    /// The body, or the source code in it, is larger than allowed.
    PayloadTooLarge = PAYLOAD_TOO_LARGE, "payload-too-large", "The body is too large";
    /// Bodies are JSON unless said otherwise: send `Content-Type: application/json`.
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The media type is not supported";
    /// The request was understood, but some fields are missing or unacceptable; `errors` names each.
    ValidationFailed = UNPROCESSABLE_ENTITY, "validation-failed", "Some fields are not acceptable";
    /// The same `Idempotency-Key` came before with another body. Use a new key for each new request.
    IdempotencyKeyReused = UNPROCESSABLE_ENTITY, "idempotency-key-reused", "The idempotency key was used for another request";
    /// This path speaks WebSocket only: send `Connection: Upgrade` and `Upgrade: websocket`.
    WebSocketRequired = UPGRADE_REQUIRED, "websocket-required", "This is a WebSocket";
    /// Too many requests from this account or address; wait as long as `Retry-After` says.
    RateLimited = TOO_MANY_REQUESTS, "rate-limited", "Too many requests";
    /// The account has as many live connections open as it may; close some.
    TooManyConnections = TOO_MANY_REQUESTS, "too-many-connections", "Too many live connections";
    /// Our fault. The operator finds the cause in the log under the request id.
    Internal = INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side";
    /// A part this needs (the database, say) cannot be reached now, or all is busy; try again soon.
    Unavailable = SERVICE_UNAVAILABLE, "unavailable", "Temporarily unavailable";
}

/// One field of the request that was not acceptable.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct FieldError {
    /// Name of the field: `language`, `files[1].name`.
    #[schema(example = "language")]
    pub field: String,
    /// What is wrong with it and what would be right.
    #[schema(example = "unknown language \"cobol\"; one of c, cpp, cpp17, cpp23, python, javascript")]
    pub message: String,
}

/// An RFC 9457 problem document.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ProblemDetails)]
pub(crate) struct Problem {
    /// Stable name of the kind of problem: a path on this server whose page explains it.
    #[serde(rename = "type")]
    #[schema(example = "/api/errors/not-found")]
    pub kind: String,
    /// The kind in a few words, the same every time.
    #[schema(example = "Not found")]
    pub title: Cow<'static, str>,
    /// The HTTP status again.
    #[schema(example = 404)]
    pub status: u16,
    /// What happened this time and what to do about it.
    #[schema(example = "There is no submission 0198c0de-0000-7000-8000-000000000000.")]
    pub detail: String,
    /// The path that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/api/v1/submissions/0198c0de-0000-7000-8000-000000000000")]
    pub instance: Option<String>,
    /// Id of the request, as in `x-request-id`: name it when reporting a fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "0198c0de-1111-7000-8000-000000000000")]
    pub request_id: Option<String>,
    /// The fields that were not acceptable, for validation problems.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// The document of a kind with a sentence for this occurrence.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Problem {
            kind: format!("{TYPE_PREFIX}{}", kind.name()),
            title: kind.title().into(),
            status: kind.status().as_u16(),
            detail: detail.into(),
            instance: None,
            request_id: None,
            errors: Vec::new(),
        }
    }

    /// The document as bytes of a response body.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a problem is strings and numbers")
    }
}

/// An error on its way to the caller.
#[derive(Debug)]
pub struct ApiError {
    kind: Kind,
    detail: String,
    errors: Vec<FieldError>,
    retry_after: Option<Duration>,
    /// For the log only.
    cause: Option<anyhow::Error>,
}

/// What handlers return.
pub(crate) type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// An error of this kind, with a sentence for the caller.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        ApiError {
            kind,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after: None,
            cause: None,
        }
    }

    /// Our fault; the cause goes to the log and nowhere else.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::new(Kind::Internal, "Something failed on our side. Try again; if it stays, report the request id.")
            .because(cause)
    }

    /// There is no `what` called `name`.
    pub fn not_found(what: &str, name: impl std::fmt::Display) -> Self {
        Self::new(Kind::NotFound, format!("There is no {what} {name}."))
    }

    /// One field that is not acceptable.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::fields(Kind::ValidationFailed, vec![FieldError { field: field.into(), message: message.into() }])
    }

    /// Several fields that are not acceptable; the detail repeats the first.
    pub(crate) fn fields(kind: Kind, errors: Vec<FieldError>) -> Self {
        let detail = match errors.as_slice() {
            [] => "The request is not acceptable.".to_owned(),
            [one] => format!("{}: {}.", one.field, one.message),
            [first, rest @ ..] => format!("{}: {} (and {} more).", first.field, first.message, rest.len()),
        };
        ApiError { errors, ..Self::new(kind, detail) }
    }

    /// Adds the cause for the log.
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Says how long to wait before trying again.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// The kind of problem.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    fn log(&self) {
        let kind = self.kind.name();
        match (&self.cause, self.kind.status().is_server_error()) {
            (Some(cause), true) => tracing::error!(kind, cause = format!("{cause:#}"), "request failed"),
            (None, true) => tracing::error!(kind, detail = self.detail, "request failed"),
            (Some(cause), false) => tracing::debug!(kind, detail = self.detail, cause = format!("{cause:#}"), "request refused"),
            (None, false) => tracing::debug!(kind, detail = self.detail, "request refused"),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.log();
        let mut problem = Problem::new(self.kind, self.detail);
        problem.errors = self.errors;
        let mut response = (self.kind.status(), problem.to_json()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(challenge) = challenge(self.kind) {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if let Some(wait) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(whole_seconds(wait)));
        }
        // The outermost layer adds the request id and the path, see `observe`.
        response.extensions_mut().insert(problem);
        response
    }
}

impl From<BadCursor> for ApiError {
    fn from(error: BadCursor) -> Self {
        ApiError::new(
            Kind::InvalidCursor,
            "The cursor is not one of this list: send `next` of the page before, unchanged, or none for the first page.",
        )
        .because(error)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        if let StoreError::BadCursor(error) = error {
            return error.into();
        }
        if error.is_unavailable() {
            return ApiError::new(Kind::Unavailable, "The database does not answer at the moment. Try again soon.")
                .retry_after(Duration::from_secs(2))
                .because(error);
        }
        ApiError::internal(error)
    }
}

impl From<CreateError> for ApiError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::IdempotencyConflict => ApiError::new(
                Kind::IdempotencyKeyReused,
                "This Idempotency-Key came before with another content. Use a new key for a new request.",
            ),
            CreateError::Gone => ApiError::new(Kind::NotFound, "The problem was removed just now."),
            CreateError::Store(error) => error.into(),
        }
    }
}

impl From<RegisterError> for ApiError {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::EmailTaken => {
                ApiError::new(Kind::EmailTaken, "An account with this email address exists. Log in, or use another.")
            }
            RegisterError::UsernameTaken => {
                ApiError::new(Kind::UsernameTaken, "An account with this username exists. Choose another.")
            }
            RegisterError::GoogleIdTaken => ApiError::internal(error),
            RegisterError::Store(error) => error.into(),
        }
    }
}

/// Rounds up: a client that waits exactly this long is let in.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// RFC 6750's challenge for 401 answers.
fn challenge(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::AuthenticationRequired | Kind::InvalidCredentials => r#"Bearer realm="mettle""#,
        Kind::TokenExpired => {
            r#"Bearer realm="mettle", error="invalid_token", error_description="The token has expired""#
        }
        Kind::TokenInvalid | Kind::TokenReused => {
            r#"Bearer realm="mettle", error="invalid_token", error_description="The token is not valid""#
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_kind_has_its_own_name_and_every_401_a_challenge() {
        let names: HashSet<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert_eq!(
                challenge(*kind).is_some(),
                kind.status() == StatusCode::UNAUTHORIZED,
                "{kind:?}"
            );
            assert!(!kind.explanation().is_empty());
        }
    }

    #[test]
    fn the_cause_of_our_own_faults_stays_out_of_the_answer() {
        let error = ApiError::internal(anyhow::anyhow!("password of the database is hunter2"));
        let response = error.into_response();
        let problem = response.extensions().get::<Problem>().unwrap();
        assert!(!String::from_utf8(problem.to_json()).unwrap().contains("hunter2"));
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }

    #[test]
    fn a_wait_is_rounded_up_to_whole_seconds() {
        assert_eq!(whole_seconds(Duration::from_millis(1)), 1);
        assert_eq!(whole_seconds(Duration::from_secs(3)), 3);
    }
}
