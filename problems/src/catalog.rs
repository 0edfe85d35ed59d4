//! The bundled problems, embedded in the binary as one zip archive.

use crate::{
    Finding, Loaded, Package, Severity,
    finding::Findings,
    package::{Archive, Bounds, Intake},
};
use std::io::Cursor;

/// Packed by the build script from `catalog/`.
static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.zip"));

/// Loads every bundled problem, in the order of their names.
pub fn bundled() -> Vec<Loaded> {
    let mut findings = Findings::default();
    let mut intake = Intake::new(Bounds::default(), &mut findings);
    let archive = Archive::open(Cursor::new(ARCHIVE), &mut intake);
    let Ok(mut archive) = archive else {
        // The archive is part of the binary: it is broken only if the binary is.
        let message =
            "the bundled problems cannot be read; the program is damaged, install it again"
                .to_owned();
        return vec![Loaded {
            package: None,
            findings: vec![Finding {
                severity: Severity::Error,
                path: String::new(),
                message,
            }],
        }];
    };
    let folders = archive.top_folders();
    folders
        .iter()
        .map(|slug| {
            let mut findings = Findings::default();
            let mut intake = Intake::new(Bounds::default(), &mut findings);
            archive.unpack(slug, &mut intake);
            let tree = intake.into_tree();
            Package::from_tree(&tree, slug, findings)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::{Language, Verdict};
    use std::path::Path;

    #[test]
    fn the_archive_holds_exactly_the_folders_of_the_catalog() {
        let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
        let mut folders: Vec<_> = std::fs::read_dir(&catalog)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.join("problem.yaml").is_file())
            .collect();
        folders.sort();
        let bundled = bundled();
        assert_eq!(bundled.len(), folders.len());
        for (loaded, folder) in bundled.iter().zip(&folders) {
            let from_folder = Package::load(folder).unwrap();
            let digest = |loaded: &Loaded| {
                loaded
                    .package
                    .as_ref()
                    .map(|package| package.digest.clone())
            };
            assert_eq!(digest(loaded), digest(&from_folder), "{}", folder.display());
        }
    }

    #[test]
    fn every_bundled_problem_is_flawless_and_complete() {
        for loaded in bundled() {
            let findings: Vec<String> = loaded.findings.iter().map(ToString::to_string).collect();
            let package = loaded.package.unwrap_or_else(|| panic!("{findings:#?}"));
            let slug = &package.slug;
            assert!(
                !findings.iter().any(|finding| finding.starts_with("error")),
                "{slug}: {findings:#?}"
            );
            assert!(
                package.difficulty.is_some(),
                "{slug}: mettle.yaml needs a difficulty"
            );
            assert!(
                !package.constraints.is_empty(),
                "{slug}: mettle.yaml needs constraints"
            );
            assert!(
                !package.tags.is_empty(),
                "{slug}: problem.yaml needs keywords"
            );
            assert!(
                package.time_limit_stated,
                "{slug}: problem.yaml needs limits.time_limit"
            );
            let is_sql = package.rules.table.is_some();
            let is_new = is_sql || package.rules.signature.is_some();
            let sections: &[&str] = match (is_sql, is_new) {
                (true, _) => &["## Result"],
                (_, true) => &["## Example"],
                _ => &["## Input", "## Output"],
            };
            for section in sections {
                assert!(
                    package.statements[0].markdown.contains(section),
                    "{slug}: the statement needs a section {section}"
                );
            }
            if is_new {
                assert_eq!(package.hints.len(), 4, "{slug}: needs four hints");
                assert!(package.solution.is_some(), "{slug}: needs a solution");
                let sized = |case: &crate::TestCase| case.rules.size.is_some();
                assert!(
                    package.cases.len() >= 20 && package.cases.iter().all(sized),
                    "{slug}: needs 20 cases, each with its size n"
                );
            }
            let secret = package.cases.iter().filter(|case| !case.is_sample).count();
            assert!(
                secret >= 15 && !package.samples.is_empty(),
                "{slug}: {secret} secret cases"
            );
            let accepted_in = |language| {
                package.submissions.iter().any(|submission| {
                    submission.language == Some(language) && submission.must_be_accepted()
                })
            };
            let languages: &[Language] = match is_sql {
                true => &[Language::Sql],
                false => &[Language::Cpp20, Language::Python, Language::JavaScript],
            };
            for language in languages.iter().copied() {
                assert!(
                    accepted_in(language),
                    "{slug}: needs an accepted submission in {language}"
                );
            }
            for verdict in [Verdict::WA, Verdict::TLE] {
                let promised = package
                    .submissions
                    .iter()
                    .any(|submission| submission.expected() == [verdict]);
                assert!(promised, "{slug}: needs a submission that gets {verdict}");
            }
        }
    }
}
