//! Problems that ask for a function or a class: every language's harness, with right, wrong and
//! broken submissions.

use crate::judging::{is_available, judge, limits, plan};
use mettle_domain::{CaseReport, JudgeReport, Language, Verdict};
use mettle_judge::{Cancel, JudgeOptions, Submission};
use mettle_problems::{
    JudgePlan, Signature,
    compare::TableRules,
    signature::{Answer, Declaration, Order, Target},
};

fn function(text: &str) -> Signature {
    Signature::of(Target::Function {
        function: text.parse().unwrap(),
    })
}

fn class(text: &str, methods: &[&str]) -> Signature {
    Signature::of(Target::Class {
        class: Declaration::constructor(text).unwrap(),
        methods: methods
            .iter()
            .map(|method| method.parse().unwrap())
            .collect(),
    })
}

/// A plan of samples, so that reports hold what was written.
fn plan_of(signature: &Signature, cases: &[(&str, &str)]) -> JudgePlan {
    let mut plan = plan(limits(), cases);
    plan.rules.signature = Some(signature.clone());
    plan.cases.iter_mut().for_each(|case| case.is_sample = true);
    plan
}

fn judged(language: Language, code: &str, plan: &JudgePlan) -> JudgeReport {
    let options = JudgeOptions {
        all_cases: true,
        count_instructions: false,
    };
    let submission = Submission::single(language, code);
    judge().judge(&submission, plan, &options, &Cancel::new(), &mut |_| {})
}

fn shown(report: &JudgeReport) -> String {
    let case = |case: &CaseReport| {
        format!(
            "{}: {:?}\n{}\n{}",
            case.verdict,
            case.message,
            case.stdout.as_deref().unwrap_or_default(),
            case.stderr.as_deref().unwrap_or_default()
        )
    };
    let cases: Vec<String> = report.cases.iter().map(case).collect();
    format!(
        "{} {:?}\n{}\n{}",
        report.verdict,
        report.judge_error,
        report.compile.diagnostics,
        cases.join("\n")
    )
}

/// Every language that has a harness, but the standards of C++ once.
fn languages() -> impl Iterator<Item = Language> {
    let all = Signature::LANGUAGES.into_iter();
    all.filter(|language| {
        !matches!(language, Language::Cpp17 | Language::Cpp23) && is_available(*language)
    })
}

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

fn sums() -> JudgePlan {
    plan_of(
        &function("addUp(int[] nums, int start) -> int"),
        &[("[1,2]\n3\n[]\n4\n", "6\n4\n")],
    )
}

/// The same in all languages: right ones in every accepted form.
#[test]
fn functions_and_classes_called_solution_are_accepted_and_what_they_print_is_theirs() {
    let table = [
        (
            Language::Cpp20,
            "class Solution {\npublic:\n  int addUp(vector<int>& nums, int start) { cout << \"seen \" << start; return accumulate(nums.begin(), nums.end(), start); }\n};",
        ),
        (
            Language::Cpp17,
            "#include <cstdio>\nint addUp(const std::vector<int> &nums, int start) { printf(\"seen\"); for (int n : nums) start += n; return start; }\nint main() { return 1; }",
        ),
        (
            Language::Cpp23,
            "#include <iostream>\nstruct Solution { long long addUp(std::vector<int> nums, long long start) { std::cout << \"seen\" << std::endl; for (int n : nums) start += n; return start; } };",
        ),
        (
            Language::Python,
            "class Solution:\n    def addUp(self, nums, start):\n        print('seen')\n        return sum(nums) + start\n",
        ),
        (
            Language::Python,
            "def add_up(nums, start):\n    print('seen', end='')\n    return reduce(operator.add, nums, start) + len(deque())\n",
        ),
        (
            Language::JavaScript,
            "const addUp = (nums, start) => { console.log('seen'); return nums.reduce((a, b) => a + b, start); };",
        ),
        (
            Language::JavaScript,
            "export class Solution { addUp(nums, start) { process.stdout.write('seen'); return nums.reduce((a, b) => a + b, start); } }",
        ),
        (
            Language::TypeScript,
            "export function addUp(nums: number[], start: number): number { console.log('seen'); for (const n of nums) start += n; return start; }",
        ),
        (
            Language::Go,
            "import \"fmt\"\n\nfunc addUp(nums []int, start int) int {\n\tfmt.Print(\"seen\")\n\tfor _, n := range nums {\n\t\tstart += n\n\t}\n\treturn start\n}",
        ),
        (
            Language::Rust,
            "impl Solution { pub fn add_up(nums: Vec<i32>, start: i32) -> i32 { print!(\"seen\"); nums.iter().sum::<i32>() + start } }",
        ),
        (
            Language::Rust,
            "fn add_up(nums: Vec<i32>, start: i32) -> i32 { println!(\"seen\"); nums.iter().sum::<i32>() + start }\nfn main() {}",
        ),
        (
            Language::Ruby,
            "def add_up(nums, start)\n  print 'seen'\n  nums.sum + start\nend",
        ),
        (
            Language::Ruby,
            "class Solution\n  def addUp(nums, start)\n    puts 'seen'\n    nums.sum(start)\n  end\nend",
        ),
        (
            Language::Lua,
            "function addUp(nums, start)\n  io.write('seen')\n  for _, n in ipairs(nums) do start = start + n end\n  return start\nend",
        ),
        (
            Language::Lua,
            "local M = {}\nfunction M.add_up(nums, start)\n  print('seen')\n  for _, n in ipairs(nums) do start = start + n end\n  return start\nend\nreturn M",
        ),
    ];
    for (language, code) in table
        .into_iter()
        .filter(|(language, _)| is_available(*language))
    {
        let report = judged(language, code, &sums());
        assert_eq!(
            report.verdict,
            Verdict::AC,
            "{language}: {}",
            shown(&report)
        );
        let case = &report.cases[0];
        assert_eq!(case.stdout.as_deref(), Some("6\n4\n"), "{language}");
        let printed = case.stderr.as_deref().unwrap_or_default();
        assert!(
            printed.contains("seen") && !printed.contains("results"),
            "{language}: {}",
            shown(&report)
        );
    }
}

