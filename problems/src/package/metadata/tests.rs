//! `problem.yaml` in its versions, right and wrong.

use super::*;

fn read_files(files: &[(&str, &str)]) -> (Option<Metadata>, Vec<String>, bool) {
    let mut tree = FileTree::default();
    for (path, text) in files {
        tree.insert((*path).to_owned(), text.as_bytes().into());
    }
    let mut findings = Findings::default();
    let metadata = read(&tree, &mut findings);
    let judgeable = findings.judgeable();
    (
        metadata,
        findings
            .into_list()
            .iter()
            .map(ToString::to_string)
            .collect(),
        judgeable,
    )
}

fn read_yaml(text: &str) -> (Option<Metadata>, Vec<String>, bool) {
    read_files(&[("problem.yaml", text)])
}

const MINIMAL: &str = "problem_format_version: 2025-09\nname: A\nuuid: 1\n";

#[test]
fn a_full_2025_09_file_is_read() {
    let (metadata, findings, _) = read_yaml(
        "problem_format_version: 2025-09\n\
         type: [pass-fail]\n\
         name: {en: Hello, sv: Hej}\n\
         uuid: 00000000-0000-0000-0000-000000000000\n\
         version: 1.2\n\
         credits: {authors: [Ada <ada@x.example>, {name: Bob, orcid: 1}], testers: Cleo}\n\
         source: [{name: Contest, url: 'https://c.example'}, Course]\n\
         license: cc by-sa\n\
         embargo_until: 2030-01-01\n\
         limits: {time_limit: 1.5, time_resolution: 0.5, memory: 512, output: 3, code: 64, compilation_time: 7,\n\
                  compilation_memory: 100, validation_time: 3, time_multipliers: {ac_to_time_limit: 3, time_limit_to_tle: 4.5}}\n\
         keywords: [graphs, trees]\n\
         languages: [c, cpp]\n\
         constants: {k: {value: 5000, tex: '5\\,000'}, s: abc}\n",
    );
    let metadata = metadata.unwrap();
    assert_eq!(findings, [] as [&str; 0]);
    assert_eq!(metadata.names["sv"], "Hej");
    assert_eq!(metadata.credits.authors, ["Ada", "Bob"]);
    assert_eq!(
        metadata.credits.sources,
        ["Contest (https://c.example)", "Course"]
    );
    assert_eq!(metadata.keywords, ["graphs", "trees"]);
    assert_eq!(metadata.languages.unwrap(), ["c", "cpp"]);
    assert_eq!(metadata.constants["k.tex"], "5\\,000");
    assert_eq!(metadata.constants["s"], "abc");
    let limits = metadata.limits.to_limits(1);
    assert_eq!(
        (limits.cpu_time_ms, limits.memory_bytes, limits.output_bytes),
        (1500, 512 << 20, 3 << 20)
    );
    assert_eq!(
        (
            limits.source_bytes,
            limits.compile_time_ms,
            limits.compile_memory_bytes
        ),
        (64 << 10, 7000, 100 << 20)
    );
    assert_eq!(
        metadata.limits.timing,
        Timing {
            resolution_s: 0.5,
            ac_to_time_limit: 3.0,
            time_limit_to_tle: 4.5
        }
    );
}

#[test]
fn a_legacy_file_is_read() {
    let (metadata, findings, _) = read_yaml(
        "name: Hello\nauthor: Ada, Bob and Cleo\nsource: Contest\nsource_url: https://c.example\nlicense: cc by\n\
         validator_flags: float_tolerance 1e-6 case_sensitive\nkeywords: one two\n\
         limits: {time_multiplier: 4, time_safety_margin: 3, memory: 64, validation_passes: 5}\n",
    );
    let metadata = metadata.unwrap();
    assert_eq!(findings, [] as [&str; 0]);
    assert_eq!(metadata.limits.passes, Some(5));
    assert_eq!(
        (metadata.format, metadata.limits.time_limit_s),
        (Format::Legacy, None)
    );
    assert_eq!(metadata.credits.authors, ["Ada", "Bob", "Cleo"]);
    assert_eq!(
        metadata.validator_flags,
        ["float_tolerance", "1e-6", "case_sensitive"]
    );
    assert_eq!(metadata.keywords, ["one", "two"]);
    assert_eq!(
        (
            metadata.limits.timing.ac_to_time_limit,
            metadata.limits.timing.time_limit_to_tle
        ),
        (4.0, 3.0)
    );
}

