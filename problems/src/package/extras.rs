//! `mettle.yaml`: what a practice site wants to know and the package format has no place for.

use super::{signature, tree::FileTree, yaml::Map};
use crate::{
    Convention, Rules, Signature,
    compare::TableRules,
    finding::{Findings, Severity},
};
use mettle_domain::Language;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

const FILE: &str = "mettle.yaml";

/// How hard a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// One idea, directly applied.
    Easy,
    /// A standard technique, or two ideas together.
    Medium,
    /// Several techniques, or one that has to be found.
    Hard,
}

impl Difficulty {
    /// Every difficulty, easiest first.
    pub const ALL: [Difficulty; 3] = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard];

    /// The name in files and answers: `"easy"`, `"medium"`, `"hard"`.
    pub fn name(self) -> &'static str {
        match self {
            Difficulty::Easy => "easy",
            Difficulty::Medium => "medium",
            Difficulty::Hard => "hard",
        }
    }
}

impl fmt::Display for Difficulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Difficulty {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Difficulty::ALL
            .into_iter()
            .find(|difficulty| difficulty.name() == text)
            .ok_or_else(|| format!("unknown difficulty {text:?}; one of easy, medium, hard"))
    }
}

/// The content of `mettle.yaml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Extras {
    /// The short name, whatever the package's folder or archive is called.
    pub slug: Option<String>,
    pub difficulty: Option<Difficulty>,
    pub constraints: Vec<String>,
    pub hints: Vec<String>,
    pub leetcode_id: Option<u32>,
    pub time_factors: BTreeMap<Language, f64>,
    pub signature: Option<Signature>,
    pub table: Option<TableRules>,
    /// How the package's programs are called, by their folders.
    pub conventions: BTreeMap<String, Convention>,
}

impl Extras {
    /// What is asked for instead of a program must go with the rest of the package.
    pub fn check_kind(&self, rules: &Rules, findings: &mut Findings) {
        let asked = match (&self.signature, &self.table) {
            (None, None) => return,
            (Some(_), Some(_)) => {
                findings.fatal(FILE, "has both signature and sql; a problem is one of them");
                return;
            }
            (Some(_), None) => "signature",
            (None, Some(_)) => "sql",
        };
        let mut refuse = |is_so: bool, what: &str| {
            if is_so {
                let message = format!("{asked}: cannot be had in a problem that {what}");
                findings.fatal(FILE, message);
            }
        };
        refuse(rules.interaction.is_some(), "is interactive");
        refuse(rules.passes.is_some(), "has several passes");
        refuse(rules.submit_answer, "asks for answers instead of programs");
        let decided = !rules.validators.is_empty();
        refuse(
            decided && self.table.is_some(),
            "has an output validator; result tables are compared by the judge itself",
        );
        if let Some(signature) = self.signature.as_ref().filter(|_| decided)
            && signature.compares_specially()
        {
            findings.warning(
                FILE,
                "signature: order, tolerance and one_of mean nothing here, as the output validator decides",
            );
        }
    }
}

/// How much more time one language may get.
const LARGEST_FACTOR: f64 = 20.0;

pub(crate) fn read(tree: &FileTree, findings: &mut Findings) -> Extras {
    let Some(text) = tree.text(FILE, findings) else {
        return Extras::default();
    };
    let Some(mut map) = Map::parse(FILE, &text, findings) else {
        return Extras::default();
    };
    let difficulty = map.text("difficulty", findings).and_then(|text| {
        text.parse()
            .map_err(|error: String| map.wrong("difficulty", &error, findings))
            .ok()
    });
    let slug = map.text("slug", findings).filter(|slug| {
        let is_right = super::load::is_slug(slug);
        if !is_right {
            let rule = "must be lowercase letters and digits, with single dashes between them, 64 characters at most";
            map.wrong("slug", rule, findings);
        }
        is_right
    });
    let extras = Extras {
        slug,
        difficulty,
        constraints: map.strings("constraints", findings).unwrap_or_default(),
        hints: map.strings("hints", findings).unwrap_or_default(),
        leetcode_id: map
            .count("leetcode_id", u64::from(u32::MAX), findings)
            .and_then(|id| u32::try_from(id).ok()),
        time_factors: read_factors(&mut map, findings),
        signature: signature::read(&mut map, findings),
        table: read_table(&mut map, findings),
        conventions: read_conventions(&mut map, findings),
    };
    map.finish(Severity::Error, findings);
    extras
}

