//! Our `testlib.h` in the sandbox. What is expected in `tests/testlib` was told by the library it stands for.

use crate::judging::{limits, run_files};
use mettle_domain::{Language, RunReport, SourceFile};
use mettle_judge::Submission;
use std::path::Path;

/// Runs a program of `tests/testlib`, which does not bring the header.
fn ran(program: &str, stdin: &str, args: &[&str]) -> RunReport {
    let mut submission = Submission::single(Language::Cpp17, text(&format!("{program}.cpp")));
    submission.files.push(SourceFile {
        name: "given.h".into(),
        content: text("given.h"),
    });
    run_files(&submission, stdin, &limits(), args)
}

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("testlib")
        .join(name);
    // A message may quote the byte that stands for the end of a file.
    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
}

fn said(report: &RunReport) -> (Option<i32>, String) {
    let stderr = String::from_utf8_lossy(&report.stderr)
        .trim_end()
        .to_owned();
    (report.outcome.exit_code, stderr)
}

#[test]
fn readers_take_and_refuse_what_the_original_does() {
    let report = ran("reads", &text("reads.in"), &["in=1", "out=1", "ans=1"]);
    let stdout = String::from_utf8_lossy(&report.stdout);
    let stderr = String::from_utf8_lossy(&report.stderr);
    assert_eq!(stdout, text("reads.out"), "{stderr}");
    assert_eq!(stderr, text("reads.err"));
}

#[test]
fn generators_draw_the_same_numbers() {
    let mut drawn = String::new();
    for args in [&[][..], &["-n", "3"], &["x", "y"]] {
        let report = ran("random", "", args);
        drawn += &String::from_utf8_lossy(&report.stdout);
    }
    assert_eq!(drawn, text("random.out"));
}

#[test]
fn checkers_say_their_verdict_by_exit_code_and_message() {
    for (output, expected) in [
        ("3 4", (0, "ok 2 sums (2 test cases)")),
        (
            "3 5",
            (1, "wrong answer expected '4', but found '5' (test case 2)"),
        ),
        (
            "3 x",
            (
                2,
                "wrong output format Expected integer, but \"x\" found (test case 2)",
            ),
        ),
        ("3 4 bonus", (7, "points 2.5 2 sums (2 test cases)")),
    ] {
        let output = format!("out={output}");
        let report = ran("checker", "", &["in=2", &output, "ans=3 4"]);
        let (code, message) = said(&report);
        assert_eq!((code, message.as_str()), (Some(expected.0), expected.1));
    }
}

#[test]
fn validators_are_strict_and_must_reach_the_end() {
    let report = ran("validator", "3\n1 2 3\n", &[]);
    assert_eq!(said(&report), (Some(0), String::new()));
    for (input, args, message) in [
        (
            "3\n1  2 3\n",
            &[][..],
            "FAIL Unexpected white-space - token expected (stdin, line 2)",
        ),
        (
            "1\n1\n",
            &["--group", "short"],
            "FAIL Validator must end with readEof call.",
        ),
    ] {
        let report = ran("validator", input, args);
        assert_eq!(said(&report), (Some(3), message.into()), "{input:?}");
    }
}

#[test]
fn interactors_talk_on_standard_streams() {
    let report = ran("interactor", "50\n25\n42\n", &["in=42"]);
    assert_eq!(said(&report), (Some(0), "ok 3 guesses".into()));
    assert_eq!(report.stdout, b"less\nmore\nfound\n");
}
