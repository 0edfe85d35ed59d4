//! Reading a multipart upload piece by piece: never as a whole in memory.

use crate::{
    ApiState,
    error::{ApiError, ApiResult, Kind},
    extract::human_bytes,
};
use axum::{
    body::Bytes,
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
};
use futures::{Stream, StreamExt};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// The longest wait between two pieces.
const PIECE_TIMEOUT: Duration = Duration::from_secs(30);

/// A multipart body.
pub(crate) struct Upload(pub Multipart);

impl FromRequest<ApiState> for Upload {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &ApiState) -> Result<Self, ApiError> {
        Multipart::from_request(request, state)
            .await
            .map(Upload)
            .map_err(|rejection| {
                ApiError::new(
                    Kind::UnsupportedMediaType,
                    format!(
                        "Send the package as multipart/form-data in the field \"package\": {}.",
                        rejection.body_text()
                    ),
                )
            })
    }
}

/// A body that is no multipart form after all.
pub(super) fn malformed(error: MultipartError) -> ApiError {
    ApiError::new(
        Kind::MalformedRequest,
        format!("The form cannot be read: {}.", error.body_text()),
    )
}

/// A short field as text.
pub(super) async fn short_text(field: Field<'_>, limit: u64) -> ApiResult<String> {
    let name = field.name().unwrap_or_default().to_owned();
    let mut pieces = Box::pin(pieces(field, limit, Arc::default()));
    let mut text = Vec::new();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| ApiError::field(&name, "is too long"))?;
        text.extend_from_slice(&piece);
    }
    String::from_utf8(text).map_err(|_| ApiError::field(&name, "is not UTF-8 text"))
}

/// What is said when the content of a field did not arrive; `too_large` was set if it was that.
pub(super) fn not_arrived(too_large: &AtomicBool, limit: u64) -> ApiError {
    match too_large.load(Ordering::Relaxed) {
        true => ApiError::new(
            Kind::PayloadTooLarge,
            format!("The upload is larger than {}.", human_bytes(limit)),
        ),
        false => ApiError::new(
            Kind::RequestTimeout,
            "The upload ended early or stopped arriving.",
        ),
    }
}

/// The pieces of a field: an error once there are more than `limit` bytes, or nothing comes.
pub(super) fn pieces(
    field: Field<'_>,
    limit: u64,
    too_large: Arc<AtomicBool>,
) -> impl Stream<Item = io::Result<Bytes>> + Send {
    futures::stream::try_unfold((field, 0_u64), move |(mut field, seen)| {
        let too_large = too_large.clone();
        async move {
            let piece = tokio::time::timeout(PIECE_TIMEOUT, field.chunk())
                .await
                .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
                .map_err(io::Error::other)?;
            let Some(piece) = piece else { return Ok(None) };
            let seen = seen + piece.len() as u64;
            if seen > limit {
                too_large.store(true, Ordering::Relaxed);
                return Err(io::Error::other("too large"));
            }
            Ok(Some((piece, (field, seen))))
        }
    })
}
