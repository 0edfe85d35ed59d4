//! Test data: `data/sample` and `data/secret`.

mod config;
mod files;
mod groups;

pub use config::InputArgs;

use super::{metadata::Metadata, tree::FileTree};
use crate::{
    CaseFile, CaseRules, Comparison, Program, StaticCase, TestCase, TestData, finding::Findings,
    grading::Grading,
};
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

/// Output that must be accepted, or must not: the package's own test of how it judges.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputCheck {
    /// The test case with its rules: `valid_output/1`, `invalid_output/off-by-one`.
    pub case: TestCase,
    /// The output.
    pub output: Arc<[u8]>,
    /// How it is compared, where no validator decides.
    pub comparison: Comparison,
    /// Whether it must be accepted.
    pub valid: bool,
}

/// An input that input validators look at.
#[derive(Clone, Debug, PartialEq)]
pub struct InputCheck {
    /// Its path below `data/` without extension.
    pub name: String,
    /// The input.
    pub input: TestData,
    /// What validators are called with.
    pub args: InputArgs,
    /// What the program is called with: follows the validators' own arguments.
    pub program_args: Vec<String>,
    /// Files in the validator's working folder.
    pub files: Vec<CaseFile>,
    /// Whether every validator must accept it; else at least one must reject it.
    pub valid: bool,
}

/// Everything below `data/`.
#[derive(Default)]
pub(crate) struct Data {
    /// What holds for cases that do not say otherwise.
    pub comparison: Comparison,
    pub cases: Vec<TestCase>,
    pub samples: Vec<Sample>,
    pub output_checks: Vec<OutputCheck>,
    pub input_checks: Vec<InputCheck>,
    pub grading: Option<Grading>,
    pub static_cases: Vec<StaticCase>,
}

/// The package's programs, as far as they bear on the data.
#[derive(Default)]
pub(crate) struct Programs {
    /// Whether output is compared, as there is no output validator.
    pub compared: bool,
    pub grader: Option<Program>,
}

/// What reading has at hand.
struct Reading<'a> {
    metadata: &'a Metadata,
    configs: Configs,
    compared: bool,
}

pub(crate) fn read(
    tree: &FileTree,
    metadata: &Metadata,
    programs: Programs,
    findings: &mut Findings,
) -> Data {
    let reading = Reading {
        metadata,
        configs: Configs::read(tree, metadata, programs.compared, findings),
        compared: programs.compared,
    };
    let mut data = Data::default();
    for (folder, is_sample) in [("sample", true), ("secret", false)] {
        for (name, files) in files::cases_in(tree, folder, findings) {
            data.read_case(&name, is_sample, &files, &reading, findings);
        }
    }
    for (folder, valid) in [("valid_output", true), ("invalid_output", false)] {
        for (name, files) in files::cases_in(tree, folder, findings) {
            data.read_output_check(&name, valid, &files, &reading, findings);
        }
    }
    for (name, files) in files::cases_in(tree, "invalid_input", findings) {
        if let Some(input) = files.get(Kind::Input) {
            let check = reading.input_check(&name, &files, input.clone(), false);
            data.input_checks.push(check);
        }
    }
    check_presence(&data, findings);
    files::check_text(&data.cases, findings);
    if programs.compared {
        data.settle_comparison();
    }
    data.grading = reading.configs.grading(metadata, programs.grader, findings);
    data.static_cases = reading.configs.static_cases();
    data
}

impl Reading<'_> {
    fn rules(&self, name: &str, files: &CaseFiles<'_>) -> CaseRules {
        CaseRules {
            comparison: self.compared.then(|| self.configs.comparison_of(name)),
            size: self.configs.size_of(name),
            args: self.configs.args_of(name),
            validator_args: match self.compared {
                true => Vec::new(),
                false => self.configs.validator_args_of(name),
            },
            files: files
                .folder
                .iter()
                .map(|(name, content)| CaseFile {
                    name: (*name).to_owned(),
                    content: content.load().unwrap_or_default().to_vec(),
                })
                .collect(),
            points: None,
            unanswered: false,
        }
    }

    fn input_check(
        &self,
        name: &str,
        files: &CaseFiles<'_>,
        input: TestData,
        valid: bool,
    ) -> InputCheck {
        let rules = self.rules(name, files);
        InputCheck {
            name: name.to_owned(),
            input,
            args: self.configs.input_args_of(name),
            program_args: rules.args,
            files: rules.files,
            valid,
        }
    }
}

impl Data {
    fn read_case(
        &mut self,
        name: &str,
        is_sample: bool,
        files: &CaseFiles<'_>,
        reading: &Reading<'_>,
        findings: &mut Findings,
    ) {
        if is_sample {
            self.samples.extend(sample(name, files, reading.metadata));
        }
        let Some(input) = files.get(Kind::Input) else {
            if files.get(Kind::Interaction).is_some() && files.get(Kind::Answer).is_none() {
                return;
            }
            return files::complain_without_input(name, files, reading.metadata.format, findings);
        };
        let Some(answer) = files.get(Kind::Answer) else {
            return findings.fatal(
                format!("data/{name}.in"),
                "has no answer: add the .ans file beside it",
            );
        };
        let input = input.clone();
        let check = reading.input_check(name, files, input.clone(), true);
        self.input_checks.push(check);
        self.cases.push(TestCase {
            name: name.to_owned(),
            is_sample,
            input,
            answer: answer.clone(),
            rules: reading.rules(name, files),
        });
    }

    fn read_output_check(
        &mut self,
        name: &str,
        valid: bool,
        files: &CaseFiles<'_>,
        reading: &Reading<'_>,
        findings: &mut Findings,
    ) {
        let input = files.get(Kind::Input).cloned();
        let input = input.unwrap_or_else(|| Vec::new().into());
        let output = files.get(Kind::Output).and_then(|data| data.load().ok());
        match (output, files.get(Kind::Answer)) {
            (Some(output), Some(answer)) => {
                if files.get(Kind::Input).is_some() {
                    let check = reading.input_check(name, files, input.clone(), true);
                    self.input_checks.push(check);
                }
                self.output_checks.push(OutputCheck {
                    case: TestCase {
                        name: name.to_owned(),
                        is_sample: false,
                        input,
                        answer: answer.clone(),
                        rules: reading.rules(name, files),
                    },
                    output,
                    comparison: reading.configs.comparison_of(name),
                    valid,
                });
            }
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

/// A sample as it is shown. Of an interactive problem only what is said can be.
fn sample(name: &str, files: &CaseFiles<'_>, metadata: &Metadata) -> Option<Sample> {
    let text = |data: &TestData| {
        let bytes = data.load().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let first = |kinds: &[Kind]| kinds.iter().find_map(|kind| files.get(*kind));
    if let Some(interaction) = files.get(Kind::Interaction) {
        return Some(Sample {
            name: name.to_owned(),
            input: String::new(),
            output: text(interaction),
        });
    }
    if metadata.kinds.interactive {
        return None;
    }
    Some(Sample {
        name: name.to_owned(),
        input: text(first(&[Kind::InputShown, Kind::Input])?),
        output: text(first(&[Kind::AnswerShown, Kind::Output, Kind::Answer])?),
    })
}

fn check_presence(data: &Data, findings: &mut Findings) {
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