/// `sql: {ordered: …, columns: …}`: an SQL problem, and how its result tables are compared.
fn read_table(map: &mut Map<'_>, findings: &mut Findings) -> Option<TableRules> {
    let mut map = map.map("sql", findings)?;
    let table = TableRules {
        ordered: map.boolean("ordered", findings).unwrap_or_default(),
        columns: map.boolean("columns", findings).unwrap_or_default(),
    };
    map.finish(Severity::Error, findings);
    Some(table)
}

fn read_conventions(map: &mut Map<'_>, findings: &mut Findings) -> BTreeMap<String, Convention> {
    let Some(stated) = map.map("conventions", findings) else {
        return BTreeMap::new();
    };
    let mut read = BTreeMap::new();
    for (folder, convention) in stated.entries(findings) {
        match convention.as_str() {
            Some("testlib") => drop(read.insert(folder, Convention::Testlib)),
            Some("kattis") => drop(read.insert(folder, Convention::Kattis)),
            _ => map.wrong(
                "conventions",
                &format!("{folder}: must be kattis or testlib"),
                findings,
            ),
        }
    }
    read
}

fn read_factors(map: &mut Map<'_>, findings: &mut Findings) -> BTreeMap<Language, f64> {
    let Some(factors) = map.map("time_factors", findings) else {
        return BTreeMap::new();
    };
    let mut read = BTreeMap::new();
    for (language, factor) in factors.entries(findings) {
        let factor = factor
            .as_f64()
            .filter(|factor| (1.0..=LARGEST_FACTOR).contains(factor));
        match (language.parse::<Language>(), factor) {
            (Ok(language), Some(factor)) => drop(read.insert(language, factor)),
            (Err(error), _) => map.wrong("time_factors", &error.to_string(), findings),
            (_, None) => map.wrong(
                "time_factors",
                &format!("{language}: must be a number from 1 to {LARGEST_FACTOR}"),
                findings,
            ),
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Extras, Vec<String>) {
        let mut tree = FileTree::default();
        tree.insert(FILE.into(), text.as_bytes().into());
        let mut findings = Findings::default();
        let extras = read(&tree, &mut findings);
        (
            extras,
            findings
                .into_list()
                .iter()
                .map(ToString::to_string)
                .collect(),
        )
    }

    #[test]
    fn every_key_is_read() {
        let (extras, findings) = read_text(
            "difficulty: medium\nconstraints: [$n \\le 5$, second]\nhints: [look]\nleetcode_id: 1\ntime_factors: {python: 3, cpp: 1.5}\n",
        );
        assert_eq!(findings, [] as [&str; 0]);
        assert_eq!(extras.difficulty, Some(Difficulty::Medium));
        assert_eq!(extras.constraints, ["$n \\le 5$", "second"]);
        assert_eq!((extras.leetcode_id, extras.hints.len()), (Some(1), 1));
        assert_eq!(
            extras.time_factors,
            BTreeMap::from([(Language::Python, 3.0), (Language::Cpp20, 1.5)])
        );
    }

    #[test]
    fn mistakes_are_told() {
        let (extras, findings) =
            read_text("difficulty: extreme\ntime_factors: {cobol: 2, python: 0}\nstars: 5\n");
        assert_eq!(extras, Extras::default());
        assert_eq!(findings.len(), 4, "{findings:?}");
        assert!(
            findings[0].contains("one of easy, medium, hard"),
            "{findings:?}"
        );
    }
}
