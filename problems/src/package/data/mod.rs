//! Test data: `data/sample` and `data/secret`.

mod config;
mod files;

use super::{metadata::Metadata, tree::FileTree, unsupported::refuse};
use crate::{CaseRules, Comparison, TestCase, finding::Findings};
use config::Configs;
use files::{CaseFiles, Kind};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// A sample as the statement shows it, which need not be what is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The test case it belongs to: `sample/1`.
    pub name: String,
    /// The input to show.
    pub input: String,
    /// The output to show.
    pub output: String,
}

/// Output that must be accepted, or must not: the package's own test of its comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputCheck {
    /// `valid_output/1`, `invalid_output/off-by-one`.
    pub name: String,
    /// The output.
    pub output: Arc<[u8]>,
    /// The answer it is compared with.
    pub answer: Arc<[u8]>,
    /// How it is compared.
    pub comparison: Comparison,
    /// Whether it must be accepted.
    pub valid: bool,
}

/// Everything below `data/`.
#[derive(Default)]
pub(crate) struct TestData {
    /// What holds for cases that do not say otherwise.
    pub comparison: Comparison,
    pub cases: Vec<TestCase>,
    pub samples: Vec<Sample>,
    pub output_checks: Vec<OutputCheck>,
}

pub(crate) fn read(tree: &FileTree, metadata: &Metadata, findings: &mut Findings) -> TestData {
    let configs = Configs::read(tree, metadata, findings);
    let mut data = TestData::default();
    for (folder, is_sample) in [("sample", true), ("secret", false)] {
        for (name, files) in files::cases_in(tree, folder, findings) {
            data.read_case(&name, is_sample, &files, &configs, metadata, findings);
        }
    }
    for (folder, valid) in [("valid_output", true), ("invalid_output", false)] {
        for (name, files) in files::cases_in(tree, folder, findings) {
            data.read_output_check(name, valid, &files, &configs, findings);
        }
    }
    check_presence(&data, findings);
    files::check_text(&data.cases, findings);
    data.settle_comparison();
    data
}

impl TestData {
    fn read_case(
        &mut self,
        name: &str,
        is_sample: bool,
        files: &CaseFiles<'_>,
        configs: &Configs,
        metadata: &Metadata,
        findings: &mut Findings,
    ) {
        let Some(input) = files.get(Kind::Input) else {
            return files::complain_without_input(name, files, metadata.format, findings);
        };
        let Some(answer) = files.get(Kind::Answer) else {
            return findings.fatal(
                format!("data/{name}.in"),
                "has no answer: add the .ans file beside it",
            );
        };
        if files.get(Kind::Files).is_some() {
            refuse(
                findings,
                &format!("data/{name}.files"),
                "files for test cases",
            );
        }
        if is_sample {
            self.samples.push(sample(name, files, input, answer));
        }
        self.cases.push(TestCase {
            name: name.to_owned(),
            is_sample,
            input: input.clone(),
            answer: answer.clone(),
            rules: CaseRules {
                size: configs.size_of(name),
                comparison: Some(configs.comparison_of(name)),
                ..CaseRules::default()
            },
        });
    }

    fn read_output_check(
        &mut self,
        name: String,
        valid: bool,
        files: &CaseFiles<'_>,
        configs: &Configs,
        findings: &mut Findings,
    ) {
        let bytes = |kind| files.get(kind).and_then(|data| data.load().ok());
        match (bytes(Kind::Output), bytes(Kind::Answer)) {
            (Some(output), Some(answer)) => self.output_checks.push(OutputCheck {
                output,
                answer,
                comparison: configs.comparison_of(&name),
                name,
                valid,
            }),
            _ => findings.warning(
                format!("data/{name}"),
                "needs an .out and an .ans file to be checked",
            ),
        }
    }

    /// What most cases use becomes the rule; the others keep their own.
    fn settle_comparison(&mut self) {
        let Some(first) = self
            .cases
            .iter()
            .rev()
            .find_map(|case| case.rules.comparison)
        else {
            return;
        };
        self.comparison = first;
        for case in &mut self.cases {
            case.rules.comparison = case
                .rules
                .comparison
                .filter(|comparison| *comparison != first);
        }
    }
}

fn sample(
    name: &str,
    files: &CaseFiles<'_>,
    input: &crate::TestData,
    answer: &crate::TestData,
) -> Sample {
    let shown = |kinds: &[Kind], default: &crate::TestData| {
        let data = kinds
            .iter()
            .find_map(|kind| files.get(*kind))
            .unwrap_or(default);
        let bytes = data.load().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Sample {
        name: name.to_owned(),
        input: shown(&[Kind::InputShown], input),
        output: shown(&[Kind::AnswerShown, Kind::Output], answer),
    }
}

fn check_presence(data: &TestData, findings: &mut Findings) {
    if data.cases.is_empty() {
        findings.fatal(
            "data",
            "has no test cases: expected data/secret/*.in with an .ans file each",
        );
    } else if data.cases.iter().all(|case| case.is_sample) {
        findings.warning(
            "data/secret",
            "has no test cases; only the samples are judged",
        );
    }
}

/// Names in judging order: samples first, then by their parts, so that a folder stands where its name does.
pub(crate) type ByName<T> = BTreeMap<Vec<String>, T>;

#[cfg(test)]
mod tests;
