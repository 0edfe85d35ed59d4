//! Verifying with a judge whose verdicts are written into the submissions.

use super::*;
use crate::Comparison;
use mettle_domain::{CaseReport, CompileReport};
use std::{fs, path::Path, sync::Mutex};

/// A submission's source is one time in milliseconds per case, `w` behind it for a wrong answer,
/// `r` for a crash; `compile error` does not compile.
fn scripted(run: &Run<'_>) -> JudgeReport {
    let source = &run.submission.files[0].content;
    let compiles = source != "compile error";
    let mut report = JudgeReport {
        max_score: None,
        verdict: if compiles { Verdict::AC } else { Verdict::CE },
        score: None,
        compile: CompileReport {
            ok: compiles,
            time_ms: 1,
            diagnostics: String::new(),
        },
        cases: vec![],
        cpu_time_ms: 0.0,
        memory_bytes: 0,
        instructions: None,
        growth: None,
        judge_error: None,
    };
    if !compiles {
        return report;
    }
    let limit = run.plan.limits.cpu_time_ms as f64;
    for (index, (script, case)) in source.split_whitespace().zip(&run.plan.cases).enumerate() {
        let needs: f64 = script.trim_end_matches(['w', 'r']).parse().unwrap();
        let verdict = match script {
            _ if needs > limit => Verdict::TLE,
            _ if script.ends_with('w') => Verdict::WA,
            _ if script.ends_with('r') => Verdict::RTE,
            _ => Verdict::AC,
        };
        report.cases.push(CaseReport {
            judge_message: None,
            returned: None,
            case: case.name.clone(),
            index,
            is_sample: case.is_sample,
            verdict,
            cpu_time_ms: needs.min(limit + 3.0),
            wall_time_ms: 0.0,
            memory_bytes: 0,
            instructions: None,
            score: None,
            message: None,
            stdout: None,
            stderr: None,
        });
        if verdict != Verdict::AC && report.verdict == Verdict::AC {
            report.verdict = verdict;
            if !run.all_cases {
                break;
            }
        }
    }
    report
}

/// Judges by script, and tells the test of every run.
struct Scripted<F>(F);

impl<F: Fn(&Run<'_>) + Sync> Prover for Scripted<F> {
    fn judge(&self, run: Run<'_>) -> JudgeReport {
        (self.0)(&run);
        scripted(&run)
    }

    fn judge_outputs(&self, _: &Package) -> Vec<Result<bool, String>> {
        unreachable!("these packages compare output")
    }

    /// An input validator's source is the only input that it accepts.
    fn judge_inputs(
        &self,
        package: &Package,
        validator: &InputValidator,
    ) -> Vec<Result<InputVerdict, String>> {
        let accepted = validator.program.files[0].content.as_bytes();
        let checks = package.input_checks.iter();
        checks
            .map(|check| match accepted {
                b"fails" => Err("it crashed".into()),
                accepted if *check.input.load().unwrap() == *accepted => Ok(InputVerdict::Accepted),
                _ => Ok(InputVerdict::Rejected("not mine".into())),
            })
            .collect()
    }
}

fn package(yaml: &str, files: &[(&str, &str)]) -> (tempfile::TempDir, Package, Vec<Finding>) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("example");
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("problem.yaml", yaml);
    write("statement/problem.en.md", "Text.\n");
    write("input_validators/v.py", "1\n");
    for case in ["sample/1", "secret/1", "secret/2"] {
        write(&format!("data/{case}.in"), "1\n");
        write(&format!("data/{case}.ans"), "1\n");
    }
    for (path, text) in files {
        write(path, text);
    }
    let loaded = Package::load(Path::new(&root)).unwrap();
    (
        folder,
        loaded
            .package
            .unwrap_or_else(|| panic!("{:#?}", loaded.findings)),
        loaded.findings,
    )
}

/// JSON lines and what was run: path, limit in ms, whether all cases.
fn verify_package(
    yaml: &str,
    files: &[(&str, &str)],
) -> (Vec<String>, Vec<(String, u64, bool)>, Summary) {
    let (_folder, package, findings) = package(yaml, files);
    let mut events = vec![];
    let runs = Mutex::new(vec![]);
    let prover = Scripted(|run: &Run<'_>| {
        runs.lock().unwrap().push((
            run.submission.path.clone(),
            run.plan.limits.cpu_time_ms,
            run.all_cases,
        ));
    });
    let summary = verify(&package, &findings, &prover, &mut |event| {
        events.push(serde_json::to_string(&event).unwrap())
    });
    let runs = runs.into_inner().unwrap();
    (events, runs, summary)
}

