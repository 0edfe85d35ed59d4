use super::*;
use crate::{
    formats::tests::{converted, messages, text_at, tree},
    package::{Bounds, Room},
};

const PROBLEM: &str = r#"<?xml version="1.0" encoding="utf-8" standalone="no"?>
<problem revision="7" short-name="sum-game" url="https://polygon.example/p/1">
  <names><name language="english" value="Sum Game"/><name language="russian" value="Игра"/></names>
  <statements><statement charset="UTF-8" language="english" path="statements/english/problem.tex" type="application/x-tex"/></statements>
  <judging cpu-name="x" cpu-speed="3600" input-file="" output-file="">
    <testset name="tests">
      <time-limit>1500</time-limit><memory-limit>268435456</memory-limit><test-count>5</test-count>
      <input-path-pattern>tests/%02d</input-path-pattern><answer-path-pattern>tests/%02d.a</answer-path-pattern>
      <tests>
        <test method="manual" sample="true"/>
        <test cmd="gen 5" method="generated" points="10.0" group="1"/>
        <test cmd="gen 6" method="generated" points="20.0" group="1"/>
        <test cmd="gen 7" method="generated" points="30.0" group="2"/>
        <test cmd="gen 8" method="generated" points="40.0" group="2"/>
      </tests>
      <groups>
        <group name="1" points="30.0" points-policy="complete-group" feedback-policy="icpc"/>
        <group name="2" points-policy="each-test"><dependencies><dependency group="1"/></dependencies></group>
      </groups>
    </testset>
  </judging>
  <files><resources><file path="files/testlib.h" type="h.g++"/><file path="files/olymp.sty"/></resources></files>
  <assets>
    <checker name="std::ncmp.cpp" type="testlib"><source path="files/check.cpp" type="cpp.g++17"/></checker>
    <validators><validator><source path="files/val.cpp" type="cpp.g++17"/></validator></validators>
    <solutions>
      <solution tag="main"><source path="solutions/main sol.cpp" type="cpp.g++17"/></solution>
      <solution tag="time-limit-exceeded-or-accepted"><source path="solutions/slow.py" type="python.3"/></solution>
      <solution tag="wrong-answer"><source path="solutions/wa.cpp" type="cpp.g++17"/></solution>
      <solution tag="do-not-run"><source path="solutions/skip.cpp" type="cpp.g++17"/></solution>
    </solutions>
  </assets>
  <tags><tag value="data structures"/><tag value="*1500"/></tags>
</problem>"#;

const FILES: &[(&str, &str)] = &[
    ("problem.xml", PROBLEM),
    ("tests/01", "1 2\r\n"),
    ("tests/01.a", "3\r\n"),
    ("tests/02", "2\n"),
    ("tests/02.a", "2\n"),
    ("tests/03", "3\n"),
    ("tests/03.a", "3\n"),
    ("tests/04", "4\n"),
    ("tests/04.a", "4\n"),
    ("tests/05", "5\n"),
    ("tests/05.a", "5\n"),
    ("files/check.cpp", "#include \"testlib.h\"\n"),
    ("files/testlib.h", "// theirs\n"),
    ("files/val.cpp", "#include \"testlib.h\"\n"),
    ("solutions/main sol.cpp", "int main() {}\n"),
    ("solutions/slow.py", "print(1)\n"),
    ("solutions/wa.cpp", "int main() {}\n"),
    ("solutions/skip.cpp", "int main() {}\n"),
    (
        "statement-sections/english/legend.tex",
        "Add $a$ and $b$.\n\\includegraphics{pic.png}\n",
    ),
    ("statement-sections/english/input.tex", "Two numbers.\n"),
    ("statement-sections/english/notes.tex", "Easy.\n"),
    ("statement-sections/english/pic.png", "png"),
    ("statement-sections/english/tutorial.tex", "Just add.\n"),
];

fn read_files(files: &[(&str, &str)]) -> (Option<Draft>, Vec<String>) {
    let mut findings = Findings::default();
    let draft = read(&tree(files), "upload", &mut findings);
    (draft, messages(findings))
}

