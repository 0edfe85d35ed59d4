//! The jury's submissions: programs that prove the package.

mod annotation;
mod config;
mod expectation;
mod glob;
mod program;
mod python2;

pub use expectation::{Expectation, Rule, ScoreRange, TimeUse};
pub(crate) use program::{Build, read_program};

use super::{metadata::Metadata, tree::FileTree};
use crate::{Program, finding::Findings};
use config::SubmissionsConfig;
use mettle_domain::{Language, SourceFile, Verdict};

/// A program of the jury, and what it promises.
#[derive(Clone, Debug, PartialEq)]
pub struct JurySubmission {
    /// Where it is in the package: `submissions/accepted/sol.py`.
    pub path: String,
    /// Its language, if it can be run here.
    pub language: Option<Language>,
    /// Why it cannot be checked, if so; a skipped submission proves nothing either way.
    pub skip: Option<String>,
    /// Its source files, the main one first. Empty if it is skipped.
    pub files: Vec<SourceFile>,
    /// What its judgement must be.
    pub expectation: Expectation,
}

impl JurySubmission {
    /// The verdicts it may get, in the format's words: AC, WA, TLE, RTE (and CE where annotated).
    pub fn expected(&self) -> Vec<Verdict> {
        self.expectation.expected()
    }

    /// Whether it must be accepted, whatever else it may show.
    pub fn must_be_accepted(&self) -> bool {
        self.expected() == [Verdict::AC]
    }
}

const FOLDER: &str = "submissions";
const CONFIG: &str = "submissions.yaml";

/// Every submission, in the order of their paths but accepted ones first.
pub(crate) fn read(
    tree: &FileTree,
    metadata: &Metadata,
    findings: &mut Findings,
) -> Vec<JurySubmission> {
    let config = SubmissionsConfig::read(tree, metadata.format, findings);
    let mut submissions = Vec::new();
    for (folder, is_folder) in tree.children(FOLDER) {
        if !is_folder {
            if folder != CONFIG && !folder.to_ascii_lowercase().starts_with("readme") {
                findings.warning(
                    format!("{FOLDER}/{folder}"),
                    "is ignored: submissions lie in folders such as accepted/",
                );
            }
            continue;
        }
        for (name, _) in tree.children(&format!("{FOLDER}/{folder}")) {
            submissions.push(read_one(tree, metadata, &config, folder, name, findings));
        }
    }
    submissions.sort_by_key(|submission| !submission.must_be_accepted());
    if !submissions.iter().any(JurySubmission::must_be_accepted) {
        findings.error(
            FOLDER,
            "has no accepted submission: add at least one to submissions/accepted",
        );
    }
    submissions
}

fn read_one(
    tree: &FileTree,
    metadata: &Metadata,
    config: &SubmissionsConfig,
    folder: &str,
    name: &str,
    findings: &mut Findings,
) -> JurySubmission {
    let path = format!("{FOLDER}/{folder}/{name}");
    let relative = format!("{folder}/{name}");
    let build = config.build_of(&relative);
    let program = match metadata.kinds.submit_answer {
        true => Ok(answers(tree, &path)),
        false => read_program(tree, &path, &build, &metadata.constants),
    };
    let annotated = annotation::find(tree, &path, findings);
    let promise = config.expectation_of(
        &relative,
        folder,
        metadata.format,
        annotated,
        &path,
        findings,
    );
    let (expectation, no_promise) = match promise {
        Ok(expectation) => (expectation, None),
        Err(reason) => (
            Expectation::FinalVerdict(Verdict::ALL.to_vec()),
            Some(reason),
        ),
    };
    let (language, files, unreadable) = match program {
        Ok(program) => (Some(program.language), program.files, None),
        Err(reason) => (None, Vec::new(), Some(reason)),
    };
    let skip = no_promise.or(unreadable);
    let files = if skip.is_some() { Vec::new() } else { files };
    JurySubmission {
        path,
        language,
        skip,
        files,
        expectation,
    }
}

/// Answers that are submitted are of no language; one has to be named.
fn answers(tree: &FileTree, path: &str) -> Program {
    let name = path.rsplit('/').next().unwrap_or(path);
    let one = tree.get(path).map(|content| (name, content));
    let files = one.into_iter().chain(tree.below(path));
    Program {
        language: Language::Python,
        files: files
            .map(|(name, content)| SourceFile {
                name: name.to_owned(),
                content: String::from_utf8_lossy(&content.load().unwrap_or_default()).into_owned(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests;