/// Broken in every way: verdict, and what the author is told.
#[test]
fn what_goes_wrong_is_told_at_the_authors_own_lines() {
    use Verdict::{CE, RTE, WA};
    let table = [
        (
            Language::Cpp20,
            "int addUp(vector<int>& nums, int start) { return start; }",
            WA,
            "call 1 of 2: the result is wrong",
        ),
        (
            Language::Cpp20,
            "class Solution {\npublic:\n  int addUp(vector<int>& nums, int start) {\n    return strt;\n  }\n};",
            CE,
            "main.cpp:4:12: error",
        ),
        (
            Language::Cpp20,
            "int sum(vector<int>& nums, int start) { return 0; }",
            CE,
            "expected is\nclass Solution\n    int addUp(vector<int>& nums, int start)",
        ),
        (
            Language::Cpp20,
            "class Solution { public: int addUp(vector<int>& nums) { return 0; } };",
            CE,
            "int addUp(vector<int>& nums, int start)",
        ),
        (
            Language::Cpp20,
            "int addUp(vector<int>& nums, int start) { throw out_of_range(\"x\"); }",
            RTE,
            "uncaught std::out_of_range",
        ),
        (
            Language::Cpp20,
            "int addUp(vector<int>& nums, int start) { exit(0); }",
            WA,
            "ended before all calls were made",
        ),
        (
            Language::Python,
            "class Solution:\n    def addUp(self, nums, start):\n        return 1 // (start - 3)\n",
            RTE,
            "ZeroDivisionError (line 3)",
        ),
        (
            Language::Python,
            "def addUp(nums, start)\n    return 0\n",
            CE,
            "main.py\", line 1",
        ),
        (
            Language::Python,
            "def sum_up(nums, start):\n    return 0\n",
            RTE,
            "expected is\nclass Solution\n    def addUp(self, nums: list[int], start: int) -> int",
        ),
        (
            Language::Python,
            "def addUp(nums):\n    return 0\n",
            RTE,
            "takes another number of arguments",
        ),
        (
            Language::Python,
            "def addUp(nums, start):\n    return 'six'\n",
            WA,
            "call 1 of 2: addUp did not return a value of type int",
        ),
        (
            Language::Python,
            "def addUp(nums, start):\n    return None\n",
            WA,
            "addUp did not return a value of type int",
        ),
        (
            Language::Python,
            "import sys\ndef addUp(nums, start):\n    sys.exit(0)\n",
            WA,
            "ended before all calls were made",
        ),
        (
            Language::JavaScript,
            "function addUp(nums, start) {\n  return nums.x.y;\n}",
            RTE,
            "TypeError",
        ),
        (
            Language::JavaScript,
            "function addUp(nums, start) {\n  return nums +;\n}",
            CE,
            "main.js:2",
        ),
        (
            Language::JavaScript,
            "function add(nums, start) {}",
            RTE,
            "function addUp(nums, start)",
        ),
        (
            Language::JavaScript,
            "function addUp(nums, start) {}",
            WA,
            "did not return a value of type int",
        ),
        (
            Language::JavaScript,
            "function addUp(nums, start, end) {}",
            RTE,
            "takes another number of arguments",
        ),
        (
            Language::TypeScript,
            "function addUp(nums: number[], start: number): number {\n  let x: any;\n  return x.y;\n}",
            RTE,
            "TypeError",
        ),
        (
            Language::Go,
            "package main\n\nfunc addUp(nums []int, start int) int {\n\treturn nums[5]\n}",
            RTE,
            "index out of range (line 4)",
        ),
        (
            Language::Go,
            "package main\n\nfunc addUp(nums []int, start int) int {\n\treturn strt\n}",
            CE,
            "main.go:4:9",
        ),
        (
            Language::Go,
            "package main\n\nfunc add(nums []int, start int) int {\n\treturn 0\n}",
            CE,
            "func addUp(nums []int, start int) int",
        ),
        (
            Language::Rust,
            "impl Solution {\n    pub fn add_up(nums: Vec<i32>, start: i32) -> i32 {\n        nums[start as usize]\n    }\n}",
            RTE,
            "index out of bounds (line 3)",
        ),
        (
            Language::Rust,
            "impl Solution {\n    pub fn add_up(nums: Vec<i32>, start: i32) -> i32 {\n        strt\n    }\n}",
            CE,
            "main.rs:3:9",
        ),
        (
            Language::Rust,
            "fn other() {}",
            CE,
            "pub fn add_up(nums: Vec<i32>, start: i32) -> i32",
        ),
        (
            Language::Ruby,
            "def add_up(nums, start)\n  start / 0\nend",
            RTE,
            "ZeroDivisionError (line 2)",
        ),
        (
            Language::Ruby,
            "def add_up(nums)\n  0\nend",
            RTE,
            "takes another number of arguments",
        ),
        (
            Language::Ruby,
            "def other\nend",
            RTE,
            "def add_up(nums, start)",
        ),
        (
            Language::Lua,
            "function addUp(nums, start)\n  return nums.x.y\nend",
            RTE,
            "uncaught error (line 2)",
        ),
        (
            Language::Lua,
            "function add(nums, start)\nend",
            RTE,
            "function addUp(nums, start)",
        ),
        (
            Language::Lua,
            "function addUp(nums, start)\n  return 1.5\nend",
            WA,
            "did not return a value of type int",
        ),
        (
            Language::C,
            "int addUp() { return 0; }",
            CE,
            "cannot be done in C",
        ),
    ];
    for (language, code, verdict, told) in table
        .into_iter()
        .filter(|(language, ..)| is_available(*language))
    {
        let report = judged(language, code, &sums());
        assert_eq!(
            report.verdict,
            verdict,
            "{language} {code}: {}",
            shown(&report)
        );
        let message = report
            .cases
            .first()
            .and_then(|case| case.message.as_deref())
            .unwrap_or_default();
        let said = report.compile.diagnostics.as_str().to_owned() + message;
        assert!(said.contains(told), "{language} {code}: {}", shown(&report));
        let stderr = report
            .cases
            .first()
            .and_then(|case| case.stderr.as_deref())
            .unwrap_or_default();
        assert!(
            language == Language::Go || !stderr.contains("mettle."),
            "{language} {code}: {stderr}"
        );
    }
}

