use super::*;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A tree of files, as an importer gets it.
pub(super) fn tree(files: &[(&str, &str)]) -> FileTree {
    let mut tree = FileTree::default();
    for (path, content) in files {
        assert!(
            tree.insert((*path).to_owned(), content.as_bytes().into()),
            "{path}"
        );
    }
    tree
}

/// What a draft is turned into, as text.
pub(super) fn converted(draft: &Draft) -> FileTree {
    draft.to_tree().files
}

pub(super) fn text_at(tree: &FileTree, path: &str) -> String {
    let bytes = bytes(tree, path)
        .unwrap_or_else(|| panic!("no {path} in {:?}", tree.paths().collect::<Vec<_>>()));
    String::from_utf8_lossy(&bytes).into_owned()
}

pub(super) fn messages(findings: Findings) -> Vec<String> {
    findings
        .into_list()
        .iter()
        .map(ToString::to_string)
        .collect()
}

pub(super) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn load(files: &[(&str, &[u8])], name: &str) -> Loaded {
    Package::load_zip(Cursor::new(zip_of(files)), name).unwrap()
}

#[test]
fn a_format_is_known_by_its_files() {
    for (files, expected) in [
        (
            &["problem.yaml", "data/secret/1.in", "data/secret/1.ans"][..],
            None,
        ),
        (&["p/problem.yaml", "p/problem.xml"], None),
        (
            &["problem.xml", "tests/01", "tests/01.a"],
            Some((Foreign::Polygon, "")),
        ),
        (
            &["sum/problem.xml", "sum/tests/01"],
            Some((Foreign::Polygon, "sum")),
        ),
        (&["init.yml", "data.zip"], Some((Foreign::Dmoj, ""))),
        (&["set.xml"], Some((Foreign::Fps, ""))),
        (&["1.in", "1.out"], Some((Foreign::Plain, ""))),
        (&["sum/1.in", "sum/1.out"], Some((Foreign::Plain, "sum"))),
        (&["input/1.txt", "output/1.txt"], Some((Foreign::Plain, ""))),
        (&["readme.md"], None),
        (&[], None),
    ] {
        let found = Foreign::detect(files.iter().copied());
        let expected =
            expected.map(|(foreign, folder): (Foreign, &str)| (foreign, folder.to_owned()));
        assert_eq!(found, expected, "{files:?}");
    }
}

#[test]
fn a_zip_of_inputs_and_answers_becomes_a_problem() {
    let loaded = load(
        &[
            ("sums/2.in", b"3 4\r\n"),
            ("sums/2.out", b"7\r\n"),
            ("sums/10.in", b"1 1\n"),
            ("sums/10.out", b"2\n"),
            ("sums/sample1.in", b"0 0\n"),
            ("sums/sample1.out", b"0\n"),
            (
                "sums/solution.py",
                b"print(sum(map(int, input().split())))\n",
            ),
            ("sums/notes.txt", b"hello"),
        ],
        "upload.zip",
    );
    let messages: Vec<String> = loaded.findings.iter().map(ToString::to_string).collect();
    let package = loaded.package.unwrap_or_else(|| panic!("{messages:?}"));
    assert_eq!(package.slug, "sums");
    assert_eq!(package.limits.cpu_time_ms, 2000);
    let names: Vec<&str> = package
        .cases
        .iter()
        .map(|case| case.name.as_str())
        .collect();
    assert_eq!(names, ["sample/01", "secret/001", "secret/002"]);
    assert_eq!(&package.cases[1].input.load().unwrap()[..], b"3 4\n");
    assert!(package.submissions[0].must_be_accepted());
    for said in [
        "says nothing about limits",
        "Windows line ends",
        "notes.txt: is ignored",
    ] {
        assert!(
            messages.iter().any(|message| message.contains(said)),
            "{said}: {messages:?}"
        );
    }
    assert!(
        messages
            .iter()
            .all(|message| message.starts_with("warning")),
        "{messages:?}"
    );
}

#[test]
fn a_problem_without_solutions_is_taken_on_trust() {
    let loaded = load(&[("1.in", b"1\n"), ("1.ans", b"1\n")], "echo.zip");
    let message = loaded
        .findings
        .iter()
        .find(|finding| finding.path == "submissions")
        .unwrap();
    assert_eq!(message.severity, Severity::Warning);
    assert!(
        message.message.contains("no solution that proves it"),
        "{message}"
    );
    assert!(loaded.package.is_some());
}

#[test]
fn hostile_descriptions_become_findings() {
    let deep = format!("<problem>{}", "<a>".repeat(100_000));
    let bomb = b"<!DOCTYPE problem [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><problem><names>&b;</names></problem>";
    let nested = format!("test_cases: {}", "[".repeat(50_000));
    let alias = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\ntest_cases: [*c, *c]\n";
    for (files, said) in [
        (&[("problem.xml", deep.as_bytes())][..], "inside each other"),
        (&[("problem.xml", &bomb[..])], "entity &b;"),
        (&[("problem.xml", b"\xff\xfe")], "UTF-8"),
        (&[("problem.xml", b"<html/>")], "not a <problem>"),
        (&[("problem.xml", b"<problem/>")], "no <judging>"),
        (&[("init.yml", nested.as_bytes())], "not valid YAML"),
        (&[("init.yml", b"- a\n")], "must be a YAML map"),
        (&[("init.yml", alias.as_bytes())], "must be a map"),
        (&[("init.yml", b"archive: ../x.zip\n")], "is missing"),
        (
            &[("init.yml", b"archive: a.zip\n"), ("a.zip", b"PK")],
            "must be a zip",
        ),
        (&[("set.xml", b"<fps></fps>")], "has no problem"),
        (&[("set.xml", b"<fps><item>")], "middle"),
    ] {
        let loaded = load(files, "hostile.zip");
        let messages: Vec<String> = loaded.findings.iter().map(ToString::to_string).collect();
        assert!(loaded.package.is_none(), "{said}");
        assert!(
            messages.iter().any(|message| message.contains(said)),
            "{said}: {messages:?}"
        );
    }
}

#[test]
fn names_of_files_are_made_harmless() {
    for (path, safe) in [
        ("solutions/a b.cpp", "a_b.cpp"),
        ("..\\..\\x.py", "x.py"),
        ("-rf", "_-rf"),
        (".hidden", "_.hidden"),
        ("решение.cpp", "_______.cpp"),
        ("", "_"),
    ] {
        assert_eq!(draft::safe_name(path), safe, "{path}");
    }
}