#[test]
fn an_empty_file_is_a_legacy_package_with_the_defaults() {
    let (metadata, findings, judgeable) = read_yaml("# nothing\n");
    let metadata = metadata.unwrap();
    assert!(judgeable && findings.is_empty(), "{findings:?}");
    assert_eq!(metadata.limits.timing, Timing::of_format(Format::Legacy));
    assert_eq!(metadata.limits.to_limits(5000).cpu_time_ms, 5000);
}

#[test]
fn every_kind_of_problem_is_known() {
    let current = |kind: &str| format!("{MINIMAL}type: {kind}\n");
    let none = Kinds::default();
    for (yaml, kinds) in [
        (
            "type: scoring".to_owned(),
            Kinds {
                scoring: true,
                ..none
            },
        ),
        (
            "validation: custom interactive multi-pass score".to_owned(),
            Kinds {
                custom_validation: true,
                interactive: true,
                multi_pass: true,
                ..none
            },
        ),
        (current("pass-fail"), none),
        (
            current("[scoring, interactive, multi-pass]"),
            Kinds {
                scoring: true,
                interactive: true,
                multi_pass: true,
                ..none
            },
        ),
        (
            current("submit-answer"),
            Kinds {
                submit_answer: true,
                ..none
            },
        ),
    ] {
        let (metadata, findings, judgeable) = read_yaml(&yaml);
        assert!(judgeable && findings.is_empty(), "{yaml}: {findings:?}");
        assert_eq!(metadata.unwrap().kinds, kinds, "{yaml}");
    }
    let (_, findings, judgeable) = read_yaml(&current("[submit-answer, interactive]"));
    assert!(
        !judgeable && findings[0].contains("no program runs"),
        "{findings:?}"
    );
    let (_, findings, _) = read_yaml(&current("[pass-fail, scoring]"));
    assert!(findings[0].contains("exclude each other"), "{findings:?}");
}

#[test]
fn validators_have_limits_of_their_own() {
    let (metadata, ..) = read_yaml(&format!(
        "{MINIMAL}type: multi-pass\nallow_file_writing: true\n\
         limits: {{validation_time: 5, validation_memory: 100, validation_output: 2, validation_passes: 7}}\n"
    ));
    let metadata = metadata.unwrap();
    let validation = metadata.limits.to_validation();
    assert_eq!(
        (
            validation.cpu_time_ms,
            validation.memory_bytes,
            validation.output_bytes
        ),
        (5000, 100 << 20, 2 << 20)
    );
    assert_eq!(
        (metadata.limits.passes, metadata.file_writing),
        (Some(7), true)
    );
}

#[test]
fn legacy_grading_of_the_whole_problem_is_read() {
    let (metadata, findings, _) = read_yaml(
        "type: scoring\ngrading: {objective: min, range: 0 5, accept_score: 2, on_reject: grade}\n",
    );
    assert_eq!(findings, [] as [&str; 0]);
    let grading = metadata.unwrap().grading;
    assert!(grading.minimise && grading.continues == Some(true));
    assert_eq!(
        (grading.accept_score, grading.reject_score),
        (Some(2.0), None)
    );
}

#[test]
fn a_legacy_source_url_in_2025_09_is_taken_with_a_warning() {
    let (metadata, findings, _) = read_yaml(&format!(
        "{MINIMAL}source: Contest\nsource_url: https://c.example\n"
    ));
    assert_eq!(
        metadata.unwrap().credits.sources,
        ["Contest (https://c.example)"]
    );
    assert!(
        findings[0].starts_with("warning: problem.yaml: source_url: "),
        "{findings:?}"
    );
}

