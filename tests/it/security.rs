//! What SECURITY.md promises about the sources: no known bad release is locked, and every test that
//! it names exists.

use serde::Deserialize;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

type Version = (u64, u64, u64);

#[derive(Deserialize)]
struct Advisory {
    id: String,
    package: String,
    introduced: String,
    /// First good release of each line that has one; every later line is good.
    fixed: Vec<String>,
}

impl Advisory {
    fn concerns(&self, version: Version) -> bool {
        let fixed: Vec<Version> = self.fixed.iter().map(|text| parsed(text)).collect();
        let newest = fixed.iter().max().expect("a fixed release");
        let good = version.0 > newest.0
            || fixed
                .iter()
                .any(|first| first.0 == version.0 && version >= *first);
        version >= parsed(&self.introduced) && !good
    }
}

fn parsed(version: &str) -> Version {
    let core = version.split(['-', '+']).next().unwrap();
    let numbers: Vec<u64> = core
        .split('.')
        .map(|part| part.parse().unwrap_or_else(|_| panic!("{version:?}")))
        .collect();
    (numbers[0], numbers[1], numbers[2])
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn advisories() -> Vec<Advisory> {
    let text = fs::read_to_string(root().join("tests/advisories.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Names and versions in `Cargo.lock`.
fn locked() -> Vec<(String, Version)> {
    let text = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let value = |line: &str| line.split('"').nth(1).map(str::to_owned);
    let mut name = None;
    let mut packages = vec![];
    for line in text.lines() {
        if line.starts_with("name = ") {
            name = value(line);
        } else if line.starts_with("version = ")
            && let (Some(name), Some(version)) = (name.take(), value(line))
        {
            packages.push((name, parsed(&version)));
        }
    }
    packages
}

#[test]
fn no_release_with_a_known_hole_is_locked() {
    let locked = locked();
    let advisories = advisories();
    assert!(locked.iter().any(|(name, _)| name == "wasmtime"));
    for (name, version) in &locked {
        for advisory in &advisories {
            assert!(
                advisory.package != *name || !advisory.concerns(*version),
                "{name} {version:?} has {}",
                advisory.id
            );
        }
    }
}

#[test]
fn releases_before_a_fix_are_refused_and_later_lines_are_not() {
    for advisory in advisories() {
        for first in advisory.fixed.iter().map(|text| parsed(text)) {
            assert!(!advisory.concerns(first), "{}", advisory.id);
            if first.2 > 0 {
                let before = (first.0, first.1, first.2 - 1);
                assert!(advisory.concerns(before), "{} in {before:?}", advisory.id);
            }
        }
        assert!(!advisory.concerns((1000, 0, 0)), "{}", advisory.id);
    }
    // The release before the pinned one, of its own line, has the holes of October 2026.
    let concerned = advisories().into_iter().filter(|a| a.concerns((48, 0, 7)));
    assert_eq!(concerned.count(), 2);
}

#[test]
fn the_baseline_compiler_is_not_built_in() {
    let winch = locked()
        .into_iter()
        .find(|(name, _)| name.contains("winch"));
    assert_eq!(winch, None);
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            sources(&path, found);
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
}

/// Every function of the sources that stands below a `#[test]` or a test macro.
fn tests() -> BTreeSet<String> {
    let mut files = vec![];
    sources(root(), &mut files);
    let mut names = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let mut is_test = false;
        for line in text.lines().map(str::trim_start) {
            if line.starts_with("#[") {
                is_test |= line.contains("test");
            } else if let Some((_, rest)) = line.split_once("fn ") {
                let name = rest.split(['(', '<']).next().unwrap();
                // Stories are called by one test and are tests in all but the attribute.
                if is_test || line.starts_with("pub async fn ") {
                    names.insert(name.to_owned());
                }
                is_test = false;
            }
        }
    }
    names
}

#[test]
fn every_test_that_the_threat_model_names_exists() {
    let text = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let tests = tests();
    let quoted = text.split('`').skip(1).step_by(2);
    // A name of a test is a sentence: at least three underscores and nothing but words.
    let is_sentence = |word: &&str| {
        word.matches('_').count() >= 3
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let named: BTreeSet<&str> = quoted.filter(is_sentence).collect();
    assert!(named.len() >= 30, "only {} tests are named", named.len());
    let unknown: Vec<_> = named
        .iter()
        .filter(|name| !tests.contains(**name))
        .collect();
    assert!(
        unknown.is_empty(),
        "SECURITY.md names no such test: {unknown:?}"
    );
}
