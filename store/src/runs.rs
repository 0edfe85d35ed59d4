//! Runs: programs run with the user's own input, or on a problem's samples. Nothing counts.

use crate::{
    CreateError, Created, Finished, Status, Store, StoreError, Viewer,
    db::*,
    text::{clean, json, parse, parse_some, stamp, word},
    work::{judge_error, keep_key, note_activity},
};
use chrono::{DateTime, Utc};
use mettle_domain::{CompileReport, JudgeReport, Language, RunOutcome, SourceFile, Topic, Verdict};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
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
    /// This input in the form of a problem's tests, under its limits.
    Own {
        /// Version of the problem.
        version_id: Uuid,
        /// The text.
        stdin: String,
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
    /// Id of the request, for logs only: not part of what the key stands for.
    pub request_id: Option<String>,
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
    /// Id of the request that stored it, for logs.
    pub request_id: Option<String>,
}

impl Store {
    /// Stores a run as pending. Push a hint with its id afterwards unless it is repeated.
    pub async fn create_run(
        &self,
        new: NewRun,
        now: DateTime<Utc>,
    ) -> Result<Created<Run>, CreateError> {
        let now = stamp(now);
        let id = Uuid::now_v7();
        let (code, input) = (json(&new.files), json(&new.input));
        let mut tx = self.db.begin().await?;
        if let Some(key) = &new.idempotency_key {
            let request = Sha256::digest(json(&("run", new.language, &input, &code)).as_bytes());
            if let Some(earlier) = keep_key(&mut tx, new.user_id, key, &request, id, now).await? {
                drop(tx);
                return self.created_run(earlier, true).await;
            }
        }
        let version_id = match &new.input {
            RunInput::Samples { version_id } | RunInput::Own { version_id, .. } => {
                Some(*version_id)
            }
            RunInput::Stdin { .. } => None,
        };
        on_tx!(&mut tx, e => affected!(sqlx::query(
            "insert into runs (id, user_id, version_id, code, language, input, status, submitted_at, hinted_at_ms,
                    created_at, updated_at, request_id)
             values ($1, $2, $3, $4, $5, $6, 'pending', $7, $8, $7, $7, $9)")
            .bind(id)
            .bind(new.user_id)
            .bind(version_id)
            .bind(code)
            .bind(new.language.id())
            .bind(input)
            .bind(now)
            .bind(now.timestamp_millis())
            .bind(new.request_id.as_deref().map(clean))
            .execute(e).await))?;
        note_activity(&mut tx, new.user_id, now).await?;
        tx.commit().await?;
        self.created_run(id, false).await
    }

    async fn created_run(&self, id: Uuid, repeated: bool) -> Result<Created<Run>, CreateError> {
        let everything = Viewer {
            user_id: None,
            is_admin: true,
        };
        let item = self.run(id, everything).await?.ok_or(CreateError::Gone)?;
        Ok(Created { item, repeated })
    }

    /// A run its viewer may see (own, or admin).
    pub async fn run(&self, id: Uuid, viewer: Viewer) -> Result<Option<Run>, StoreError> {
        let found: Option<RunRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from runs where id = $1 and ($3 or user_id = $2)")
            .bind(id).bind(viewer.user_id).bind(viewer.is_admin).fetch_optional(e).await)?;
        found.map(RunRow::read).transpose()
    }

    /// What a worker needs to run it; none if it is gone.
    pub async fn run_work(&self, id: Uuid) -> Result<Option<RunWork>, StoreError> {
        let found: Option<RunRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from runs where id = $1").bind(id).fetch_optional(e).await)?;
        let Some(mut row) = found else {
            return Ok(None);
        };
        let request_id = row.request_id.take();
        let run = row.read()?;
        Ok(Some(RunWork {
            user_id: run.user_id,
            language: run.language,
            files: run.files,
            input: run.input,
            request_id,
        }))
    }

    /// Stores what a run gave. A verdict of JE below the attempt cap makes it pending again.
    pub async fn finish_run(
        &self,
        id: Uuid,
        attempt: i64,
        verdict: Verdict,
        result: &RunResult,
        now: DateTime<Utc>,
    ) -> Result<Finished, StoreError> {
        if verdict == Verdict::JE {
            let mut tx = self.db.begin().await?;
            let error = result.judge_error().unwrap_or("the sandbox failed");
            let finished = judge_error(&mut tx, Topic::Run(id), attempt, error, now).await?;
            tx.commit().await?;
            return Ok(finished);
        }
        let stored = on_write!(self.db, e => affected!(sqlx::query(
            "update runs set status = 'completed', verdict = $3, result = $4, judged_at = $5, lease_until_ms = null,
                 judge_error = null, updated_at = $5
             where id = $1 and attempt = $2 and status in ('compiling', 'running')")
            .bind(id).bind(attempt).bind(verdict.code()).bind(json(result)).bind(stamp(now)).execute(e).await))?;
        Ok(if stored > 0 {
            Finished::Stored { stats: None }
        } else {
            Finished::Refused
        })
    }
}

impl RunResult {
    fn judge_error(&self) -> Option<&str> {
        match self {
            RunResult::Program { outcome, .. } => outcome.as_ref()?.message.as_deref(),
            RunResult::Samples { report } => report.judge_error.as_deref(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct RunRow {
    id: Uuid,
    user_id: Uuid,
    language: String,
    code: String,
    input: String,
    status: Status,
    verdict: Option<String>,
    result: Option<String>,
    submitted_at: DateTime<Utc>,
    judged_at: Option<DateTime<Utc>>,
    attempt: i64,
    judged_by: Option<String>,
    request_id: Option<String>,
}

impl RunRow {
    fn read(self) -> Result<Run, StoreError> {
        Ok(Run {
            id: self.id,
            user_id: self.user_id,
            language: word("language", &self.language)?,
            files: parse("source files", &self.code)?,
            input: parse("input of a run", &self.input)?,
            status: self.status,
            verdict: self
                .verdict
                .map(|verdict| word("verdict", &verdict))
                .transpose()?,
            result: parse_some("result of a run", &self.result)?,
            submitted_at: self.submitted_at,
            judged_at: self.judged_at,
            attempt: self.attempt,
            judged_by: self.judged_by,
        })
    }
}
