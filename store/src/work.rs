//! The life of queued work, the same for submissions and runs.
//!
//! ```text
//! pending ──claim──▶ compiling ──set_stage──▶ running ──finish──▶ completed
//!    ▲                   │                       │      (judge error at the cap: failed)
//!    └──── hand_back, judge error below the cap ─┘
//!          (lease over: claimed again by whoever gets the next hint)
//! ```
//! Every claim raises the attempt number, and every later statement names it: who lost the lease
//! changes nothing any more. Workers' names are for people only.

use crate::{Store, StoreError, UserStats};
use chrono::{DateTime, Utc};
use mettle_domain::Topic;
use serde::{Deserialize, Serialize};

/// How often judging is tried before it is given up as a judge error.
/// Attempts handed back at a graceful shutdown do not count.
pub const ATTEMPT_CAP: i64 = 6;

/// Where a submission or run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Status {
    /// Stored, waits for a worker.
    Pending,
    /// A worker has it and compiles.
    Compiling,
    /// The tests run.
    Running,
    /// There is a verdict on the program.
    Completed,
    /// Judging failed; the verdict is JE and the fault is ours.
    Failed,
}

impl Status {
    /// Whether nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(self, Status::Completed | Status::Failed)
    }
}

/// What came of reporting a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Finished {
    /// Another attempt has the work, or it is finished already: nothing was stored. Say nothing.
    Refused,
    /// A judge error below the cap: the work is pending again. Hint it again, or leave that to the sweeper.
    Retrying,
    /// Stored.
    Stored {
        /// The author's statistics after it; none for runs and judge errors, which change none.
        stats: Option<UserStats>,
    },
}

/// Work that was given up: publish its final event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// Which.
    pub topic: Topic,
    /// Its last attempt.
    pub attempt: i64,
}

impl Store {
    /// Takes work for `lease_ms` milliseconds: its attempt number, or none if it is finished,
    /// in someone's hands or gone (drop the hint).
    pub async fn claim(&self, topic: Topic, worker: &str, lease_ms: i64, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> { let _ = (topic, worker, lease_ms, now); todo!() }
    /// Extends the lease; call each third of it. False: the work is no longer ours, cancel the sandbox.
    pub async fn heartbeat(&self, topic: Topic, attempt: i64, lease_ms: i64, now: DateTime<Utc>) -> Result<bool, StoreError> { let _ = (topic, attempt, lease_ms, now); todo!() }
    /// Notes that compiling is done and tests run. False: no longer ours.
    pub async fn set_running(&self, topic: Topic, attempt: i64) -> Result<bool, StoreError> { let _ = (topic, attempt); todo!() }
    /// Gives work back unfinished (graceful shutdown). False: no longer ours. Push a hint afterwards.
    pub async fn hand_back(&self, topic: Topic, attempt: i64, now: DateTime<Utc>) -> Result<bool, StoreError> { let _ = (topic, attempt, now); todo!() }
    /// Notes that a hint was pushed just now, so that the sweeper waits before it pushes another.
    /// Creating work notes it already.
    pub async fn sweep(&self, hint_age_ms: i64, now: DateTime<Utc>) -> Result<Vec<Topic>, StoreError> { let _ = (hint_age_ms, now); todo!() }
    /// Ends work whose last permitted attempt died, as a judge error. Statistics do not change.
    pub async fn give_up(&self, now: DateTime<Utc>) -> Result<Vec<GivenUp>, StoreError> { let _ = now; todo!() }
}
