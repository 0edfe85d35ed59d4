//! Joins the packages' own checks with the judge.

use mettle_judge::{Cancel, Judge, JudgeOptions, Submission};
use mettle_problems::{
    Finding, Package,
    verify::{self, Event, Run, Summary},
};

/// Judges every jury submission of a package.
pub fn verify(
    package: &Package,
    findings: &[Finding],
    judge: &Judge,
    on: &mut dyn FnMut(Event),
) -> Summary {
    verify::verify(package, findings, &mut |run| judge_one(judge, &run), on)
}

/// The package with a time limit: its own, or one inferred from its accepted submissions.
pub fn with_time_limit(package: Package, judge: &Judge) -> Package {
    if package.time_limit_stated {
        return package;
    }
    match verify::infer_time_limit(&package, &mut |run| judge_one(judge, &run)) {
        Some(limit_ms) => package.with_time_limit_ms(limit_ms),
        None => package,
    }
}

fn judge_one(judge: &Judge, run: &Run<'_>) -> mettle_domain::JudgeReport {
    let submission = Submission {
        language: run.language,
        files: run.submission.files.clone(),
    };
    let options = JudgeOptions {
        all_cases: run.all_cases,
        count_instructions: false,
    };
    judge.judge(&submission, run.plan, &options, &Cancel::new(), &mut |_| {})
}