const CURRENT: &str = "problem_format_version: 2025-09\nname: A\nuuid: 1\nlicense: unknown\n";

#[test]
fn a_package_that_keeps_its_promises_passes() {
    let (events, runs, summary) = verify_package(
        &format!("{CURRENT}limits: {{time_limit: 2}}\n"),
        &[
            ("submissions/accepted/a.py", "1 500 900"),
            ("submissions/accepted/A.java", "1 1 1"),
            ("submissions/wrong_answer/w.py", "1 5w 9"),
            ("submissions/time_limit_exceeded/t.py", "1 5 9000"),
        ],
    );
    assert_eq!(
        events,
        [
            r#"{"event":"submission","path":"submissions/accepted/A.java","language":null,"expected":["AC"],"verdict":null,"ok":true,"skipped":"language java is not available","message":null,"cpu_time_ms":null}"#,
            r#"{"event":"submission","path":"submissions/accepted/a.py","language":"python","expected":["AC"],"verdict":"AC","ok":true,"skipped":null,"message":null,"cpu_time_ms":900.0}"#,
            r#"{"event":"submission","path":"submissions/wrong_answer/w.py","language":"python","expected":["WA"],"verdict":"WA","ok":true,"skipped":null,"message":null,"cpu_time_ms":9.0}"#,
            r#"{"event":"submission","path":"submissions/time_limit_exceeded/t.py","language":"python","expected":["TLE"],"verdict":"TLE","ok":true,"skipped":null,"message":null,"cpu_time_ms":3003.0}"#,
            r#"{"event":"summary","checked":3,"mismatched":0,"skipped":1,"errors":0,"time_limit_ms":2000,"time_limit_inferred":false}"#,
        ]
    );
    assert!(summary.passed());
    assert_eq!(
        runs.iter()
            .map(|(_, limit, all)| (*limit, *all))
            .collect::<Vec<_>>(),
        [(2000, true), (2000, true), (3000, true)]
    );
}

#[test]
fn broken_promises_are_told_with_the_reason() {
    let (events, _, summary) = verify_package(
        &format!("{CURRENT}limits: {{time_limit: 1}}\n"),
        &[
            ("submissions/accepted/a.py", "1 1 1"),
            ("submissions/accepted/wrong.py", "1 1w 1"),
            ("submissions/accepted/broken.py", "compile error"),
            ("submissions/wrong_answer/slow.py", "1 1w 5000"),
            ("submissions/time_limit_exceeded/fast.py", "1 1 900"),
        ],
    );
    assert_eq!((summary.checked, summary.mismatched), (5, 4));
    let messages = [
        "secret/1 is WA, while every case must be AC",
        "it does not compile",
        "secret/2 is TLE, while every case must be AC or WA",
        "no case is TLE",
    ];
    for message in messages {
        assert_eq!(
            events
                .iter()
                .filter(|event| event.contains(message))
                .count(),
            1,
            "{message}: {events:#?}"
        );
    }
    assert!(!summary.passed());
}

#[test]
fn an_unstated_limit_is_inferred_before_anything_is_concluded() {
    let (events, runs, summary) = verify_package(
        CURRENT,
        &[
            ("submissions/accepted/a.py", "1 500 900"),
            ("submissions/wrong_answer/w.py", "1 5w 1900"),
            ("submissions/time_limit_exceeded/t.py", "1 5 4500"),
        ],
    );
    // The wrong one must not be too slow either: 1.9 s twice, in steps of a second.
    assert_eq!(
        (
            summary.time_limit_ms,
            summary.time_limit_inferred,
            summary.mismatched
        ),
        (4000, true, 0)
    );
    assert_eq!(
        runs.iter().map(|run| run.1).collect::<Vec<_>>(),
        [60_000, 60_000, 6_000]
    );
    assert!(
        events
            .iter()
            .any(|event| event
                .contains("is loose: a submission that must be too slow takes 4.500 s")),
        "{events:#?}"
    );
}

#[test]
fn a_submission_that_never_ends_does_not_stretch_the_limit() {
    let (_, _, summary) = verify_package(
        CURRENT,
        &[
            ("submissions/accepted/a.py", "1 5 9"),
            ("submissions/accepted/endless.py", "1 5 99999999"),
        ],
    );
    assert_eq!((summary.time_limit_ms, summary.mismatched), (1000, 1));
}

