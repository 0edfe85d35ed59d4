//! Errors in two voices: a useful sentence for the caller, the whole cause chain for the log.
//!
//! Every error answer is an RFC 9457 problem document. [`Kind`] is the one list of what can go
//! wrong: the stable name that ends the document's `type`, the status code, the title.

mod conversions;
mod kinds;

pub use kinds::Kind;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::{borrow::Cow, time::Duration};

/// Where the pages that explain each problem live; `type` is this plus the kind's name.
pub(crate) const TYPE_PREFIX: &str = "/api/errors/";

/// One field of the request that was not acceptable.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct FieldError {
    /// Name of the field: `language`, `files[1].name`.
    #[schema(example = "language")]
    pub field: String,
    /// What is wrong with it and what would be right.
    #[schema(
        example = "unknown language \"cobol\"; one of c, cpp, cpp17, cpp23, python, javascript"
    )]
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
        Self::new(
            Kind::Internal,
            "Something failed on our side. Try again; if it stays, report the request id.",
        )
        .because(cause)
    }

    /// There is no `what` called `name`.
    pub fn not_found(what: &str, name: impl std::fmt::Display) -> Self {
        Self::new(Kind::NotFound, format!("There is no {what} {name}."))
    }

    /// One field that is not acceptable.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::fields(
            Kind::ValidationFailed,
            vec![FieldError {
                field: field.into(),
                message: message.into(),
            }],
        )
    }

    /// Several fields that are not acceptable; the detail repeats the first.
    pub(crate) fn fields(kind: Kind, errors: Vec<FieldError>) -> Self {
        let detail = match errors.as_slice() {
            [] => "The request is not acceptable.".to_owned(),
            [one] => format!("{}: {}.", one.field, one.message),
            [first, rest @ ..] => format!(
                "{}: {} (and {} more).",
                first.field,
                first.message,
                rest.len()
            ),
        };
        ApiError {
            errors,
            ..Self::new(kind, detail)
        }
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
            (Some(cause), true) => {
                tracing::error!(kind, cause = format!("{cause:#}"), "request failed")
            }
            (None, true) => tracing::error!(kind, detail = self.detail, "request failed"),
            (Some(cause), false) => tracing::debug!(
                kind,
                detail = self.detail,
                cause = format!("{cause:#}"),
                "request refused"
            ),
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
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(challenge) = challenge(self.kind) {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static(challenge),
            );
        }
        if let Some(wait) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(whole_seconds(wait)));
        }
        // The outermost layer adds the request id and the path, see `observe`.
        response.extensions_mut().insert(problem);
        response
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
    use axum::http::StatusCode;
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
        assert!(
            !String::from_utf8(problem.to_json())
                .unwrap()
                .contains("hunter2")
        );
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }

    #[test]
    fn a_wait_is_rounded_up_to_whole_seconds() {
        assert_eq!(whole_seconds(Duration::from_millis(1)), 1);
        assert_eq!(whole_seconds(Duration::from_secs(3)), 3);
    }
}