#[test]
fn mistakes_are_errors_in_2025_09_and_warnings_in_legacy() {
    let (_, findings, judgeable) =
        read_yaml(&format!("{MINIMAL}colour: red\nlimits: {{speed: 1}}\n"));
    assert!(judgeable);
    assert_eq!(
        findings,
        [
            "error: problem.yaml: limits.speed: unknown key; remove it or correct its spelling",
            "error: problem.yaml: colour: unknown key; remove it or correct its spelling"
        ]
    );
    let (_, findings, judgeable) = read_yaml("name: A\ncolour: red\nlimits: {speed: 1}\n");
    assert!(
        judgeable
            && findings
                .iter()
                .all(|finding| finding.starts_with("warning")),
        "{findings:?}"
    );
    assert_eq!(findings.len(), 2);
}

#[test]
fn wrong_values_say_what_is_right() {
    for (yaml, part) in [
        (
            "problem_format_version: 2031-01",
            "2031-01\" is not supported",
        ),
        (
            "problem_format_version: 2025-09\nname: A",
            "uuid: is required",
        ),
        (
            "problem_format_version: 2025-09\nuuid: 1",
            "name: is required",
        ),
        (
            "validation: fancy",
            "must be \"default\" or begin with \"custom\"",
        ),
        ("type: guess", "neither pass-fail nor scoring"),
        (
            "limits: {memory: -5}",
            "limits.memory: must be a whole number from 1",
        ),
        (
            "limits: {time_multiplier: 0.5}",
            "limits.time_multiplier: must be a number of at least 1",
        ),
        ("limits: 7", "limits: must be a map"),
        ("license: mine", "license: \"mine\" is not one of"),
        ("limits: {memory: 9999}", "at most 4096 MiB"),
        ("a: [", "is not valid YAML"),
    ] {
        let (_, findings, _) = read_yaml(yaml);
        assert!(
            findings.iter().any(|finding| finding.contains(part)),
            "{yaml}: {findings:?}"
        );
    }
    let (_, findings, _) = read_yaml(&format!("{MINIMAL}limits: {{time_limit: 1.2}}"));
    assert!(
        findings[0].contains("not a multiple of time_resolution (1)"),
        "{findings:?}"
    );
    let (_, findings, _) = read_yaml(&format!("{MINIMAL}limits: {{time_limit: .nan}}"));
    assert!(
        findings[0].contains("limits.time_limit: must be a number greater than 0"),
        "{findings:?}"
    );
    let (metadata, ..) = read_yaml(&format!("{MINIMAL}limits: {{time_limit: 1e300}}"));
    assert_eq!(metadata.unwrap().limits.time_limit_s, None);
}

#[test]
fn files_of_domjudge_are_honoured() {
    let ini = "name = 'From ini'\ntimelimit='2.5'\ncolor=#ff0000\n; comment\nspecial_compare_args = float_tolerance 1e-3\n";
    let (metadata, findings, judgeable) =
        read_files(&[("domjudge-problem.ini", ini), (".timelimit", "9\n")]);
    let metadata = metadata.unwrap();
    assert!(
        judgeable && findings[0].contains("problem.yaml: is missing"),
        "{findings:?}"
    );
    assert_eq!(metadata.names["en"], "From ini");
    assert_eq!(metadata.limits.time_limit_s, Some(2.5));
    assert_eq!(metadata.validator_flags, ["float_tolerance", "1e-3"]);
    let (metadata, ..) = read_files(&[("problem.yaml", "name: A"), (".timelimit", "3\n")]);
    assert_eq!(metadata.unwrap().limits.time_limit_s, Some(3.0));
    let both = format!("{MINIMAL}limits: {{time_limit: 4}}");
    let (metadata, ..) = read_files(&[("problem.yaml", &both), (".timelimit", "3\n")]);
    assert_eq!(metadata.unwrap().limits.time_limit_s, Some(4.0));
    let (metadata, findings, judgeable) = read_files(&[
        ("problem.yaml", "name: A"),
        ("domjudge-problem.ini", "special_run = boolfind"),
    ]);
    assert!(judgeable, "{findings:?}");
    let kinds = metadata.unwrap().kinds;
    assert!(kinds.interactive && kinds.custom_validation);
    let (_, findings, judgeable) = read_files(&[("README", "x")]);
    assert!(
        !judgeable && findings[0].contains("not a Kattis/ICPC problem package"),
        "{findings:?}"
    );
}