fn with(replaced: &str, by: &str) -> Vec<(&'static str, String)> {
    let files = FILES
        .iter()
        .map(|(path, content)| (*path, (*content).to_owned()));
    files
        .map(|(path, content)| (path, content.replace(replaced, by)))
        .collect()
}

fn read_strings(files: &[(&str, String)]) -> (Option<Draft>, Vec<String>) {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, content)| (*path, content.as_str()))
        .collect();
    read_files(&files)
}

#[test]
fn all_that_is_judged_by_is_taken_over() {
    let (draft, messages) = read_files(FILES);
    let draft = draft.unwrap();
    assert_eq!(draft.short_name, "sum-game");
    assert_eq!(
        (draft.time_limit_ms, draft.memory_mib),
        (Some(1500), Some(256))
    );
    let files = converted(&draft);
    let problem = text_at(&files, "problem.yaml");
    for line in [
        "en: Sum Game",
        "ru: Игра",
        "- scoring",
        "time_limit: 1.5",
        "memory: 256",
        "- data-structures",
    ] {
        assert!(problem.contains(line), "{line}: {problem}");
    }
    assert_eq!(text_at(&files, "data/sample/01.in"), "1 2\n");
    let group = text_at(&files, "data/secret/01-1/test_group.yaml");
    assert_eq!(group, "max_score: 30\nscore_aggregation: pass-fail\n");
    let single = text_at(&files, "data/secret/02-2-test2/test_group.yaml");
    assert_eq!(
        single,
        "max_score: 30\nscore_aggregation: min\nrequire_pass:\n- secret/01-1\n"
    );
    assert_eq!(
        text_at(&files, "data/secret/test_group.yaml"),
        "max_score: 100\nscore_aggregation: sum\n"
    );
    assert_eq!(text_at(&files, "output_validator/testlib.h"), "// theirs\n");
    assert!(files.contains("input_validators/validator1/val.cpp"));
    assert_eq!(
        text_at(&files, "mettle.yaml"),
        "conventions:\n  output_validator: testlib\n  input_validators: testlib\n"
    );
    assert!(files.contains("submissions/accepted/main_sol.cpp"));
    let promises = text_at(&files, "submissions/submissions.yaml");
    assert!(
        promises.contains("mixed/slow.py:\n  permitted:\n  - AC\n  - TLE\n"),
        "{promises}"
    );
    let said = messages.join("\n");
    assert!(said.contains("2 files have Windows line ends"), "{said}");
    assert!(said.contains("skip.cpp: is not judged"), "{said}");
    assert_eq!(messages.len(), 2, "{said}");
}

#[test]
fn statements_are_put_together_from_their_sections() {
    let draft = read_files(FILES).0.unwrap();
    let files = converted(&draft);
    let statement = text_at(&files, "statement/problem.en.tex");
    assert_eq!(
        statement,
        "Add $a$ and $b$.\n\\includegraphics{pic.png}\n\n\\section*{Input}\n\nTwo numbers.\n\n\\section*{Notes}\n\nEasy.\n\n"
    );
    assert!(files.contains("statement/pic.png"));
    assert_eq!(text_at(&files, "solution/solution.en.tex"), "Just add.");
}

#[test]
fn a_statement_in_one_file_loses_its_frame_and_samples() {
    let tex = "\\begin{problem}{Sum}{input}{output}{1 s}{256 MB}\r\nAdd.\r\n\\InputFile\r\nTwo.\r\n\\OutputFile\r\nOne.\r\n\\Examples\r\n\\begin{example}\\exmp{1}{2}\\end{example}\r\n\\Note\r\nEasy.\r\n\\end{problem}\r\n";
    let mut files: Vec<(&str, &str)> = FILES
        .iter()
        .copied()
        .filter(|(path, _)| !path.starts_with("statement"))
        .collect();
    files.push(("statements/english/problem.tex", tex));
    let draft = read_files(&files).0.unwrap();
    let statement = text_at(&converted(&draft), "statement/problem.en.tex");
    assert_eq!(
        statement,
        "Add.\n\n\\section*{Input}\n\n\nTwo.\n\n\\section*{Output}\n\n\nOne.\n\n\\section*{Notes}\n\n\nEasy.\n"
    );
}

