//! Submissions: programs to judge against a problem.

mod finish;
mod read;

pub(crate) use finish::overwrite;

use crate::{
    Difficulty, Status, Store, StoreError, Viewer,
    db::*,
    text::{clean, json, parse, stamp, word},
    work::{keep_key, note_activity},
};
use chrono::{DateTime, Utc};
use mettle_domain::{CompileReport, Language, SourceFile, Verdict};
use serde::Serialize;
use sha2::{Digest, Sha256};
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
    /// Id of the request, for logs only: not part of what the key stands for.
    pub request_id: Option<String>,
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
    /// Start of what the calls of a function or class gave; samples only.
    pub returned: Option<String>,
    /// End of standard error; samples and run-time errors.
    pub stderr: Option<String>,
    /// What the output validator tells judges; show it to admins only.
    #[serde(skip)]
    pub judge_message: Option<String>,
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
    /// Id of the request that stored it, for logs.
    pub request_id: Option<String>,
}

impl CreateError {
    /// An insert failed: a foreign key that points to nothing means that the user or problem is gone.
    pub(crate) fn of(error: sqlx::Error) -> Self {
        if is_dangling(&error) {
            CreateError::Gone
        } else {
            CreateError::Store(error.into())
        }
    }
}

impl From<sqlx::Error> for CreateError {
    fn from(error: sqlx::Error) -> Self {
        CreateError::of(error)
    }
}

impl Store {
    /// Stores a submission as pending. Push a hint with its id afterwards unless it is repeated;
    /// if that hint is lost, the sweeper finds the row.
    pub async fn create_submission(
        &self,
        new: NewSubmission,
        now: DateTime<Utc>,
    ) -> Result<Created<Submission>, CreateError> {
        let now = stamp(now);
        let id = Uuid::now_v7();
        let code = json(&new.files);
        let mut tx = self.db.begin().await?;
        if let Some(key) = &new.idempotency_key {
            let request = json(&(
                "submission",
                new.problem_id,
                new.interview_question_id,
                new.language,
                &code,
            ));
            let request = Sha256::digest(request.as_bytes());
            if let Some(earlier) = keep_key(&mut tx, new.user_id, key, &request, id, now).await? {
                drop(tx);
                return self.created(earlier, true).await;
            }
        }
        let inserted = on_tx!(&mut tx, e => affected!(sqlx::query(
            "insert into submissions (id, problem_id, version_id, user_id, interview_question_id, code, language, status,
                    submitted_at, hinted_at_ms, created_at, updated_at, request_id)
             select $1, problem_id, id, $4, $5, $6, $7, 'pending', $8, $9, $8, $8, $10
             from problem_versions where id = $3 and problem_id = $2")
            .bind(id)
            .bind(new.problem_id)
            .bind(new.version_id)
            .bind(new.user_id)
            .bind(new.interview_question_id)
            .bind(code)
            .bind(new.language.id())
            .bind(now)
            .bind(now.timestamp_millis())
            .bind(new.request_id.as_deref().map(clean))
            .execute(e).await))?;
        if inserted == 0 {
            return Err(CreateError::Gone);
        }
        note_activity(&mut tx, new.user_id, now).await?;
        tx.commit().await?;
        self.created(id, false).await
    }

    async fn created(&self, id: Uuid, repeated: bool) -> Result<Created<Submission>, CreateError> {
        let everything = Viewer {
            user_id: None,
            is_admin: true,
        };
        let item = self
            .submission(id, everything)
            .await?
            .ok_or(CreateError::Gone)?;
        Ok(Created { item, repeated })
    }

    /// What a worker needs to judge it; none if it is gone.
    pub async fn submission_work(&self, id: Uuid) -> Result<Option<SubmissionWork>, StoreError> {
        let found: Option<(Uuid, Uuid, String, String, Option<String>)> = on_read!(self.db, e => sqlx::query_as(
            "select user_id, version_id, language, code, request_id from submissions where id = $1")
            .bind(id).fetch_optional(e).await)?;
        let Some((user_id, version_id, language, code, request_id)) = found else {
            return Ok(None);
        };
        Ok(Some(SubmissionWork {
            user_id,
            version_id,
            language: word("language", &language)?,
            files: parse("source files", &code)?,
            request_id,
        }))
    }

    /// Makes a judged submission pending again, with the problem's current version. The old verdict
    /// stands until the new one is stored. False if there is no such judged submission.
    /// Push a hint afterwards.
    pub async fn rejudge(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let changed = on_write!(self.db, e => affected!(sqlx::query(
            "update submissions set status = 'pending', attempts_forgiven = attempt, hinted_at_ms = $2, updated_at = $3,
                 verdict = case when verdict = 'JE' then null else verdict end,
                 version_id = (select v.id from problem_versions v join problems p on p.id = v.problem_id
                               where p.id = submissions.problem_id and v.version = p.version)
             where id = $1 and status in ('completed', 'failed')")
            .bind(id).bind(now.timestamp_millis()).bind(stamp(now)).execute(e).await))?;
        Ok(changed > 0)
    }
}
