//! A problem package: read from a folder or a zip, checked, ready to be judged.

mod checktestdata;
mod data;
mod extras;
mod latex;
mod load;
mod metadata;
mod signature;
mod source;
mod starter;
mod statement;
mod submissions;
mod tree;
mod validators;
pub(crate) mod yaml;

pub use data::{InputArgs, InputCheck, OutputCheck, Sample};
pub use extras::Difficulty;
pub use load::{LoadError, Loaded};
pub use metadata::{Credits, Format, Timing};
pub use starter::Starter;
pub use statement::Statement;
pub use submissions::{Expectation, JurySubmission, Rule, ScoreRange, TimeUse};
pub use tree::PackageFile;
pub use validators::InputValidator;

pub(crate) use source::{Archive, Bounds, Intake, Room, is_valid_name};
pub(crate) use tree::FileTree;

use crate::{JudgePlan, Rules, TestCase};
use mettle_domain::{Language, Limits};
use std::collections::BTreeMap;

/// A problem, ready to be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Its short name: the folder's, in lowercase letters, digits and dashes.
    pub slug: String,
    /// Its name in the first statement's language.
    pub title: String,
    /// The format it is written in.
    pub format: Format,
    /// The identity it keeps through renaming, if stated.
    pub uuid: Option<String>,
    /// How hard it is, if `mettle.yaml` says so.
    pub difficulty: Option<Difficulty>,
    /// Its keywords.
    pub tags: Vec<String>,
    /// Bounds of the input, a line of Markdown each, from `mettle.yaml`.
    pub constraints: Vec<String>,
    /// Hints in Markdown, to be shown one at a time, from `mettle.yaml`.
    pub hints: Vec<String>,
    /// The number of the well-known problem it resembles, from `mettle.yaml`.
    pub leetcode_id: Option<u32>,
    /// The statements by language, English first; empty if there is none to show.
    pub statements: Vec<Statement>,
    /// How it is solved, if the package tells. Not for those who still try.
    pub solution: Option<Statement>,
    /// Whose work it is.
    pub credits: Credits,
    /// What a submission may use. Without a stated time limit, a fallback until one is inferred.
    pub limits: Limits,
    /// Whether the package states its time limit; otherwise it is to be inferred ([`crate::verify`]).
    pub time_limit_stated: bool,
    /// How the time limit relates to the jury's running times.
    pub timing: Timing,
    /// Languages with more time, and how many times more, from `mettle.yaml`.
    pub time_factors: BTreeMap<Language, f64>,
    /// The languages it may be solved in, if not in all.
    pub languages: Option<Vec<Language>>,
    /// How it is judged apart from limits and cases.
    pub rules: Rules,
    /// The cases in judging order, samples first.
    pub cases: Vec<TestCase>,
    /// The samples as the statement shows them.
    pub samples: Vec<Sample>,
    /// The programs that check inputs.
    pub input_validators: Vec<InputValidator>,
    /// Inputs for them to look at.
    pub input_checks: Vec<InputCheck>,
    /// Outputs that test how output is judged.
    pub output_checks: Vec<OutputCheck>,
    /// The jury's programs, accepted ones first.
    pub submissions: Vec<JurySubmission>,
    /// Code to start from, by language.
    pub starters: Vec<Starter>,
    /// All files that matter, to be stored and exported.
    pub files: Vec<PackageFile>,
    /// SHA-256 over all files that matter, in hexadecimal: the same for a folder and a zip of it.
    pub digest: String,
}

impl Package {
    /// What the judge needs, under the limits that hold for every language.
    pub fn plan(&self) -> JudgePlan {
        JudgePlan {
            limits: self.limits.clone(),
            rules: self.rules.clone(),
            cases: self.cases.clone(),
        }
    }

    /// What the judge needs for a submission in one language.
    pub fn plan_for(&self, language: Language) -> JudgePlan {
        JudgePlan {
            limits: self.limits_for(language),
            ..self.plan()
        }
    }

    /// The limits for one language, its time factor applied.
    pub fn limits_for(&self, language: Language) -> Limits {
        let factor = self.time_factor(language);
        match factor == 1.0 {
            true => self.limits.clone(),
            false => self
                .limits
                .clone()
                .with_cpu_time_ms((self.limits.cpu_time_ms as f64 * factor).round() as u64),
        }
    }

    /// How many times more time a language gets; a factor for plain C++ holds for its other standards.
    pub fn time_factor(&self, language: Language) -> f64 {
        let general = match language {
            Language::Cpp17 | Language::Cpp23 => Language::Cpp20,
            other => other,
        };
        [language, general]
            .iter()
            .find_map(|language| self.time_factors.get(language))
            .copied()
            .unwrap_or(1.0)
    }

    /// The same package with an inferred time limit.
    pub fn with_time_limit_ms(mut self, time_limit_ms: u64) -> Package {
        self.limits = self.limits.with_cpu_time_ms(time_limit_ms);
        self
    }

    /// Whether it may be solved in a language.
    pub fn allows(&self, language: Language) -> bool {
        self.languages
            .as_ref()
            .is_none_or(|allowed| allowed.contains(&language))
    }
}

#[cfg(test)]
mod tests;
