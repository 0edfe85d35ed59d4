//! What a jury submission promises, and whether its judgement keeps the promise.
//!
//! The format knows four words for test cases: AC, WA, TLE and RTE. Our finer verdicts count as
//! follows. **MLE is an RTE**: the program died. **OLE is whichever of WA, TLE and RTE is asked
//! for**: a program that writes without end is stopped by the first limit it meets, and judges
//! differ in which one that is. CE keeps no promise unless it is annotated, JE keeps none ever.

use super::glob::Glob;
use mettle_domain::{CaseReport, JudgeReport, Verdict};

/// What the judgement of a submission must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// The verdict of the whole submission is one of these: an `@EXPECTED_RESULTS@` annotation.
    FinalVerdict(Vec<Verdict>),
    /// A legacy package's folder. Its tools stop at the first failed case, while its text speaks
    /// of all cases; both readings are in use, so keeping either promise is enough:
    /// the submission's verdict is this one, or (over all cases) this verdict is among them and
    /// WA submissions give only AC and WA, TLE ones only AC, WA and TLE; RTE ones anything.
    Legacy(Verdict),
    /// 2025-09: every rule holds over all cases.
    Rules(Vec<Rule>),
}

/// One rule of 2025-09 for (some of) the cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Which cases it is about, by their names; all if none.
    pub cases: Option<Glob>,
    /// Every case has one of these verdicts.
    pub permitted: Vec<Verdict>,
    /// At least one case has one of these verdicts.
    pub required: Vec<Verdict>,
    /// Whether it bears on the time limit.
    pub time: TimeUse,
    /// The points of the whole submission, for scoring problems.
    pub score: Option<ScoreRange>,
    /// What the output validator tells judges on at least one case.
    pub message: Option<String>,
}

/// Points from one number to another, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreRange {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
}

/// How a rule bears on the time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUse {
    /// As its verdicts say: never TLE bounds it from below, TLE required bounds it from above.
    Implied,
    /// Not at all.
    Off,
    /// These cases must be fast enough.
    Lower,
    /// One of these cases must be too slow.
    Upper,
}

/// The format's four words.
pub(crate) const WORDS: [Verdict; 4] = [Verdict::AC, Verdict::WA, Verdict::TLE, Verdict::RTE];

/// Whether a verdict counts as one of those asked for.
fn counts(verdict: Verdict, asked: &[Verdict]) -> bool {
    match verdict {
        Verdict::MLE => asked.contains(&Verdict::MLE) || asked.contains(&Verdict::RTE),
        Verdict::OLE => asked.iter().any(|asked| {
            matches!(
                asked,
                Verdict::OLE | Verdict::WA | Verdict::TLE | Verdict::RTE
            )
        }),
        Verdict::JE => false,
        other => asked.contains(&other),
    }
}

impl Expectation {
    /// The verdicts the whole submission may get.
    pub fn expected(&self) -> Vec<Verdict> {
        match self {
            Expectation::FinalVerdict(verdicts) => verdicts.clone(),
            Expectation::Legacy(verdict) => vec![*verdict],
            Expectation::Rules(rules) => {
                let permitted = |word: &Verdict| {
                    rules
                        .iter()
                        .all(|rule| rule.cases.is_some() || rule.permits(*word))
                };
                // All cases AC would leave a rule unmet that requires a failure.
                let met_by_all_ac = rules
                    .iter()
                    .all(|rule| rule.required.contains(&Verdict::AC));
                let reachable = |word: &Verdict| *word != Verdict::AC || met_by_all_ac;
                WORDS
                    .into_iter()
                    .filter(permitted)
                    .filter(reachable)
                    .collect()
            }
        }
    }

    /// Whether the promise is about all cases, so that judging must not stop at the first failure.
    pub fn needs_all_cases(&self) -> bool {
        matches!(self, Expectation::Rules(_))
    }

    /// Whether the judgement keeps the promise.
    ///
    /// # Errors
    /// How it does not, as a sentence without a full stop.
    pub fn check(&self, report: &JudgeReport) -> Result<(), String> {
        match (self, report.verdict) {
            (_, Verdict::JE) => Err(match &report.judge_error {
                Some(reason) => format!("the judge failed: {reason}"),
                None => "the judge failed".into(),
            }),
            (Expectation::FinalVerdict(expected), verdict) => one_of(expected, verdict),
            (_, Verdict::CE) => Err("it does not compile".into()),
            // Full points are wished for, not promised: many such problems have none.
            (Expectation::Legacy(Verdict::AC), Verdict::PARTIAL) => Ok(()),
            (Expectation::Legacy(expected), verdict) => {
                one_of(&[*expected], verdict).or_else(|error| {
                    if legacy_cases_fit(*expected, &report.cases) {
                        Ok(())
                    } else {
                        Err(error)
                    }
                })
            }
            (Expectation::Rules(rules), _) => rules.iter().try_for_each(|rule| rule.check(report)),
        }
    }

    /// The slowest case in milliseconds that must be within the time limit, if any must.
    pub fn lower_bound_ms(&self, report: &JudgeReport) -> Option<f64> {
        match self {
            Expectation::FinalVerdict(_) => None,
            Expectation::Legacy(verdict) => (*verdict == Verdict::AC)
                .then(|| slowest(&report.cases))
                .flatten(),
            Expectation::Rules(rules) => rules
                .iter()
                .filter(|rule| rule.is_lower_bound())
                .filter_map(|rule| slowest(rule.applies_to(&report.cases)))
                .reduce(f64::max),
        }
    }

