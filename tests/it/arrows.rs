//! Which crate may use which: the one-way road of ARCHITECTURE.md.

use std::{collections::BTreeSet, process::Command};

/// Each crate with those of ours that it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("mettle-domain", &[]),
    ("mettle-sandbox", &["domain"]),
    ("mettle-problems", &["domain"]),
    ("mettle-queue", &["domain"]),
    ("mettle-interview", &["domain"]),
    ("mettle-runtimes", &["domain", "sandbox"]),
    (
        "mettle-judge",
        &["domain", "sandbox", "runtimes", "problems"],
    ),
    ("mettle-store", &["domain", "interview"]),
    (
        "mettle-worker",
        &["domain", "problems", "judge", "store", "queue", "interview"],
    ),
    (
        "mettle-api",
        &["domain", "problems", "store", "queue", "interview"],
    ),
];

#[test]
fn crates_use_only_those_below_them() {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        // These two join everything.
        if name == "mettle" || name == "mettle-tests" {
            continue;
        }
        let (_, allowed) = ARROWS
            .iter()
            .find(|(crate_name, _)| *crate_name == name)
            .unwrap_or_else(|| panic!("{name} is new: say in this table what it may use"));
        seen.insert(name.to_owned());
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            // Tests may look at more.
            if dependency["kind"].as_str() == Some("dev") {
                continue;
            }
            if let Some(ours) = used.strip_prefix("mettle-") {
                assert!(allowed.contains(&ours), "{name} must not use {used}");
            }
        }
    }
    assert_eq!(seen.len(), ARROWS.len(), "a crate of the table is gone");
}
