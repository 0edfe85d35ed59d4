//! The bundled problems, embedded in the binary as one zip archive.

use crate::{
    Finding, Loaded, Package, Severity,
    finding::Findings,
    package::{Archive, Bounds, Intake},
};
use std::io::Cursor;

/// Packed by the build script from `catalog/`.
static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.zip"));

/// Loads every bundled problem, in the order of their names, one at a time: all together are large.
pub fn bundled() -> impl Iterator<Item = Loaded> {
    let mut findings = Findings::default();
    let mut intake = Intake::new(Bounds::default(), &mut findings);
    let archive = Archive::open(Cursor::new(ARCHIVE), &mut intake).ok();
    // The archive is part of the binary: it is broken only if the binary is.
    let broken = archive.is_none().then(|| Loaded {
        package: None,
        findings: vec![Finding {
            severity: Severity::Error,
            path: String::new(),
            message:
                "the bundled problems cannot be read; the program is damaged, install it again"
                    .to_owned(),
        }],
    });
    let packages = archive.into_iter().flat_map(|mut archive| {
        archive.top_folders().into_iter().map(move |slug| {
            let mut findings = Findings::default();
            let mut intake = Intake::new(Bounds::default(), &mut findings);
            archive.unpack(&slug, &mut intake);
            let tree = intake.into_tree();
            Package::from_tree(&tree, &slug, findings)
        })
    });
    broken.into_iter().chain(packages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::{Language, Verdict};
    use std::{collections::BTreeSet, path::Path};

    /// What the problems of the catalog give evidence for. One name for each skill: look for it here before
    /// adding another one.
    const SKILLS: &str = "aggregation array backtracking binary-search binary-search-tree bit-manipulation \
        breadth-first-search class-design convex-hull depth-first-search dijkstra divide-and-conquer \
        dynamic-programming fenwick-tree floating-point gaps-and-islands geometry graph greedy grid hash-map hashing heap \
        in-place input-output interactive intervals joins knapsack linked-list math matrix monotonic-stack number-theory \
        offline-queries parsing prefix-sums queue range-queries recursion shortest-paths sieve simulation sliding-window \
        sorting sql stack string suffix-structures topological-sort tree trie two-pointers union-find window-functions";

    #[test]
    fn the_archive_holds_exactly_the_folders_of_the_catalog() {
        let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
        let mut folders: Vec<_> = std::fs::read_dir(&catalog)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.join("problem.yaml").is_file())
            .collect();
        folders.sort();
        let bundled: Vec<Loaded> = bundled().collect();
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
        let mut numbers = BTreeSet::new();
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
            let unknown: Vec<_> = package
                .tags
                .iter()
                .filter(|tag| !SKILLS.split_whitespace().any(|skill| skill == *tag))
                .collect();
            assert!(
                !package.tags.is_empty() && unknown.is_empty(),
                "{slug}: keywords are skills of the list in this file, not {unknown:?}"
            );
            assert!(
                package.time_limit_stated,
                "{slug}: problem.yaml needs limits.time_limit"
            );
            let is_sql = package.rules.table.is_some();
            let is_function = package.rules.signature.is_some();
            let sections: &[&str] = match (is_sql, is_function) {
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
            assert_eq!(package.hints.len(), 4, "{slug}: needs four hints");
            let solution = package.solution.as_ref();
            assert!(
                solution.is_some_and(|solution| solution.markdown.contains("$O(")),
                "{slug}: needs a solution that tells its complexity, such as $O(n)$"
            );
            let sizes: BTreeSet<u64> = package
                .cases
                .iter()
                .map(|case| case.rules.size.unwrap_or_else(|| panic!("{}", case.name)))
                .collect();
            assert!(
                package.cases.len() >= 20 && sizes.len() >= 5 && !sizes.contains(&0),
                "{slug}: needs 20 cases, each with its size n, and five different sizes"
            );
            assert!(!package.samples.is_empty(), "{slug}: needs samples");
            if let Some(number) = package.leetcode_id {
                assert!(numbers.insert(number), "{slug}: leetcode_id is there twice");
            }
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
