//! What submissions are found, in which languages, and what they promise.

use super::*;
use crate::package::{
    metadata::{self},
    submissions::expectation::WORDS,
};
use mettle_domain::{CaseReport, CompileReport, JudgeReport};

const LEGACY: &str = "name: A\n";
const CURRENT: &str = "problem_format_version: 2025-09\nname: A\nuuid: 1\nconstants: {k: 5}\n";

fn read_files(yaml: &str, files: &[(&str, &str)]) -> (Vec<JurySubmission>, Vec<String>) {
    let mut tree = FileTree::default();
    for (path, text) in [("problem.yaml", yaml)].iter().chain(files) {
        tree.insert((*path).to_owned(), text.as_bytes().into());
    }
    let mut findings = Findings::default();
    let metadata = metadata::read(&tree, &mut findings).unwrap();
    let submissions = read(&tree, &metadata, &mut findings);
    (
        submissions,
        findings
            .into_list()
            .iter()
            .map(ToString::to_string)
            .collect(),
    )
}

fn one(yaml: &str, files: &[(&str, &str)]) -> JurySubmission {
    let (submissions, _) = read_files(yaml, files);
    assert_eq!(submissions.len(), 1, "{submissions:?}");
    submissions.into_iter().next().unwrap()
}

/// A judgement with these verdicts, the first failure deciding, each case taking 10 ms more than the last.
fn report(verdicts: &[Verdict]) -> JudgeReport {
    let names = ["sample/1", "secret/a", "secret/b", "secret/c"];
    JudgeReport {
        max_score: None,
        verdict: verdicts
            .iter()
            .copied()
            .find(|verdict| *verdict != AC)
            .unwrap_or(AC),
        score: None,
        compile: CompileReport {
            ok: true,
            time_ms: 0,
            diagnostics: String::new(),
        },
        cases: verdicts
            .iter()
            .enumerate()
            .map(|(index, verdict)| CaseReport {
                judge_message: None,
                returned: None,
                case: names[index].to_owned(),
                index,
                is_sample: index == 0,
                verdict: *verdict,
                cpu_time_ms: 10.0 * (index + 1) as f64,
                wall_time_ms: 0.0,
                memory_bytes: 0,
                instructions: None,
                score: None,
                message: None,
                stdout: None,
                stderr: None,
            })
            .collect(),
        cpu_time_ms: 0.0,
        memory_bytes: 0,
        instructions: None,
        growth: None,
        judge_error: None,
    }
}

use Verdict::{AC, CE, JE, MLE, OLE, RTE, TLE, WA};

#[test]
fn languages_are_known_by_their_files() {
    for (files, language, reason) in [
        (vec![("a.py", "")], Some(Language::Python), ""),
        (vec![("a.py3", "")], Some(Language::Python), ""),
        (vec![("a.cc", "")], Some(Language::Cpp20), ""),
        (vec![("a.c", "")], Some(Language::C), ""),
        (vec![("a.js", "")], Some(Language::JavaScript), ""),
        (vec![("A.java", "")], None, "language java is not available"),
        (
            vec![("a.py2", "")],
            None,
            "language python2 is not available",
        ),
        (
            vec![("a.py", "#!/usr/bin/env python2\n")],
            None,
            "language python2 is not available",
        ),
        (
            vec![("a.hs", "")],
            None,
            "language haskell is not available",
        ),
        (
            vec![("a.disabled", "")],
            None,
            "no language is known for a.disabled",
        ),
        (
            vec![("d/a.cpp", ""), ("d/b.h", ""), ("d/notes.txt", "")],
            Some(Language::Cpp20),
            "",
        ),
        (
            vec![("d/a.cpp", ""), ("d/b.c", "")],
            Some(Language::Cpp20),
            "",
        ),
        (
            vec![("d/a.py", ""), ("d/b.java", "")],
            None,
            "it mixes files of java and python",
        ),
        (
            vec![("d/README", "")],
            None,
            "no language is known for README",
        ),
    ] {
        let files: Vec<(String, &str)> = files
            .iter()
            .map(|(name, text)| (format!("submissions/accepted/{name}"), *text))
            .collect();
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (path.as_str(), *text))
            .collect();
        let submission = one(LEGACY, &files);
        assert_eq!(submission.language, language, "{files:?}");
        assert_eq!(
            submission.skip.as_deref().unwrap_or_default(),
            reason,
            "{files:?}"
        );
    }
}

