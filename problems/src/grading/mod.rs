//! From the cases' verdicts to the submission's: groups, points, and what need not be run any more.
//!
//! Two kinds of grading are known: [`Points`] of the 2025-09 format, where groups of cases give points,
//! and the [`Graders`] of the legacy format, where every folder aggregates verdicts and scores. Without
//! either, a submission is accepted if every case is, and its first failure is its verdict.

mod describe;
mod graders;
mod points;

pub use graders::{GraderGroup, Graders, ScoreMode, VerdictMode};
pub use points::{Aggregation, PointGroup, Points};

use crate::{JudgePlan, Program};
use mettle_domain::Verdict;
use serde::{Deserialize, Serialize};

/// How verdict and points come of the cases'.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grading {
    /// Groups give points.
    Points(Points),
    /// Every folder has a grader.
    Graders(Graders),
}

/// What a validator says of the points of a case it accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum CasePoints {
    /// Nothing.
    #[default]
    Unsaid,
    /// So many (`score.txt`).
    Score(f64),
    /// This share of what there is to reach (`score_multiplier.txt`).
    Share(f64),
}

/// How one case came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaseOutcome {
    /// Its verdict.
    pub verdict: Verdict,
    /// Its points.
    pub points: CasePoints,
}

/// How a submission came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// The verdict.
    pub verdict: Verdict,
    /// The points, where the problem gives points.
    pub score: Option<f64>,
    /// The most points there are, where that is known.
    pub max_score: Option<f64>,
}

/// Runs a grader of the package: arguments and input in, output out, or why it failed.
pub type CustomGrader<'a> = dyn FnMut(&Program, &[String], &str) -> Result<String, String> + 'a;

/// Collects the outcomes of one submission's cases.
pub struct Gradebook<'a> {
    plan: &'a JudgePlan,
    /// Also what is settled is to be run.
    all_cases: bool,
    outcomes: Vec<Option<CaseOutcome>>,
    /// What the static validator said, by group.
    statics: Vec<(String, CaseOutcome)>,
    failed: bool,
}

impl<'a> Gradebook<'a> {
    /// Nothing is known yet.
    pub fn new(plan: &'a JudgePlan, all_cases: bool) -> Gradebook<'a> {
        Gradebook {
            plan,
            all_cases,
            outcomes: vec![None; plan.cases.len()],
            statics: Vec::new(),
            failed: false,
        }
    }

    /// Whether a case can still change anything.
    ///
    /// # Errors
    /// When a grader of the package fails: a failure of the judge.
    pub fn needs(&self, index: usize, custom: &mut CustomGrader<'_>) -> Result<bool, String> {
        if self.all_cases || !self.failed {
            return Ok(true);
        }
        match &self.plan.rules.grading {
            None => Ok(false),
            Some(Grading::Points(points)) => Ok(points.needs(self, index)),
            Some(Grading::Graders(graders)) => graders.needs(self, index, custom),
        }
    }

    /// Notes a case's outcome; returns its points, where the problem gives points.
    ///
    /// # Errors
    /// When the validator gave points that it may not give: a failure of the judge.
    pub fn record(&mut self, index: usize, outcome: CaseOutcome) -> Result<Option<f64>, String> {
        self.outcomes[index] = Some(outcome);
        self.failed |= outcome.verdict != Verdict::AC;
        let case = &self.plan.cases[index];
        match &self.plan.rules.grading {
            None if outcome.points != CasePoints::Unsaid => Err(format!(
                "{}: the output validator gives points, which this problem does not have",
                case.name
            )),
            None => Ok(None),
            Some(Grading::Points(points)) => points.score_of_case(self, index),
            Some(Grading::Graders(graders)) => graders.score_of_case(case, outcome),
        }
    }

    /// Notes what the static validator said for a group.
    pub fn record_static(&mut self, group: &str, outcome: CaseOutcome) {
        self.failed |= outcome.verdict != Verdict::AC;
        self.statics.push((group.to_owned(), outcome));
    }

    /// Sums up.
    ///
    /// # Errors
    /// When points do not fit: a failure of the judge.
    pub fn conclude(&self, custom: &mut CustomGrader<'_>) -> Result<Graded, String> {
        match &self.plan.rules.grading {
            None => Ok(Graded {
                verdict: self.first_failure().unwrap_or(Verdict::AC),
                score: None,
                max_score: None,
            }),
            Some(Grading::Points(points)) => points.conclude(self),
            Some(Grading::Graders(graders)) => graders.conclude(self, custom),
        }
    }

    fn first_failure(&self) -> Option<Verdict> {
        let statics = self.statics.iter().map(|(_, outcome)| outcome.verdict);
        let cases = self
            .outcomes
            .iter()
            .flatten()
            .map(|outcome| outcome.verdict);
        statics.chain(cases).find(|verdict| *verdict != Verdict::AC)
    }
}

/// Whether a test case is in a group or below it; everything is in the group without a name.
fn is_in(case: &str, group: &str) -> bool {
    group.is_empty()
        || case
            .strip_prefix(group)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// As a person would write it.
fn number(value: f64) -> String {
    format!("{value}")
}

#[cfg(test)]
mod tests;
