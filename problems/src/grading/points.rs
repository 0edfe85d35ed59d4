//! Points of the 2025-09 format.

use super::{CaseOutcome, CasePoints, Gradebook, Graded, is_in, number};
use crate::TestCase;
use mettle_domain::Verdict;
use serde::{Deserialize, Serialize};

/// Where an overall score comes from.
const SECRET: &str = "secret";
/// How far rounding may lead beyond a maximum.
const ROUNDING: f64 = 1e-9;

/// A scoring problem: the groups of its secret data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Points {
    /// `secret` first, then the groups in it, if there are any.
    pub groups: Vec<PointGroup>,
}

/// A test data group, or all secret data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointGroup {
    /// Its path below `data/`.
    pub name: String,
    /// The most points it can give; none if it has no bound.
    pub max_score: Option<f64>,
    /// How its points come of those inside it.
    pub aggregation: Aggregation,
    /// Groups (or `sample`) of which every case must be accepted; else this one gives nothing.
    pub require_pass: Vec<String>,
    /// What the static validator's case can give, if there is one.
    pub static_score: Option<f64>,
}

/// How points are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// All or nothing.
    PassFail,
    /// Added up.
    #[default]
    Sum,
    /// The least.
    Min,
}

impl Points {
    pub(super) fn group_of(&self, case: &str) -> Option<&PointGroup> {
        let groups = self.groups.iter().filter(|group| is_in(case, &group.name));
        groups.max_by_key(|group| group.name.len())
    }

    fn secret(&self) -> Option<&PointGroup> {
        self.groups.iter().find(|group| group.name == SECRET)
    }

    fn inner(&self) -> impl Iterator<Item = &PointGroup> {
        self.groups.iter().filter(|group| group.name != SECRET)
    }

    pub(super) fn needs(&self, book: &Gradebook<'_>, index: usize) -> bool {
        let case = &book.plan.cases[index];
        if case.is_sample {
            return true;
        }
        let whole = self.secret();
        if whole.is_some_and(|all| {
            all.aggregation == Aggregation::PassFail && has_failed(book, &all.name)
        }) {
            return false;
        }
        let Some(group) = self.group_of(&case.name) else {
            return true;
        };
        let lost = group.aggregation != Aggregation::Sum && has_failed(book, &group.name);
        !lost && requirements_hold(book, group)
    }

    pub(super) fn score_of_case(
        &self,
        book: &Gradebook<'_>,
        index: usize,
    ) -> Result<Option<f64>, String> {
        let case = &book.plan.cases[index];
        let Some(outcome) = book.outcomes[index] else {
            return Ok(None);
        };
        // What is said of the points of samples is ignored.
        if case.is_sample {
            return Ok(None);
        }
        let Some(group) = self.group_of(&case.name) else {
            return Ok(None);
        };
        let most = case
            .rules
            .points
            .or_else(|| share_of(&book.plan.cases, group));
        points_of(&case.name, group, most, outcome)
    }

    pub(super) fn conclude(&self, book: &Gradebook<'_>) -> Result<Graded, String> {
        let secret = self.secret().cloned().unwrap_or_default();
        let score = if !requirements_hold(book, &secret) {
            0.0
        } else if self.inner().next().is_none() {
            self.score_of_group(book, &secret)?
        } else {
            let inner: Vec<f64> = self
                .inner()
                .map(|group| self.score_of_group(book, group))
                .collect::<Result<_, _>>()?;
            match secret.aggregation {
                Aggregation::PassFail if has_passed(book, &secret.name) => {
                    secret.max_score.unwrap_or(0.0)
                }
                Aggregation::PassFail => 0.0,
                Aggregation::Sum => inner.iter().sum(),
                Aggregation::Min => inner.into_iter().reduce(f64::min).unwrap_or(0.0),
            }
        };
        check_bound(&secret, score)?;
        let is_full = match secret.max_score {
            Some(most) => score >= most - ROUNDING,
            None => book.first_failure().is_none(),
        };
        let verdict = match (is_full, score > 0.0) {
            (true, _) => Verdict::AC,
            (false, true) => Verdict::PARTIAL,
            (false, false) => book.first_failure().unwrap_or(Verdict::WA),
        };
        Ok(Graded {
            verdict,
            score: Some(score),
            max_score: secret.max_score,
        })
    }

