//! A problem on its way into the package format.

use crate::{TestData, package::FileTree};
use serde_norway::{Mapping, Value};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write};

/// What an importer found out.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Names the package.
    pub short_name: String,
    /// What its identity follows from: the same for each version of the problem.
    pub identity: String,
    /// Names by language code.
    pub names: BTreeMap<String, String>,
    /// Statements by language code.
    pub statements: BTreeMap<String, Text>,
    /// Notes on the solution, by language code.
    pub solutions: BTreeMap<String, Text>,
    /// Pictures of statements, by file name.
    pub pictures: BTreeMap<String, TestData>,
    pub time_limit_ms: Option<u64>,
    pub memory_mib: Option<u64>,
    pub keywords: Vec<String>,
    pub source: Option<String>,
    pub samples: Vec<Case>,
    /// Tests that count, in judging order.
    pub groups: Vec<Group>,
    /// Whether tests give as many points as the checker says, instead of what their groups are worth.
    pub points_by_checker: bool,
    pub checker: Checker,
    /// An interactor in testlib's convention.
    pub interactor: Option<Program>,
    /// Input validators in testlib's convention.
    pub validators: Vec<Program>,
    pub submissions: Vec<Submission>,
}

/// A text in Markdown or LaTeX.
#[derive(Debug)]
pub(super) enum Text {
    Markdown(String),
    Latex(String),
}

/// A test.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// Where its input came from, for findings.
    pub origin: String,
    pub input: TestData,
    pub answer: TestData,
}

/// Tests that belong together; a problem without points has one group without a name.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Its name; empty if its tests lie directly among the secret ones.
    pub name: String,
    /// What it is worth, in scoring problems: as much of it as its worst test gives.
    pub points: Option<f64>,
    /// Groups, by their place, that must be solved first.
    pub requires: Vec<usize>,
    pub cases: Vec<Case>,
    /// Flags of the default comparison where they differ from the problem's.
    pub flags: Option<Vec<String>>,
}

/// How output is checked.
#[derive(Debug)]
pub(super) enum Checker {
    /// The default comparison with these flags.
    Flags(Vec<String>),
    /// A program in testlib's convention: `checker input output answer`.
    Program(Program),
}

impl Default for Checker {
    fn default() -> Self {
        Checker::Flags(Vec::new())
    }
}

/// Sources of one program, the main one first.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub files: Vec<(String, TestData)>,
}

/// A program of the jury.
#[derive(Debug)]
pub(super) struct Submission {
    /// Its folder below `submissions`: `accepted`.
    pub folder: &'static str,
    pub name: String,
    pub content: TestData,
    /// What it may show on cases and what it must show on some, where the folder does not say it.
    pub promise: Option<(&'static [&'static str], &'static [&'static str])>,
}

/// The files, and for some of them what they were made from.
pub(super) struct Converted {
    pub files: FileTree,
    pub origins: BTreeMap<String, String>,
}

impl Draft {
    pub fn to_tree(&self) -> Converted {
        let mut converted = Converted {
            files: FileTree::default(),
            origins: BTreeMap::new(),
        };
        converted.put("problem.yaml", yaml(self.problem_yaml()));
        self.put_texts(&mut converted);
        self.put_data(&mut converted);
        self.put_programs(&mut converted);
        self.put_submissions(&mut converted);
        converted
    }

    fn problem_yaml(&self) -> Mapping {
        let mut problem = Mapping::new();
        let mut set = |key: &str, value: Value| problem.insert(key.into(), value);
        set("problem_format_version", "2025-09".into());
        set("name", self.name_value());
        set("uuid", self.uuid().into());
        let mut kinds: Vec<Value> = vec![
            if self.is_scoring() {
                "scoring"
            } else {
                "pass-fail"
            }
            .into(),
        ];
        if self.interactor.is_some() {
            kinds.push("interactive".into());
        }
        set("type", kinds.into());
        if !self.keywords.is_empty() {
            set("keywords", self.keywords.clone().into());
        }
        if let Some(source) = &self.source {
            set("source", source.clone().into());
        }
        set("license", "unknown".into());
        let mut limits = Mapping::new();
        if let Some(ms) = self.time_limit_ms {
            limits.insert("time_limit".into(), (ms as f64 / 1000.0).into());
            let resolution = if ms % 1000 == 0 {
                1.0
            } else if ms % 100 == 0 {
                0.1
            } else {
                0.001
            };
            limits.insert("time_resolution".into(), resolution.into());
        }
        if let Some(mib) = self.memory_mib {
            limits.insert("memory".into(), mib.into());
        }
        if !limits.is_empty() {
            set("limits", Value::Mapping(limits));
        }
        problem
    }

