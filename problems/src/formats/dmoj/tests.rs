use super::*;
use crate::formats::tests::{converted, messages, text_at, tree, zip_of};

const DATA: &[(&str, &str)] = &[
    ("1.in", "1\n"),
    ("1.out", "1\n"),
    ("2.in", "2\r\n"),
    ("2.out", "2\n"),
    ("10.in", "3\n"),
    ("10.out", "3\n"),
];

fn read_with(init: &str, more: &[(&str, &str)]) -> (FileTree, Vec<String>) {
    let mut files = vec![("init.yml", init)];
    files.extend(DATA);
    files.extend(more);
    let mut findings = Findings::default();
    let draft = read(&tree(&files), "sums", &mut findings);
    let mut messages = messages(findings);
    messages.retain(|message| !message.contains("says nothing about the time limit"));
    (
        draft.map(|draft| converted(&draft)).unwrap_or_default(),
        messages,
    )
}

#[test]
fn cases_batches_and_dependencies_become_groups() {
    let (files, messages) = read_with(
        "test_cases:\n- {in: 1.in, out: 1.out, points: 5}\n- batched:\n  - {in: 2.in, out: 2.out}\n  - {in: 10.in, out: 10.out}\n  points: 95\n  dependencies: [1]\n",
        &[],
    );
    assert_eq!(messages, [] as [&str; 0]);
    assert_eq!(
        text_at(&files, "data/secret/01-case/test_group.yaml"),
        "output_validator_args:\n- case_sensitive\nmax_score: 5\nscore_aggregation: pass-fail\n"
    );
    let batch = text_at(&files, "data/secret/02-batch/test_group.yaml");
    assert!(
        batch.contains("max_score: 95\nscore_aggregation: min\nrequire_pass:\n- secret/01-case"),
        "{batch}"
    );
    assert_eq!(text_at(&files, "data/secret/02-batch/002.in"), "2\n");
    assert_eq!(text_at(&files, "data/secret/02-batch/003.ans"), "3\n");
}

#[test]
fn cases_without_points_are_judged_together() {
    let (files, _) = read_with(
        "test_cases:\n- {in: 1.in, out: 1.out}\n- {in: 2.in, out: 2.out}\n",
        &[],
    );
    assert!(text_at(&files, "problem.yaml").contains("- pass-fail"));
    assert!(files.contains("data/secret/001.in") && files.contains("data/secret/002.in"));
}

#[test]
fn without_a_list_inputs_find_their_answers() {
    let (files, messages) = read_with("", &[]);
    assert_eq!(messages, [] as [&str; 0]);
    assert_eq!(text_at(&files, "data/secret/003.in"), "3\n");
}

#[test]
fn data_may_lie_in_an_archive_inside() {
    let archive = zip_of(&[("a.in", b"7\n"), ("a.out", b"8\n")]);
    let mut files = tree(&[(
        "init.yml",
        "archive: data.zip\ntest_cases:\n- {in: a.in, out: a.out}\n",
    )]);
    files.insert("data.zip".into(), archive.into());
    let mut findings = Findings::default();
    let draft = read(&files, "sums", &mut findings).unwrap();
    assert!(findings.judgeable());
    assert_eq!(text_at(&converted(&draft), "data/secret/001.ans"), "8\n");
}

#[test]
fn checkers_by_name_become_flags_or_programs() {
    for (checker, flags) in [
        ("standard", "- case_sensitive\n"),
        ("identical", "- case_sensitive\n- space_change_sensitive\n"),
        (
            "{name: floats, args: {precision: 3}}",
            "- float_tolerance\n- 1e-3\n",
        ),
        (
            "{name: floats, args: {error_mode: absolute}}",
            "- float_absolute_tolerance\n- 1e-6\n",
        ),
    ] {
        let (files, messages) = read_with(&format!("checker: {checker}\n"), &[]);
        assert_eq!(messages, [] as [&str; 0]);
        let config = text_at(&files, "data/secret/test_group.yaml").replace('\'', "");
        assert_eq!(
            config,
            format!("output_validator_args:\n{flags}"),
            "{checker}"
        );
    }
    for (checker, said) in [
        ("sorted", "BY_LINES = true"),
        (
            "{name: sorted, args: {split_on: whitespace}}",
            "BY_LINES = false",
        ),
        ("easy", "lowerCase"),
        ("linecount", "lines"),
        ("rstripped", "line %d differs"),
    ] {
        let (files, _) = read_with(&format!("checker: {checker}\n"), &[]);
        assert!(
            text_at(&files, "output_validator/checker.cpp").contains(said),
            "{checker}"
        );
        assert!(text_at(&files, "mettle.yaml").contains("output_validator: testlib"));
    }
    let bridged = "checker: {name: bridged, args: {files: [checker.h, check.cpp], type: testlib, lang: CPP17}}\n";
    let (files, messages) = read_with(bridged, &[("check.cpp", "// c\n"), ("checker.h", "// h\n")]);
    assert_eq!(messages, [] as [&str; 0]);
    assert!(
        files.contains("output_validator/check.cpp")
            && files.contains("output_validator/checker.h")
    );
}

