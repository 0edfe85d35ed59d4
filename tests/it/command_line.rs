//! The commands as the contract fixes them, from outside.

use crate::judging::{mettle, repository};
use serde_json::Value;
use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

fn run(args: &[&str], stdin: &str, folder: &Path) -> Output {
    let mut child = Command::new(mettle())
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input may have closed it.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect()
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

#[test]
fn run_passes_input_output_and_arguments_on() {
    let folder = folder_with(&[(
        "a.py",
        "import sys\nprint(input(), sys.argv[1])\nprint('note', file=sys.stderr)",
    )]);
    let output = run(&["run", "a.py", "--", "-x"], "hello\n", folder.path());
    assert_eq!(
        (text(&output.stdout), text(&output.stderr)),
        ("hello -x\n".into(), "note\n".into())
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn run_exits_with_1_and_one_line_when_the_program_fails() {
    let folder = folder_with(&[
        ("a.c", "int main(void){ return 7; }"),
        ("b.c", "int main(void){"),
    ]);
    let output = run(&["run", "a.c"], "", folder.path());
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(1), "mettle: exit code 7\n".into())
    );
    let output = run(&["run", "b.c"], "", folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("b.c:1"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn run_with_json_prints_one_object_and_exits_with_0() {
    let folder = folder_with(&[
        (
            "ok.cpp",
            "#include <iostream>\nint main(){ int a; std::cin >> a; std::cout << a * 2; }",
        ),
        ("bad.cpp", "int main(){ nope; }"),
        ("slow.py", "while True: pass"),
        ("fat.py", "a = []\nwhile True: a.append(bytearray(1 << 20))"),
        ("dies.js", "throw new Error('x')"),
    ]);
    let table = [
        (vec!["ok.cpp"], "ok"),
        (vec!["bad.cpp"], "compile_error"),
        (
            vec!["--time-limit", "0.3", "slow.py"],
            "time_limit_exceeded",
        ),
        (
            vec!["--memory-limit", "32", "fat.py"],
            "memory_limit_exceeded",
        ),
        (vec!["dies.js"], "runtime_error"),
    ];
    for (args, status) in table {
        let output = run(
            &[vec!["run", "--json"], args.clone()].concat(),
            "21\n",
            folder.path(),
        );
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}",
            text(&output.stderr)
        );
        let object = lines(&output).remove(0);
        assert_eq!(object["status"], status, "{object}");
        let keys = [
            "exit_code",
            "stdout",
            "stderr",
            "cpu_time_ms",
            "wall_time_ms",
            "memory_bytes",
            "instructions",
            "compile",
        ];
        assert!(keys.iter().all(|key| object.get(key).is_some()), "{object}");
        assert!(
            ["ok", "time_ms", "diagnostics"]
                .iter()
                .all(|key| object["compile"].get(key).is_some()),
            "{object}"
        );
        if status == "ok" {
            assert_eq!(
                (object["stdout"].as_str(), object["exit_code"].as_i64()),
                (Some("42"), Some(0))
            );
        }
    }
}

#[test]
fn run_counts_instructions_the_same_each_time() {
    let folder = folder_with(&[(
        "a.c",
        "#include <stdio.h>\nint main(void){ int s = 0; for (int i = 0; i < 1000; i++) { s += i; __asm__ volatile(\"\"); } printf(\"%d\", s); }",
    )]);
    let count = || {
        lines(&run(
            &["run", "--json", "--instructions", "a.c"],
            "",
            folder.path(),
        ))[0]["instructions"]
            .as_u64()
            .unwrap()
    };
    let first = count();
    assert!(first > 1000, "{first}");
    assert_eq!(first, count());
}

#[test]
fn wrong_use_of_run_is_answered_clearly() {
    let folder = folder_with(&[("a.txt", "x"), ("a.py", "print(1)")]);
    std::fs::write(folder.path().join("latin1.py"), b"print('\xe9')").unwrap();
    let table = [
        (vec!["run", "missing.py"], "missing.py"),
        (vec!["run", "a.txt"], "--language"),
        (
            vec!["run", "--language", "cobol", "a.py"],
            "unknown language \"cobol\"",
        ),
        (vec!["run", "latin1.py"], "not UTF-8"),
        (vec!["run", "--time-limit", "0", "a.py"], "--time-limit"),
        (
            vec!["run", "--memory-limit", "99999", "a.py"],
            "--memory-limit",
        ),
    ];
    for (args, words) in table {
        let output = run(&args, "", folder.path());
        assert_ne!(output.status.code(), Some(0), "{args:?}");
        assert!(
            text(&output.stderr).contains(words),
            "{args:?}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn judge_prints_an_event_per_case_and_a_verdict() {
    let folder = folder_with(&[
        ("good.py", "a, b = map(int, input().split())\nprint(a + b)"),
        ("bad.py", "print(0)"),
    ]);
    let package = repository().join("problems/catalog/a-plus-b");
    let package = package.to_str().unwrap();
    let output = run(&["judge", package, "good.py", "--json"], "", folder.path());
    let events = lines(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(events[0]["event"], "compiled");
    assert_eq!(events[1]["event"], "case");
    assert!(
        events[1]["case"].as_str().unwrap().starts_with("sample/"),
        "{}",
        events[1]
    );
    let last = events.last().unwrap();
    assert_eq!(
        (last["event"].as_str(), last["verdict"].as_str()),
        (Some("verdict"), Some("AC"))
    );
    assert_eq!(
        last["cases_run"].as_u64().unwrap() as usize,
        events.len() - 2
    );
    assert!(last["score"].is_null());

    let first_only = lines(&run(
        &["judge", package, "bad.py", "--json"],
        "",
        folder.path(),
    ));
    let all = lines(&run(
        &["judge", package, "bad.py", "--json", "--all"],
        "",
        folder.path(),
    ));
    assert_eq!(first_only.last().unwrap()["verdict"], "WA");
    assert_eq!(first_only.last().unwrap()["cases_run"], 1);
    assert!(all.len() > first_only.len());
}

#[test]
fn judge_refuses_what_is_no_package() {
    let folder = folder_with(&[("a.py", "print(1)"), ("x.zip", "junk")]);
    for package in ["nowhere", "x.zip", "."] {
        let output = run(&["judge", package, "a.py"], "", folder.path());
        assert_eq!(output.status.code(), Some(2), "{package}");
        assert!(!text(&output.stderr).is_empty());
    }
}

#[test]
fn problem_verify_exits_with_1_when_a_submission_breaks_its_promise() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("a-plus-b");
    let status = Command::new("cp")
        .arg("-r")
        .arg(repository().join("problems/catalog/a-plus-b"))
        .arg(&copy)
        .status()
        .unwrap();
    assert!(status.success());
    std::fs::write(copy.join("submissions/accepted/liar.py"), "print(0)").unwrap();
    let output = run(
        &["problem", "verify", "a-plus-b", "--json"],
        "",
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let events = lines(&output);
    let liar = events
        .iter()
        .find(|event| event["path"] == "submissions/accepted/liar.py")
        .unwrap();
    assert_eq!(
        (
            liar["event"].as_str(),
            liar["ok"].as_bool(),
            liar["verdict"].as_str()
        ),
        (Some("submission"), Some(false), Some("WA"))
    );
    assert!(liar["skipped"].is_null());
    let summary = events.last().unwrap();
    assert_eq!(
        (summary["event"].as_str(), summary["mismatched"].as_u64()),
        (Some("summary"), Some(1))
    );
}

#[test]
fn languages_are_listed_for_people_and_programs() {
    let folder = tempfile::tempdir().unwrap();
    let listed: Value =
        serde_json::from_slice(&run(&["languages", "--json"], "", folder.path()).stdout).unwrap();
    let ids: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|language| language["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        mettle_domain::Language::ALL.map(mettle_domain::Language::id)
    );
    assert!(text(&run(&["languages"], "", folder.path()).stdout).contains("CPython"));
}

#[test]
fn doctor_calls_this_host_fit_or_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["doctor", "--json"], "", folder.path());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        report["fit"].as_bool(),
        Some(output.status.code() == Some(0))
    );
    assert_eq!(report["fit"], true, "{report:#}");
    assert_eq!(report["accepted_missing_walls"], serde_json::json!([]));
    let checks = report["checks"].as_array().unwrap();
    for (wall, required) in [
        ("seccomp", true),
        ("landlock", true),
        ("no-new-privs", true),
        ("unprivileged", true),
        ("namespaces", false),
    ] {
        let check = checks.iter().find(|check| check["name"] == wall);
        let check = check.unwrap_or_else(|| panic!("doctor says nothing of {wall}"));
        assert_eq!(check["required"], required, "{wall}");
    }
}

#[test]
fn a_missing_wall_is_told_refused_and_accepted_only_aloud() {
    // SAFETY: a plain system call.
    if unsafe { libc::geteuid() } != 0 {
        // Only root can lack the right to give root up.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mettle = |arguments: &[&str]| {
        Command::new("setpriv")
            .arg("--bounding-set=-setuid,-setgid")
            .arg(mettle())
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    std::fs::write(folder.path().join("a.py"), "print(1)").unwrap();

    let doctor = mettle(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    let said = text(&doctor.stdout);
    assert!(
        said.contains("FAIL     unprivileged MISSING: run Mettle as"),
        "{said}"
    );
    assert!(said.contains("NOT fit"), "{said}");

    let refused = mettle(&["run", "a.py"]);
    assert_ne!(refused.status.code(), Some(0));
    assert!(text(&refused.stderr).contains("lacks a wall around sandboxed programs: unprivileged"));

    let accepted = mettle(&["--accept-missing-walls", "doctor"]);
    assert_eq!(accepted.status.code(), Some(0));
    let said = text(&accepted.stdout);
    assert!(said.contains("ACCEPTED unprivileged"), "{said}");
    assert!(said.contains("WITHOUT these walls"), "{said}");

    let ran = mettle(&["--accept-missing-walls", "run", "a.py"]);
    assert_eq!(text(&ran.stdout), "1\n");
    assert!(text(&ran.stderr).contains("warning: this host lacks these walls"));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let mut child = Command::new(mettle())
        .args(["runtimes", "list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(141), String::new())
    );
}

#[test]
fn nothing_a_program_or_a_package_says_drives_the_terminal() {
    let escape = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{8}\r\u{9b}31m\u{202e}";
    let python = r#"
import sys
print("\x1b[2J\x07\x9b\r")
sys.stderr.buffer.write(b"\x1b[2J\x9b\x07")
raise type("\x1b[31mError", (Exception,), {})("\x1b[2J")
"#;
    let folder = folder_with(&[
        ("wrong.py", "print('\\x1b[2J\\x9b31m\\r')"),
        ("fails.py", python),
        (
            "broken.c",
            &format!("#error \"{escape}\"\nint main(void) {{ return {escape}; }}"),
        ),
    ]);
    // A package whose files have such names.
    let package = folder.path().join("package");
    for inner in ["data/sample", "data/secret", "statement"] {
        std::fs::create_dir_all(package.join(inner)).unwrap();
    }
    let file = |name: String, text: &str| std::fs::write(package.join(name), text).unwrap();
    file(
        "problem.yaml".into(),
        "problem_format_version: 2025-09\nname: X\nuuid: 0b5c7d0e-6d5b-4c62-9b0a-5f1d8a0e6c12\n",
    );
    file("statement/problem.en.md".into(), "x");
    let escape_in_name = "\u{1b}[2J\u{7}\r";
    for name in ["sample/1".into(), format!("secret/{escape_in_name}")] {
        file(format!("data/{name}.in"), "1\n");
        file(format!("data/{name}.ans"), "1\n");
    }
    file(format!("data/secret/lonely{escape_in_name}.in"), "1\n");
    file(format!("{escape_in_name}.txt"), "1\n");
    let commands: [&[&str]; 5] = [
        &["judge", "package", "wrong.py", "--all"],
        &["judge", "package", "fails.py", "--all"],
        &["judge", "package", "broken.c"],
        &["problem", "verify", "package"],
        &["judge", "nowhere\u{1b}[2J", "wrong.py"],
    ];
    for command in commands {
        let output = run(command, "", folder.path());
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(!said.trim().is_empty(), "{command:?} says nothing");
        let harmful = said
            .chars()
            .find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'));
        assert_eq!(harmful, None, "{command:?}: {said:?}");
    }
}
