//! Test data in all its shapes.

use super::*;
use crate::package::metadata;

const LEGACY: &str = "name: A\n";
const CURRENT: &str = "problem_format_version: 2025-09\nname: A\nuuid: 1\n";

fn read_files(yaml: &str, files: &[(&str, &str)]) -> (Data, Vec<String>, bool) {
    let mut tree = FileTree::default();
    for (path, text) in [("problem.yaml", yaml)].iter().chain(files) {
        tree.insert((*path).to_owned(), text.as_bytes().into());
    }
    let mut findings = Findings::default();
    let metadata = metadata::read(&tree, &mut findings).unwrap();
    let programs = Programs {
        compared: true,
        grader: None,
    };
    let data = read(&tree, &metadata, programs, &mut findings);
    let judgeable = findings.judgeable();
    (
        data,
        findings
            .into_list()
            .iter()
            .map(ToString::to_string)
            .collect(),
        judgeable,
    )
}

fn names(data: &Data) -> Vec<&str> {
    data.cases.iter().map(|case| case.name.as_str()).collect()
}

#[test]
fn cases_come_in_the_order_of_their_names_samples_first() {
    let files = [
        "secret/2",
        "secret/10",
        "secret/1",
        "secret/a-b",
        "secret/a/2",
        "secret/a/1",
        "secret/B",
        "sample/z",
    ]
    .map(|name| {
        [
            (format!("data/{name}.in"), "1\n"),
            (format!("data/{name}.ans"), "2\n"),
        ]
    })
    .concat();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let (data, findings, judgeable) = read_files(LEGACY, &files);
    assert!(judgeable && findings.is_empty(), "{findings:?}");
    assert_eq!(
        names(&data),
        [
            "sample/z",
            "secret/1",
            "secret/10",
            "secret/2",
            "secret/B",
            "secret/a/1",
            "secret/a/2",
            "secret/a-b"
        ]
    );
    assert!(data.cases[0].is_sample && !data.cases[1].is_sample);
    assert_eq!(
        (
            data.cases[0].input.load().unwrap().as_ref(),
            data.cases[0].answer.load().unwrap().as_ref()
        ),
        (b"1\n".as_slice(), b"2\n".as_slice())
    );
}

#[test]
fn flags_of_legacy_packages_add_up_towards_the_case() {
    let (data, findings, _) = read_files(
        "validator_flags: case_sensitive\n",
        &[
            ("data/secret/1.in", "\n"),
            ("data/secret/1.ans", "\n"),
            ("data/secret/g/2.in", "\n"),
            ("data/secret/g/2.ans", "\n"),
            (
                "data/secret/g/testdata.yaml",
                "output_validator_flags: float_tolerance 1e-3\n",
            ),
            ("data/secret/h/3.in", "\n"),
            ("data/secret/h/3.ans", "\n"),
            (
                "data/secret/testdata.yaml",
                "on_reject: continue\noutput_validator_flags: {name: x, flags: space_change_sensitive}\n",
            ),
        ],
    );
    assert_eq!(findings, [] as [&str; 0]);
    let parse =
        |flags: &str| Comparison::from_flags(&flags.split(' ').collect::<Vec<_>>()).unwrap();
    assert_eq!(
        data.comparison,
        parse("case_sensitive space_change_sensitive")
    );
    let own: Vec<_> = data
        .cases
        .iter()
        .map(|case| case.rules.comparison)
        .collect();
    assert_eq!(
        own,
        [
            None,
            Some(parse("case_sensitive float_tolerance 1e-3")),
            None
        ]
    );
}

#[test]
fn in_2025_09_the_nearest_arguments_win() {
    let (data, findings, _) = read_files(
        CURRENT,
        &[
            ("data/sample/1.in", "\n"),
            ("data/sample/1.ans", "\n"),
            (
                "data/sample/1.yaml",
                "output_validator_args: [case_sensitive]\nhint: h\ndescription: d\n",
            ),
            (
                "data/secret/test_group.yaml",
                "output_validator_args: [float_tolerance, 1e-4]\nfull_feedback: false\n",
            ),
            ("data/secret/2.in", "\n"),
            ("data/secret/2.ans", "\n"),
        ],
    );
    assert_eq!(findings, [] as [&str; 0]);
    assert_eq!(data.comparison.float_absolute, Some(1e-4));
    assert!(data.cases[0].rules.comparison.unwrap().case_sensitive);
    assert_eq!(data.cases[1].rules.comparison, None);
}

#[test]
fn samples_show_what_the_author_wants_shown() {
    let (data, ..) = read_files(
        CURRENT,
        &[
            ("data/sample/1.in", "judged in"),
            ("data/sample/1.ans", "judged ans"),
            ("data/sample/1.in.statement", "shown in"),
            ("data/sample/1.out", "shown out"),
            ("data/sample/2.in", "in"),
            ("data/sample/2.ans", "ans"),
            ("data/secret/1.in", ""),
            ("data/secret/1.ans", ""),
        ],
    );
    let shown: Vec<_> = data
        .samples
        .iter()
        .map(|sample| (sample.input.as_str(), sample.output.as_str()))
        .collect();
    assert_eq!(shown, [("shown in", "shown out"), ("in", "ans")]);
    assert_eq!(*data.cases[0].answer.load().unwrap(), *b"judged ans");
}