    /// One name, or names by language.
    fn name_value(&self) -> Value {
        if self.names.is_empty() {
            return self.short_name.clone().into();
        }
        let names = self.names.iter();
        Value::Mapping(
            names
                .map(|(language, name)| (language.clone().into(), name.clone().into()))
                .collect(),
        )
    }

    /// The same for every version of the same problem.
    fn uuid(&self) -> String {
        let digest = Sha256::digest(format!("mettle imported problem\n{}", self.identity));
        let mut hex = String::new();
        for byte in &digest[..16] {
            let _ = write!(hex, "{byte:02x}");
        }
        // The digits that say "random" are in their places.
        format!(
            "{}-{}-4{}-8{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[13..16],
            &hex[17..20],
            &hex[20..32]
        )
    }

    fn is_scoring(&self) -> bool {
        self.points_by_checker || self.groups.iter().any(|group| group.points.is_some())
    }

    fn put_texts(&self, converted: &mut Converted) {
        for (folder, stem, texts) in [
            ("statement", "problem", &self.statements),
            ("solution", "solution", &self.solutions),
        ] {
            for (language, text) in texts {
                let (ending, text) = match text {
                    Text::Markdown(text) => ("md", text),
                    Text::Latex(text) => ("tex", text),
                };
                converted.put(
                    &format!("{folder}/{stem}.{language}.{ending}"),
                    text.clone().into_bytes().into(),
                );
            }
        }
        for (name, picture) in &self.pictures {
            converted.put(&format!("statement/{name}"), picture.clone());
        }
    }

    fn put_data(&self, converted: &mut Converted) {
        for (number, case) in self.samples.iter().enumerate() {
            converted.put_case(&format!("data/sample/{:02}", number + 1), case);
        }
        let mut data = Mapping::new();
        if let Checker::Flags(flags) = &self.checker
            && !flags.is_empty()
        {
            data.insert("output_validator_args".into(), flags.clone().into());
        }
        let mut number = 0;
        let folders: Vec<String> = self
            .groups
            .iter()
            .enumerate()
            .map(|(place, group)| folder_of(place, group, self.groups.len()))
            .collect();
        let tests: usize = self.groups.iter().map(|group| group.cases.len()).sum();
        let width = tests.to_string().len().max(3);
        for (place, (group, folder)) in self.groups.iter().zip(&folders).enumerate() {
            let is_required = self
                .groups
                .iter()
                .any(|other| other.requires.contains(&place));
            self.put_group_config(group, is_required, folder, &folders, &data, converted);
            for case in &group.cases {
                number += 1;
                converted.put_case(&format!("{folder}/{number:0width$}"), case);
            }
        }
        let mut secret = data.clone();
        if self.is_scoring() {
            let total: f64 = self.groups.iter().filter_map(|group| group.points).sum();
            let most = match self.points_by_checker {
                true => "unbounded".into(),
                false => number_value(total),
            };
            secret.insert("max_score".into(), most);
            secret.insert("score_aggregation".into(), "sum".into());
        }
        for (folder, config) in [("sample", data), ("secret", secret)] {
            let path = format!("data/{folder}/test_group.yaml");
            if !config.is_empty() && !converted.files.contains(&path) {
                converted.put(&path, yaml(config));
            }
        }
    }

