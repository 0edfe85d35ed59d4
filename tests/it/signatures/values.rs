//! Values of every type, and starters.

use super::{class, function, judged, languages, plan_of, shown};
use crate::judging::is_available;
use mettle_domain::{Language, Verdict};
use mettle_problems::Signature;

fn everything() -> Signature {
    function(
        "everything(int one, long two, float three, bool four, char five, string six, ListNode seven, TreeNode eight, \
         graph nine, int[] ten, long[] eleven, float[] twelve, bool[] thirteen, char[] fourteen, string[] fifteen, \
         int[][] sixteen, char[][] seventeen, ListNode[] eighteen, TreeNode[] nineteen, int? twenty, string? twentyOne) -> int",
    )
}

#[test]
fn starters_compile_in_every_language_for_a_signature_of_every_type() {
    let values = [
        "-1",
        "9007199254740991",
        "0.5",
        "true",
        "\"x\"",
        "\"a\\nb\\\\\"",
        "[1,2]",
        "[1,null,2]",
        "[[1],[0]]",
        "[]",
        "[1]",
        "[0.5,1e300]",
        "[true,false]",
        "[\"a\",\" \"]",
        "[\"\",\"b c\"]",
        "[[1],[]]",
        "[[\"a\"],[]]",
        "[[1],[]]",
        "[[1,2],[]]",
        "null",
        "\"x\"",
    ];
    let signature = everything();
    let plan = plan_of(&signature, &[(&values.join("\n"), "77\n")]);
    let kinds = class(
        "Thing(int[] first, ListNode second)",
        &["change(TreeNode third)", "tell(int? fourth) -> string[]"],
    );
    let used = "[\"Thing\",\"change\",\"tell\"]\n[[[1],[2]],[[3]],[null]]\n";
    for language in Signature::LANGUAGES
        .into_iter()
        .filter(|language| is_available(*language))
    {
        let report = judged(language, &signature.starter(language).unwrap(), &plan);
        assert!(report.compile.ok, "{language}: {}", shown(&report));
        assert_ne!(
            report.verdict,
            Verdict::AC,
            "{language}: {}",
            shown(&report)
        );
        assert_ne!(
            report.verdict,
            Verdict::JE,
            "{language}: {}",
            shown(&report)
        );
        let starter = kinds.starter(language).unwrap();
        let report = judged(
            language,
            &starter,
            &plan_of(&kinds, &[(used, "[null,null,[\"no\"]]\n")]),
        );
        assert!(
            report.compile.ok && report.verdict != Verdict::JE,
            "{language}: {}",
            shown(&report)
        );
    }
}

/// A class whose methods give back what they are given, out of its starter.
fn echoing(signature: &Signature, language: Language) -> String {
    let starter = signature.starter(language).unwrap();
    match language {
        Language::Cpp17 | Language::Cpp20 | Language::Cpp23 => {
            starter.replace("return {}", "return given")
        }
        Language::Python => {
            starter
                .replace("pass", "return given")
                .replacen("return given", "pass", 1)
        }
        Language::Rust => starter.replace("todo!()", "given"),
        Language::Go => {
            let given = |line: &str| match line.starts_with("\treturn ") && !line.contains("Echo{}")
            {
                true => "\treturn given\n".to_owned(),
                false => format!("{line}\n"),
            };
            starter.lines().map(given).collect()
        }
        Language::Ruby => starter.replace("(given)\n", "(given)\n    given\n"),
        Language::Lua => starter.replace("(given)\n", "(given)\n  return given\n"),
        _ => {
            let mut code = String::new();
            for line in starter.lines() {
                code += line;
                code += if line.contains("(given") {
                    "return given;\n"
                } else {
                    "\n"
                };
            }
            code
        }
    }
}

#[test]
fn values_of_every_type_reach_a_method_and_come_back() {
    let table = [
        ("int", "-2147483648 2147483647"),
        ("long", "-9007199254740991 0"),
        ("float", "0.1 -1e300 5.0 1e-300"),
        ("bool", "true false"),
        ("char", "\"\\\\\" \"x\" \"\\\"\""),
        (
            "string",
            "\"\" \"a\\nb\\rc\\\\n\" \"za\u{17c}ó\u{142}\u{107}\u{1f980}\"",
        ),
        ("ListNode", "[] [5] [1,-2,3]"),
        (
            "TreeNode",
            "[] [1] [1,null,2,3] [5,4,8,11,null,13,4,7,2,null,null,5,1]",
        ),
        ("graph", "[] [[1],[0,1],[]]"),
        ("int[]", "[] [1,-2]"),
        ("long[]", "[9007199254740991]"),
        ("float[]", "[] [0.1,1e21]"),
        ("bool[]", "[] [true,false]"),
        ("char[]", "[] [\"a\",\"b\",\"\\\\\"]"),
        ("string[]", "[] [\"\",\"ab\",\"\\n\"]"),
        ("int[][]", "[] [[],[1],[2,3]]"),
        ("char[][]", "[[\"a\",\"#\"],[]]"),
        ("int[][][]", "[[[1],[]],[]]"),
        ("ListNode[]", "[[1,2],[]] [[],[3]] []"),
        ("TreeNode[]", "[[1,null,2],[]]"),
        ("int?", "null 5"),
        ("string?", "null \"\" \"x\""),
    ];
    let methods: Vec<String> = table
        .iter()
        .enumerate()
        .map(|(number, (ty, _))| format!("echo{number}({ty} given) -> {ty}"))
        .collect();
    let methods: Vec<&str> = methods.iter().map(String::as_str).collect();
    let signature = class("Echo()", &methods);
    let (mut names, mut given, mut results) = (
        vec!["\"Echo\"".to_owned()],
        vec!["[]".to_owned()],
        vec!["null"],
    );
    for (number, (_, values)) in table.iter().enumerate() {
        for value in values.split(' ') {
            names.push(format!("\"echo{number}\""));
            given.push(format!("[{value}]"));
            results.push(value);
        }
    }
    let input = format!("[{}]\n[{}]\n", names.join(","), given.join(","));
    let plan = plan_of(
        &signature,
        &[(&input, &format!("[{}]\n", results.join(",")))],
    );
    for language in languages() {
        let report = judged(language, &echoing(&signature, language), &plan);
        assert_eq!(
            report.verdict,
            Verdict::AC,
            "{language}: {}",
            shown(&report)
        );
    }
}
