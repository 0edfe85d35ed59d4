//! Submissions: of secret cases only how they went, never what was in them.

use super::{DifficultyWord, LanguageWord, StatusWord, VerdictWord};
use chrono::{DateTime, Utc};
use mettle_domain::{CaseReport, CompileReport, Language, SourceFile, Verdict};
use mettle_store::{Difficulty, Status, Submission, SubmissionSummary, SubmissionTest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A submission in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = SubmissionSummary)]
pub(crate) struct SubmissionLine {
    /// Id; sorts by time.
    #[schema(example = "0198c0de-0000-7000-8000-000000000001")]
    id: Uuid,
    /// Whose.
    #[schema(example = "0198c0de-0000-7000-8000-00000000a11c")]
    user_id: Uuid,
    /// Their username.
    #[schema(example = "ada")]
    username: String,
    /// Slug of the problem.
    #[schema(example = "a-plus-b")]
    problem: String,
    /// Title of the problem.
    #[schema(example = "A plus B")]
    problem_title: String,
    /// Difficulty of the problem.
    #[schema(value_type = DifficultyWord)]
    difficulty: Difficulty,
    /// Language.
    #[schema(value_type = LanguageWord)]
    language: Language,
    /// Where it is.
    #[schema(value_type = StatusWord)]
    status: Status,
    /// The verdict; null until there is one.
    #[schema(value_type = Option<VerdictWord>)]
    verdict: Option<Verdict>,
    /// Points, for scored problems.
    #[schema(example = json!(null))]
    score: Option<f64>,
    /// Largest CPU time of a test, in milliseconds.
    #[schema(example = 1.25)]
    cpu_time_ms: Option<f64>,
    /// Largest memory of a test, in bytes.
    #[schema(example = 1048576)]
    memory_bytes: Option<i64>,
    /// Instructions of all tests, when they were counted.
    #[schema(example = json!(null))]
    instructions: Option<i64>,
    /// When it was stored.
    #[schema(example = "2026-10-05T09:15:00Z")]
    submitted_at: DateTime<Utc>,
    /// When the verdict was stored.
    #[schema(example = "2026-10-05T09:15:01Z")]
    judged_at: Option<DateTime<Utc>>,
}

impl From<SubmissionSummary> for SubmissionLine {
    fn from(submission: SubmissionSummary) -> Self {
        SubmissionLine {
            id: submission.id,
            user_id: submission.user_id,
            username: submission.username,
            problem: submission.problem,
            problem_title: submission.problem_title,
            difficulty: submission.difficulty,
            language: submission.language,
            status: submission.status,
            verdict: submission.verdict,
            score: submission.score,
            cpu_time_ms: submission.cpu_time_ms,
            memory_bytes: submission.memory_bytes,
            instructions: submission.instructions,
            submitted_at: submission.submitted_at,
            judged_at: submission.judged_at,
        }
    }
}

/// A submission with its source and its tests.
#[derive(Serialize, ToSchema)]
#[schema(as = Submission)]
pub(crate) struct SubmissionView {
    #[serde(flatten)]
    line: SubmissionLine,
    /// Version of the problem it is judged with.
    #[schema(example = 1)]
    problem_version: i64,
    /// The source files.
    files: Vec<FileView>,
    /// What compiling gave; null until judged.
    compile: Option<CompileView>,
    /// The judged tests in order; those after a decisive failure are absent.
    tests: Vec<CaseView>,
    /// Attempt at judging it, from 1; 0 before the first.
    #[schema(example = 1)]
    attempt: i64,
    /// Path of the WebSocket that tells what happens.
    #[schema(example = "/api/v1/submissions/0198c0de-0000-7000-8000-000000000001/events")]
    events: String,
    /// What failed in the judge; administrators only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = json!(null))]
    judge_error: Option<String>,
}

impl SubmissionView {
    /// `full` shows what only administrators see.
    pub fn new(submission: Submission, full: bool) -> Self {
        SubmissionView {
            events: format!("/api/v1/submissions/{}/events", submission.summary.id),
            line: submission.summary.into(),
            problem_version: submission.problem_version,
            files: submission.files.into_iter().map(FileView::from).collect(),
            compile: submission.compile.map(CompileView::from),
            tests: submission
                .tests
                .into_iter()
                .map(|test| CaseView::new(test, full))
                .collect(),
            attempt: submission.attempt,
            judge_error: submission.judge_error.filter(|_| full),
        }
    }
}

