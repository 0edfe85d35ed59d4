//! The outermost layer: request id, log, metrics, deadline, panics, security headers.

use crate::{
    ApiState,
    error::{ApiError, Kind, Problem},
    origin::client_address,
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};
use tracing::Instrument;
use uuid::Uuid;

/// The header that carries a request's id in both directions.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request: the caller's own if it sent a sane one, else new. It is stored with what
/// the request creates, so that one id follows a submission through queue and worker.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub String);

impl RequestId {
    fn of(headers: &HeaderMap) -> Self {
        let given = headers
            .get(REQUEST_ID)
            .and_then(|value| value.to_str().ok());
        let sane = given.filter(|text| {
            (1..=100).contains(&text.len())
                && text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.:/+=".contains(&b))
        });
        RequestId(sane.map_or_else(|| Uuid::now_v7().to_string(), str::to_owned))
    }
}

/// Wraps every request, matched or not.
pub(crate) async fn observe(
    State(state): State<ApiState>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|matched| matched.as_str().to_owned());
    let route = route.unwrap_or_else(|| "unmatched".to_owned());
    let method = request.method().clone();
    // The path without its query: a query may hold a ticket.
    let path = request.uri().path().to_owned();
    let address = client_address(
        request.extensions(),
        request.headers(),
        state.config.trusted_proxies,
    );
    let span = tracing::info_span!("request", request_id = id.0, %method, path, user_id = tracing::field::Empty);
    request.extensions_mut().insert(id.clone());

    // What is uploaded may be large; that it keeps arriving is looked at while it is read.
    let deadline = match method != Method::GET && path.starts_with("/api/v1/admin/problems") {
        true => state.config.upload_timeout,
        false => state.config.request_timeout,
    };
    let mut response = guarded(next.run(request), deadline)
        .instrument(span.clone())
        .await;

    let elapsed = started.elapsed();
    record(&method, &route, response.status().as_u16(), elapsed);
    span.in_scope(|| {
        let latency_ms = elapsed.as_secs_f64() * 1e3;
        tracing::info!(status = response.status().as_u16(), latency_ms, %address, "request answered");
    });
    complete_problem(&mut response, &id, &path);
    add_headers(response.headers_mut(), &id, &path);
    response
}

/// Turns a panic or a passed deadline into an answer.
async fn guarded(answer: impl Future<Output = Response>, deadline: Duration) -> Response {
    match tokio::time::timeout(deadline, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => {
            ApiError::internal(anyhow::anyhow!("handler panicked: {}", words_of(&panic)))
                .into_response()
        }
        Err(_) => {
            let detail = format!(
                "This took longer than {} seconds and was given up. Try again.",
                deadline.as_secs()
            );
            ApiError::new(Kind::Unavailable, detail)
                .retry_after(Duration::from_secs(5))
                .into_response()
        }
    }
}

fn words_of(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
        .to_owned()
}

fn record(method: &Method, route: &str, status: u16, elapsed: Duration) {
    // An unknown method is the caller's text: it must not become a label.
    let method = match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => {
            known.to_owned()
        }
        _ => "other".to_owned(),
    };
    let labels = [
        ("method", method),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("mettle_http_requests_total", &labels).increment(1);
    metrics::histogram!("mettle_http_request_duration_seconds", &labels[..2]).record(elapsed);
}

/// Adds to a problem document what only this layer knows.
fn complete_problem(response: &mut Response, id: &RequestId, path: &str) {
    if let Some(mut problem) = response.extensions_mut().remove::<Problem>() {
        problem.request_id = Some(id.0.clone());
        problem.instance = Some(path.to_owned());
        response.headers_mut().remove(header::CONTENT_LENGTH);
        *response.body_mut() = Body::from(problem.to_json());
    }
}

/// Nothing here may be framed, sniffed or run as a page, except the documentation.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
const DOCS_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

fn add_headers(headers: &mut HeaderMap, id: &RequestId, path: &str) {
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        headers.insert(REQUEST_ID, id);
    }
    let policy = if path.starts_with("/api/docs") {
        DOCS_POLICY
    } else {
        POLICY
    };
    let mut default = |name, value| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    default(header::CONTENT_SECURITY_POLICY, policy);
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::X_FRAME_OPTIONS, "DENY");
    default(header::REFERRER_POLICY, "no-referrer");
    if path.starts_with("/api/v1") {
        default(header::CACHE_CONTROL, "no-store");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callers_request_id_is_kept_only_if_it_is_sane() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, HeaderValue::from_str(text).unwrap());
            RequestId::of(&headers).0
        };
        assert_eq!(of("build-42/step.7"), "build-42/step.7");
        assert_ne!(of("two words"), "two words");
        assert_ne!(of(&"x".repeat(101)), "x".repeat(101));
    }

    #[tokio::test]
    async fn a_panic_becomes_a_problem_document() {
        let response = guarded(async { panic!("secret detail") }, Duration::from_secs(1)).await;
        let problem = response.extensions().get::<Problem>().unwrap();
        assert_eq!(problem.status, 500);
        assert!(!problem.detail.contains("secret"));
    }
}
