//! Whole packages, from folders and archives.

use super::{load::slug_of, *};
use crate::{finding::Findings, time_limit};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

const FILES: &[(&str, &str)] = &[
    (
        "problem.yaml",
        "problem_format_version: 2025-09\nname: {en: Sum, de: Summe}\nuuid: 1\nlicense: cc by\ncredits: Ada\n\
         keywords: [math]\nlimits: {time_limit: 2, memory: 64}\nlanguages: [cpp, python3]\nconstants: {most: 100}\n",
    ),
    (
        "mettle.yaml",
        "difficulty: easy\nconstraints: ['$n \\le 100$']\ntime_factors: {cpp: 2}\n",
    ),
    (
        "statement/problem.en.md",
        "Add up to {{most}} numbers.\n\n{{nextsample}}\n",
    ),
    (
        "statement/problem.de.tex",
        "\\problemname{}\nAddiere \\constant{most} Zahlen.\n",
    ),
    ("solution/solution.en.md", "A loop.\n"),
    ("data/sample/1.in", "1 2\n"),
    ("data/sample/1.ans", "3\n"),
    ("data/secret/1.in", "5 5\n"),
    ("data/secret/1.ans", "10\n"),
    (
        "submissions/accepted/a.py",
        "print(sum(map(int, input().split())))\n",
    ),
    ("input_validators/v.py", "exit(42)\n"),
    ("attachments/templates/python3/main.py", "n = input()\n"),
    ("attachments/templates/java/Main.java", "\n"),
    ("generators/not-read.bin", "\u{0}"),
];

fn write_folder(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn zip_files(top: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(format!("{top}{path}"), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_complete_package_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("sum");
    write_folder(&root, FILES);
    let loaded = Package::load(&root).unwrap();
    assert_eq!(loaded.findings, []);
    let package = loaded.into_flawless().unwrap();
    assert_eq!(
        (package.slug.as_str(), package.title.as_str()),
        ("sum", "Sum")
    );
    assert_eq!(package.difficulty, Some(Difficulty::Easy));
    assert_eq!(
        package.statements[0].markdown.trim(),
        "Add up to 100 numbers."
    );
    assert_eq!(
        (
            package.statements[1].title.as_str(),
            package.statements[1].markdown.as_str()
        ),
        ("Summe", "Addiere 100 Zahlen.\n")
    );
    assert_eq!(package.solution.as_ref().unwrap().markdown, "A loop.\n");
    assert_eq!(
        (package.limits.cpu_time_ms, package.limits.memory_bytes),
        (2000, 64 << 20)
    );
    assert_eq!(package.limits_for(Language::Cpp17).cpu_time_ms, 4000);
    assert_eq!(package.plan_for(Language::Python).limits.cpu_time_ms, 2000);
    assert!(package.allows(Language::Cpp23) && !package.allows(Language::C));
    let plan = package.plan();
    assert_eq!(plan.cases.len(), 2);
    assert_eq!(
        plan.comparison_of(&plan.cases[0]),
        crate::Comparison::default()
    );
    assert_eq!(plan.samples_only().cases.len(), 1);
    assert_eq!(package.starters.len(), 1);
    assert_eq!(package.samples[0].input, "1 2\n");
}

#[test]
fn a_folder_and_every_zip_of_it_are_the_same_package() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("sum");
    write_folder(&root, FILES);
    let expected = Package::load(&root).unwrap().package.unwrap();
    for (top, name) in [("", "sum.zip"), ("sum/", "upload.zip"), ("./sum/", "x.kpp")] {
        let loaded = Package::load_zip(Cursor::new(zip_files(top, FILES)), name).unwrap();
        assert_eq!(
            loaded.package.as_ref(),
            Some(&expected),
            "{top} {name}: {:?}",
            loaded.findings
        );
    }
    let mut mac = FILES.to_vec();
    let renamed: Vec<(String, &str)> = mac
        .drain(..)
        .map(|(path, text)| (format!("sum/{path}"), text))
        .collect();
    mac = renamed
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    mac.push(("__MACOSX/sum/._problem.yaml", "x"));
    let loaded = Package::load_zip(Cursor::new(zip_files("", &mac)), "m.zip").unwrap();
    assert_eq!(
        loaded.package.as_ref(),
        Some(&expected),
        "{:?}",
        loaded.findings
    );
    let path = folder.path().join("sum.zip");
    fs::write(&path, zip_files("", FILES)).unwrap();
    assert_eq!(Package::load(&path).unwrap().package, Some(expected));
}

#[test]
fn the_digest_changes_with_any_file_that_matters() {
    let digest = |files: &[(&str, &str)]| {
        Package::load_zip(Cursor::new(zip_files("", files)), "sum.zip")
            .unwrap()
            .package
            .unwrap()
            .digest
    };
    let original = digest(FILES);
    for index in 0..FILES.len() {
        let mut files = FILES.to_vec();
        let (path, text) = files[index];
        let changed = format!("{text}\n");
        files[index] = (path, &changed);
        assert_eq!(
            digest(&files) != original,
            !path.starts_with("generators"),
            "{path}"
        );
    }
}

#[test]
fn without_a_stated_limit_a_fallback_stands_in() {
    let yaml = "problem_format_version: 2025-09\nname: A\nuuid: 1\n";
    let files: Vec<(&str, &str)> = FILES
        .iter()
        .map(|(path, text)| (*path, if *path == "problem.yaml" { yaml } else { *text }))
        .collect();
    let package = Package::load_zip(Cursor::new(zip_files("", &files)), "a.zip")
        .unwrap()
        .package
        .unwrap();
    assert!(!package.time_limit_stated);
    assert_eq!(package.limits.cpu_time_ms, time_limit::FALLBACK_MS);
}

#[test]
fn what_is_no_package_is_answered_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let error = Package::load(&folder.path().join("absent"))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("absent") && error.contains("No such file"),
        "{error}"
    );
    let text = folder.path().join("notes.txt");
    fs::write(&text, "hello").unwrap();
    let error = Package::load(&text).unwrap_err().to_string();
    assert!(
        error.contains("notes.txt is not a readable zip archive")
            && error.contains("a folder or a zip archive"),
        "{error}"
    );
    let loaded = Package::load(folder.path()).unwrap();
    assert!(
        loaded.package.is_none()
            && loaded.findings[0]
                .message
                .contains("not a Kattis/ICPC problem package")
    );
    let loaded =
        Package::load_zip(Cursor::new(zip_files("", &[("readme", "x")])), "x.zip").unwrap();
    assert!(loaded.package.is_none() && loaded.has_errors());
    let two: Vec<(&str, &str)> = vec![("a/problem.yaml", ""), ("b/problem.yaml", "")];
    assert!(
        Package::load_zip(Cursor::new(zip_files("", &two)), "x.zip")
            .unwrap()
            .package
            .is_none()
    );
}