#[test]
fn results_in_parameters_and_in_any_order_are_judged_as_declared() {
    let mut signature = function("keepOdd(int[] nums) -> int");
    signature.answer = Answer::Start(0);
    signature.order = Order::Any;
    let plan = plan_of(&signature, &[("[1,2,3,4]\n[2]\n", "[1,3]\n[]\n")]);
    let table = [
        (
            Language::Cpp20,
            "int keepOdd(vector<int>& nums) { return partition(nums.begin(), nums.end(), [](int n) { return n % 2; }) - nums.begin(); }",
            Verdict::AC,
        ),
        (
            Language::Python,
            "def keepOdd(nums):\n    nums.sort(key=lambda n: (n % 2 == 0, -n))\n    return sum(n % 2 for n in nums)\n",
            Verdict::AC,
        ),
        (
            Language::JavaScript,
            "function keepOdd(nums) { const odd = nums.filter((n) => n % 2); nums.splice(0, nums.length, ...odd); return odd.length; }",
            Verdict::AC,
        ),
        (
            Language::Go,
            "func keepOdd(nums []int) int {\n\tk := 0\n\tfor _, n := range nums {\n\t\tif n%2 == 1 {\n\t\t\tnums[k] = n\n\t\t\tk++\n\t\t}\n\t}\n\treturn k\n}",
            Verdict::AC,
        ),
        (
            Language::Rust,
            "impl Solution { pub fn keep_odd(nums: &mut Vec<i32>) -> i32 { nums.retain(|n| n % 2 == 1); nums.len() as i32 } }",
            Verdict::AC,
        ),
        (
            Language::Ruby,
            "def keep_odd(nums)\n  nums.select!(&:odd?)\n  nums.size\nend",
            Verdict::AC,
        ),
        (
            Language::Lua,
            "function keepOdd(nums)\n  local k = 0\n  for _, n in ipairs(nums) do\n    if n % 2 == 1 then\n      k = k + 1\n      nums[k] = n\n    end\n  end\n  return k\nend",
            Verdict::AC,
        ),
        (
            Language::Python,
            "def keepOdd(nums):\n    return 9\n",
            Verdict::WA,
        ),
        (
            Language::Python,
            "def keepOdd(nums):\n    nums = [n for n in nums if n % 2]\n    return len(nums)\n",
            Verdict::WA,
        ),
    ];
    for (language, code, verdict) in table
        .into_iter()
        .filter(|(language, ..)| is_available(*language))
    {
        let report = judged(language, code, &plan);
        assert_eq!(
            report.verdict,
            verdict,
            "{language} {code}: {}",
            shown(&report)
        );
    }
}