#[test]
fn folders_are_programs_of_several_files_with_the_main_one_first() {
    let files = [
        ("submissions/accepted/p/a.py", "a = 1"),
        ("submissions/accepted/p/main.py", "print({{k}})"),
        ("submissions/accepted/p/data.txt", "left out"),
    ];
    let submission = one(CURRENT, &files);
    let names: Vec<&str> = submission
        .files
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(names, ["main.py", "a.py"]);
    assert_eq!(submission.files[0].content, "print(5)");
    let headers_last = one(
        LEGACY,
        &[
            ("submissions/accepted/p/a.h", ""),
            ("submissions/accepted/p/z.cpp", ""),
        ],
    );
    assert_eq!(headers_last.files[0].name, "z.cpp");
    let config = (
        "submissions/submissions.yaml",
        "accepted/p: {language: python3, entrypoint: a.py}\n",
    );
    assert_eq!(
        one(CURRENT, &[files.as_slice(), &[config]].concat()).files[0].name,
        "a.py"
    );
    let config = (
        "submissions/submissions.yaml",
        "accepted/*: {entrypoint: z.py}\n",
    );
    assert_eq!(
        one(CURRENT, &[files.as_slice(), &[config]].concat())
            .skip
            .unwrap(),
        "its entry point z.py is not there"
    );
}

#[test]
fn the_folders_of_2025_09_promise_what_the_format_says() {
    for (folder, expected, kept, broken) in [
        (
            "accepted",
            vec![AC],
            vec![vec![AC, AC]],
            vec![vec![AC, WA], vec![AC, TLE], vec![OLE]],
        ),
        (
            "wrong_answer",
            vec![WA],
            vec![vec![AC, WA], vec![WA, AC], vec![AC, OLE]],
            vec![vec![AC, AC], vec![WA, TLE], vec![WA, RTE]],
        ),
        (
            "time_limit_exceeded",
            vec![TLE],
            vec![vec![AC, TLE], vec![AC, OLE]],
            vec![vec![AC], vec![WA, TLE], vec![TLE, MLE]],
        ),
        (
            "run_time_error",
            vec![RTE],
            vec![vec![RTE], vec![AC, MLE], vec![AC, OLE]],
            vec![vec![AC], vec![RTE, WA]],
        ),
        (
            "rejected",
            vec![WA, TLE, RTE],
            vec![vec![AC, WA], vec![AC, MLE], vec![OLE], vec![TLE, WA]],
            vec![vec![AC, AC]],
        ),
        (
            "brute_force",
            vec![TLE, RTE],
            vec![vec![AC, TLE], vec![RTE, TLE], vec![MLE]],
            vec![vec![AC], vec![TLE, WA]],
        ),
    ] {
        let submission = one(CURRENT, &[(&format!("submissions/{folder}/a.py"), "")]);
        assert_eq!(submission.expected(), expected, "{folder}");
        assert!(submission.expectation.needs_all_cases());
        for verdicts in kept {
            assert_eq!(
                submission.expectation.check(&report(&verdicts)),
                Ok(()),
                "{folder} {verdicts:?}"
            );
        }
        for verdicts in broken.into_iter().chain([vec![JE]]) {
            assert!(
                submission.expectation.check(&report(&verdicts)).is_err(),
                "{folder} {verdicts:?}"
            );
        }
        let compile_error = JudgeReport {
            max_score: None,
            verdict: CE,
            ..report(&[])
        };
        assert_eq!(
            submission.expectation.check(&compile_error),
            Err("it does not compile".to_owned())
        );
    }
}