/// A source file.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = SourceFile)]
pub(crate) struct FileView {
    /// Relative name: letters, digits, `.`, `_`, `-`, `+` and `/`.
    #[schema(example = "main.py")]
    pub name: String,
    /// The text.
    #[schema(example = "print(sum(map(int, input().split())))\n")]
    pub content: String,
}

impl From<SourceFile> for FileView {
    fn from(file: SourceFile) -> Self {
        FileView {
            name: file.name,
            content: file.content,
        }
    }
}

/// What compiling gave.
#[derive(Serialize, ToSchema)]
#[schema(as = CompileResult)]
pub(crate) struct CompileView {
    /// Whether there was a program to run.
    #[schema(example = true)]
    ok: bool,
    /// Wall time in milliseconds.
    #[schema(example = 310)]
    time_ms: u64,
    /// Warnings and errors.
    #[schema(example = "")]
    diagnostics: String,
}

impl From<CompileReport> for CompileView {
    fn from(report: CompileReport) -> Self {
        CompileView {
            ok: report.ok,
            time_ms: report.time_ms,
            diagnostics: report.diagnostics,
        }
    }
}

/// A judged test.
#[derive(Serialize, ToSchema)]
#[schema(as = TestResult)]
pub(crate) struct CaseView {
    /// Its name.
    #[schema(example = "sample/1")]
    case: String,
    /// Position in judging order, from 0.
    #[schema(example = 0)]
    index: i64,
    /// Whether everyone sees the test.
    #[schema(example = true)]
    is_sample: bool,
    /// Its verdict.
    #[schema(value_type = VerdictWord)]
    verdict: Verdict,
    /// CPU time in milliseconds.
    #[schema(example = 1.25)]
    cpu_time_ms: f64,
    /// Wall time in milliseconds.
    #[schema(example = 1.5)]
    wall_time_ms: f64,
    /// Peak memory in bytes.
    #[schema(example = 1048576)]
    memory_bytes: i64,
    /// Instructions, when they were counted.
    #[schema(example = json!(null))]
    instructions: Option<i64>,
    /// Points, for scored problems.
    #[schema(example = json!(null))]
    points: Option<f64>,
    /// What happened (exit code, trap, exception), if it did not go well.
    #[schema(example = json!(null))]
    message: Option<String>,
    /// Start of what is compared with the answer: standard output, or what the calls of a function or class
    /// gave, a line of JSON each; samples only.
    #[schema(example = "3\n")]
    output: Option<String>,
    /// Start of standard output; samples only.
    #[schema(example = "3\n")]
    stdout: Option<String>,
    /// End of standard error; samples only.
    #[schema(example = "")]
    stderr: Option<String>,
    /// What the problem's output validator tells judges; administrators only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = json!(null))]
    judge_message: Option<String>,
}

impl CaseView {
    /// `full` shows what only administrators see.
    pub fn new(test: SubmissionTest, full: bool) -> Self {
        // A program can print what it reads: of secret cases its output stays here.
        let (stdout, stderr, returned) = if test.is_sample {
            (test.stdout, test.stderr, test.returned)
        } else {
            (None, None, None)
        };
        CaseView {
            case: test.case,
            index: test.index,
            is_sample: test.is_sample,
            verdict: test.verdict,
            cpu_time_ms: test.cpu_time_ms,
            wall_time_ms: test.wall_time_ms,
            memory_bytes: test.memory_bytes,
            instructions: test.instructions,
            points: test.points,
            message: test.message,
            output: returned.or_else(|| stdout.clone()),
            stdout,
            stderr,
            judge_message: test.judge_message.filter(|_| full),
        }
    }
}

impl From<CaseReport> for CaseView {
    fn from(case: CaseReport) -> Self {
        let (stdout, stderr, returned) = if case.is_sample {
            (case.stdout, case.stderr, case.returned)
        } else {
            (None, None, None)
        };
        CaseView {
            case: case.case,
            index: case.index as i64,
            is_sample: case.is_sample,
            verdict: case.verdict,
            cpu_time_ms: case.cpu_time_ms,
            wall_time_ms: case.wall_time_ms,
            memory_bytes: case.memory_bytes as i64,
            instructions: case.instructions.map(|count| count as i64),
            points: case.score,
            message: case.message,
            output: returned.or_else(|| stdout.clone()),
            stdout,
            stderr,
            judge_message: None,
        }
    }
}