#[test]
fn missing_and_surplus_files_are_told() {
    let case = [("data/secret/1.in", "1\n"), ("data/secret/1.ans", "1\n")];
    for (yaml, file, fatal, part) in [
        (
            LEGACY,
            ("data/secret/2.in", "1\n"),
            true,
            "error: data/secret/2.in: has no answer",
        ),
        (
            LEGACY,
            ("data/secret/2.ans", "1\n"),
            false,
            "warning: data/secret/2: has an answer but no input",
        ),
        (
            CURRENT,
            ("data/secret/2.ans", "1\n"),
            false,
            "error: data/secret/2: has an answer but no input",
        ),
        (
            CURRENT,
            ("data/secret/2.yaml", ""),
            false,
            "belongs to no test case",
        ),
        (
            CURRENT,
            ("data/secret/1/2.png", ""),
            false,
            "both a test case and a folder",
        ),
        (
            CURRENT,
            ("data/secret/g/test_group.yaml", ""),
            false,
            "both test cases and test groups",
        ),
        (
            CURRENT,
            ("data/secret/testdata.yaml", ""),
            false,
            "called test_group.yaml in this format",
        ),
        (
            LEGACY,
            ("data/secret/test_group.yaml", ""),
            false,
            "called testdata.yaml in this format",
        ),
        (
            CURRENT,
            ("data/secret/1.yaml", "colour: x"),
            false,
            "error: data/secret/1.yaml: colour: unknown key",
        ),
        (
            CURRENT,
            ("data/secret/test_group.yaml", "max_score: 5"),
            false,
            "pass-fail problems must not state it",
        ),
        (
            CURRENT,
            ("data/secret/1.yaml", "output_validator_args: [fuzzy]"),
            true,
            "unknown output validator flag \"fuzzy\"",
        ),
        (
            CURRENT,
            (
                "data/secret/1.yaml",
                "output_validator_args: case_sensitive",
            ),
            false,
            "must be a list of strings",
        ),
        (
            LEGACY,
            ("data/secret/testdata.yaml", "grading: custom"),
            true,
            "but a testdata.yaml says grading: custom",
        ),
        (
            LEGACY,
            ("data/secret/testdata.yaml", "grader_flags: sometimes"),
            false,
            "the default grader does not know \"sometimes\"",
        ),
        (
            LEGACY,
            ("data/secret/testdata.yaml", "range: 0 100"),
            false,
            "for scoring problems only",
        ),
    ] {
        let (_, findings, judgeable) = read_files(yaml, &[case.as_slice(), &[file]].concat());
        assert!(
            findings.iter().any(|finding| finding.contains(part)),
            "{file:?}: {findings:?}"
        );
        assert_eq!(judgeable, !fatal, "{file:?}: {findings:?}");
    }
    let (_, findings, judgeable) = read_files(LEGACY, &[]);
    assert!(
        !judgeable && findings[0].contains("has no test cases"),
        "{findings:?}"
    );
    let (_, findings, judgeable) = read_files(
        LEGACY,
        &[("data/sample/1.in", "1\n"), ("data/sample/1.ans", "1\n")],
    );
    assert!(
        judgeable && findings[0].contains("only the samples are judged"),
        "{findings:?}"
    );
}

