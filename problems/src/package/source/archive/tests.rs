//! Archives made to do harm.

use super::super::{Bounds, Intake};
use super::Archive;
use crate::finding::Findings;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Packs files with exactly these names, as no honest tool would.
fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Replaces every occurrence of a name in an archive by another of the same length.
fn rename(mut zip: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for start in 0..=zip.len() - from.len() {
        if zip[start..].starts_with(from.as_bytes()) {
            zip[start..start + to.len()].copy_from_slice(to.as_bytes());
        }
    }
    zip
}

/// What was read, and the findings (or the reason why the archive was refused as a whole).
fn read_with(zip: &[u8], bounds: Bounds) -> (Vec<String>, String) {
    let mut findings = Findings::default();
    let mut intake = Intake::new(bounds, &mut findings);
    match Archive::open(Cursor::new(zip), &mut intake) {
        Ok(mut archive) => archive.unpack("", &mut intake),
        Err(error) => return (vec![], error.to_string()),
    }
    let tree = intake.into_tree();
    let paths = tree
        .below("data")
        .map(|(path, _)| path.to_owned())
        .collect();
    let findings: Vec<String> = findings
        .into_list()
        .iter()
        .map(ToString::to_string)
        .collect();
    (paths, findings.join("\n"))
}

fn read(zip: &[u8]) -> (Vec<String>, String) {
    read_with(zip, Bounds::default())
}

#[test]
fn an_honest_archive_is_read() {
    let zip = pack(&[
        ("data/1.in", b"1"),
        ("./data//2.in", b"2"),
        ("README.md", b"no part of a package"),
    ]);
    assert_eq!(
        read(&zip),
        (vec!["1.in".to_owned(), "2.in".to_owned()], String::new())
    );
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for (name, part) in [
        ("data/../../etc/x", "leads out of the archive"),
        ("../../data/x.in", "leads out of the archive"),
        ("/data/secret.in", "absolute name"),
        ("C:/data/x.in", "absolute name"),
        ("data\\secret\\1.in", "backslash"),
        ("data/x\0.in", "zero byte"),
    ] {
        let placeholder = "p".repeat(name.len());
        let (paths, findings) = read(&rename(pack(&[(&placeholder, b"x")]), &placeholder, name));
        assert!(
            paths.is_empty() && findings.contains(part),
            "{name}: {findings}"
        );
    }
}

#[test]
fn links_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("data/1.in", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let (paths, findings) = read(&zip.finish().unwrap().into_inner());
    assert!(
        paths.is_empty() && findings.contains("data/1.in: is a symbolic link"),
        "{findings}"
    );
}

#[test]
fn duplicates_are_refused_in_every_disguise() {
    let exact = rename(
        pack(&[("data/1.in", b"1"), ("data/2.in", b"2")]),
        "data/2.in",
        "data/1.in",
    );
    assert!(read(&exact).1.contains("holds a name twice"));
    let disguised = pack(&[("data/1.in", b"1"), ("data/./1.in", b"2")]);
    assert!(read(&disguised).1.contains("data/1.in: is there twice"));
    let file_and_folder = pack(&[("data/1", b"1"), ("data/1/2", b"2")]);
    assert!(read(&file_and_folder).1.contains("is there twice"));
}

#[test]
fn encrypted_archives_are_refused() {
    let mut zip = pack(&[("data/1.in", b"1")]);
    // Bit 0 of the flags, in the local header (offset 6) and the central directory (offset 8).
    for (signature, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let start = zip
            .windows(4)
            .position(|window| window == signature)
            .unwrap();
        zip[start + offset] |= 1;
    }
    let (paths, findings) = read(&zip);
    assert!(
        paths.is_empty() && findings.contains("is encrypted"),
        "{findings}"
    );
}

#[test]
fn bombs_are_stopped_early() {
    let megabyte = vec![0; 1 << 20];
    let names: Vec<String> = (0..8).map(|number| format!("data/{number}.in")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), megabyte.as_slice()))
        .collect();
    let zip = pack(&files);
    assert!(zip.len() < 20_000);
    let bounds = Bounds {
        ratio_from_bytes: 2 << 20,
        ..Bounds::default()
    };
    let (paths, findings) = read_with(&zip, bounds);
    assert!(
        paths.len() < 4 && findings.contains("zip bomb"),
        "{findings}"
    );
    let bounds = Bounds {
        total_bytes: 3 << 20,
        ..Bounds::default()
    };
    assert!(read_with(&zip, bounds).1.contains("goes over the 3 MiB"));
    let bounds = Bounds {
        entries: 5,
        ..Bounds::default()
    };
    assert!(read_with(&zip, bounds).1.contains("more than 5 files"));
    // A legitimate test of the same kind is small, and fine.
    assert_eq!(read(&zip).0.len(), 8);
}

#[test]
fn broken_archives_say_so_and_never_panic() {
    assert!(read(b"").1.contains("not a readable zip archive"));
    assert!(
        read(b"PK\x03\x04 but not really")
            .1
            .contains("not a readable zip archive")
    );
    let zip = pack(&[("data/1.in", &b"some test data ".repeat(100))]);
    for length in 0..zip.len() {
        assert!(!read(&zip[..length]).1.is_empty(), "cut at {length}");
    }
    for position in 0..zip.len() {
        let mut broken = zip.clone();
        broken[position] ^= 0xff;
        read(&broken);
    }
}
