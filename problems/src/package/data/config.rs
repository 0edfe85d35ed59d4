//! Flags of groups and cases: `testdata.yaml`, `test_group.yaml` and `<case>.yaml`.

use crate::{
    Comparison,
    finding::{Findings, Severity},
    package::{
        metadata::{Format, Metadata},
        statement::substitute,
        tree::FileTree,
        unsupported::refuse,
        yaml::{Map, scalar},
    },
};
use serde_norway::Value;
use std::collections::BTreeMap;

/// The comparisons stated below `data/`, by the folder or test case they hold for.
pub(super) struct Configs {
    /// What holds where nothing nearer is stated.
    package: Comparison,
    /// Whether nearer flags add to the package's, as in legacy packages.
    adds_up: bool,
    stated: BTreeMap<String, Comparison>,
    /// Sizes that cases state.
    sizes: BTreeMap<String, u64>,
}

impl Configs {
    pub fn read(tree: &FileTree, metadata: &Metadata, findings: &mut Findings) -> Self {
        let flags: Vec<&str> = metadata
            .validator_flags
            .iter()
            .map(String::as_str)
            .collect();
        let package =
            comparison(&flags, "problem.yaml", "validator_flags", findings).unwrap_or_default();
        let mut configs = Configs {
            package,
            adds_up: metadata.format.is_legacy(),
            stated: BTreeMap::new(),
            sizes: BTreeMap::new(),
        };
        for (path, _) in tree
            .below("data")
            .filter(|(path, _)| path.ends_with(".yaml"))
        {
            configs.read_file(tree, path, metadata, findings);
        }
        configs
    }

    /// The size that a case states.
    pub fn size_of(&self, case: &str) -> Option<u64> {
        self.sizes.get(case).copied()
    }

    /// The nearest statement wins: the case's own, its folder's, that folder's parent's ….
    pub fn comparison_of(&self, case: &str) -> Comparison {
        let parents = std::iter::successors(Some(case), |name| {
            Some(name.rsplit_once('/').map_or("", |(parent, _)| parent))
                .filter(|_| !name.is_empty())
        });
        let nearest = parents.filter_map(|name| self.stated.get(name)).next();
        match nearest {
            Some(nearest) if self.adds_up => self.package.then(*nearest),
            Some(nearest) => *nearest,
            None => self.package,
        }
    }

    /// `path` is relative to `data/`.
    fn read_file(
        &mut self,
        tree: &FileTree,
        path: &str,
        metadata: &Metadata,
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
        let comparison = match name == "testdata.yaml" {
            true => read_legacy(map, findings),
            false => read_current(map, !is_group, format, findings),
        };
        if let Some(comparison) = comparison {
            self.stated.insert(scope, comparison);
        }
    }
}

fn read_legacy(mut map: Map<'_>, findings: &mut Findings) -> Option<Comparison> {
    let file = map.file();
    if map
        .text("grading", findings)
        .is_some_and(|grading| grading == "custom")
    {
        refuse(findings, file, "a custom grader (grading: custom)");
    }
    let grader_flags = map.text("grader_flags", findings).unwrap_or_default();
    for flag in grader_flags.split_whitespace() {
        if flag == "ignore_sample" {
            findings.warning(
                file,
                "grader_flags: ignore_sample is ignored: the samples count like other cases",
            );
        }
        if ["always_accept", "accept_if_any_accepted"].contains(&flag) {
            refuse(
                findings,
                file,
                &format!("a group whose verdict is not that of its cases (grader_flags: {flag})"),
            );
        }
    }
    for key in ["on_reject", "input_validator_flags"] {
        map.take(key);
    }
    for key in ["accept_score", "reject_score", "range", "scoring"] {
        if map.take(key).is_some() {
            findings.warning(
                file,
                format!("{key}: is for scoring problems only, ignored"),
            );
        }
    }
    let flags = match map.take("output_validator_flags") {
        None => None,
        // A map names the validator as well; there is only one here.
        Some(Value::Mapping(named)) => named.get("flags").and_then(scalar).or(Some(String::new())),
        Some(other) => scalar(&other),
    };
    map.finish(Severity::Warning, findings);
    let flags = flags?;
    comparison(
        &flags.split_whitespace().collect::<Vec<_>>(),
        file,
        "output_validator_flags",
        findings,
    )
}

fn read_current(
    mut map: Map<'_>,
    of_case: bool,
    format: Format,
    findings: &mut Findings,
) -> Option<Comparison> {
    let file = map.file();
    if map
        .string_or_strings("args", findings)
        .is_some_and(|args| !args.is_empty())
    {
        refuse(findings, file, "arguments for the program (args)");
    }
    for key in [
        "input_validator_args",
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
    } else {
        for key in ["max_score", "score_aggregation", "require_pass"] {
            if map.take(key).is_some() {
                findings.error(
                    file,
                    format!("{key}: pass-fail problems must not state it; remove it"),
                );
            }
        }
        for key in ["static_validation_score", "static_validator_args"] {
            if map.take(key).is_some() {
                refuse(findings, file, &format!("a static validator ({key})"));
            }
        }
    }
    let flags = read_flags(&mut map, findings);
    let unknown = if format == Format::V2025 {
        Severity::Error
    } else {
        Severity::Warning
    };
    map.finish(unknown, findings);
    let flags = flags?;
    comparison(
        &flags.iter().map(String::as_str).collect::<Vec<_>>(),
        file,
        "output_validator_args",
        findings,
    )
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
            Some(
                scalar(&other)?
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
            )
        }
    }
}

fn comparison(
    flags: &[&str],
    file: &str,
    key: &str,
    findings: &mut Findings,
) -> Option<Comparison> {
    match Comparison::from_flags(flags) {
        Ok(comparison) => Some(comparison),
        Err(error) => {
            findings.fatal(file, format!("{key}: {error}"));
            None
        }
    }
}
