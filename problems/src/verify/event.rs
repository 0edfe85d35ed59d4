//! What verifying tells, as the JSON lines of `mettle problem verify`.

use crate::{Finding, package::JurySubmission};
use mettle_domain::{JudgeReport, Language, Verdict};
use serde::Serialize;

/// One step of verifying a package: `{"event":"finding",…}`, `{"event":"submission",…}`, and last
/// `{"event":"summary",…}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Something is wrong with the package.
    Finding(Finding),
    /// A jury submission was judged, or could not be.
    Submission {
        /// Where it is in the package.
        path: String,
        /// Its language, if it is one of ours.
        language: Option<Language>,
        /// The verdicts it may get.
        expected: Vec<Verdict>,
        /// The verdict it got: that of its first failed case. None if it was skipped.
        verdict: Option<Verdict>,
        /// Whether it keeps its promise. A skipped one breaks none.
        ok: bool,
        /// Why it was not judged, if so.
        skipped: Option<String>,
        /// How it breaks its promise, if so.
        message: Option<String>,
        /// CPU time of its slowest case in milliseconds. None if it was not run.
        cpu_time_ms: Option<f64>,
    },
    /// The end.
    Summary(Summary),
}

/// The outcome of verifying a package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Submissions judged.
    pub checked: usize,
    /// Judged submissions that break their promise.
    pub mismatched: usize,
    /// Submissions that could not be judged here.
    pub skipped: usize,
    /// Error findings.
    pub errors: usize,
    /// The CPU time limit in milliseconds.
    pub time_limit_ms: u64,
    /// Whether that limit was inferred here.
    pub time_limit_inferred: bool,
}

impl Summary {
    /// Whether no submission breaks its promise and nothing else is wrong.
    pub fn passed(&self) -> bool {
        self.mismatched == 0 && self.errors == 0
    }
}

impl Event {
    pub(super) fn skipped(submission: &JurySubmission, reason: String) -> Self {
        Event::Submission {
            path: submission.path.clone(),
            language: submission.language,
            expected: submission.expected(),
            verdict: None,
            ok: true,
            skipped: Some(reason),
            message: None,
            cpu_time_ms: None,
        }
    }

    pub(super) fn checked(
        submission: &JurySubmission,
        report: &JudgeReport,
        message: Option<String>,
    ) -> Self {
        Event::Submission {
            path: submission.path.clone(),
            language: submission.language,
            expected: submission.expected(),
            verdict: Some(report.verdict),
            ok: message.is_none(),
            skipped: None,
            message,
            cpu_time_ms: report
                .cases
                .iter()
                .map(|case| case.cpu_time_ms)
                .reduce(f64::max),
        }
    }
}