fn loaded_with(files: &[(&str, &str)]) -> Loaded {
    let files = [FILES, files].concat();
    Package::load_zip(Cursor::new(zip_files("", &files)), "a.zip").unwrap()
}

#[test]
fn programs_that_change_the_judging_become_rules() {
    let loaded = loaded_with(&[
        ("output_validator/v.py", "judge"),
        ("output_validator/README.md", "words"),
        ("static_validator/s/main.py", "look"),
        ("include/python3/x.py", "x = 1"),
        ("include/default/data.txt", "text"),
        ("include/cobol/x.cob", "none"),
    ]);
    let rules = loaded.package.unwrap().rules;
    assert_eq!(rules.validators.len(), 1);
    assert_eq!(rules.validators[0].program.files[0].name, "v.py");
    assert_eq!(rules.validators[0].program.language, Language::Python);
    let looks = rules.static_validator.unwrap();
    assert_eq!(looks.program.files[0].content, "look");
    let includes: Vec<_> = rules
        .includes
        .iter()
        .map(|include| (include.language, include.file.name.as_str()))
        .collect();
    assert_eq!(
        includes,
        [(None, "data.txt"), (Some(Language::Python), "x.py")]
    );
    assert!(rules.read_only_files);
}

/// With other metadata of ours and another sample and secret case.
fn loaded_as(mettle: &str, kind: &str, answer: &str, files: &[(&str, &str)]) -> Loaded {
    let metadata = format!("{}type: {kind}\n", FILES[0].1);
    let given = [
        ("problem.yaml", metadata.as_str()),
        ("mettle.yaml", mettle),
        ("data/sample/1.in", "[1,2]\n3\n"),
        ("data/sample/1.ans", answer),
        ("data/secret/1.in", "[5,5]\n10\n"),
        ("data/secret/1.ans", answer),
    ];
    let kept = FILES
        .iter()
        .filter(|(name, _)| given.iter().all(|(other, _)| other != name));
    let all: Vec<_> = kept.chain(&given).chain(files).copied().collect();
    Package::load_zip(Cursor::new(zip_files("", &all)), "a.zip").unwrap()
}

