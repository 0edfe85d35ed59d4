//! Runs: programs run with the user's own input, or on a problem's samples. Nothing counts.

use crate::{CreateError, Created, Finished, Status, Store, StoreError, Viewer};
use chrono::{DateTime, Utc};
use mettle_domain::{CompileReport, JudgeReport, Language, RunOutcome, SourceFile, Verdict};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the program runs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RunInput {
    /// This standard input, under the default limits.
    Stdin {
        /// The text.
        stdin: String,
    },
    /// The samples of a problem, under its limits.
    Samples {
        /// Version of the problem.
        version_id: Uuid,
    },
}

/// A run to store.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// Whose.
    pub user_id: Uuid,
    /// Language.
    pub language: Language,
    /// The source files.
    pub files: Vec<SourceFile>,
    /// What it runs on.
    pub input: RunInput,
    /// The request's `Idempotency-Key`.
    pub idempotency_key: Option<String>,
}

/// What a run gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RunResult {
    /// Of a run with own input.
    Program {
        /// What compiling gave.
        compile: CompileReport,
        /// How the program ended; none when it did not compile.
        outcome: Option<RunOutcome>,
        /// Standard output (bytes that are not UTF-8 replaced), bounded by the worker.
        stdout: String,
        /// Standard error, likewise.
        stderr: String,
    },
    /// Of a run on samples.
    Samples {
        /// The judgement on the samples.
        report: JudgeReport,
    },
}

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Id; sorts by time.
    pub id: Uuid,
    /// Whose.
    pub user_id: Uuid,
    /// Language.
    pub language: Language,
    /// The source files.
    pub files: Vec<SourceFile>,
    /// What it runs on.
    pub input: RunInput,
    /// Where it is.
    pub status: Status,
    /// The verdict, once there is one: AC means ended well (own input) or right (samples).
    pub verdict: Option<Verdict>,
    /// What it gave, once done.
    pub result: Option<RunResult>,
    /// When it was stored.
    pub submitted_at: DateTime<Utc>,
    /// When it was done.
    pub judged_at: Option<DateTime<Utc>>,
    /// Attempt at running it, from 1; 0 before the first.
    pub attempt: i64,
    /// The worker of that attempt.
    pub judged_by: Option<String>,
}

/// What a worker needs of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct RunWork {
    /// Whose.
    pub user_id: Uuid,
    /// Language.
    pub language: Language,
    /// The source files.
    pub files: Vec<SourceFile>,
    /// What it runs on.
    pub input: RunInput,
}

impl Store {
    /// Stores a run as pending. Push a hint with its id afterwards unless it is repeated.
    pub async fn create_run(&self, new: NewRun, now: DateTime<Utc>) -> Result<Created<Run>, CreateError> { let _ = (new, now); todo!() }
    /// A run its viewer may see (own, or admin).
    pub async fn run(&self, id: Uuid, viewer: Viewer) -> Result<Option<Run>, StoreError> { let _ = (id, viewer); todo!() }
    /// What a worker needs to run it.
    pub async fn run_work(&self, id: Uuid) -> Result<Option<RunWork>, StoreError> { let _ = id; todo!() }
    /// Stores what a run gave. A verdict of JE below the attempt cap makes it pending again.
    pub async fn finish_run(&self, id: Uuid, attempt: i64, verdict: Verdict, result: &RunResult, now: DateTime<Utc>) -> Result<Finished, StoreError> { let _ = (id, attempt, verdict, result, now); todo!() }
}