    fn score_of_group(&self, book: &Gradebook<'_>, group: &PointGroup) -> Result<f64, String> {
        if !requirements_hold(book, group) {
            return Ok(0.0);
        }
        let mut scores = Vec::new();
        for (index, case) in book.plan.cases.iter().enumerate() {
            if is_in(&case.name, &group.name) {
                scores.push(self.score_of_case(book, index)?.unwrap_or(0.0));
            }
        }
        for (name, outcome) in &book.statics {
            if *name == group.name && group.aggregation != Aggregation::PassFail {
                let points =
                    points_of("the static validator", group, group.static_score, *outcome)?;
                scores.push(points.unwrap_or(0.0));
            }
        }
        let score = match group.aggregation {
            Aggregation::PassFail if has_passed(book, &group.name) => {
                group.max_score.unwrap_or(0.0)
            }
            Aggregation::PassFail => 0.0,
            Aggregation::Sum => scores.iter().sum(),
            Aggregation::Min => scores.into_iter().reduce(f64::min).unwrap_or(0.0),
        };
        check_bound(group, score)?;
        Ok(score)
    }
}

/// The most points a case of a group can give.
pub(super) fn share_of(cases: &[TestCase], group: &PointGroup) -> Option<f64> {
    let most = group.max_score?;
    match group.aggregation {
        Aggregation::Min | Aggregation::PassFail => Some(most),
        Aggregation::Sum => {
            let inside = |name: &str| is_in(name, &group.name);
            let cases = cases.iter().filter(|case| inside(&case.name));
            let cases = cases.count().max(1);
            Some((most - group.static_score.unwrap_or(0.0)) / cases as f64)
        }
    }
}

fn points_of(
    what: &str,
    group: &PointGroup,
    most: Option<f64>,
    outcome: CaseOutcome,
) -> Result<Option<f64>, String> {
    let wrong = |sentence: &str| Err(format!("{what}: the validator {sentence}"));
    let accepted = outcome.verdict == Verdict::AC;
    if outcome.points != CasePoints::Unsaid {
        if !accepted {
            return wrong("gives points for what it does not accept");
        }
        if group.aggregation == Aggregation::PassFail {
            return wrong("gives points in a pass-fail group");
        }
    }
    if group.aggregation == Aggregation::PassFail {
        return Ok(None);
    }
    if !accepted {
        return Ok(Some(0.0));
    }
    match (outcome.points, most) {
        (CasePoints::Unsaid, Some(most)) => Ok(Some(most)),
        (CasePoints::Unsaid, None) => wrong("gives no score.txt in a group without a bound"),
        (CasePoints::Score(score), _) if !score.is_finite() || score < 0.0 => {
            wrong("gives points that are negative or no number")
        }
        (CasePoints::Score(score), Some(most)) if score > most + ROUNDING => wrong(&format!(
            "gives {} points of at most {}",
            number(score),
            number(most)
        )),
        (CasePoints::Score(score), _) => Ok(Some(score)),
        (CasePoints::Share(_), None) => wrong("gives a share of points without a bound"),
        (CasePoints::Share(share), Some(most)) if (0.0..=1.0).contains(&share) => {
            Ok(Some(share * most))
        }
        (CasePoints::Share(_), _) => wrong("gives a share that is not between 0 and 1"),
    }
}

fn check_bound(group: &PointGroup, score: f64) -> Result<(), String> {
    match group.max_score {
        Some(most) if score > most + ROUNDING => Err(format!(
            "{} has {} points, more than the {} it can give",
            group.name,
            number(score),
            number(most)
        )),
        _ => Ok(()),
    }
}

fn has_failed(book: &Gradebook<'_>, group: &str) -> bool {
    let static_failed = |(name, outcome): &(String, CaseOutcome)| {
        (name == group || is_in(name, group)) && outcome.verdict != Verdict::AC
    };
    let cases = book.plan.cases.iter().zip(&book.outcomes);
    let mut inside = cases.filter(|(case, _)| is_in(&case.name, group));
    book.statics.iter().any(static_failed)
        || inside.any(|(_, outcome)| outcome.is_some_and(|one| one.verdict != Verdict::AC))
}

/// Whether every case was run and accepted.
fn has_passed(book: &Gradebook<'_>, group: &str) -> bool {
    let cases = book.plan.cases.iter().zip(&book.outcomes);
    let mut inside = cases.filter(|(case, _)| is_in(&case.name, group));
    !has_failed(book, group) && inside.all(|(_, outcome)| outcome.is_some())
}

fn requirements_hold(book: &Gradebook<'_>, group: &PointGroup) -> bool {
    let mut required = group.require_pass.iter();
    required.all(|name| has_passed(book, name))
}