#[test]
fn a_function_may_have_an_output_validator_which_alone_knows_its_answers() {
    const PAIR: &str = "signature: {function: \"pairOf(int[] nums, int target) -> int[]\"}\n";
    let validator = ("output_validator/v.py", "exit(42)");
    let of = |mettle: &str, kind: &str, answer: &str, files: &[(&str, &str)]| {
        let loaded = loaded_as(mettle, kind, answer, files);
        let told: Vec<String> = loaded.findings.iter().map(ToString::to_string).collect();
        (loaded.package, told.join("\n"))
    };
    let (package, told) = of(PAIR, "pass-fail", "any\n", &[validator]);
    let rules = package.expect(&told).rules;
    assert_eq!(
        (rules.validators.len(), rules.signature.is_some()),
        (1, true)
    );
    let (package, told) = of(PAIR, "pass-fail", "any\n", &[]);
    assert!(
        package.is_none() && told.contains("data/sample/1.ans: line 1"),
        "{told}"
    );
    let (package, told) = of(PAIR, "pass-fail", "[0,1]\n", &[]);
    assert!(package.is_some(), "{told}");
    let ordered = PAIR.replace('}', ", order: any}");
    let (package, told) = of(&ordered, "pass-fail", "[]\n", &[validator]);
    assert!(
        package.is_some() && told.contains("order, tolerance and one_of mean nothing"),
        "{told}"
    );
    for (kind, word) in [
        ("interactive", "interactive"),
        ("multi-pass", "several passes"),
    ] {
        let (package, told) = of(PAIR, kind, "[]\n", &[validator]);
        assert!(package.is_none() && told.contains(word), "{told}");
    }
    let (package, told) = of("sql: {ordered: true}\n", "pass-fail", "1\n", &[validator]);
    assert!(
        package.is_none() && told.contains("compared by the judge itself"),
        "{told}"
    );
}

#[test]
fn programs_that_cannot_be_run_here_refuse_the_package_by_name() {
    for (path, part) in [
        (
            "output_validator/V.java",
            "the output validator cannot be run here: language java is not available",
        ),
        (
            "static_validator/s.sh",
            "the static validator cannot be run here: language bash is not available",
        ),
        (
            "output_validator/run",
            "the output validator is a shell script",
        ),
        (
            "graders/G.java",
            "the grader cannot be run here: language java is not available",
        ),
    ] {
        let loaded = loaded_with(&[(path, "x")]);
        assert!(loaded.package.is_none(), "{path}");
        let told = &loaded.findings[0].message;
        assert!(told.contains(part), "{told}");
    }
    let loaded = loaded_with(&[("input_validators/c.ctd", "EOF")]);
    assert!(loaded.package.is_some() && loaded.findings.is_empty());
    let loaded = loaded_with(&[("input_validators/c.viva", "{}")]);
    assert!(loaded.package.is_some());
    let told: Vec<_> = loaded.findings.iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|told| told.contains("checks nothing")),
        "{told:?}"
    );
}

#[test]
fn short_names_are_fit_for_addresses() {
    for (name, slug) in [
        ("sum", "sum"),
        ("Two Sum!", "two-sum"),
        ("a--b_c", "a-b-c"),
        ("źle", "le"),
        ("", "problem"),
        ("..", "problem"),
    ] {
        let mut findings = Findings::default();
        assert_eq!(slug_of(name, &mut findings), slug);
        assert_eq!(findings.into_list().is_empty(), name == slug);
    }
    assert_eq!(
        slug_of(&"x".repeat(1000), &mut Findings::default()).len(),
        64
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, ..Default::default() })]

    #[test]
    fn no_content_of_any_file_makes_loading_panic(
        index in 0..FILES.len(),
        cut in proptest::prelude::any::<proptest::sample::Index>(),
        junk in "[a-z0-9:{}\\[\\],'\"*&!|>%@#\n \\\\-]{0,40}",
    ) {
        let (path, text) = FILES[index];
        let cut = cut.index(text.len() + 1);
        let changed = format!("{}{junk}{}", &text[..cut], &text[cut..]);
        let mut files = FILES.to_vec();
        files[index] = (path, &changed);
        let loaded = Package::load_zip(Cursor::new(zip_files("", &files)), "sum.zip").unwrap();
        proptest::prop_assert!(loaded.package.is_some() || loaded.has_errors());
    }
}

#[test]
fn legacy_packages_are_read_as_other_tools_read_them() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("old");
    let yaml =
        "name: Old\ntype: scoring\nvalidation: custom\ngrading: {show_test_data_groups: yes}\n";
    write_folder(
        &root,
        &[
            ("problem.yaml", yaml),
            ("output_validator/validate.py", "exit(42)\n"),
            ("problem_statement/problem.en.md", "Old.\n"),
            ("input_validators/v.py", "exit(42)\n"),
            ("data/secret/1.in", "1\n"),
            ("data/secret/1.ans", "1\n"),
            ("submissions/accepted/a.py", "print(1)\n"),
            ("submissions/accepted/b.py", "print raw_input()\n"),
        ],
    );
    let loaded = Package::load(&root).unwrap();
    let findings: Vec<_> = loaded.findings.iter().map(|one| one.to_string()).collect();
    let expected =
        "output_validator: is used, though the folder is called output_validators in this format";
    assert!(
        findings.iter().any(|one| one.contains(expected))
            && !findings.iter().any(|one| one.contains("grading")),
        "{findings:?}"
    );
    let package = loaded.package.unwrap();
    assert_eq!(package.rules.validators.len(), 1);
    let skipped = &package.submissions[1].skip;
    assert_eq!(
        skipped.as_deref(),
        Some("language python2 is not available")
    );
}
