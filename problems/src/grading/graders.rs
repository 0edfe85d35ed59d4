//! The legacy format's graders: each folder's verdict and score come of those of what is in it.

use super::{CaseOutcome, CasePoints, CustomGrader, Gradebook, Graded, number};
use crate::{Program, TestCase};
use mettle_domain::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From the worst.
const WORST_FIRST: [Verdict; 6] = [
    Verdict::JE,
    Verdict::RTE,
    Verdict::MLE,
    Verdict::TLE,
    Verdict::OLE,
    Verdict::WA,
];
/// How far rounding may lead beyond a range.
const ROUNDING: f64 = 1e-9;

/// How a legacy package is graded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Graders {
    /// Whether there are points.
    pub scored: bool,
    /// Whether fewer points are better.
    pub minimise: bool,
    /// The folders with their settings, what they inherit filled in; `""` is `data` itself. A folder that
    /// is absent is as the nearest one above it.
    pub groups: Vec<GraderGroup>,
    /// The package's own grader, for folders that say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Program>,
}

/// One folder's settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GraderGroup {
    /// Its path below `data/`.
    pub name: String,
    /// Whether judging goes on in it after a failure.
    pub continues: bool,
    /// How its verdict comes about.
    pub verdict: VerdictMode,
    /// How its score comes about.
    pub score: ScoreMode,
    /// Whether only the second result in it counts (of `data` itself: the secret data's).
    pub ignore_sample: bool,
    /// Whether one accepted result is enough.
    pub accept_if_any_accepted: bool,
    /// Points of an accepted case.
    pub accept_score: f64,
    /// Points of another case.
    pub reject_score: f64,
    /// Least possible score, if bounded.
    pub least: Option<f64>,
    /// Greatest possible score, if bounded.
    pub most: Option<f64>,
    /// The flags, for the package's own grader; none if the usual one is used.
    pub custom: Option<Vec<String>>,
}

impl Default for GraderGroup {
    fn default() -> Self {
        GraderGroup {
            name: String::new(),
            continues: false,
            verdict: VerdictMode::default(),
            score: ScoreMode::default(),
            ignore_sample: false,
            accept_if_any_accepted: false,
            accept_score: 1.0,
            reject_score: 0.0,
            least: None,
            most: None,
            custom: None,
        }
    }
}

/// How a folder's verdict comes about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictMode {
    /// The worst failure in it.
    #[default]
    WorstError,
    /// The first failure in it.
    FirstError,
    /// Accepted.
    AlwaysAccept,
}

/// How a folder's score comes about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreMode {
    /// Added up.
    #[default]
    Sum,
    /// The mean.
    Avg,
    /// The least.
    Min,
    /// The greatest.
    Max,
}

/// A verdict with its score.
type Scored = (Verdict, f64);

