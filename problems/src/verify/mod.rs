//! Proving a package: every jury submission is judged and compared with what it promises.
//!
//! Running programs is the caller's part ([`Prover`]); this module decides what to run under which limits and what the outcome means.
//!
//! Submissions that must be fast enough run first. If the package states no time limit, it is then
//! inferred from them ([`crate::time_limit`]), and their verdicts are taken under that limit. Those
//! that must be too slow run up to the limit times the package's margin, so that a limit which only
//! just stops them is noticed.

mod event;

pub use event::{Event, Summary};

use crate::{
    Finding, JudgePlan, Package, Severity,
    grading::{CaseOutcome, CasePoints, Gradebook, Graded},
    package::{InputValidator, JurySubmission, OutputCheck},
    time_limit::{self, Evidence, GENEROUS_MS},
};
use mettle_domain::{JudgeReport, Language, Verdict};
use std::{
    collections::BTreeMap,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

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

/// What an input validator found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputVerdict {
    /// The input is as it must be.
    Accepted,
    /// It is not; what the validator said of it, if anything.
    Rejected(String),
}

/// Runs programs: what the caller gives.
pub trait Prover: Sync {
    /// Judges a submission.
    fn judge(&self, run: Run<'_>) -> JudgeReport;

    /// Whether the package's output validators accept these outputs, or why they cannot say. Asked only
    /// of packages that have some.
    fn judge_outputs(&self, package: &Package) -> Vec<Result<bool, String>>;

    /// Whether an input validator accepts the package's inputs, or why it cannot say.
    fn judge_inputs(
        &self,
        package: &Package,
        validator: &InputValidator,
    ) -> Vec<Result<InputVerdict, String>>;

    /// How many submissions may be judged at once.
    fn at_once(&self) -> usize {
        1
    }
}

/// Verifies a package and tells every step.
///
/// `findings` are those of loading; they are told first and count towards [`Summary::passed`].
pub fn verify(
    package: &Package,
    findings: &[Finding],
    prover: &dyn Prover,
    on: &mut dyn FnMut(Event),
) -> Summary {
    let mut verification = Verification::new(package, prover, on);
    for finding in findings {
        verification.find(finding.clone());
    }
    verification.check_inputs();
    verification.check_outputs();
    verification.skip_unusable();
    verification.judge_fast_ones();
    verification.settle_limit();
    verification.judge_others();
    verification.finish()
}

/// The time limit of a package that states none, from its submissions that must be fast enough:
/// the limit in milliseconds, or none if no such submission can be run here.
pub fn infer_time_limit(package: &Package, prover: &dyn Prover) -> Option<u64> {
    let mut silent = |_| {};
    let mut verification = Verification::new(package, prover, &mut silent);
    verification.judge_fast_ones();
    time_limit::infer(&verification.evidence, &package.timing)
}

struct Verification<'a> {
    package: &'a Package,
    plan: JudgePlan,
    prover: &'a dyn Prover,
    on: &'a mut dyn FnMut(Event),
    evidence: Evidence,
    /// Judgements that wait for the time limit.
    waiting: Vec<(&'a JurySubmission, Language, JudgeReport)>,
    summary: Summary,
}

impl<'a> Verification<'a> {
    fn new(package: &'a Package, prover: &'a dyn Prover, on: &'a mut dyn FnMut(Event)) -> Self {
        let summary = Summary {
            time_limit_ms: package.limits.cpu_time_ms,
            ..Summary::default()
        };
        Verification {
            package,
            plan: package.plan(),
            prover,
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

    fn error(&mut self, path: String, message: String) {
        self.find(Finding {
            severity: Severity::Error,
            path,
            message,
        });
    }

    /// Every input validator must accept every input, and one of them reject each invalid one.
    fn check_inputs(&mut self) {
        let package = self.package;
        let mut rejected = vec![false; package.input_checks.len()];
        for validator in &package.input_validators {
            let said = self.prover.judge_inputs(package, validator);
            for (index, (check, said)) in package.input_checks.iter().zip(said).enumerate() {
                let path = format!("data/{}.in", check.name);
                match said {
                    Ok(InputVerdict::Accepted) => {}
                    Ok(InputVerdict::Rejected(words)) if check.valid => {
                        let colon = if words.is_empty() { "" } else { ": " };
                        let message = format!("is rejected by {}{colon}{words}", validator.path);
                        self.error(path, message);
                    }
                    Ok(InputVerdict::Rejected(_)) => rejected[index] = true,
                    Err(reason) => {
                        self.error(validator.path.clone(), format!("fails on {path}: {reason}"));
                        break;
                    }
                }
            }
        }
        if package.input_validators.is_empty() {
            return;
        }
        for (check, rejected) in package.input_checks.iter().zip(rejected) {
            if !check.valid && !rejected {
                let message = "is accepted by every input validator, but must not be";
                self.error(format!("data/{}.in", check.name), message.into());
            }
        }
    }

    /// The package's own examples of right and wrong output.
    fn check_outputs(&mut self) {
        let package = self.package;
        if package.output_checks.is_empty() {
            return;
        }
        let said: Vec<Result<bool, String>> = match package.rules.validators.is_empty() {
            false => self.prover.judge_outputs(package),
            true => {
                let checks = package.output_checks.iter();
                let compare = |check: &OutputCheck| {
                    let answer = check
                        .case
                        .answer
                        .load()
                        .map_err(|error| error.to_string())?;
                    Ok(check.comparison.compare(&check.output, &answer).is_ok())
                };
                checks.map(compare).collect()
            }
        };
        for (check, said) in package.output_checks.iter().zip(said) {
            let message = match said {
                Ok(accepted) if accepted == check.valid => continue,
                Ok(true) => "is accepted, but must not be".to_owned(),
                Ok(false) => "is rejected, but must be accepted".to_owned(),
                Err(reason) => reason,
            };
            self.error(format!("data/{}.out", check.case.name), message);
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
        let mut tasks = Vec::new();
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
            tasks.push(Task {
                submission,
                language,
                limit_ms,
            });
        }
        let (prover, plan) = (self.prover, self.plan.clone());
        in_order(prover, &plan, &tasks, |task, report| {
            // A run that was cut off says only that the program does not end in reasonable time.
            let factor = package.time_factor(task.language);
            if let Some(ms) = task
                .submission
                .expectation
                .lower_bound_ms(&report)
                .filter(|ms| *ms < task.limit_ms as f64)
            {
                self.evidence.add_right(ms / factor);
            }
            self.waiting.push((task.submission, task.language, report));
        });
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
        let mut tasks = Vec::new();
        for (submission, language) in package
            .submissions
            .iter()
            .filter_map(usable)
            .filter(|(s, _)| !s.expectation.is_lower_bound())
        {
            let limit_ms = self.limit_for(language);
            let margin = if submission.expectation.is_upper_bound() {
                package.timing.time_limit_to_tle
            } else {
                1.0
            };
            tasks.push(Task {
                submission,
                language,
                limit_ms: (limit_ms as f64 * margin).ceil() as u64,
            });
        }
        let (prover, plan) = (self.prover, self.plan.clone());
        in_order(prover, &plan, &tasks, |task, report| {
            let limit_ms = self.limit_for(task.language) as f64;
            if let Some(ms) = task
                .submission
                .expectation
                .upper_bound_ms(&report)
                .filter(|ms| *ms > limit_ms && *ms < task.limit_ms as f64)
            {
                self.evidence
                    .add_too_slow(ms / package.time_factor(task.language));
            }
            self.conclude(task.submission, task.language, report);
        });
    }

    fn conclude(&mut self, submission: &JurySubmission, language: Language, report: JudgeReport) {
        let report = at_time_limit(report, self.limit_for(language), &self.plan);
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

/// A submission to judge under a CPU time limit.
struct Task<'a> {
    submission: &'a JurySubmission,
    language: Language,
    limit_ms: u64,
}

/// Judges all, as many at once as the prover likes, and tells in their order.
fn in_order<'a>(
    prover: &dyn Prover,
    plan: &JudgePlan,
    tasks: &[Task<'a>],
    mut tell: impl FnMut(&Task<'a>, JudgeReport),
) {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..prover.at_once().clamp(1, tasks.len().max(1)) {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(index) else {
                        break;
                    };
                    if send.send((index, judge(prover, plan, task))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut early: BTreeMap<usize, JudgeReport> = BTreeMap::new();
        let mut told = 0;
        for (index, report) in receive {
            early.insert(index, report);
            while let Some(report) = early.remove(&told) {
                tell(&tasks[told], report);
                told += 1;
            }
        }
    });
}

/// Judges, and where only the first failure was looked at and disappoints, looks at all cases.
fn judge(prover: &dyn Prover, plan: &JudgePlan, task: &Task<'_>) -> JudgeReport {
    let mut plan = plan.clone();
    plan.limits = plan.limits.with_cpu_time_ms(task.limit_ms);
    let expectation = &task.submission.expectation;
    let all_cases = expectation.needs_all_cases();
    let judge = |all_cases| {
        prover.judge(Run {
            submission: task.submission,
            language: task.language,
            plan: &plan,
            all_cases,
        })
    };
    let report = judge(all_cases);
    let judged = !matches!(report.verdict, Verdict::CE | Verdict::JE);
    if all_cases
        || !judged
        || expectation.check(&report).is_ok()
        || report.cases.len() >= plan.cases.len()
    {
        return report;
    }
    judge(true)
}

/// The same judgement as it would have come out under a smaller CPU time limit.
pub fn at_time_limit(mut report: JudgeReport, limit_ms: u64, plan: &JudgePlan) -> JudgeReport {
    if matches!(report.verdict, Verdict::CE | Verdict::JE) {
        return report;
    }
    let mut changed = false;
    for case in report
        .cases
        .iter_mut()
        .filter(|case| case.cpu_time_ms > limit_ms as f64)
    {
        changed |= case.verdict != Verdict::TLE;
        case.verdict = Verdict::TLE;
    }
    if !changed {
        return report;
    }
    match graded_again(&report, plan) {
        Some(graded) => {
            report.verdict = graded.verdict;
            report.score = graded.score;
        }
        None => {
            let mut verdicts = report.cases.iter().map(|case| case.verdict);
            let failed = verdicts.find(|verdict| *verdict != Verdict::AC);
            report.verdict = failed.unwrap_or(report.verdict);
        }
    }
    report
}

/// What the cases come to now; none if the package's own grader would have to say.
fn graded_again(report: &JudgeReport, plan: &JudgePlan) -> Option<Graded> {
    let mut book = Gradebook::new(plan, true);
    for case in &report.cases {
        let accepted = case.verdict == Verdict::AC;
        let score = case.score.filter(|_| accepted);
        let outcome = CaseOutcome {
            verdict: case.verdict,
            points: score.map_or(CasePoints::Unsaid, CasePoints::Score),
        };
        book.record(case.index, outcome).ok()?;
    }
    book.conclude(&mut |_, _, _| Err("it is not run again".into()))
        .ok()
}

#[cfg(test)]
mod tests;
