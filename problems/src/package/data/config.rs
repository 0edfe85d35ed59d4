//! Settings of groups and cases: `testdata.yaml`, `test_group.yaml` and `<case>.yaml`.

use super::groups::{self, CurrentGroup, LegacyGroup};
use crate::{
    Comparison,
    finding::{Findings, Severity},
    package::{
        metadata::{Format, Metadata},
        statement::substitute,
        tree::FileTree,
        yaml::{Map, scalar},
    },
};
use serde_norway::Value;
use std::collections::BTreeMap;

/// What is stated below `data/`, by the folder or test case it holds for.
pub(super) struct Configs {
    /// What holds where nothing nearer is stated.
    package: Vec<String>,
    /// Whether nearer flags add to the package's, as in legacy packages.
    adds_up: bool,
    /// Flags of output validators.
    flags: BTreeMap<String, Vec<String>>,
    /// Arguments of programs.
    args: BTreeMap<String, Vec<String>>,
    /// Arguments of input validators.
    input_args: BTreeMap<String, InputArgs>,
    /// Sizes that cases state.
    sizes: BTreeMap<String, u64>,
    /// Settings of grading in `testdata.yaml`.
    pub legacy_groups: BTreeMap<String, LegacyGroup>,
    /// Settings of grading in `test_group.yaml`.
    pub groups: BTreeMap<String, CurrentGroup>,
}

/// Arguments of input validators: for all of them, or by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputArgs {
    /// The same for all.
    All(Vec<String>),
    /// Those that are not named get none.
    ByName(BTreeMap<String, Vec<String>>),
}

impl InputArgs {
    /// The arguments of one validator.
    pub fn of(&self, validator: &str) -> &[String] {
        match self {
            InputArgs::All(args) => args,
            InputArgs::ByName(args) => args.get(validator).map_or(&[], Vec::as_slice),
        }
    }
}

impl Configs {
    /// `compared` says that flags are those of the default validator, and are checked.
    pub fn read(
        tree: &FileTree,
        metadata: &Metadata,
        compared: bool,
        findings: &mut Findings,
    ) -> Self {
        if compared {
            check_flags(
                &metadata.validator_flags,
                "problem.yaml",
                "validator_flags",
                findings,
            );
        }
        let mut configs = Configs {
            package: metadata.validator_flags.clone(),
            adds_up: metadata.format.is_legacy(),
            flags: BTreeMap::new(),
            args: BTreeMap::new(),
            input_args: BTreeMap::new(),
            sizes: BTreeMap::new(),
            legacy_groups: BTreeMap::new(),
            groups: BTreeMap::new(),
        };
        for (path, _) in tree
            .below("data")
            .filter(|(path, _)| path.ends_with(".yaml"))
        {
            configs.read_file(tree, path, metadata, compared, findings);
        }
        configs
    }

    /// The size that a case states.
    pub fn size_of(&self, case: &str) -> Option<u64> {
        self.sizes.get(case).copied()
    }

    /// The program's arguments on a case.
    pub fn args_of(&self, case: &str) -> Vec<String> {
        nearest(&self.args, case).cloned().unwrap_or_default()
    }

    /// The input validators' arguments on a case.
    pub fn input_args_of(&self, case: &str) -> InputArgs {
        let none = || InputArgs::All(Vec::new());
        nearest(&self.input_args, case)
            .cloned()
            .unwrap_or_else(none)
    }

    /// The output validators' arguments on a case. The nearest statement wins: the case's own, its
    /// folder's, that folder's parent's …; in legacy packages it adds to the package's.
    pub fn validator_args_of(&self, case: &str) -> Vec<String> {
        match nearest(&self.flags, case) {
            Some(flags) if self.adds_up => [&self.package[..], flags].concat(),
            Some(flags) => flags.clone(),
            None => self.package.clone(),
        }
    }

    /// How a case is compared.
    pub fn comparison_of(&self, case: &str) -> Comparison {
        let of = |flags: &[String]| Comparison::from_flags(flags).unwrap_or_default();
        match nearest(&self.flags, case) {
            Some(flags) if self.adds_up => of(&self.package).then(of(flags)),
            Some(flags) => of(flags),
            None => of(&self.package),
        }
    }