    /// The slowest case in milliseconds of those where one must be too slow, if any must.
    pub fn upper_bound_ms(&self, report: &JudgeReport) -> Option<f64> {
        match self {
            Expectation::FinalVerdict(_) => None,
            Expectation::Legacy(verdict) => (*verdict == Verdict::TLE)
                .then(|| slowest(&report.cases))
                .flatten(),
            Expectation::Rules(rules) => rules
                .iter()
                .filter(|rule| rule.is_upper_bound())
                .filter_map(|rule| slowest(rule.applies_to(&report.cases)))
                .reduce(f64::min),
        }
    }

    /// Whether the submission bounds the time limit from below.
    pub fn is_lower_bound(&self) -> bool {
        match self {
            Expectation::FinalVerdict(_) => false,
            Expectation::Legacy(verdict) => *verdict == Verdict::AC,
            Expectation::Rules(rules) => rules.iter().any(Rule::is_lower_bound),
        }
    }

    /// Whether the submission bounds the time limit from above.
    pub fn is_upper_bound(&self) -> bool {
        match self {
            Expectation::FinalVerdict(_) => false,
            Expectation::Legacy(verdict) => *verdict == Verdict::TLE,
            Expectation::Rules(rules) => rules.iter().any(Rule::is_upper_bound),
        }
    }
}

impl Rule {
    fn permits(&self, word: Verdict) -> bool {
        self.permitted.contains(&word) && !(self.time == TimeUse::Lower && word == Verdict::TLE)
    }

    fn is_lower_bound(&self) -> bool {
        match self.time {
            TimeUse::Lower => true,
            TimeUse::Implied => !self.permitted.contains(&Verdict::TLE),
            TimeUse::Off | TimeUse::Upper => false,
        }
    }

    fn is_upper_bound(&self) -> bool {
        match self.time {
            TimeUse::Upper => true,
            TimeUse::Implied => self.required == [Verdict::TLE],
            TimeUse::Off | TimeUse::Lower => false,
        }
    }

    fn applies_to<'a>(&'a self, cases: &'a [CaseReport]) -> impl Iterator<Item = &'a CaseReport> {
        cases.iter().filter(|case| {
            self.cases
                .as_ref()
                .is_none_or(|glob| glob.matches(&case.case))
        })
    }

    fn check(&self, report: &JudgeReport) -> Result<(), String> {
        let cases = &report.cases[..];
        self.check_score(report)?;
        self.check_message(cases)?;
        let place = self
            .cases
            .as_ref()
            .map_or(String::new(), |glob| format!(" in {}", glob.as_str()));
        let permitted: Vec<Verdict> = WORDS
            .into_iter()
            .filter(|word| self.permits(*word))
            .collect();
        if let Some(case) = self
            .applies_to(cases)
            .find(|case| !counts(case.verdict, &permitted))
        {
            return Err(format!(
                "{} is {}, while every case{place} must be {}",
                case.case,
                case.verdict,
                list(&permitted)
            ));
        }
        let required: &[Verdict] = if self.time == TimeUse::Upper {
            &[Verdict::TLE]
        } else {
            &self.required
        };
        let mut cases = self.applies_to(cases).peekable();
        // A rule about cases that do not exist asks for nothing.
        if cases.peek().is_none() || cases.any(|case| counts(case.verdict, required)) {
            return Ok(());
        }
        Err(format!("no case{place} is {}", list(required)))
    }
}

impl Rule {
    fn check_score(&self, report: &JudgeReport) -> Result<(), String> {
        let Some(ScoreRange { least, most }) = self.score else {
            return Ok(());
        };
        let score = report.score.unwrap_or(0.0);
        match (least - ROUNDING..=most + ROUNDING).contains(&score) {
            true => Ok(()),
            false if least == most => Err(format!("it has {score} points, expected {least}")),
            false => Err(format!("it has {score} points, expected {least} to {most}")),
        }
    }

    fn check_message(&self, cases: &[CaseReport]) -> Result<(), String> {
        let Some(wanted) = &self.message else {
            return Ok(());
        };
        let says = |case: &CaseReport| {
            let said = case.judge_message.as_ref();
            said.is_some_and(|said| said.contains(wanted.as_str()))
        };
        match self.applies_to(cases).any(says) {
            true => Ok(()),
            false => Err(format!("no case's judgemessage.txt contains {wanted:?}")),
        }
    }
}

/// How far rounding may lead beyond a range of points.
const ROUNDING: f64 = 1e-6;

fn one_of(expected: &[Verdict], verdict: Verdict) -> Result<(), String> {
    match counts(verdict, expected) {
        true => Ok(()),
        false => Err(format!(
            "the verdict is {verdict}, expected {}",
            list(expected)
        )),
    }
}

fn legacy_cases_fit(expected: Verdict, cases: &[CaseReport]) -> bool {
    let permitted: &[Verdict] = match expected {
        Verdict::PARTIAL => return false,
        Verdict::AC => &[Verdict::AC],
        Verdict::WA => &[Verdict::AC, Verdict::WA],
        Verdict::TLE => &[Verdict::AC, Verdict::WA, Verdict::TLE],
        _ => &WORDS,
    };
    cases.iter().all(|case| counts(case.verdict, permitted))
        && cases.iter().any(|case| counts(case.verdict, &[expected]))
}

fn slowest<'a>(cases: impl IntoIterator<Item = &'a CaseReport>) -> Option<f64> {
    cases
        .into_iter()
        .map(|case| case.cpu_time_ms)
        .reduce(f64::max)
}

fn list(verdicts: &[Verdict]) -> String {
    verdicts
        .iter()
        .map(|verdict| verdict.code())
        .collect::<Vec<_>>()
        .join(" or ")
}
