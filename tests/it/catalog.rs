//! Every bundled problem proves itself with the real judge.

use crate::judging::{judge, repository};
use mettle_judge::{Cancel, Proving};
use mettle_problems::{
    Package,
    verify::{self, Event},
};

/// Packages whose submissions have all kept their promises, by slug and digest. What changes is judged on the next run.
const PROVED: &str = "tests/catalog.proved";
/// Of the packages that did not change, one in so many is judged on a run, others on other days.
const DAYS: u64 = 8;

/// The day's share of the proved packages, and all others; with `METTLE_CATALOG=all` every package, with
/// `METTLE_CATALOG=changed` those others only.
fn is_chosen(number: usize, package: &Package, proved: &str) -> bool {
    let line = format!("{} {}", package.slug, package.digest);
    let day = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() / 86_400;
    is_asked("all")
        || !proved.lines().any(|other| other == line)
        || number as u64 % DAYS == day % DAYS && !is_asked("changed")
}

fn is_asked(what: &str) -> bool {
    std::env::var("METTLE_CATALOG").is_ok_and(|asked| asked == what)
}

#[test]
fn every_jury_submission_of_the_catalog_gets_the_verdict_its_folder_promises() {
    let mut wrong = Vec::new();
    let (mut checked, mut left_out) = (0, 0);
    let mut now_proved = String::new();
    let proved = std::fs::read_to_string(repository().join(PROVED)).unwrap_or_default();
    let mut folders: Vec<_> = std::fs::read_dir(repository().join("problems/catalog"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders.retain(|folder| folder.join("problem.yaml").is_file());
    for (number, folder) in folders.iter().enumerate() {
        let loaded = Package::load(folder).unwrap();
        let package = loaded
            .package
            .unwrap_or_else(|| panic!("{}: {:?}", folder.display(), loaded.findings));
        now_proved += &format!("{} {}\n", package.slug, package.digest);
        if !is_chosen(number, &package, &proved) {
            left_out += 1;
            continue;
        }
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
    println!("{checked} jury submissions checked, {left_out} packages as they were proved before");
    assert!(
        folders.len() >= 60 && (checked >= 30 || is_asked("changed")),
        "only {checked} submissions"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if is_asked("all") || is_asked("changed") {
        std::fs::write(repository().join(PROVED), now_proved).unwrap();
    }
}