#[test]
fn legacy_folders_promise_a_verdict_or_a_set_of_cases() {
    for (folder, expected, kept, broken) in [
        ("accepted", AC, vec![vec![AC, AC]], vec![vec![AC, TLE]]),
        (
            "wrong_answer",
            WA,
            vec![vec![WA, TLE], vec![AC, WA]],
            vec![vec![TLE, WA], vec![AC]],
        ),
        (
            "time_limit_exceeded",
            TLE,
            vec![vec![TLE, RTE], vec![WA, TLE]],
            vec![vec![RTE, TLE], vec![WA]],
        ),
        (
            "run_time_error",
            RTE,
            vec![vec![RTE], vec![WA, RTE], vec![MLE]],
            vec![vec![WA], vec![AC]],
        ),
    ] {
        let submission = one(LEGACY, &[(&format!("submissions/{folder}/a.py"), "")]);
        assert_eq!(submission.expected(), [expected], "{folder}");
        assert!(!submission.expectation.needs_all_cases());
        for verdicts in kept {
            assert_eq!(
                submission.expectation.check(&report(&verdicts)),
                Ok(()),
                "{folder} {verdicts:?}"
            );
        }
        for verdicts in broken {
            assert!(
                submission.expectation.check(&report(&verdicts)).is_err(),
                "{folder} {verdicts:?}"
            );
        }
    }
    for folder in ["mixed", "old"] {
        let submission = one(LEGACY, &[(&format!("submissions/{folder}/a.py"), "")]);
        assert!(submission.skip.unwrap().contains(folder));
    }
    assert_eq!(
        one(LEGACY, &[("submissions/slow_accepted/a.py", "")]).expected(),
        [AC, TLE]
    );
}

#[test]
fn annotations_count_outside_the_official_folders() {
    let text = "/* x\n * @EXPECTED_RESULTS@: correct, RUN-ERROR,TIME_LIMIT_EXCEEDED */\n";
    let annotated = one(LEGACY, &[("submissions/mixed/a.c", text)]);
    assert_eq!(
        annotated.expectation,
        Expectation::FinalVerdict(vec![AC, RTE, TLE])
    );
    assert_eq!(annotated.expectation.check(&report(&[AC, MLE, WA])), Ok(()));
    assert!(
        annotated
            .expectation
            .check(&report(&[AC, WA, RTE]))
            .is_err()
    );
    let (submissions, findings) = read_files(LEGACY, &[("submissions/accepted/a.c", text)]);
    assert_eq!(submissions[0].expectation, Expectation::Legacy(AC));
    assert!(findings[0].contains("is ignored"), "{findings:?}");
    let compile_error = one(
        CURRENT,
        &[(
            "submissions/rejected/p/a.py",
            "# @EXPECTED_RESULTS@: COMPILER-ERROR",
        )],
    );
    assert_eq!(
        compile_error.expectation.check(&JudgeReport {
            max_score: None,
            verdict: CE,
            ..report(&[])
        }),
        Ok(())
    );
}

