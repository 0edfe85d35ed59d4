//! The store's errors as answers.

use super::{ApiError, Kind};
use mettle_store::{BadCursor, CreateError, RegisterError, StoreError};
use std::time::Duration;

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
            return ApiError::new(
                Kind::Unavailable,
                "The database does not answer at the moment. Try again soon.",
            )
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
            RegisterError::EmailTaken => ApiError::new(
                Kind::EmailTaken,
                "An account with this email address exists. Log in, or use another.",
            ),
            RegisterError::UsernameTaken => ApiError::new(
                Kind::UsernameTaken,
                "An account with this username exists. Choose another.",
            ),
            RegisterError::GoogleIdTaken => ApiError::internal(error),
            RegisterError::Store(error) => error.into(),
        }
    }
}
