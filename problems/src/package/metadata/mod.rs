//! `problem.yaml` in its versions, read into one shape.

mod current;
mod domjudge;
mod legacy;
mod limits;

pub(crate) use limits::StatedLimits;
pub use limits::Timing;

use super::{tree::FileTree, yaml::Map};
use crate::finding::Findings;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// A version of the problem package format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// `legacy`, also what a package without a version is.
    #[serde(rename = "legacy")]
    Legacy,
    /// `legacy-icpc`, a subset of legacy.
    #[serde(rename = "legacy-icpc")]
    LegacyIcpc,
    /// The `2023-07` draft, read like 2025-09 with unknown keys allowed.
    #[serde(rename = "2023-07")]
    Draft2023,
    /// `2025-09`.
    #[serde(rename = "2025-09")]
    V2025,
}

impl Format {
    /// Whether this is one of the two legacy formats.
    pub fn is_legacy(self) -> bool {
        matches!(self, Format::Legacy | Format::LegacyIcpc)
    }

    fn of_text(text: &str) -> Option<Format> {
        Some(match text {
            "legacy" => Format::Legacy,
            "legacy-icpc" | "icpc" => Format::LegacyIcpc,
            "2023-07" | "2023-07-draft" => Format::Draft2023,
            "2025-09" | "2025-09-draft" | "draft" => Format::V2025,
            _ => return None,
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Legacy => "legacy",
            Format::LegacyIcpc => "legacy-icpc",
            Format::Draft2023 => "2023-07",
            Format::V2025 => "2025-09",
        })
    }
}

/// Whose work a problem is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credits {
    /// Who had the idea.
    pub authors: Vec<String>,
    /// The contest or course it comes from, with its address in parentheses if there is one.
    pub sources: Vec<String>,
    /// `cc by-sa` and the like; `unknown` if nothing is said.
    pub license: String,
    /// Who owns the rights, if said.
    pub rights_owner: Option<String>,
}

/// What kind of problem it is; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds {
    pub scoring: bool,
    pub interactive: bool,
    pub multi_pass: bool,
    pub submit_answer: bool,
    /// Whether the legacy key `validation` asks for the package's own validators.
    pub custom_validation: bool,
}

/// What the legacy `grading` key of `problem.yaml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LegacyGrading {
    pub minimise: bool,
    /// Deprecated there, but in use: as in the `testdata.yaml` of `data`, and stronger.
    pub accept_score: Option<f64>,
    pub reject_score: Option<f64>,
    pub range: Option<String>,
    pub continues: Option<bool>,
}

/// What `problem.yaml` and its kin say.
pub(crate) struct Metadata {
    pub format: Format,
    /// The problem's name by language code.
    pub names: BTreeMap<String, String>,
    pub uuid: Option<String>,
    pub credits: Credits,
    pub keywords: Vec<String>,
    /// Codes of the languages it may be solved in; none means all.
    pub languages: Option<Vec<String>>,
    pub limits: StatedLimits,
    /// Flags for the output validator on every case (legacy only).
    pub validator_flags: Vec<String>,
    /// What kind of problem it is.
    pub kinds: Kinds,
    /// Whether submissions may write files.
    pub file_writing: bool,
    /// Legacy settings of grading that hold for all of the data.
    pub grading: LegacyGrading,
    /// Constants by the text that stands for them: `name`, `name.variant`.
    pub constants: BTreeMap<String, String>,
}

impl Metadata {
    fn of_format(format: Format) -> Self {
        Metadata {
            format,
            names: BTreeMap::new(),
            uuid: None,
            credits: Credits {
                license: "unknown".into(),
                ..Credits::default()
            },
            keywords: Vec::new(),
            languages: None,
            limits: StatedLimits::of_format(format),
            validator_flags: Vec::new(),
            kinds: Kinds::default(),
            file_writing: format.is_legacy(),
            grading: LegacyGrading::default(),
            constants: BTreeMap::new(),
        }
    }
}

/// Reads `problem.yaml`, `domjudge-problem.ini` and `.timelimit`. None if nothing can be made of them.
pub(crate) fn read(tree: &FileTree, findings: &mut Findings) -> Option<Metadata> {
    let mut metadata = if tree.contains("problem.yaml") {
        let text = tree.text("problem.yaml", findings)?;
        read_problem_yaml(Map::parse("problem.yaml", &text, findings)?, findings)?
    } else if tree.contains("domjudge-problem.ini") {
        findings.warning("problem.yaml", "is missing; taken as a legacy package");
        Metadata::of_format(Format::Legacy)
    } else {
        findings.fatal(
            "problem.yaml",
            "is missing: this is not a Kattis/ICPC problem package",
        );
        return None;
    };
    domjudge::read(tree, &mut metadata, findings);
    metadata.limits.check(findings);
    Some(metadata)
}

fn read_problem_yaml(mut map: Map<'_>, findings: &mut Findings) -> Option<Metadata> {
    let version = map
        .text("problem_format_version", findings)
        .unwrap_or_else(|| "legacy".into());
    let Some(format) = Format::of_text(&version) else {
        let message = format!(
            "problem_format_version: {version:?} is not supported; use 2025-09, legacy or legacy-icpc"
        );
        findings.fatal(map.file(), message);
        return None;
    };
    if version.contains("draft") || format == Format::Draft2023 {
        findings.warning(
            map.file(),
            format!(
                "problem_format_version: {version:?} is a draft; read as 2025-09 as far as possible"
            ),
        );
    }
    let mut metadata = Metadata::of_format(format);
    match format.is_legacy() {
        true => legacy::read(map, &mut metadata, findings),
        false => current::read(map, &mut metadata, findings),
    }
    check_license(&metadata.credits, findings);
    Some(metadata)
}

fn check_license(credits: &Credits, findings: &mut Findings) {
    const KNOWN: [&str; 7] = [
        "unknown",
        "public domain",
        "cc0",
        "cc by",
        "cc by-sa",
        "educational",
        "permission",
    ];
    let license = credits.license.as_str();
    if !KNOWN.contains(&license) {
        findings.warning(
            "problem.yaml",
            format!("license: {license:?} is not one of {}", KNOWN.join(", ")),
        );
    } else if license == "public domain" && credits.rights_owner.is_some() {
        findings.warning(
            "problem.yaml",
            "rights_owner: the public domain has no owner; remove one of the two",
        );
    } else if !["unknown", "public domain"].contains(&license)
        && credits.rights_owner.is_none()
        && credits.authors.is_empty()
        && credits.sources.is_empty()
    {
        findings.warning("problem.yaml", "rights_owner: is required with this license where neither authors nor a source are named");
    }
}

#[cfg(test)]
mod tests;