#[test]
fn legacy_submissions_stop_at_the_first_failure_unless_it_disappoints() {
    let (_, runs, summary) = verify_package(
        "name: A\n",
        &[
            ("submissions/accepted/a.py", "1 5 190"),
            ("submissions/wrong_answer/w.py", "1 5w 99999"),
            ("submissions/time_limit_exceeded/t.py", "1 5w 99999"),
        ],
    );
    assert_eq!(
        (summary.time_limit_ms, summary.checked, summary.mismatched),
        (1000, 3, 0)
    );
    let runs: Vec<_> = runs
        .iter()
        .map(|(path, limit, all)| (path.rsplit('/').next().unwrap(), *limit, *all))
        .collect();
    assert_eq!(
        runs,
        [
            ("a.py", 60_000, false),
            ("t.py", 2_000, false),
            ("t.py", 2_000, true),
            ("w.py", 1_000, false)
        ]
    );
}

#[test]
fn the_comparison_is_tried_on_the_packages_own_outputs() {
    let (events, _, summary) = verify_package(
        &format!("{CURRENT}limits: {{time_limit: 1}}\n"),
        &[
            ("submissions/accepted/a.py", "1 1 1"),
            ("data/valid_output/a.in", "1\n"),
            ("data/valid_output/a.ans", "1\n"),
            ("data/valid_output/a.out", "1.0\n"),
            ("data/invalid_output/b.in", "1\n"),
            ("data/invalid_output/b.ans", "x\n"),
            ("data/invalid_output/b.out", "X\n"),
        ],
    );
    assert_eq!(summary.errors, 2, "{events:#?}");
    assert!(
        events[0].contains("data/valid_output/a.out") && events[0].contains("must be accepted"),
        "{events:#?}"
    );
    assert!(
        events[1].contains("data/invalid_output/b.out") && events[1].contains("must not be"),
        "{events:#?}"
    );
}

#[test]
fn languages_with_a_time_factor_get_their_time() {
    let (_, runs, summary) = verify_package(
        &format!("{CURRENT}limits: {{time_limit: 1}}\n"),
        &[
            ("mettle.yaml", "time_factors: {python: 3}\n"),
            ("submissions/accepted/a.py", "1 5 1400"),
            ("submissions/accepted/a.cpp", "1 5 400"),
        ],
    );
    assert_eq!(
        runs.iter().map(|run| run.1).collect::<Vec<_>>(),
        [1000, 3000]
    );
    assert_eq!((summary.mismatched, summary.errors), (0, 0));
}

#[test]
fn inferring_alone_runs_only_what_bounds_the_limit() {
    let files = [
        ("submissions/accepted/a.py", "1 5 700"),
        ("submissions/time_limit_exceeded/t.py", "1 5 9000"),
    ];
    let (_folder, package, _) = package(CURRENT, &files);
    let ran = AtomicUsize::new(0);
    let prover = Scripted(|_: &Run<'_>| {
        ran.fetch_add(1, Ordering::Relaxed);
    });
    let limit = infer_time_limit(&package, &prover);
    assert_eq!((limit, ran.into_inner()), (Some(2000), 1));
    assert_eq!(
        package.with_time_limit_ms(2000).plan().limits.cpu_time_ms,
        2000
    );
    assert_eq!(
        Comparison::default(),
        Comparison::from_flags::<&str>(&[]).unwrap()
    );
}

#[test]
fn input_validators_are_run_on_every_input() {
    let (events, _, summary) = verify_package(
        &format!("{CURRENT}limits: {{time_limit: 1}}\n"),
        &[
            ("submissions/accepted/a.py", "1 1 1 1"),
            ("input_validators/fails.py", "fails"),
            ("data/secret/odd.in", "7\n"),
            ("data/secret/odd.ans", "7\n"),
            ("data/invalid_input/right.in", "1\n"),
            ("data/invalid_input/wrong.in", "2\n"),
        ],
    );
    assert_eq!(summary.errors, 3, "{events:#?}");
    let found = |part: &str| events.iter().filter(|event| event.contains(part)).count();
    assert_eq!(
        found("fails on data/sample/1.in: it crashed"),
        1,
        "{events:#?}"
    );
    assert_eq!(found("data/secret/odd.in"), 1, "{events:#?}");
    assert_eq!(found("data/invalid_input/right.in"), 1, "{events:#?}");
}
