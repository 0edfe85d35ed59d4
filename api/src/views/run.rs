//! Runs with own input, or on a problem's samples.

use super::{CaseView, CompileView, FileView, LanguageWord, StatusWord, VerdictWord};
use chrono::{DateTime, Utc};
use mettle_domain::{Language, RunOutcome, RunStatus, Verdict};
use mettle_store::{Run, RunInput, RunResult, Status};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A run. Nothing of it counts anywhere.
#[derive(Serialize, ToSchema)]
#[schema(as = Run)]
pub(crate) struct RunView {
    /// Id; sorts by time.
    #[schema(example = "0198c0de-0000-7000-8000-000000000002")]
    id: Uuid,
    /// Whose.
    #[schema(example = "0198c0de-0000-7000-8000-00000000a11c")]
    user_id: Uuid,
    /// Language.
    #[schema(value_type = LanguageWord)]
    language: Language,
    /// The source files.
    files: Vec<FileView>,
    /// The standard input; null for a run on samples.
    #[schema(example = "1 2\n")]
    stdin: Option<String>,
    /// Where it is.
    #[schema(value_type = StatusWord)]
    status: Status,
    /// AC: it ended well (own input), or every sample is right; null until done.
    #[schema(value_type = Option<VerdictWord>)]
    verdict: Option<Verdict>,
    /// What compiling gave; null until done.
    compile: Option<CompileView>,
    /// How the program ended; null until done, when it did not compile, and for samples.
    outcome: Option<OutcomeView>,
    /// Standard output; null until done and for samples.
    #[schema(example = "3\n")]
    stdout: Option<String>,
    /// Standard error; null until done and for samples.
    #[schema(example = "")]
    stderr: Option<String>,
    /// The samples it ran on; empty for own input.
    tests: Vec<CaseView>,
    /// When it was stored.
    #[schema(example = "2026-10-05T09:15:00Z")]
    submitted_at: DateTime<Utc>,
    /// When it was done.
    #[schema(example = "2026-10-05T09:15:01Z")]
    judged_at: Option<DateTime<Utc>>,
    /// Attempt at running it, from 1; 0 before the first.
    #[schema(example = 1)]
    attempt: i64,
    /// Path of the WebSocket that tells what happens.
    #[schema(example = "/api/v1/runs/0198c0de-0000-7000-8000-000000000002/events")]
    events: String,
}

/// How a program ended and what it cost.
#[derive(Serialize, ToSchema)]
#[schema(as = Outcome)]
pub(crate) struct OutcomeView {
    /// `ok`, `runtime_error`, `time_limit_exceeded`, `memory_limit_exceeded`,
    /// `output_limit_exceeded` or `judge_error`.
    #[schema(value_type = String, example = "ok")]
    status: RunStatus,
    /// The exit code, when it exited by itself.
    #[schema(example = 0)]
    exit_code: Option<i32>,
    /// What happened, when it did not end well.
    #[schema(example = json!(null))]
    message: Option<String>,
    /// CPU time in milliseconds.
    #[schema(example = 1.25)]
    cpu_time_ms: f64,
    /// Wall time in milliseconds.
    #[schema(example = 1.5)]
    wall_time_ms: f64,
    /// Peak memory in bytes.
    #[schema(example = 1048576)]
    memory_bytes: u64,
    /// Instructions, when they were counted.
    #[schema(example = json!(null))]
    instructions: Option<u64>,
}

impl From<RunOutcome> for OutcomeView {
    fn from(outcome: RunOutcome) -> Self {
        OutcomeView {
            status: outcome.status,
            exit_code: outcome.exit_code,
            message: outcome.message,
            cpu_time_ms: outcome.cpu_time_us as f64 / 1e3,
            wall_time_ms: outcome.wall_time_us as f64 / 1e3,
            memory_bytes: outcome.memory_bytes,
            instructions: outcome.instructions,
        }
    }
}

impl From<Run> for RunView {
    fn from(run: Run) -> Self {
        let mut view = RunView {
            id: run.id,
            user_id: run.user_id,
            language: run.language,
            files: run.files.into_iter().map(FileView::from).collect(),
            stdin: match run.input {
                RunInput::Stdin { stdin } | RunInput::Own { stdin, .. } => Some(stdin),
                RunInput::Samples { .. } => None,
            },
            status: run.status,
            verdict: run.verdict,
            compile: None,
            outcome: None,
            stdout: None,
            stderr: None,
            tests: Vec::new(),
            submitted_at: run.submitted_at,
            judged_at: run.judged_at,
            attempt: run.attempt,
            events: format!("/api/v1/runs/{}/events", run.id),
        };
        match run.result {
            None => {}
            Some(RunResult::Program {
                compile,
                outcome,
                stdout,
                stderr,
            }) => {
                view.compile = Some(compile.into());
                view.outcome = outcome.map(OutcomeView::from);
                view.stdout = Some(stdout);
                view.stderr = Some(stderr);
            }
            Some(RunResult::Samples { report }) => {
                view.compile = Some(report.compile.into());
                view.tests = report.cases.into_iter().map(CaseView::from).collect();
            }
        }
        view
    }
}
