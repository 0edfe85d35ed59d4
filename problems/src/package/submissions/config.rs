//! `submissions.yaml` and what the folders promise by themselves.

use super::{
    CONFIG, FOLDER,
    expectation::{Expectation, Rule, ScoreRange, TimeUse, WORDS},
    glob::Glob,
    program::Build,
};
use crate::{
    finding::{Findings, Severity},
    package::{metadata::Format, tree::FileTree, yaml::Map},
};
use mettle_domain::Verdict::{self, AC, PARTIAL, RTE, TLE, WA};
use serde_norway::Value;

/// The folders of 2025-09: name, permitted, required.
const FOLDERS: [(&str, &[Verdict], &[Verdict]); 6] = [
    ("accepted", &[AC], &WORDS),
    ("rejected", &WORDS, &[RTE, TLE, WA]),
    ("wrong_answer", &[AC, WA], &[WA]),
    ("time_limit_exceeded", &[AC, TLE], &[TLE]),
    ("run_time_error", &[AC, RTE], &[RTE]),
    ("brute_force", &[AC, RTE, TLE], &[RTE, TLE]),
];

/// Folders whose promise an annotation does not change.
const OFFICIAL: [&str; 4] = [
    "accepted",
    "wrong_answer",
    "time_limit_exceeded",
    "run_time_error",
];

/// What `submissions.yaml` says.
#[derive(Default)]
pub(super) struct SubmissionsConfig {
    entries: Vec<Entry>,
}

struct Entry {
    glob: Glob,
    build: Build,
    /// For all cases first (if it says anything about them), then for parts of them.
    rules: Vec<PartialRule>,
}

/// A rule in which what is not said is left open.
#[derive(Clone, Default)]
struct PartialRule {
    cases: Option<Glob>,
    permitted: Option<Vec<Verdict>>,
    required: Option<Vec<Verdict>>,
    time: Option<TimeUse>,
    score: Option<ScoreRange>,
    message: Option<String>,
}

impl PartialRule {
    fn is_empty(&self) -> bool {
        self.permitted.is_none()
            && self.required.is_none()
            && self.time.is_none()
            && self.score.is_none()
            && self.message.is_none()
    }

    fn with_defaults(self, permitted: &[Verdict], required: &[Verdict]) -> Rule {
        Rule {
            cases: self.cases,
            permitted: self.permitted.unwrap_or_else(|| permitted.to_vec()),
            required: self.required.unwrap_or_else(|| required.to_vec()),
            time: self.time.unwrap_or(TimeUse::Implied),
            score: self.score,
            message: self.message,
        }
    }
}

impl SubmissionsConfig {
    pub fn read(tree: &FileTree, format: Format, findings: &mut Findings) -> Self {
        let file = format!("{FOLDER}/{CONFIG}");
        let Some(text) = tree.text(&file, findings) else {
            return Self::default();
        };
        if format.is_legacy() {
            findings.warning(
                &file,
                "is no part of the legacy format; honoured all the same",
            );
        }
        let Some(map) = Map::parse(&file, &text, findings) else {
            return Self::default();
        };
        let mut entries = Vec::new();
        for (pattern, map) in map.maps(findings) {
            match Glob::parse(&pattern) {
                Some(glob) => entries.push(read_entry(glob, map, findings)),
                None => findings.error(
                    &file,
                    format!("{pattern:?} stands for too many alternatives"),
                ),
            }
        }
        SubmissionsConfig { entries }
    }

    /// How to build the submission at a path relative to `submissions/`; later entries win.
    pub fn build_of(&self, path: &str) -> Build {
        let mut build = Build::default();
        for entry in self.entries.iter().filter(|entry| entry.glob.matches(path)) {
            build.language = entry.build.language.clone().or(build.language);
            build.entrypoint = entry.build.entrypoint.clone().or(build.entrypoint);
        }
        build
    }

    /// What a submission promises, or why it promises nothing.
    pub fn expectation_of(
        &self,
        path: &str,
        folder: &str,
        format: Format,
        annotated: Option<Vec<Verdict>>,
        file: &str,
        findings: &mut Findings,
    ) -> Result<Expectation, String> {
        let rules = self.rules_for(path, folder);
        match annotated {
            Some(_) if OFFICIAL.contains(&folder) => {
                findings.warning(
                    file,
                    format!(
                        "its @EXPECTED_RESULTS@ is ignored: the folder {folder} promises already"
                    ),
                );
            }
            Some(verdicts) if rules.is_empty() || folder == "rejected" => {
                return Ok(Expectation::FinalVerdict(verdicts));
            }
            _ => {}
        }
        if format.is_legacy() && !self.speaks_of(path) {
            return legacy(folder);
        }
        match rules.is_empty() {
            true if format != Format::V2025 => legacy(folder),
            true => Err(format!("the folder {folder} promises no verdict")),
            false => Ok(Expectation::Rules(rules)),
        }
    }