#[test]
fn a_checker_that_is_a_python_function_gets_a_program_around_it() {
    let init = "checker: {name: own.py, args: {most: \"1'\\\"2\"}}\n\
        test_cases:\n- {in: 1.in, out: 1.out, points: 5}\n- {in: 2.in, out: 2.out, points: 2.5}\n";
    let own = "def check(process_output, judge_output, **kwargs): return True\n";
    let (files, messages) = read_with(init, &[("own.py", own)]);
    assert_eq!(messages, [] as [&str; 0]);
    assert_eq!(text_at(&files, "output_validator/dmoj_checker.py"), own);
    let caller = text_at(&files, "output_validator/main.py");
    assert!(
        caller.contains(r#"json.loads("{\"most\":\"1'\\\"2\"}")"#),
        "{caller}"
    );
    let group = text_at(&files, "data/secret/02-case/test_group.yaml");
    assert!(
        group.contains("output_validator_args:\n- '2.5'\n"),
        "{group}"
    );
    let curious = "def check(a, b, submission_source, **kwargs): return True\n";
    let (_, messages) = read_with(init, &[("own.py", curious)]);
    assert!(
        messages[0].contains("asks for submission_source"),
        "{messages:?}"
    );
}

#[test]
fn interactors_with_testlib_are_taken_over() {
    let init = "interactive: {files: talk.cpp, type: testlib}\ntest_cases:\n- {in: 1.in}\n";
    let (files, messages) = read_with(init, &[("talk.cpp", "// t\n")]);
    assert_eq!(messages, [] as [&str; 0]);
    assert_eq!(text_at(&files, "interactor/talk.cpp"), "// t\n");
    assert_eq!(text_at(&files, "data/secret/001.ans"), "");
}

#[test]
fn limits_are_read_where_they_are_written_down() {
    let (files, _) = read_with("time_limit: 0.5\nmemory_limit: 65536\n", &[]);
    let problem = text_at(&files, "problem.yaml");
    assert!(
        problem.contains("time_limit: 0.5") && problem.contains("memory: 64"),
        "{problem}"
    );
}

#[test]
fn what_cannot_be_judged_is_named() {
    for (init, said) in [
        ("custom_judge: judge.py\n", "runs inside DMOJ's judge"),
        ("generator: gen.cpp\n", "add the tests themselves"),
        ("signature_grader: {entry: a, header: b}\n", "not supported"),
        ("checker: strange\n", "\"strange\" is not known"),
        ("checker: own.py\n", "own.py: is missing"),
        ("test_cases: [x]\n", "must be a map"),
        (
            "checker: {name: bridged, args: {files: x.cpp, type: coci}}\n",
            "\"coci\"",
        ),
        (
            "checker: {name: bridged, args: {files: x.cpp}}\n",
            "x.cpp: is missing",
        ),
        (
            "interactive: {files: i.cpp}\n",
            "where their type is testlib",
        ),
        (
            "test_cases:\n- {in: nothing.in, out: 1.out}\n",
            "nothing.in: is missing",
        ),
        ("test_cases:\n- batched: 5\n", "must be a list"),
        ("test_cases: {input_format: x}\n", "patterns"),
        ("test_cases: 5\n", "must be a list"),
        (
            "test_cases:\n- batched: [{in: 1.in, out: 1.out}]\n  dependencies: [7]\n",
            "earlier batches",
        ),
        ("archive: data.zip\n", "data.zip: is missing"),
        ("strange_key: 1\n", "strange_key"),
    ] {
        let (_, messages) = read_with(init, &[]);
        assert!(
            messages.iter().any(|message| message.contains(said)),
            "{init}: {messages:?}"
        );
    }
}
