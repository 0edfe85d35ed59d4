//! Every bundled problem proves itself with the real judge.

use crate::judging::{judge, repository};
use mettle_judge::{Cancel, Proving};
use mettle_problems::{
    Package,
    verify::{self, Event},
};

#[test]
fn every_jury_submission_of_the_catalog_gets_the_verdict_its_folder_promises() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    let mut folders: Vec<_> = std::fs::read_dir(repository().join("problems/catalog"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    for folder in folders
        .iter()
        .filter(|folder| folder.join("problem.yaml").is_file())
    {
        let loaded = Package::load(folder).unwrap();
        let package = loaded
            .package
            .unwrap_or_else(|| panic!("{}: {:?}", folder.display(), loaded.findings));
        let summary = verify::verify(
            &package,
            &loaded.findings,
            // Up to the first failure: a program that is too slow on every case would take
            // minutes here; `mettle problem verify` runs them all.
            &Proving {
                judge: judge(),
                cancel: &Cancel::new(),
                to_first_failure: true,
            },
            &mut |event| {
                if let Event::Submission { ok: false, .. } = &event {
                    wrong.push(format!("{}: {event:?}", package.slug));
                }
            },
        );
        assert!(
            summary.checked >= 5,
            "{}: only {} submissions",
            package.slug,
            summary.checked
        );
        assert_eq!(summary.errors, 0, "{}", package.slug);
        checked += summary.checked;
    }
    println!("{checked} jury submissions checked");
    assert!(checked >= 60, "only {checked} submissions");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
