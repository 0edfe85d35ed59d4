//! Proving a package: every jury submission is judged and compared with what it promises.
//!
//! Running programs is the caller's part: it gives a function that judges one submission
//! ([`Run`]); this module decides what to run under which limits and what the outcome means.
//!
//! Submissions that must be fast enough run first. If the package states no time limit, it is then
//! inferred from them ([`crate::time_limit`]), and their verdicts are taken under that limit. Those
//! that must be too slow run up to the limit times the package's margin, so that a limit which only
//! just stops them is noticed.

mod event;

pub use event::{Event, Summary};

use crate::{
    Finding, JudgePlan, Package, Severity,
    package::JurySubmission,
    time_limit::{self, Evidence, GENEROUS_MS},
};
use mettle_domain::{JudgeReport, Language, Verdict};

/// One judgement to make.
#[derive(Debug)]
pub struct Run<'a> {
    /// What to judge.
    pub submission: &'a JurySubmission,
    /// Its language.
    pub language: Language,
    /// Against what, and under which limits.
    pub plan: &'a JudgePlan,
    /// Whether to go on after a failed case.
    pub all_cases: bool,
}

/// Judges a submission; given by the caller.
pub type Judge<'j> = dyn FnMut(Run<'_>) -> JudgeReport + 'j;

/// Verifies a package and tells every step.
///
/// `findings` are those of loading; they are told first and count towards [`Summary::passed`].
pub fn verify(
    package: &Package,
    findings: &[Finding],
    judge: &mut Judge<'_>,
    on: &mut dyn FnMut(Event),
) -> Summary {
    let mut verification = Verification::new(package, judge, on);
    for finding in findings {
        verification.find(finding.clone());
    }
    verification.check_comparison();
    verification.skip_unusable();
    verification.judge_fast_ones();
    verification.settle_limit();
    verification.judge_others();
    verification.finish()
}

/// The time limit of a package that states none, from its submissions that must be fast enough:
/// the limit in milliseconds, or none if no such submission can be run here.
pub fn infer_time_limit(package: &Package, judge: &mut Judge<'_>) -> Option<u64> {
    let mut silent = |_| {};
    let mut verification = Verification::new(package, judge, &mut silent);
    verification.judge_fast_ones();
    time_limit::infer(&verification.evidence, &package.timing)
}

struct Verification<'a, 'j> {
    package: &'a Package,
    plan: JudgePlan,
    judge: &'a mut Judge<'j>,
    on: &'a mut dyn FnMut(Event),
    evidence: Evidence,
    /// Judgements that wait for the time limit.
    waiting: Vec<(&'a JurySubmission, Language, JudgeReport)>,
    summary: Summary,
}

impl<'a, 'j> Verification<'a, 'j> {
    fn new(package: &'a Package, judge: &'a mut Judge<'j>, on: &'a mut dyn FnMut(Event)) -> Self {
        let summary = Summary {
            time_limit_ms: package.limits.cpu_time_ms,
            ..Summary::default()
        };
        Verification {
            package,
            plan: package.plan(),
            judge,
            on,
            evidence: Evidence::default(),
            waiting: Vec::new(),
            summary,
        }
    }

    fn find(&mut self, finding: Finding) {
        self.summary.errors += usize::from(finding.severity == Severity::Error);
        (self.on)(Event::Finding(finding));
    }

    fn warn(&mut self, path: &str, message: String) {
        self.find(Finding {
            severity: Severity::Warning,
            path: path.to_owned(),
            message,
        });
    }

    /// The package's own examples of right and wrong output.
    fn check_comparison(&mut self) {
        for check in &self.package.output_checks {
            let accepted = check
                .comparison
                .compare(&check.output, &check.answer)
                .is_ok();
            if accepted != check.valid {
                let message = if accepted {
                    "is accepted, but must not be"
                } else {
                    "is rejected, but must be accepted"
                };
                self.find(Finding {
                    severity: Severity::Error,
                    path: format!("data/{}.out", check.name),
                    message: message.to_owned(),
                });
            }
        }
    }

    fn skip_unusable(&mut self) {
        let package = self.package;
        let usable_and_accepted = |submission: &JurySubmission| {
            usable(submission).is_some() && submission.must_be_accepted()
        };
        for submission in package
            .submissions
            .iter()
            .filter(|submission| usable(submission).is_none())
        {
            self.summary.skipped += 1;
            let reason = submission
                .skip
                .clone()
                .unwrap_or_else(|| "its language is not available".into());
            (self.on)(Event::skipped(submission, reason));
        }
        if !package.submissions.iter().any(usable_and_accepted) {
            self.warn(
                "submissions/accepted",
                "holds no program in a language available here, so the package is not proved"
                    .into(),
            );
        }
    }

