//! Problem packages that are broken, each in one way.

use crate::judging::{mettle, repository};
use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

/// How a good package is broken, and words that explain it.
type Damage = (fn(&Path), &'static [&'static str]);

const DAMAGES: [Damage; 7] = [
    (
        |package| {
            // With tests in it, it would be a plain folder of tests.
            fs::remove_file(package.join("problem.yaml")).unwrap();
            fs::remove_dir_all(package.join("data")).unwrap();
        },
        &["problem.yaml"],
    ),
    (
        |package| fs::write(package.join("problem.yaml"), "name: [unclosed").unwrap(),
        &["problem.yaml"],
    ),
    (
        |package| append(&package.join("problem.yaml"), "type: interactive\n"),
        &["output_validator", "add one"],
    ),
    (
        |package| fs::remove_file(package.join("data/sample/1.ans")).unwrap(),
        &["data/sample/1", ".ans"],
    ),
    (
        |package| fs::remove_dir_all(package.join("data")).unwrap(),
        &["data"],
    ),
    (
        |package| append(&package.join("problem.yaml"), "name: Twice\n"),
        &["problem.yaml", "name"],
    ),
    (foreign_validator, &["output_validator", "java"]),
];

fn foreign_validator(package: &Path) {
    let folder = package.join("output_validator");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("Validate.java"), "class Validate {}\n").unwrap();
}

fn append(file: &Path, text: &str) {
    let content = fs::read_to_string(file)
        .unwrap()
        .replace("type: pass-fail\n", "");
    fs::write(file, content + text).unwrap();
}

#[test]
fn a_broken_package_is_refused_with_its_findings() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.py"), "print(1)\n").unwrap();
    for (index, (damage, words)) in DAMAGES.iter().enumerate() {
        let name = format!("broken-{index}");
        copy(
            &repository().join("problems/catalog/a-plus-b"),
            &folder.path().join(&name),
        );
        damage(&folder.path().join(&name));

        let judged = mettle_in(&folder, &["judge", &name, "a.py"]);
        assert_eq!(judged.status.code(), Some(2), "{}", all(&judged));
        let said = String::from_utf8_lossy(&judged.stderr).into_owned();
        assert!(
            words.iter().all(|word| said.contains(word)),
            "{words:?} in {said}"
        );
        assert!(judged.stdout.is_empty(), "{}", all(&judged));

        let verified = mettle_in(&folder, &["problem", "verify", &name, "--json"]);
        assert_eq!(verified.status.code(), Some(1), "{}", all(&verified));
        let lines = String::from_utf8_lossy(&verified.stdout).into_owned();
        let events: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let errors = events
            .iter()
            .filter(|event| event["event"] == "finding" && event["severity"] == "error");
        let told: String = errors.map(Value::to_string).collect();
        assert!(
            words.iter().all(|word| told.contains(word)),
            "{words:?} in {lines}"
        );
        assert_eq!(events.last().unwrap()["event"], "summary");
    }
}

#[test]
fn what_is_no_package_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.py"), "print(1)\n").unwrap();
    fs::write(
        folder.path().join("junk.zip"),
        b"PK\x03\x04 and then nothing",
    )
    .unwrap();
    for name in ["nowhere", "junk.zip", "a.py"] {
        for args in [&["judge", name, "a.py"][..], &["problem", "verify", name]] {
            let output = mettle_in(&folder, args);
            assert!(
                matches!(output.status.code(), Some(1 | 2)),
                "{}",
                all(&output)
            );
            assert!(
                all(&output).contains(name) && !all(&output).contains("panicked"),
                "{}",
                all(&output)
            );
        }
    }
}

fn mettle_in(folder: &TempDir, args: &[&str]) -> Output {
    Command::new(mettle())
        .args(args)
        .current_dir(folder.path())
        .output()
        .unwrap()
}

fn all(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