    fn put_group_config(
        &self,
        group: &Group,
        is_required: bool,
        folder: &str,
        folders: &[String],
        flags: &Mapping,
        converted: &mut Converted,
    ) {
        if group.name.is_empty() {
            return;
        }
        let mut config = flags.clone();
        if let Some(flags) = &group.flags {
            config.insert("output_validator_args".into(), flags.clone().into());
        }
        if self.is_scoring() {
            config.insert(
                "max_score".into(),
                number_value(group.points.unwrap_or(0.0)),
            );
            // The format lets a group require such ones only that are passed or failed.
            let aggregation = if is_required { "pass-fail" } else { "min" };
            config.insert("score_aggregation".into(), aggregation.into());
        }
        let required: Vec<Value> = group
            .requires
            .iter()
            .filter_map(|place| folders.get(*place))
            .map(|folder| folder.trim_start_matches("data/").into())
            .collect();
        if !required.is_empty() {
            config.insert("require_pass".into(), required.into());
        }
        if !config.is_empty() {
            converted.put(&format!("{folder}/test_group.yaml"), yaml(config));
        }
    }

    fn put_programs(&self, converted: &mut Converted) {
        let mut conventions = Mapping::new();
        if let Checker::Program(program) = &self.checker {
            converted.put_program("output_validator", program);
            conventions.insert("output_validator".into(), "testlib".into());
        }
        if let Some(program) = &self.interactor {
            converted.put_program("interactor", program);
            conventions.insert("interactor".into(), "testlib".into());
        }
        for (number, program) in self.validators.iter().enumerate() {
            converted.put_program(
                &format!("input_validators/validator{}", number + 1),
                program,
            );
            conventions.insert("input_validators".into(), "testlib".into());
        }
        if !conventions.is_empty() {
            let mut extras = Mapping::new();
            extras.insert("conventions".into(), Value::Mapping(conventions));
            converted.put("mettle.yaml", yaml(extras));
        }
    }

    fn put_submissions(&self, converted: &mut Converted) {
        let mut promises = Mapping::new();
        for submission in &self.submissions {
            let relative = format!("{}/{}", submission.folder, safe_name(&submission.name));
            converted.put(
                &format!("submissions/{relative}"),
                submission.content.clone(),
            );
            if let Some((permitted, required)) = submission.promise {
                let mut promise = Mapping::new();
                promise.insert("permitted".into(), permitted.to_vec().into());
                if !required.is_empty() {
                    promise.insert("required".into(), required.to_vec().into());
                }
                promises.insert(relative.into(), Value::Mapping(promise));
            }
        }
        if !promises.is_empty() {
            converted.put("submissions/submissions.yaml", yaml(promises));
        }
    }
}

impl Converted {
    fn put(&mut self, path: &str, content: TestData) {
        // Names that differ only in what is not allowed meet here; the first one stays.
        self.files.insert(path.to_owned(), content);
    }

    fn put_case(&mut self, stem: &str, case: &Case) {
        for (ending, content) in [("in", &case.input), ("ans", &case.answer)] {
            let path = format!("{stem}.{ending}");
            self.origins.insert(path.clone(), case.origin.clone());
            self.put(&path, content.clone());
        }
    }

    fn put_program(&mut self, folder: &str, program: &Program) {
        for (name, content) in &program.files {
            self.put(&format!("{folder}/{}", safe_name(name)), content.clone());
        }
    }
}

/// Names are judged in byte order, so numbers are as wide as the largest one.
fn folder_of(place: usize, group: &Group, count: usize) -> String {
    let width = count.to_string().len().max(2);
    match group.name.is_empty() {
        true => "data/secret".to_owned(),
        false => format!(
            "data/secret/{:0width$}-{}",
            place + 1,
            safe_name(&group.name)
        ),
    }
}

/// The last part of a path, with what the package format does not allow replaced.
pub(super) fn safe_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let allowed = |letter: char| {
        if letter.is_ascii_alphanumeric() || "_.-".contains(letter) {
            letter
        } else {
            '_'
        }
    };
    let name: String = name.chars().map(allowed).take(200).collect();
    match name.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_') {
        true => name,
        false => format!("_{name}"),
    }
}

/// A number without a fraction if it has none.
fn number_value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        (number as i64).into()
    } else {
        number.into()
    }
}

fn yaml(map: Mapping) -> TestData {
    // Maps of strings and numbers are always written.
    serde_norway::to_string(&Value::Mapping(map))
        .unwrap_or_default()
        .into_bytes()
        .into()
}