    /// Those that bound the time limit from below.
    fn judge_fast_ones(&mut self) {
        let package = self.package;
        for (submission, language) in package
            .submissions
            .iter()
            .filter_map(usable)
            .filter(|(s, _)| s.expectation.is_lower_bound())
        {
            let limit_ms = if package.time_limit_stated {
                self.limit_for(language)
            } else {
                GENEROUS_MS
            };
            let report = self.run(
                submission,
                language,
                limit_ms,
                submission.expectation.needs_all_cases(),
            );
            // A run that was cut off says only that the program does not end in reasonable time.
            let factor = package.time_factor(language);
            if let Some(ms) = submission
                .expectation
                .lower_bound_ms(&report)
                .filter(|ms| *ms < limit_ms as f64)
            {
                self.evidence.add_right(ms / factor);
            }
            self.waiting.push((submission, language, report));
        }
    }

    /// Takes or infers the time limit, and judges what waited for it.
    fn settle_limit(&mut self) {
        if !self.package.time_limit_stated {
            match time_limit::infer(&self.evidence, &self.package.timing) {
                Some(limit_ms) => {
                    self.plan.limits = self.plan.limits.clone().with_cpu_time_ms(limit_ms);
                    self.summary.time_limit_ms = limit_ms;
                    self.summary.time_limit_inferred = true;
                }
                None => self.warn(
                    "problem.yaml",
                    format!("states no time limit and has no submission to infer one from; {} ms is used", time_limit::FALLBACK_MS),
                ),
            }
        }
        for (submission, language, report) in std::mem::take(&mut self.waiting) {
            self.conclude(submission, language, report);
        }
    }

    fn judge_others(&mut self) {
        let package = self.package;
        for (submission, language) in package
            .submissions
            .iter()
            .filter_map(usable)
            .filter(|(s, _)| !s.expectation.is_lower_bound())
        {
            let limit_ms = self.limit_for(language);
            let expectation = &submission.expectation;
            let margin = if expectation.is_upper_bound() {
                package.timing.time_limit_to_tle
            } else {
                1.0
            };
            let bound_ms = (limit_ms as f64 * margin).ceil() as u64;
            let report = self.run(
                submission,
                language,
                bound_ms,
                expectation.needs_all_cases(),
            );
            if let Some(ms) = expectation
                .upper_bound_ms(&report)
                .filter(|ms| *ms > limit_ms as f64 && *ms < bound_ms as f64)
            {
                self.evidence
                    .add_too_slow(ms / package.time_factor(language));
            }
            self.conclude(submission, language, report);
        }
    }

    /// Judges, and where only the first failure was looked at and disappoints, looks at all cases.
    fn run(
        &mut self,
        submission: &JurySubmission,
        language: Language,
        limit_ms: u64,
        all_cases: bool,
    ) -> JudgeReport {
        let mut plan = self.plan.clone();
        plan.limits = plan.limits.with_cpu_time_ms(limit_ms);
        let report = (self.judge)(Run {
            submission,
            language,
            plan: &plan,
            all_cases,
        });
        let judged = !matches!(report.verdict, Verdict::CE | Verdict::JE);
        if all_cases
            || !judged
            || submission.expectation.check(&report).is_ok()
            || report.cases.len() >= plan.cases.len()
        {
            return report;
        }
        (self.judge)(Run {
            submission,
            language,
            plan: &plan,
            all_cases: true,
        })
    }

    fn conclude(&mut self, submission: &JurySubmission, language: Language, report: JudgeReport) {
        let report = at_time_limit(report, self.limit_for(language));
        let outcome = submission.expectation.check(&report);
        self.summary.checked += 1;
        self.summary.mismatched += usize::from(outcome.is_err());
        (self.on)(Event::checked(submission, &report, outcome.err()));
    }

    fn limit_for(&self, language: Language) -> u64 {
        (self.plan.limits.cpu_time_ms as f64 * self.package.time_factor(language)).round() as u64
    }

    fn finish(mut self) -> Summary {
        for message in time_limit::contradictions(
            self.summary.time_limit_ms,
            &self.evidence,
            &self.package.timing,
        ) {
            self.warn("problem.yaml", message);
        }
        (self.on)(Event::Summary(self.summary.clone()));
        self.summary
    }
}

fn usable(submission: &JurySubmission) -> Option<(&JurySubmission, Language)> {
    Some((submission, submission.language?)).filter(|_| submission.skip.is_none())
}

/// The same judgement as it would have come out under a smaller CPU time limit.
pub fn at_time_limit(mut report: JudgeReport, limit_ms: u64) -> JudgeReport {
    if matches!(report.verdict, Verdict::CE | Verdict::JE) {
        return report;
    }
    for case in report
        .cases
        .iter_mut()
        .filter(|case| case.cpu_time_ms > limit_ms as f64)
    {
        case.verdict = Verdict::TLE;
    }
    let failed = report
        .cases
        .iter()
        .map(|case| case.verdict)
        .find(|verdict| *verdict != Verdict::AC);
    report.verdict = failed.unwrap_or(report.verdict);
    report
}

#[cfg(test)]
mod tests;
