//! What a live connection follows, as the database has it.

use crate::{
    ApiState,
    auth::Caller,
    error::{ApiError, ApiResult},
    views::{ImportView, RunView, SubmissionView},
};
use mettle_domain::Topic;
use mettle_store::{Status, Viewer};
use serde::Serialize;
use uuid::Uuid;

/// What is followed, and with whose eyes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    topic: Topic,
    viewer: Viewer,
}

/// The stored state.
pub(super) struct Stored {
    /// As the REST answer shows it.
    pub json: serde_json::Value,
    /// Attempt at judging it.
    pub attempt: u32,
    /// Whether nothing more will happen.
    pub done: bool,
}

impl Subject {
    pub fn submission(id: Uuid, caller: &Caller) -> Self {
        Subject {
            topic: Topic::Submission(id),
            viewer: caller.viewer(),
        }
    }

    pub fn run(id: Uuid, caller: &Caller) -> Self {
        Subject {
            topic: Topic::Run(id),
            viewer: caller.viewer(),
        }
    }

    pub fn import(id: Uuid, caller: &Caller) -> Self {
        Subject {
            topic: Topic::Import(id),
            viewer: caller.viewer(),
        }
    }

    pub(super) fn topic(&self) -> Topic {
        self.topic
    }

    /// Reads it; not found if it is not there for these eyes.
    pub(super) async fn load(&self, state: &ApiState) -> ApiResult<Stored> {
        match self.topic {
            Topic::Submission(id) => {
                let found = state.store.submission(id, self.viewer).await?;
                let found = found.ok_or_else(|| ApiError::not_found("submission", id))?;
                let (status, attempt) = (found.summary.status, found.attempt);
                stored(
                    &SubmissionView::new(found, self.viewer.is_admin),
                    status,
                    attempt,
                )
            }
            // Only administrators are shown what a package holds.
            Topic::Import(id) if self.viewer.is_admin => {
                let found = state.store.import(id).await?;
                let found = found.ok_or_else(|| ApiError::not_found("import", id))?;
                let (status, attempt) = (found.summary.status, found.summary.attempt);
                stored(&ImportView::from(found), status, attempt)
            }
            Topic::Import(id) => Err(ApiError::not_found("import", id)),
            // Nobody follows these: the set is looked at instead.
            Topic::Rejudge(id) => Err(ApiError::not_found("rejudge", id)),
            Topic::Run(id) => {
                let found = state.store.run(id, self.viewer).await?;
                let found = found.ok_or_else(|| ApiError::not_found("run", id))?;
                let (status, attempt) = (found.status, found.attempt);
                stored(&RunView::from(found), status, attempt)
            }
        }
    }

    /// Whether nothing more will happen to it; one that is gone is done too.
    pub(super) async fn is_done(&self, state: &ApiState) -> ApiResult<bool> {
        let status = state.store.work_status(self.topic).await?;
        Ok(status.is_none_or(Status::is_final))
    }
}

fn stored(view: &impl Serialize, status: Status, attempt: i64) -> ApiResult<Stored> {
    Ok(Stored {
        json: serde_json::to_value(view).map_err(ApiError::internal)?,
        attempt: attempt.try_into().unwrap_or(0),
        done: status.is_final(),
    })
}
