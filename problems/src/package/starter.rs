//! Code to start from: `attachments/templates/<language>/`.

use super::{submissions::read_program, tree::FileTree};
use crate::finding::Findings;
use mettle_domain::{Language, SourceFile};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const FOLDER: &str = "attachments/templates";

/// Code to start from in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Starter {
    /// The language.
    pub language: Language,
    /// The files, the main one first.
    pub files: Vec<SourceFile>,
}

/// What the format calls a language.
fn format_code(language: Language) -> &'static str {
    match language {
        Language::Python => "python3",
        other => other.id(),
    }
}

/// Folders are named by the format's language codes; those of other languages are passed over.
pub(crate) fn read(tree: &FileTree, findings: &mut Findings) -> Vec<Starter> {
    let mut starters = Vec::new();
    let codes = Language::ALL.map(|language| (format_code(language), language));
    for (code, language) in codes {
        let folder = format!("{FOLDER}/{code}");
        if !tree.has_folder(&folder) {
            continue;
        }
        match read_program(tree, &folder, &Default::default(), &BTreeMap::new()) {
            Ok(program) if program.language == language => starters.push(Starter {
                language,
                files: program.files,
            }),
            Ok(program) => findings.warning(folder, format!("holds {} code", program.language)),
            Err(reason) => findings.warning(folder, format!("is of no use: {reason}")),
        }
    }
    starters
}
