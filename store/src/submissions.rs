//! Submissions: programs to judge against a problem.

use crate::{Difficulty, Finished, Page, PageRequest, Status, Store, StoreError, Viewer};
use chrono::{DateTime, Utc};
use mettle_domain::{CompileReport, JudgeReport, Language, SourceFile, Verdict};
use serde::Serialize;
use uuid::Uuid;

/// A submission to store. It is stored first and queued afterwards.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Whose.
    pub user_id: Uuid,
    /// To which problem.
    pub problem_id: Uuid,
    /// Which version it is judged with: `version_id` of the [`crate::Problem`].
    pub version_id: Uuid,
    /// The coding question of an interview it answers.
    pub interview_question_id: Option<Uuid>,
    /// Language.
    pub language: Language,
    /// The source files.
    pub files: Vec<SourceFile>,
    /// The request's `Idempotency-Key`.
    pub idempotency_key: Option<String>,
}

/// What creating gave: `T` is [`Submission`] or [`crate::Run`].
#[derive(Clone, Debug)]
pub struct Created<T> {
    /// The stored one.
    pub item: T,
    /// True when an earlier request with the same key had stored it: push no hint.
    pub repeated: bool,
}

/// Why nothing was created.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The key was used before with another content.
    #[error("this Idempotency-Key was used before with a different request")]
    IdempotencyConflict,
    /// The problem, its version or the user is gone.
    #[error("the problem no longer exists")]
    Gone,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A submission in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubmissionSummary {
    /// Id; sorts by time.
    pub id: Uuid,
    /// Whose.
    pub user_id: Uuid,
    /// Their user name.
    pub username: String,
    /// The problem.
    pub problem_id: Uuid,
    /// Its name in URLs.
    pub problem: String,
    /// Its title.
    pub problem_title: String,
    /// Its difficulty.
    pub difficulty: Difficulty,
    /// Language.
    pub language: Language,
    /// Where it is.
    pub status: Status,
    /// The verdict, once there is one.
    pub verdict: Option<Verdict>,
    /// Points, for scored problems.
    pub score: Option<f64>,
    /// Largest CPU time of a case, in milliseconds.
    pub cpu_time_ms: Option<f64>,
    /// Largest memory of a case, in bytes.
    pub memory_bytes: Option<i64>,
    /// Instructions of all cases, when counted.
    pub instructions: Option<i64>,
    /// When it was stored.
    pub submitted_at: DateTime<Utc>,
    /// When the verdict was stored.
    pub judged_at: Option<DateTime<Utc>>,
}

/// A submission with everything its author may see.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Submission {
    /// What lists show too.
    #[serde(flatten)]
    pub summary: SubmissionSummary,
    /// The version it is judged with, counted from 1.
    pub problem_version: i64,
    /// The interview question it answers.
    pub interview_question_id: Option<Uuid>,
    /// The source files.
    pub files: Vec<SourceFile>,
    /// Compiler result, once judged.
    pub compile: Option<CompileReport>,
    /// The judged cases in order, once judged.
    pub tests: Vec<SubmissionTest>,
    /// Attempt at judging it, from 1; 0 before the first.
    pub attempt: i64,
    /// The worker of that attempt.
    pub judged_by: Option<String>,
    /// What the judge error was, for operators; show it to admins only.
    #[serde(skip)]
    pub judge_error: Option<String>,
}

/// A judged case of a submission.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubmissionTest {
    /// The test case; none if the problem's version was deleted since.
    pub test_case_id: Option<Uuid>,
    /// Name: `secret/01`.
    pub case: String,
    /// Position in judging order, from 0.
    pub index: i64,
    /// Whether everyone sees the case.
    pub is_sample: bool,
    /// Verdict.
    pub verdict: Verdict,
    /// CPU time in milliseconds.
    pub cpu_time_ms: f64,
    /// Wall time in milliseconds.
    pub wall_time_ms: f64,
    /// Peak memory in bytes.
    pub memory_bytes: i64,
    /// Instructions, when counted.
    pub instructions: Option<i64>,
    /// Points, for scored problems.
    pub points: Option<f64>,
    /// What happened, fit for the author.
    pub message: Option<String>,
    /// Start of standard output; samples only.
    pub stdout: Option<String>,
    /// End of standard error; samples and run-time errors.
    pub stderr: Option<String>,
}

/// Which submissions are wanted.
#[derive(Clone, Debug, Default)]
pub struct SubmissionFilter {
    /// To the problem with this slug.
    pub problem: Option<String>,
    /// Of this user. Viewers who are not admins only ever see their own.
    pub user_id: Option<Uuid>,
    /// With this verdict.
    pub verdict: Option<Verdict>,
}

/// What a worker needs of a submission.
#[derive(Clone, Debug, PartialEq)]
pub struct SubmissionWork {
    /// Whose.
    pub user_id: Uuid,
    /// Version to judge with: see [`Store::judging_plan`].
    pub version_id: Uuid,
    /// Language.
    pub language: Language,
    /// The source files.
    pub files: Vec<SourceFile>,
}

impl Store {
    /// Stores a submission as pending. Push a hint with its id afterwards unless it is repeated.
    pub async fn create_submission(&self, new: NewSubmission, now: DateTime<Utc>) -> Result<Created<Submission>, CreateError> { let _ = (new, now); todo!() }
    /// A submission its viewer may see (own, or admin).
    pub async fn submission(&self, id: Uuid, viewer: Viewer) -> Result<Option<Submission>, StoreError> { let _ = (id, viewer); todo!() }
    /// Submissions the viewer may see, newest first.
    pub async fn submissions(&self, filter: &SubmissionFilter, viewer: Viewer, page: &PageRequest) -> Result<Page<SubmissionSummary>, StoreError> { let _ = (filter, viewer, page); todo!() }
    /// What a worker needs to judge it.
    pub async fn submission_work(&self, id: Uuid) -> Result<Option<SubmissionWork>, StoreError> { let _ = id; todo!() }
    /// Stores a judgement, and with it the author's progress, statistics and skills: one transaction.
    pub async fn finish_submission(&self, id: Uuid, attempt: i64, report: &JudgeReport, now: DateTime<Utc>) -> Result<Finished, StoreError> { let _ = (id, attempt, report, now); todo!() }
    /// Makes a judged submission pending again, with the problem's current version. The old verdict
    /// stands until the new one is stored. False if there is no such judged submission.
    pub async fn rejudge(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> { let _ = (id, now); todo!() }
}