    /// `path` is relative to `data/`.
    fn read_file(
        &mut self,
        tree: &FileTree,
        path: &str,
        metadata: &Metadata,
        compared: bool,
        findings: &mut Findings,
    ) {
        let file = format!("data/{path}");
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let format = metadata.format;
        let is_group = matches!(name, "testdata.yaml" | "test_group.yaml");
        let scope = match name {
            "testdata.yaml" if format == Format::V2025 => {
                return findings.warning(
                    file,
                    "is ignored: the file is called test_group.yaml in this format",
                );
            }
            "test_group.yaml" if format.is_legacy() => {
                return findings.warning(
                    file,
                    "is ignored: the file is called testdata.yaml in this format",
                );
            }
            _ if is_group => folder.to_owned(),
            _ if format.is_legacy() || path.contains(".files/") => return,
            _ => path.trim_end_matches(".yaml").to_owned(),
        };
        let Some(text) = tree.text(&file, findings) else {
            return;
        };
        let text = substitute(&text, &metadata.constants);
        let Some(mut map) = Map::parse(&file, &text, findings) else {
            return;
        };
        if !is_group && let Some(size) = map.count("n", u64::MAX, findings) {
            self.sizes.insert(scope.clone(), size);
        }
        let scoring = metadata.kinds.scoring;
        let flags = match name == "testdata.yaml" {
            true => {
                let group = groups::read_legacy(&mut map, scoring, findings);
                self.legacy_groups.insert(scope.clone(), group);
                self.read_legacy(&scope, map, findings)
            }
            false => {
                if is_group {
                    let group = groups::read_current(&mut map, scoring, findings);
                    self.groups.insert(scope.clone(), group);
                }
                self.read_current(&scope, map, !is_group, format, findings)
            }
        };
        if let Some(flags) = flags {
            let key = match name == "testdata.yaml" {
                true => "output_validator_flags",
                false => "output_validator_args",
            };
            if !compared || check_flags(&flags, &file, key, findings) {
                self.flags.insert(scope, flags);
            }
        }
    }

    /// The flags of output validators; those of input validators are kept.
    fn read_legacy(
        &mut self,
        scope: &str,
        mut map: Map<'_>,
        findings: &mut Findings,
    ) -> Option<Vec<String>> {
        match map.take("input_validator_flags") {
            None => {}
            Some(Value::Mapping(named)) => {
                let text = |key| named.get(key).and_then(scalar).unwrap_or_default();
                let args = BTreeMap::from([(text("name"), words(&text("flags")))]);
                self.input_args
                    .insert(scope.into(), InputArgs::ByName(args));
            }
            Some(other) => {
                let args = words(&scalar(&other).unwrap_or_default());
                self.input_args.insert(scope.into(), InputArgs::All(args));
            }
        }
        let flags = match map.take("output_validator_flags") {
            None => None,
            // A map names the validator as well; there is only one here.
            Some(Value::Mapping(named)) => {
                named.get("flags").and_then(scalar).or(Some(String::new()))
            }
            Some(other) => scalar(&other),
        };
        map.finish(Severity::Warning, findings);
        Some(words(&flags?))
    }

    /// The flags of output validators; all other arguments are kept.
    fn read_current(
        &mut self,
        scope: &str,
        mut map: Map<'_>,
        of_case: bool,
        format: Format,
        findings: &mut Findings,
    ) -> Option<Vec<String>> {
        if let Some(args) = map.string_or_strings("args", findings) {
            self.args.insert(scope.into(), args);
        }
        if let Some(args) = read_input_args(&mut map, findings) {
            self.input_args.insert(scope.into(), args);
        }
        for key in [
            "input_visualizer_args",
            "output_visualizer_args",
            "full_feedback",
        ] {
            map.take(key);
        }
        if of_case {
            for key in ["hint", "description"] {
                map.text(key, findings);
            }
        }
        let flags = read_flags(&mut map, findings);
        let unknown = if format == Format::V2025 {
            Severity::Error
        } else {
            Severity::Warning
        };
        map.finish(unknown, findings);
        flags
    }
}

fn nearest<'a, T>(stated: &'a BTreeMap<String, T>, case: &str) -> Option<&'a T> {
    let mut at = case;
    loop {
        if let Some(found) = stated.get(at) {
            return Some(found);
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('/').map_or("", |(parent, _)| parent);
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn read_input_args(map: &mut Map<'_>, findings: &mut Findings) -> Option<InputArgs> {
    let key = ["input_validator_args", "input_validator_flags"]
        .into_iter()
        .find(|key| map.has(key))?;
    let strings = |value: &Value| -> Option<Vec<String>> {
        match value {
            Value::Sequence(items) => items.iter().map(scalar).collect(),
            other => scalar(other).map(|text| words(&text)),
        }
    };
    let value = map.take(key)?;
    let args = match &value {
        Value::Mapping(named) => named
            .iter()
            .map(|(name, args)| Some((scalar(name)?, strings(args)?)))
            .collect::<Option<BTreeMap<_, _>>>()
            .map(InputArgs::ByName),
        other => strings(other).map(InputArgs::All),
    };
    if args.is_none() {
        let must = "must be a list of strings, or a map of validators to such lists";
        map.wrong(key, must, findings);
    }
    args
}

fn read_flags(map: &mut Map<'_>, findings: &mut Findings) -> Option<Vec<String>> {
    let key = ["output_validator_args", "output_validator_flags"]
        .into_iter()
        .find(|key| map.has(key))?;
    let value = map.take(key)?;
    match value {
        Value::Sequence(_) => value
            .as_sequence()?
            .iter()
            .map(scalar)
            .collect::<Option<Vec<_>>>()
            .or_else(|| {
                map.wrong(key, "must be a list of strings", findings);
                None
            }),
        other => {
            map.wrong(key, "must be a list of strings", findings);
            Some(words(&scalar(&other)?))
        }
    }
}

/// Whether the default validator knows these flags.
fn check_flags(flags: &[String], file: &str, key: &str, findings: &mut Findings) -> bool {
    match Comparison::from_flags(flags) {
        Ok(_) => true,
        Err(error) => {
            findings.fatal(file, format!("{key}: {error}"));
            false
        }
    }
}
