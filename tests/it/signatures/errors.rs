//! What authors are told of their mistakes.

use super::{judged, shown, sums};
use crate::judging::is_available;
use mettle_domain::{Language, Verdict};

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
            "TypeError (line 2)",
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
            "TypeError (line 3)",
        ),
        (
            Language::TypeScript,
            "function addUp(nums: number[], start: number): number {\n  return start\n    +;\n}",
            CE,
            "main.ts:3",
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
            "def add_up(nums, start)\n  nums.sum +\nend",
            CE,
            "main.rb:3",
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
            "function addUp(nums, start)\n  local sum = = 0\nend",
            CE,
            "main.lua:2:",
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