impl Graders {
    /// The settings of a folder: its own, or the nearest above it.
    fn group(&self, name: &str) -> GraderGroup {
        let mut at = name;
        loop {
            if let Some(group) = self.groups.iter().find(|group| group.name == at) {
                // Only `data` itself has a first result that is the samples'.
                return GraderGroup {
                    ignore_sample: group.ignore_sample && name.is_empty(),
                    ..group.clone()
                };
            }
            if at.is_empty() {
                return GraderGroup::default();
            }
            at = at.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }

    pub(super) fn score_of_case(
        &self,
        case: &TestCase,
        outcome: CaseOutcome,
    ) -> Result<Option<f64>, String> {
        let wrong = |sentence: &str| Err(format!("{}: the output validator {sentence}", case.name));
        let group = self.group(case.name.rsplit_once('/').map_or("", |(above, _)| above));
        let accepted = outcome.verdict == Verdict::AC;
        match outcome.points {
            CasePoints::Share(_) => {
                wrong("gives a share of points, which this format does not know")
            }
            CasePoints::Score(_) if !self.scored => {
                wrong("gives points, which this problem does not have")
            }
            CasePoints::Score(_) if !accepted => wrong("gives points for what it does not accept"),
            CasePoints::Score(score) if !score.is_finite() => {
                wrong("gives points that are no number")
            }
            CasePoints::Score(score) => Ok(Some(score)),
            CasePoints::Unsaid if !self.scored => Ok(None),
            CasePoints::Unsaid if accepted => Ok(Some(group.accept_score)),
            CasePoints::Unsaid => Ok(Some(group.reject_score)),
        }
    }

    /// A case is not needed if judging broke off in a folder it is in.
    pub(super) fn needs(
        &self,
        book: &Gradebook<'_>,
        index: usize,
        custom: &mut CustomGrader<'_>,
    ) -> Result<bool, String> {
        let name = &book.plan.cases[index].name;
        let mut folders = vec![""];
        folders.extend(name.match_indices('/').map(|(at, _)| &name[..at]));
        for folder in folders {
            if self.group(folder).continues {
                continue;
            }
            let results = self.results_in(book, folder, custom)?;
            if results.iter().any(|(verdict, _)| *verdict != Verdict::AC) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(super) fn conclude(
        &self,
        book: &Gradebook<'_>,
        custom: &mut CustomGrader<'_>,
    ) -> Result<Graded, String> {
        let data = self.group("");
        let results = self.results_in(book, "", custom)?;
        let (verdict, score) = self.grade(&data, &results, custom)?;
        if !self.scored {
            return Ok(Graded {
                verdict,
                score: None,
                max_score: None,
            });
        }
        let best = if self.minimise { data.least } else { data.most };
        let accepted = verdict == Verdict::AC;
        let is_best = best.is_none_or(|best| (score - best).abs() <= ROUNDING);
        Ok(Graded {
            verdict: match accepted && !is_best {
                true => Verdict::PARTIAL,
                false => verdict,
            },
            // The score of what is not accepted is ignored.
            score: Some(if accepted { score } else { 0.0 }),
            max_score: data.most.filter(|_| !self.minimise),
        })
    }

    /// What is directly in a folder and was judged, in order.
    fn results_in(
        &self,
        book: &Gradebook<'_>,
        folder: &str,
        custom: &mut CustomGrader<'_>,
    ) -> Result<Vec<Scored>, String> {
        enum Item {
            Case(usize),
            Folder(String),
        }
        let mut items: BTreeMap<&str, Item> = BTreeMap::new();
        for (index, case) in book.plan.cases.iter().enumerate() {
            let inside = match folder {
                "" => Some(case.name.as_str()),
                folder => case
                    .name
                    .strip_prefix(folder)
                    .and_then(|rest| rest.strip_prefix('/')),
            };
            let Some(inside) = inside.filter(|_| book.outcomes[index].is_some()) else {
                continue;
            };
            match inside.split_once('/') {
                None => drop(items.insert(inside, Item::Case(index))),
                Some((first, _)) => {
                    let separator = if folder.is_empty() { "" } else { "/" };
                    let name = format!("{folder}{separator}{first}");
                    items.entry(first).or_insert(Item::Folder(name));
                }
            }
        }
        let mut results = Vec::new();
        for item in items.into_values() {
            results.push(match item {
                Item::Case(index) => {
                    let outcome = book.outcomes[index].ok_or("a case was lost")?;
                    let score = self.score_of_case(&book.plan.cases[index], outcome)?;
                    (outcome.verdict, score.unwrap_or(0.0))
                }
                Item::Folder(name) => {
                    let results = self.results_in(book, &name, custom)?;
                    self.grade(&self.group(&name), &results, custom)?
                }
            });
        }
        Ok(results)
    }

    fn grade(
        &self,
        group: &GraderGroup,
        results: &[Scored],
        custom: &mut CustomGrader<'_>,
    ) -> Result<Scored, String> {
        if results.is_empty() {
            return Ok((Verdict::AC, 0.0));
        }
        let graded = match (&group.custom, &self.custom) {
            (Some(flags), Some(program)) => run_custom(program, flags, results, custom)?,
            _ => grade_by_default(group, results),
        };
        let (verdict, score) = graded;
        let below = group.least.is_some_and(|least| score < least - ROUNDING);
        let above = group.most.is_some_and(|most| score > most + ROUNDING);
        if self.scored && verdict == Verdict::AC && (below || above) {
            return Err(format!(
                "data/{} has the score {}, which is outside of its range",
                group.name,
                number(score)
            ));
        }
        Ok(graded)
    }
}

fn grade_by_default(group: &GraderGroup, results: &[Scored]) -> Scored {
    let results = match (group.ignore_sample, results.get(1)) {
        (true, Some(second)) => std::slice::from_ref(second),
        _ => results,
    };
    let mut verdicts = results.iter().map(|(verdict, _)| *verdict);
    let accepted = |verdict: &Verdict| *verdict == Verdict::AC;
    let any_accepted = group.accept_if_any_accepted && verdicts.clone().any(|one| accepted(&one));
    let verdict = match group.verdict {
        _ if any_accepted => Verdict::AC,
        VerdictMode::AlwaysAccept => Verdict::AC,
        VerdictMode::FirstError => verdicts.find(|one| !accepted(one)).unwrap_or(Verdict::AC),
        VerdictMode::WorstError => WORST_FIRST
            .into_iter()
            .find(|worst| verdicts.clone().any(|one| one == *worst))
            .unwrap_or(Verdict::AC),
    };
    let scores = results.iter().map(|(_, score)| *score);
    let score = match group.score {
        ScoreMode::Sum => scores.sum(),
        ScoreMode::Avg => scores.sum::<f64>() / results.len() as f64,
        ScoreMode::Min => scores.fold(f64::INFINITY, f64::min),
        ScoreMode::Max => scores.fold(f64::NEG_INFINITY, f64::max),
    };
    (verdict, score)
}

fn run_custom(
    program: &Program,
    flags: &[String],
    results: &[Scored],
    custom: &mut CustomGrader<'_>,
) -> Result<Scored, String> {
    let input: String = results
        .iter()
        .map(|(verdict, score)| format!("{} {}\n", verdict.code(), number(*score)))
        .collect();
    let output = custom(program, flags, &input)?;
    let words: Vec<&str> = output.split_whitespace().collect();
    let known = |word: &str| {
        let verdict = word.parse::<Verdict>().ok()?;
        (verdict == Verdict::AC || WORST_FIRST.contains(&verdict)).then_some(verdict)
    };
    match words.as_slice() {
        [verdict, score] => {
            known(verdict).zip(score.parse::<f64>().ok().filter(|one| one.is_finite()))
        }
        _ => None,
    }
    .ok_or_else(|| format!("the grader printed {output:?}, which is no verdict with a score"))
}
