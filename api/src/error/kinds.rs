//! The one list of what can go wrong.

use axum::http::StatusCode;

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
    /// The set is not judged to its end yet, or was applied or dropped already; look at its state.
    RejudgeNotReady = CONFLICT, "rejudge-not-ready", "The rejudge is not ready for this";
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
