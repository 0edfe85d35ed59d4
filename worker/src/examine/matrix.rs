//! Submissions against tests: who fails what, how fast, and what that says about limits and tests.

use mettle_domain::{JudgeReport, JudgedSubmission, MeasuredLimits, Verdict};
use mettle_problems::{
    JurySubmission, Package,
    verify::{Event, Summary},
};
use std::collections::HashMap;

pub(super) struct Matrix<'p> {
    package: &'p Package,
    /// The newest judgement of each submission, by path.
    reports: HashMap<String, JudgeReport>,
}

impl<'p> Matrix<'p> {
    pub fn new(package: &'p Package) -> Self {
        Matrix {
            package,
            reports: HashMap::new(),
        }
    }

    pub fn keep(&mut self, path: &str, report: &JudgeReport) {
        self.reports.insert(path.to_owned(), report.clone());
    }

    /// What is told of a submission that was judged or skipped; nothing of other events.
    pub fn judged(&self, event: Event) -> Option<JudgedSubmission> {
        let Event::Submission {
            path,
            language,
            expected,
            verdict,
            ok,
            skipped,
            message,
            ..
        } = event
        else {
            return None;
        };
        let report = self.reports.get(&path).filter(|_| verdict.is_some());
        let cases = report.map(|report| &report.cases[..]).unwrap_or_default();
        Some(JudgedSubmission {
            language: language.map(|language| language.id().to_owned()),
            expected,
            verdict,
            score: report.and_then(|report| report.score),
            ok,
            skipped,
            message,
            diagnostics: report
                .filter(|report| !report.compile.ok)
                .map(|report| report.compile.diagnostics.clone()),
            verdicts: cases.iter().map(|case| case.verdict).collect(),
            cpu_times_ms: cases.iter().map(|case| case.cpu_time_ms).collect(),
            memory_bytes: report.map_or(0, |report| report.memory_bytes),
            instructions: cases.iter().filter_map(|case| case.instructions).max(),
            path,
        })
    }

    /// What the running times say about the limits; none without an accepted submission.
    pub fn limits(&self, summary: &Summary) -> Option<MeasuredLimits> {
        let limit_ms = summary.time_limit_ms;
        let slowest_accepted_ms = self
            .slowest_of(JurySubmission::must_be_accepted)
            .reduce(f64::max)?;
        let fastest_too_slow_ms = self
            .slowest_of(|submission| submission.expected() == [Verdict::TLE])
            .reduce(f64::min);
        let slack = limit_ms as f64 / slowest_accepted_ms.max(0.001);
        let most_instructions = self
            .reports_of(JurySubmission::must_be_accepted)
            .flat_map(|(_, report)| &report.cases)
            .filter_map(|case| case.instructions)
            .max();
        Some(MeasuredLimits {
            slowest_accepted_ms: Some(slowest_accepted_ms),
            slack: Some(slack),
            fastest_too_slow_ms,
            most_instructions,
            suggested_instruction_limit: most_instructions
                .map(|most| rounded_up(most as f64 * self.package.timing.ac_to_time_limit)),
            ..unmeasured(summary)
        })
    }

    /// Tests that no submission fails that must fail, if there is any such submission.
    pub fn toothless(&self, judged: &[JudgedSubmission]) -> Vec<String> {
        let wrong: Vec<&JudgedSubmission> = judged
            .iter()
            .filter(|submission| {
                !submission.expected.contains(&Verdict::AC) && !submission.verdicts.is_empty()
            })
            .collect();
        if wrong.is_empty() {
            return Vec::new();
        }
        let fails = |index: usize| {
            wrong.iter().any(|submission| {
                let verdict = submission.verdicts.get(index);
                verdict.is_some_and(|verdict| *verdict != Verdict::AC)
            })
        };
        let cases = self.package.cases.iter().enumerate();
        cases
            .filter(|(index, case)| !case.is_sample && !fails(*index))
            .map(|(_, case)| case.name.clone())
            .collect()
    }

    fn reports_of(
        &self,
        which: fn(&JurySubmission) -> bool,
    ) -> impl Iterator<Item = (&JurySubmission, &JudgeReport)> {
        let submissions = self.package.submissions.iter();
        submissions
            .filter(move |submission| which(submission))
            .filter_map(|submission| Some((submission, self.reports.get(&submission.path)?)))
    }

    /// The slowest test of each, with the language's factor taken out.
    fn slowest_of(&self, which: fn(&JurySubmission) -> bool) -> impl Iterator<Item = f64> {
        self.reports_of(which).filter_map(|(submission, report)| {
            let factor = self.package.time_factor(submission.language?);
            let times = report.cases.iter().map(|case| case.cpu_time_ms);
            Some(times.reduce(f64::max)? / factor)
        })
    }
}

/// The limits without anything to measure them by.
pub(super) fn unmeasured(summary: &Summary) -> MeasuredLimits {
    MeasuredLimits {
        time_limit_ms: summary.time_limit_ms,
        inferred: summary.time_limit_inferred,
        slowest_accepted_ms: None,
        slack: None,
        fastest_too_slow_ms: None,
        most_instructions: None,
        suggested_instruction_limit: None,
    }
}

/// Two digits and zeros: a limit that people can read.
fn rounded_up(number: f64) -> u64 {
    let step = 10_f64.powf((number.max(1.0).log10().floor() - 1.0).max(0.0));
    ((number / step).ceil() * step) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggested_limits_have_two_digits() {
        for (number, rounded) in [(0.0, 0), (7.0, 7), (99.5, 100), (123_456.0, 130_000)] {
            assert_eq!(rounded_up(number), rounded);
        }
    }
}
