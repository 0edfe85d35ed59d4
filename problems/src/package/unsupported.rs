//! What packages may have that cannot be judged yet, refused by name.

use super::{metadata::Format, tree::FileTree};
use crate::finding::Findings;

/// Refuses a package for a feature it needs. `what` begins with an article or is a plural.
pub(crate) fn refuse(findings: &mut Findings, path: &str, what: &str) {
    let verb = if what.starts_with("a ") || what.starts_with("an ") {
        "is"
    } else {
        "are"
    };
    findings.fatal(
        path,
        format!("{what} {verb} not supported yet; pass-fail problems with the default output validator are"),
    );
}

/// Looks for folders whose mere presence changes how the problem is judged.
pub(crate) fn check_folders(tree: &FileTree, format: Format, findings: &mut Findings) {
    if tree.has_folder("output_validator") && !format.is_legacy() {
        refuse(findings, "output_validator", "a custom output validator");
    }
    if tree.has_folder("output_validators") && findings.judgeable() {
        // In legacy packages `validation` decides, which has been read by now.
        match format.is_legacy() {
            true => findings.warning(
                "output_validators",
                "is not used, as problem.yaml says validation: default",
            ),
            false => findings.warning(
                "output_validators",
                "is not used: the folder is called output_validator in this format",
            ),
        }
    }
    if tree.has_folder("static_validator") {
        refuse(findings, "static_validator", "a static validator");
    }
    if tree.has_folder("graders") {
        refuse(findings, "graders", "a custom grader");
    }
    if tree.has_folder("include") {
        refuse(findings, "include", "files included with every submission");
    }
    let validators = ["input_validators", "input_format_validators"];
    if !validators.iter().any(|folder| tree.has_folder(folder)) {
        findings.warning(
            "input_validators",
            "is missing: nothing checks that the inputs keep their promises",
        );
    }
}