    fn speaks_of(&self, path: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| !entry.rules.is_empty() && entry.glob.matches(path))
    }

    fn rules_for(&self, path: &str, folder: &str) -> Vec<Rule> {
        let default = FOLDERS.iter().find(|(name, ..)| *name == folder);
        let mut rules = Vec::new();
        // An entry named exactly like the folder replaces what the folder promises by itself.
        let own = self
            .entries
            .iter()
            .find(|entry| entry.glob.as_str() == folder);
        if let Some((_, permitted, required)) = default {
            let replaced = own
                .and_then(|entry| entry.rules.first())
                .filter(|rule| rule.cases.is_none());
            rules.push(
                replaced
                    .cloned()
                    .unwrap_or_default()
                    .with_defaults(permitted, required),
            );
        }
        for entry in self.entries.iter().filter(|entry| entry.glob.matches(path)) {
            let is_own = default.is_some() && entry.glob.as_str() == folder;
            let added = entry
                .rules
                .iter()
                .filter(|rule| !(is_own && rule.cases.is_none()));
            rules.extend(added.map(|rule| rule.clone().with_defaults(&WORDS, &WORDS)));
        }
        rules
    }
}

/// What the folders of legacy packages promise.
fn legacy(folder: &str) -> Result<Expectation, String> {
    match folder {
        "accepted" => Ok(Expectation::Legacy(AC)),
        "wrong_answer" => Ok(Expectation::Legacy(WA)),
        "time_limit_exceeded" => Ok(Expectation::Legacy(TLE)),
        "run_time_error" | "runtime_error" => Ok(Expectation::Legacy(RTE)),
        // Used by some tools: right, but slower than is asked for.
        "slow_accepted" => Ok(Expectation::FinalVerdict(vec![AC, TLE])),
        "rejected" => Ok(Expectation::FinalVerdict(vec![WA, TLE, RTE])),
        "partially_accepted" => Ok(Expectation::Legacy(PARTIAL)),
        _ => Err(format!("the folder {folder} promises no verdict")),
    }
}

fn read_entry(glob: Glob, mut map: Map<'_>, findings: &mut Findings) -> Entry {
    let build = Build {
        language: map.text("language", findings),
        entrypoint: map.text("entrypoint", findings),
    };
    for key in ["authors", "model_solution"] {
        map.take(key);
    }
    let mut rules = vec![read_rule(&mut map, None, findings)];
    for (pattern, mut map) in map.maps(findings) {
        match Glob::parse(&pattern) {
            Some(cases) => {
                rules.push(read_rule(&mut map, Some(cases), findings));
                map.finish(Severity::Error, findings);
            }
            None => map.wrong("", "stands for too many alternatives", findings),
        }
    }
    rules.retain(|rule| !rule.is_empty());
    Entry { glob, build, rules }
}

fn read_rule(map: &mut Map<'_>, cases: Option<Glob>, findings: &mut Findings) -> PartialRule {
    let score = read_score(map, findings);
    if score.is_some() && cases.is_some() {
        map.wrong(
            "score",
            "is checked for the whole submission only; of a group it is ignored",
            findings,
        );
    }
    PartialRule {
        score: score.filter(|_| cases.is_none()),
        message: map
            .text("message", findings)
            .filter(|text| !text.is_empty()),
        cases,
        permitted: read_words(map, "permitted", findings),
        required: read_words(map, "required", findings),
        time: read_time_use(map, findings),
    }
}

fn read_words(map: &mut Map<'_>, key: &str, findings: &mut Findings) -> Option<Vec<Verdict>> {
    let words = map.string_or_strings(key, findings)?;
    let mut verdicts = Vec::new();
    for word in words {
        match word.parse().ok().filter(|verdict| WORDS.contains(verdict)) {
            Some(verdict) => verdicts.push(verdict),
            None => map.wrong(
                key,
                &format!("{word:?} is none of AC, WA, TLE, RTE"),
                findings,
            ),
        }
    }
    (!verdicts.is_empty()).then_some(verdicts)
}

/// One number, or two.
fn read_score(map: &mut Map<'_>, findings: &mut Findings) -> Option<ScoreRange> {
    let range = match map.take("score")? {
        Value::Sequence(ends) => match ends.as_slice() {
            [least, most] => least.as_f64().zip(most.as_f64()),
            _ => None,
        },
        one => one.as_f64().map(|score| (score, score)),
    };
    if range.is_none() {
        map.wrong("score", "must be a number, or a list of two", findings);
    }
    range.map(|(least, most)| ScoreRange { least, most })
}

fn read_time_use(map: &mut Map<'_>, findings: &mut Findings) -> Option<TimeUse> {
    match map.take("use_for_time_limit")? {
        Value::Bool(true) => None,
        Value::Bool(false) => Some(TimeUse::Off),
        Value::String(word) if word == "lower" => Some(TimeUse::Lower),
        Value::String(word) if word == "upper" => Some(TimeUse::Upper),
        _ => {
            map.wrong(
                "use_for_time_limit",
                "must be true, false, lower or upper",
                findings,
            );
            None
        }
    }
}