#[test]
fn a_standard_checker_without_its_source_becomes_flags() {
    let files: Vec<(&str, String)> = with("std::ncmp.cpp", "std::rcmp6.cpp")
        .into_iter()
        .filter(|(path, _)| *path != "files/check.cpp")
        .collect();
    let draft = read_strings(&files).0.unwrap();
    let files = converted(&draft);
    assert!(
        text_at(&files, "data/secret/test_group.yaml").contains("- float_tolerance\n- '1e-6'")
            || text_at(&files, "data/secret/test_group.yaml").contains("- float_tolerance\n- 1e-6")
    );
}

#[test]
fn an_interactor_makes_the_problem_interactive() {
    let mut files = with(
        "<validators>",
        "<interactor><source path=\"files/inter.cpp\"/></interactor><validators>",
    );
    files.push(("files/inter.cpp", "// talks\n".into()));
    let draft = read_strings(&files).0.unwrap();
    let files = converted(&draft);
    assert!(text_at(&files, "problem.yaml").contains("- interactive"));
    assert_eq!(text_at(&files, "interactor/inter.cpp"), "// talks\n");
    assert!(text_at(&files, "mettle.yaml").contains("interactor: testlib"));
}

#[test]
fn what_is_missing_is_named_with_what_to_do() {
    let without = |absent: &str| -> Vec<String> {
        let files: Vec<(&str, &str)> = FILES
            .iter()
            .copied()
            .filter(|(path, _)| *path != absent)
            .collect();
        read_files(&files).1
    };
    for (absent, said) in [
        ("tests/04", "download the full package"),
        ("tests/04.a", "has no answer"),
        ("files/val.cpp", "source of the validator"),
        ("files/check.cpp", ""),
        ("solutions/wa.cpp", "is missing"),
    ] {
        let messages = without(absent).join("\n");
        assert!(messages.contains(said), "{absent}: {messages}");
    }
    let (_, messages) = read_strings(&with("input-file=\"\"", "input-file=\"sum.in\""));
    assert!(messages.join("\n").contains("sum.in"), "{messages:?}");
}

#[test]
fn without_points_there_are_no_groups() {
    let mut text = PROBLEM.to_owned();
    for (points, group) in [("10.0", 1), ("20.0", 1), ("30.0", 2), ("40.0", 2)] {
        text = text.replace(&format!(" points=\"{points}\" group=\"{group}\""), "");
    }
    let start = text.find("<groups>").unwrap();
    let end = text.find("</groups>").unwrap() + "</groups>".len();
    text.replace_range(start..end, "");
    let mut files: Vec<(&str, &str)> = FILES[1..].to_vec();
    files.push(("problem.xml", &text));
    let files = converted(&read_files(&files).0.unwrap());
    assert!(text_at(&files, "problem.yaml").contains("- pass-fail"));
    assert!(files.contains("data/secret/001.in") && files.contains("data/secret/004.ans"));
    assert!(!files.contains("data/secret/test_group.yaml"));
}

#[test]
fn where_tests_give_no_points_the_checker_gives_them() {
    let mut text = PROBLEM.replace("<group name=\"1\" points=\"30.0\"", "<group name=\"1\"");
    for points in ["10.0", "20.0", "30.0", "40.0"] {
        text = text.replace(&format!("points=\"{points}\""), "points=\"0.0\"");
    }
    for (checker, is_scoring) in [("quitp(3, \"\");", true), ("quitf(_ok, \"\");", false)] {
        let mut files: Vec<(&str, &str)> = FILES[1..].to_vec();
        files.retain(|(path, _)| *path != "files/check.cpp");
        files.extend([("problem.xml", &text[..]), ("files/check.cpp", checker)]);
        let (draft, messages) = read_files(&files);
        let files = converted(&draft.unwrap());
        let problem = text_at(&files, "problem.yaml");
        assert_eq!(problem.contains("- scoring"), is_scoring, "{problem}");
        let told = messages
            .iter()
            .any(|said| said.contains("those of the checker count"));
        assert_eq!(told, is_scoring, "{messages:?}");
        if is_scoring {
            assert_eq!(
                text_at(&files, "data/secret/test_group.yaml"),
                "max_score: unbounded\nscore_aggregation: sum\n"
            );
        }
    }
}