#[test]
fn odd_text_is_told_once_for_all_cases() {
    let files: Vec<(String, &str)> = (1..6)
        .flat_map(|n| {
            [
                (format!("data/secret/{n}.in"), "1\r\n"),
                (format!("data/secret/{n}.ans"), "1"),
            ]
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let (_, findings, _) = read_files(LEGACY, &files);
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(
        findings[0]
            .contains("secret/1.in, secret/2.in, secret/3.in and 2 more have Windows line ends"),
        "{findings:?}"
    );
    assert!(
        findings[1].contains("no line end at the end"),
        "{findings:?}"
    );
}

#[test]
fn the_packages_own_output_checks_are_kept() {
    let (data, ..) = read_files(
        CURRENT,
        &[
            ("data/secret/1.in", ""),
            ("data/secret/1.ans", ""),
            ("data/valid_output/a.in", ""),
            ("data/valid_output/a.ans", "1"),
            ("data/valid_output/a.out", "1.0"),
            (
                "data/valid_output/test_group.yaml",
                "output_validator_args: [float_tolerance, \"0\"]",
            ),
            ("data/invalid_output/b.in", ""),
            ("data/invalid_output/b.ans", "1"),
            ("data/invalid_output/b.out", "2"),
        ],
    );
    let checks: Vec<_> = data
        .output_checks
        .iter()
        .map(|check| (check.case.name.as_str(), check.valid))
        .collect();
    assert_eq!(
        checks,
        [("valid_output/a", true), ("invalid_output/b", false)]
    );
    assert_eq!(data.output_checks[0].comparison.float_absolute, Some(0.0));
}

#[test]
fn cases_have_arguments_and_files_of_their_own() {
    let (data, findings, judgeable) = read_files(
        CURRENT,
        &[
            (
                "data/secret/test_group.yaml",
                "args: [group]\ninput_validator_args: {v: [a, b]}",
            ),
            ("data/secret/1.in", "\n"),
            ("data/secret/1.ans", "\n"),
            ("data/secret/1.yaml", "args: [own, 2]"),
            ("data/secret/1.files/a.txt", "text"),
            ("data/secret/1.files/deep/b", "more"),
            ("data/secret/2.in", "\n"),
            ("data/secret/2.ans", "\n"),
        ],
    );
    assert!(judgeable && findings.is_empty(), "{findings:?}");
    let [first, second] = &data.cases[..] else {
        panic!("two cases")
    };
    assert_eq!(first.rules.args, ["own", "2"]);
    assert_eq!(second.rules.args, ["group"]);
    let files: Vec<_> = first.rules.files.iter().map(|file| &file.name).collect();
    assert_eq!(files, ["a.txt", "deep/b"]);
    let check = &data.input_checks[0];
    assert_eq!(check.args.of("v"), ["a", "b"]);
    assert!(check.args.of("other").is_empty());
    assert_eq!((check.files.len(), &check.program_args[0][..]), (2, "own"));
}

#[test]
fn groups_of_a_scoring_problem_have_points() {
    let scoring = format!("{CURRENT}type: scoring\n");
    let case = [
        ("data/secret/a/1.in", "1\n"),
        ("data/secret/a/1.ans", "1\n"),
        ("data/secret/b/1.in", "1\n"),
        ("data/secret/b/1.ans", "1\n"),
    ];
    let with = |a: &'static str, b: &'static str| {
        let groups = [
            ("data/secret/a/test_group.yaml", a),
            ("data/secret/b/test_group.yaml", b),
        ];
        read_files(&scoring, &[&case[..], &groups].concat())
    };
    let (data, findings, judgeable) = with(
        "max_score: 40",
        "max_score: 60\nscore_aggregation: min\nrequire_pass: secret/a",
    );
    assert!(judgeable && findings.is_empty(), "{findings:?}");
    let Some(Grading::Points(points)) = data.grading else {
        panic!("no points")
    };
    let read: Vec<_> = points
        .groups
        .iter()
        .map(|group| (group.name.as_str(), group.max_score, group.aggregation))
        .collect();
    use crate::grading::Aggregation::{Min, PassFail, Sum};
    assert_eq!(
        read,
        [
            ("secret", Some(100.0), Sum),
            ("secret/a", Some(40.0), PassFail),
            ("secret/b", Some(60.0), Min)
        ]
    );
    assert_eq!(points.groups[2].require_pass, ["secret/a"]);
    for (a, b, part) in [
        (
            "score_aggregation: sum",
            "max_score: 60",
            "max_score: is needed",
        ),
        ("max_score: 40", "max_score: -1", "at least 0, or unbounded"),
        (
            "max_score: 40",
            "max_score: 60\nrequire_pass: x",
            "there is no group x",
        ),
        (
            "max_score: 40\nrequire_pass: secret/b",
            "max_score: 60",
            "does not come before",
        ),
        (
            "max_score: 40\nscore_aggregation: avg",
            "max_score: 60",
            "pass-fail, sum or min",
        ),
    ] {
        let (_, findings, _) = with(a, b);
        assert!(
            findings.iter().any(|finding| finding.contains(part)),
            "{findings:?}"
        );
    }
}

#[test]
fn legacy_folders_inherit_their_grading() {
    let (data, findings, _) = read_files(
        "type: scoring\n",
        &[
            (
                "data/testdata.yaml",
                "on_reject: continue\nrange: 0 100\ngrader_flags: ignore_sample",
            ),
            ("data/secret/testdata.yaml", "grader_flags: max"),
            (
                "data/secret/a/testdata.yaml",
                "accept_score: 40\non_reject: break",
            ),
            ("data/secret/a/1.in", "1\n"),
            ("data/secret/a/1.ans", "1\n"),
        ],
    );
    assert_eq!(findings, [] as [&str; 0]);
    let Some(Grading::Graders(graders)) = data.grading else {
        panic!("no graders")
    };
    use crate::grading::ScoreMode;
    let [root, secret, a] = &graders.groups[..] else {
        panic!("{graders:?}")
    };
    assert!(root.ignore_sample && root.continues && root.most == Some(100.0));
    assert!(secret.continues && secret.score == ScoreMode::Max && !secret.ignore_sample);
    assert!(!a.continues && a.accept_score == 40.0 && a.score == ScoreMode::Max);
}