#[test]
fn endless_lists_are_wrong_and_end() {
    let signature = function(
        "loop(ListNode head) -> ListNode"
            .replace("loop", "ring")
            .as_str(),
    );
    let plan = plan_of(&signature, &[("[1,2]\n", "[1,2]\n")]);
    for (language, code) in [
        (
            Language::Cpp20,
            "ListNode* ring(ListNode* head) { head->next->next = head; return head; }",
        ),
        (
            Language::Python,
            "def ring(head):\n    head.next.next = head\n    return head\n",
        ),
        (
            Language::JavaScript,
            "function ring(head) { head.next.next = head; return head; }",
        ),
        (
            Language::Lua,
            "function ring(head)\n  head.next.next = head\n  return head\nend",
        ),
    ] {
        let report = judged(language, code, &plan);
        assert!(
            matches!(report.verdict, Verdict::WA | Verdict::RTE),
            "{language}: {}",
            shown(&report)
        );
    }
}

#[test]
fn tables_are_compared_with_their_columns_names_and_order() {
    let table = |ordered, columns| {
        let mut plan = plan(
            limits(),
            &[(
                "CREATE TABLE t(a, b);\nINSERT INTO t VALUES (1, 'x'), (2, 'y');\n",
                "a|B\n1|x\n2|y\n",
            )],
        );
        plan.rules.table = Some(TableRules { ordered, columns });
        plan
    };
    for (code, ordered, verdict, told) in [
        ("SELECT a, b FROM t ORDER BY a DESC", false, Verdict::AC, ""),
        (
            "-- first a comment\nSELECT a, b FROM t ORDER BY a DESC; -- and one behind",
            true,
            Verdict::WA,
            "a row is wrong",
        ),
        ("SELECT a, b FROM t ORDER BY a;", true, Verdict::AC, ""),
        ("SELECT a AS c, b FROM t", false, Verdict::WA, "other names"),
        (
            "SELECT a, b FROM t WHERE a = 1",
            false,
            Verdict::WA,
            "another number of rows",
        ),
        (
            "SELECT a,\n  z FROM t",
            false,
            Verdict::RTE,
            "SQL error (line 2)",
        ),
        ("SELECT a,\nFROM t", false, Verdict::CE, "main.sql:2:"),
    ] {
        let report = judged(Language::Sql, code, &table(ordered, true));
        assert_eq!(report.verdict, verdict, "{code}: {}", shown(&report));
        let message = report
            .cases
            .first()
            .and_then(|case| case.message.as_deref())
            .unwrap_or_default();
        let said = report.compile.diagnostics.as_str().to_owned() + message;
        assert!(said.contains(told), "{code}: {}", shown(&report));
    }
    assert_eq!(
        judged(Language::Python, "print(1)", &table(true, true)).verdict,
        Verdict::CE
    );
}