/// Room for so many bytes in all.
fn room(total_bytes: u64) -> Room {
    let bounds = Bounds {
        total_bytes,
        ..Bounds::default()
    };
    Room::new(bounds, &std::env::temp_dir())
}

#[test]
fn tests_that_would_be_too_large_are_not_made() {
    let problem = PROBLEM.replace(
        "</files>",
        "<executables><executable><source path=\"files/gen.cpp\"/></executable></executables></files>",
    );
    let mut tree = tree(&[("problem.xml", &problem), ("files/gen.cpp", "")]);
    let mut findings = Findings::default();
    let mut run = |_: mettle_domain::Language,
                   _: &[mettle_domain::SourceFile],
                   calls: &[crate::Call],
                   keep: &mut crate::KeepOutput<'_>| {
        calls.iter().try_for_each(|_| keep(vec![b'7'; 400]))
    };
    make_tests(&mut tree, &mut room(1_000), &mut run, &mut findings);
    let messages = messages(findings);
    assert!(
        messages[0].contains("would have 400 bytes, and there is room for 200"),
        "{messages:?}"
    );
    assert!(tree.contains("tests/03") && !tree.contains("tests/04"));
}

#[test]
fn absent_tests_are_made_by_generators_and_the_main_solution() {
    let mut files: Vec<(&str, &str)> = FILES
        .iter()
        .copied()
        .filter(|(path, _)| !path.starts_with("tests/") || *path == "tests/01")
        .collect();
    let executables = "<executables><executable><source path=\"files/gen.cpp\" type=\"cpp.g++17\"/></executable></executables></files>";
    let problem = PROBLEM.replace("</files>", executables);
    files[0] = ("problem.xml", &problem);
    files.push(("files/gen.cpp", "// gen\n"));
    let mut tree = tree(&files);
    let mut findings = Findings::default();
    let mut runs = Vec::new();
    let mut run = |language: mettle_domain::Language,
                   sources: &[mettle_domain::SourceFile],
                   calls: &[crate::Call],
                   keep: &mut crate::KeepOutput<'_>| {
        runs.push((language, sources[0].name.clone(), calls.len()));
        let echo = |call: &crate::Call| {
            [
                call.args.join(" ").as_bytes(),
                &call.stdin.load().unwrap()[..],
            ]
            .concat()
        };
        calls.iter().map(echo).try_for_each(keep)
    };
    make_tests(&mut tree, &mut room(1 << 20), &mut run, &mut findings);
    use mettle_domain::Language::Cpp17;
    assert_eq!(
        runs,
        [
            (Cpp17, "gen.cpp".to_owned(), 4),
            (Cpp17, "main_sol.cpp".to_owned(), 5)
        ]
    );
    assert_eq!(text_at(&tree, "tests/03"), "6");
    assert_eq!(text_at(&tree, "tests/03.a"), "6");
    assert_eq!(text_at(&tree, "tests/01.a"), "1 2\n");
    assert!(read(&tree, "x", &mut findings).is_some() && findings.judgeable());
}

#[test]
fn a_generator_that_fails_is_named() {
    let problem = PROBLEM.replace(
        "</files>",
        "<executables><executable><source path=\"files/gen.cpp\"/></executable></executables></files>",
    );
    for (files, said) in [
        (
            &[("problem.xml", &problem[..]), ("files/gen.cpp", "")][..],
            "failed while making tests: too slow",
        ),
        (
            &[("problem.xml", PROBLEM)],
            "no source of the generator \"gen\"",
        ),
    ] {
        let mut findings = Findings::default();
        let mut run =
            |_: mettle_domain::Language,
             _: &[mettle_domain::SourceFile],
             _: &[crate::Call],
             _: &mut crate::KeepOutput<'_>| Err("too slow".to_owned());
        make_tests(
            &mut tree(files),
            &mut room(1 << 20),
            &mut run,
            &mut findings,
        );
        let messages = messages(findings);
        assert!(
            messages.iter().any(|message| message.contains(said)),
            "{messages:?}"
        );
    }
}
