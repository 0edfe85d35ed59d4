//! Bodies, queries and paths, with refusals as problem documents.

use crate::{
    ApiState,
    error::{ApiError, ApiResult, Kind},
};
use axum::{
    body::{Body, Bytes},
    extract::{
        FromRequest, FromRequestParts, Request,
        rejection::{PathRejection, QueryRejection},
    },
    http::{HeaderMap, header, request::Parts},
};
use futures::StreamExt;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// A JSON body. Says where the JSON is malformed and which field is wrong.
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<ApiState> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &ApiState) -> Result<Self, ApiError> {
        expect_media_type(request.headers(), "application/json")?;
        let (parts, body) = request.into_parts();
        let bytes = read_body(&parts.headers, body, state.config.body_limit_bytes).await?;
        parse_json(&bytes).map(Json)
    }
}

/// A JSON body that may be absent.
pub(crate) struct OptionalJson<T>(pub Option<T>);

impl<T: DeserializeOwned> FromRequest<ApiState> for OptionalJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &ApiState) -> Result<Self, ApiError> {
        let typed = request.headers().contains_key(header::CONTENT_TYPE);
        let (parts, body) = request.into_parts();
        let bytes = read_body(&parts.headers, body, state.config.body_limit_bytes).await?;
        if bytes.is_empty() {
            return Ok(OptionalJson(None));
        }
        if typed {
            expect_media_type(&parts.headers, "application/json")?;
        }
        parse_json(&bytes).map(|value| OptionalJson(Some(value)))
    }
}

fn parse_json<T: DeserializeOwned>(bytes: &[u8]) -> ApiResult<T> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let detail = format!(
            "The body is not UTF-8: byte 0x{:02x} at offset {at}.",
            bytes[at]
        );
        ApiError::new(Kind::MalformedRequest, detail)
    })?;
    serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => ApiError::new(
            Kind::ValidationFailed,
            format!("The body does not fit: {error}."),
        ),
        _ => ApiError::new(
            Kind::MalformedRequest,
            format!("The body is not valid JSON: {error}."),
        ),
    })
}

/// Refuses a body that says it is something else.
pub(crate) fn expect_media_type(headers: &HeaderMap, wanted: &str) -> ApiResult<()> {
    let given = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = given
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    if essence.eq_ignore_ascii_case(wanted) {
        return Ok(());
    }
    let detail = match given {
        None => format!("Send the header Content-Type: {wanted}."),
        Some(given) => format!("This takes {wanted}, not {given:?}."),
    };
    Err(ApiError::new(Kind::UnsupportedMediaType, detail))
}

/// How much of a body that is too large is read and thrown away: a client that is still sending
/// when the connection closes would see a broken pipe instead of the answer.
const DISCARD_BYTES: usize = 64 << 20;
/// The longest wait between two pieces of a body.
const PIECE_TIMEOUT: Duration = Duration::from_secs(10);

/// Reads a body of at most `limit` bytes.
pub(crate) async fn read_body(headers: &HeaderMap, body: Body, limit: usize) -> ApiResult<Bytes> {
    let too_large = || {
        let detail = format!("The body is larger than {}.", human_bytes(limit as u64));
        ApiError::new(Kind::PayloadTooLarge, detail)
    };
    let declared = content_length(headers);
    if declared.is_some_and(|length| length > limit) && headers.contains_key(header::EXPECT) {
        return Err(too_large()); // the client waits for our go-ahead and has sent nothing yet
    }
    let mut pieces = body.into_data_stream();
    let mut bytes = Vec::with_capacity(declared.unwrap_or(0).min(limit));
    let mut seen = 0;
    loop {
        let piece = match tokio::time::timeout(PIECE_TIMEOUT, pieces.next()).await {
            Err(_) => {
                return Err(ApiError::new(
                    Kind::RequestTimeout,
                    "The body stopped arriving.",
                ));
            }
            Ok(None) => break,
            Ok(Some(piece)) => piece.map_err(|error| {
                ApiError::new(Kind::MalformedRequest, "The body ended early.").because(error)
            })?,
        };
        seen += piece.len();
        if seen <= limit {
            bytes.extend_from_slice(&piece);
        } else if seen > DISCARD_BYTES {
            break;
        }
    }
    if seen > limit {
        Err(too_large())
    } else {
        Ok(bytes.into())
    }
}

fn content_length(headers: &HeaderMap) -> Option<usize> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// `1 MiB`, `128 KiB`, `77 bytes`: the largest unit that divides it, else bytes.
pub(crate) fn human_bytes(bytes: u64) -> String {
    match bytes {
        b if b >= 1 << 20 && b % (1 << 20) == 0 => format!("{} MiB", b >> 20),
        b if b >= 1 << 10 && b % (1 << 10) == 0 => format!("{} KiB", b >> 10),
        b => format!("{b} bytes"),
    }
}

/// Query parameters.
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<ApiState> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, ApiError> {
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Query(value)| Query(value))
            .map_err(|rejection: QueryRejection| {
                let reason = std::error::Error::source(&rejection)
                    .map_or(rejection.body_text(), ToString::to_string);
                ApiError::new(
                    Kind::MalformedRequest,
                    format!("The query is not acceptable: {reason}."),
                )
            })
    }
}

/// Path parameters. One that cannot name anything (a malformed id) names nothing: 404.
pub(crate) struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<ApiState> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, ApiError> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Path(value))
            .map_err(|rejection: PathRejection| {
                let path = parts.uri.path();
                ApiError::new(
                    Kind::NotFound,
                    format!("There is nothing at {path}: {}.", rejection.body_text()),
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_is_not_utf8_says_where() {
        let error = parse_json::<serde_json::Value>(b"{\"a\":\"\xff\"}").unwrap_err();
        assert_eq!(error.kind(), Kind::MalformedRequest);
        assert!(
            format!("{error:?}").contains("byte 0xff at offset 6"),
            "{error:?}"
        );
    }

    #[test]
    fn sizes_read_as_people_write_them() {
        assert_eq!(human_bytes(1 << 20), "1 MiB");
        assert_eq!(human_bytes(128 << 10), "128 KiB");
        assert_eq!(human_bytes(1_000_000), "1000000 bytes");
    }

    #[tokio::test]
    async fn a_body_over_the_limit_is_read_to_its_end_and_refused() {
        let error = read_body(&HeaderMap::new(), Body::from(vec![0; 100]), 99)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::PayloadTooLarge);
        let bytes = read_body(&HeaderMap::new(), Body::from(vec![7; 99]), 99)
            .await
            .unwrap();
        assert_eq!(bytes.len(), 99);
    }
}