#[test]
fn submissions_yaml_adds_and_replaces_promises() {
    let yaml = "\
accepted: {permitted: [WA], required: [WA]}
ac_or_wa: {permitted: [AC, WA]}
ac_or_wa/wa.py: {permitted: [WA]}
time_limit_exceeded/easy.py:
  sample: {permitted: [AC]}
  secret/{b,c}: {required: [TLE], permitted: [AC, TLE]}
slow:
  secret: {use_for_time_limit: upper}
  sample: {use_for_time_limit: lower}
brute_force: {use_for_time_limit: false}
";
    let files = [
        "accepted/a.py",
        "ac_or_wa/ac.py",
        "ac_or_wa/wa.py",
        "time_limit_exceeded/easy.py",
        "slow/s.py",
        "unknown/u.py",
    ]
    .map(|path| format!("submissions/{path}"));
    let mut files: Vec<(&str, &str)> = files.iter().map(|path| (path.as_str(), "")).collect();
    files.push(("submissions/submissions.yaml", yaml));
    let (submissions, findings) = read_files(CURRENT, &files);
    assert_eq!(
        findings,
        [
            "error: submissions: has no accepted submission: add at least one to submissions/accepted"
        ]
    );
    let of = |path: &str| {
        submissions
            .iter()
            .find(|submission| submission.path.ends_with(path))
            .unwrap()
    };
    assert_eq!(of("a.py").expected(), [WA]);
    assert_eq!(of("/ac.py").expected(), [AC, WA]);
    assert_eq!(of("/ac.py").expectation.check(&report(&[AC, AC])), Ok(()));
    assert_eq!(of("wa.py").expected(), [WA]);
    let easy = &of("easy.py").expectation;
    assert_eq!(easy.check(&report(&[AC, AC, AC, TLE])), Ok(()));
    assert!(
        easy.check(&report(&[AC, TLE, AC, AC]))
            .unwrap_err()
            .contains("no case in secret/{b,c} is TLE")
    );
    assert!(
        easy.check(&report(&[TLE, AC, AC, TLE]))
            .unwrap_err()
            .contains("sample/1 is TLE, while every case in sample must be AC")
    );
    assert_eq!(
        of("u.py").skip.as_deref(),
        Some("the folder unknown promises no verdict")
    );
    let slow = &of("s.py").expectation;
    assert_eq!(slow.check(&report(&[AC, WA, TLE])), Ok(()));
    assert!(slow.check(&report(&[AC, AC, WA])).is_err());
    assert!(slow.check(&report(&[TLE, AC, TLE])).is_err());
    assert_eq!(
        (
            slow.lower_bound_ms(&report(&[AC; 4])),
            slow.upper_bound_ms(&report(&[AC; 4]))
        ),
        (Some(10.0), Some(40.0))
    );
}

#[test]
fn mistakes_in_submissions_yaml_are_told() {
    let yaml = "a: {permitted: [OK], colour: 1}\nb: {use_for_time_limit: maybe}\nc: 5\n'{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}': {}\n";
    let (_, findings) = read_files(
        CURRENT,
        &[
            ("submissions/accepted/a.py", ""),
            ("submissions/submissions.yaml", yaml),
        ],
    );
    assert_eq!(findings.len(), 5, "{findings:#?}");
    assert!(
        findings
            .iter()
            .any(|finding| finding.contains("\"OK\" is none of AC, WA, TLE, RTE"))
    );
}

#[test]
fn only_some_submissions_bound_the_time_limit() {
    for (yaml, folder, lower, upper) in [
        (CURRENT, "accepted", true, false),
        (CURRENT, "wrong_answer", true, false),
        (CURRENT, "run_time_error", true, false),
        (CURRENT, "time_limit_exceeded", false, true),
        (CURRENT, "brute_force", false, false),
        (CURRENT, "rejected", false, false),
        (LEGACY, "accepted", true, false),
        (LEGACY, "wrong_answer", false, false),
        (LEGACY, "time_limit_exceeded", false, true),
    ] {
        let expectation = one(yaml, &[(&format!("submissions/{folder}/a.py"), "")]).expectation;
        assert_eq!(
            (expectation.is_lower_bound(), expectation.is_upper_bound()),
            (lower, upper),
            "{folder}"
        );
        let report = report(&[AC, AC, AC]);
        assert_eq!(
            expectation.lower_bound_ms(&report),
            lower.then_some(30.0),
            "{folder}"
        );
        assert_eq!(
            expectation.upper_bound_ms(&report),
            upper.then_some(30.0),
            "{folder}"
        );
    }
    assert_eq!(WORDS.len(), 4);
}
