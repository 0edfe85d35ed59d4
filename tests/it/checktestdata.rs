//! Input validators in Checktestdata, on whole packages with the real judge.

use crate::judging::judge;
use mettle_judge::{Cancel, Proving};
use mettle_problems::{
    Package,
    verify::{InputVerdict, Prover},
};
use std::fs;

/// What a script says of inputs; null where it accepts.
fn said(script: &str, inputs: &[&str]) -> Vec<Option<String>> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("example");
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "problem.yaml",
        "name: Example\nlimits: {validation_time: 5}\n",
    );
    write("problem_statement/problem.en.md", "Text.\n");
    write("input_validators/form.ctd", script);
    write("submissions/accepted/a.py", "print(1)\n");
    for (index, input) in inputs.iter().enumerate() {
        write(&format!("data/secret/{index:02}.in"), input);
        write(&format!("data/secret/{index:02}.ans"), "1\n");
    }
    let package = Package::load(&root).unwrap().package.unwrap();
    let [validator] = package.input_validators.as_slice() else {
        panic!("the script is no validator");
    };
    let prover = Proving {
        judge: judge(),
        cancel: &Cancel::new(),
        to_first_failure: false,
    };
    let verdicts = prover.judge_inputs(&package, validator);
    let words = verdicts.into_iter().map(|one| match one.unwrap() {
        InputVerdict::Accepted => None,
        InputVerdict::Rejected(words) => Some(words),
    });
    words.collect()
}

fn accepts(script: &str, accepted: &[&str], rejected: &[&str]) {
    let inputs: Vec<&str> = accepted.iter().chain(rejected).copied().collect();
    for (index, words) in said(script, &inputs).iter().enumerate() {
        let is_accepted = index < accepted.len();
        assert_eq!(
            words.is_none(),
            is_accepted,
            "{script}: {:?}: {words:?}",
            inputs[index]
        );
        assert!(
            !words
                .as_ref()
                .is_some_and(|words| words.contains("script is wrong")),
            "{words:?}"
        );
    }
}

#[test]
fn numbers_have_one_form_and_a_range() {
    accepts(
        "INT(-5, 10^20) NEWLINE",
        &["0\n", "-5\n", "100000000000000000000\n"],
        &[
            "", "1", "1\n\n", "-6\n", "-0\n", "007\n", "+1\n", " 1\n", "1.0\n", "x\n",
        ],
    );
    accepts(
        "FLOAT(0, 1.5, x) SPACE FLOAT(-1, 1, y, FIXED) SPACE FLOATP(0, 9, 1, 2) NEWLINE ASSERT(x > y)",
        &["1.5 -0.5 1.0\n", "15e-1 1 0.25\n"],
        &[
            "1.6 1 1.0\n",
            "1 1e0 1.0\n",
            "1 0 1\n",
            "1 0 1.125\n",
            "0.1 0.10 1.0\n",
        ],
    );
}

#[test]
fn loops_have_separators_and_arrays_places() {
    let script = "\
# points, all different
INT(1, 1000, n) NEWLINE
REPI(i, n, NEWLINE)
  INT(0, 9, x[i]) SPACE INT(0, 9, y[i])
END NEWLINE
ASSERT(UNIQUE(x, y) && !INARRAY(7, x))
";
    accepts(
        script,
        &["2\n1 2\n1 3\n", "1\n0 7\n"],
        &[
            "2\n1 2\n1 2\n",
            "2\n1 2\n",
            "1\n1 2",
            "2\n1 2\n3 4\n\n",
            "1\n7 0\n",
        ],
    );
    accepts(
        "SET(n = 0) WHILE(!ISEOF) IF(MATCH(\"ab\")) REGEX(\"[ab]+\", s) ASSERT(STRLEN(s) < 4) ELSE STRING(\"\\x\") END NEWLINE SET(n = n + 1) END ASSERT(n % 2 == 1 || -7 / 2 != -3)",
        &["ab\n", "\\x\nbab\na\n"],
        &["", "abab\n", "a\nb\n", "c\n"],
    );
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let words = said("INT(1, 3) SPACE\nINT(1, 3) NEWLINE\n", &["1 2\n", "2 4\n"]);
    assert_eq!(words[0], None);
    let expected = "line 1, column 3: 4 is not from 1 to 3 (line 2 of the script)";
    assert_eq!(words[1].as_deref(), Some(expected));
    for (script, expected) in [
        ("INT(1, 3", "line 1: expected ), found its end"),
        ("INT(1, n) NEWLINE", "the variable n has no value"),
        ("JUMP(1)", "line 1: JUMP is no command"),
        ("REP(3) SPACE", "line 1: expected END, found its end"),
        ("ASSERT(1 / 0 == 1)", "division"),
        ("{}", "line 1: '{' is not known"),
    ] {
        let words = said(script, &["1\n"])[0].clone().unwrap();
        assert!(
            words.contains("the script is wrong: ") && words.contains(expected),
            "{script}: {words}"
        );
    }
}

#[test]
fn a_script_without_end_ends_with_its_limits() {
    for script in [
        "SET(x = 1) WHILE(1 == 1) SET(x = x + 1) END",
        "SET(x = 9^9^9^9^9)",
        "REGEX(\"(a*)*b\")",
    ] {
        let input = "a".repeat(64);
        assert!(said(script, &[&input])[0].is_some(), "{script}");
    }
}
