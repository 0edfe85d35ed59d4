//! Output validators of problems that ask for a function or a class.

use super::{class, function, judged, plan_of, shown};
use mettle_domain::{Language, SourceFile, Verdict};
use mettle_problems::{Convention, JudgePlan, Program, Signature, Validator};

/// Two positions of nums whose values are `target` together, or none if the answer is none.
const ANY_PAIR_IN_PYTHON: &str = r#"
import json, sys

with open(sys.argv[1]) as file:
    given = [json.loads(line) for line in file]
with open(sys.argv[2]) as file:
    answers = [json.loads(line) for line in file]
results = [json.loads(line) for line in sys.stdin]

def reject(call, why):
    with open(sys.argv[3] + "/teammessage.txt", "w") as file:
        file.write(f"call {call + 1}: {why}")
    sys.exit(43)

assert len(results) == len(answers) == len(given) // 2
for call, (nums, target, answer, pair) in enumerate(zip(given[::2], given[1::2], answers, results)):
    if not answer:
        if pair:
            reject(call, "there is no pair")
        continue
    if len(pair) != 2 or pair[0] == pair[1] or not all(0 <= place < len(nums) for place in pair):
        reject(call, "no two positions")
    if nums[pair[0]] + nums[pair[1]] != target:
        reject(call, "another sum")
sys.exit(42)
"#;

/// The same for one call of positive numbers, without any JSON library.
const ANY_PAIR_IN_CPP: &str = r#"
#include <bits/stdc++.h>
using namespace std;

// All numbers of a line of JSON.
static vector<long long> all_of(istream &from) {
    string line;
    getline(from, line);
    for (char &letter : line) if (!isdigit(letter) && letter != '-') letter = ' ';
    istringstream words(line);
    return {istream_iterator<long long>(words), {}};
}

int main(int, char **words) {
    ifstream input(words[1]);
    auto nums = all_of(input), target = all_of(input), pair = all_of(cin);
    auto fits = [&](long long place) { return place >= 0 && place < (long long)nums.size(); };
    bool good = pair.size() == 2 && pair[0] != pair[1] && fits(pair[0]) && fits(pair[1])
        && nums[pair[0]] + nums[pair[1]] == target[0];
    if (!good) ofstream(string(words[3]) + "/judgemessage.txt") << "no such pair";
    return good ? 42 : 43;
}
"#;

/// The same for testlib, whose checkers read the output as a file of words.
const ANY_PAIR_WITH_TESTLIB: &str = r#"
#include "testlib.h"

static std::vector<int> all_of(InStream &from) {
    std::string line = from.readLine();
    for (char &letter : line) if (!isdigit(letter)) letter = ' ';
    std::istringstream words(line);
    return {std::istream_iterator<int>(words), {}};
}

int main(int count, char **words) {
    registerTestlibCmd(count, words);
    auto nums = all_of(inf), target = all_of(inf), pair = all_of(ouf);
    if (pair.size() != 2) quitf(_wa, "no pair");
    if (pair[0] == pair[1] || nums.at(pair[0]) + nums.at(pair[1]) != target[0]) quitf(_wa, "another sum");
    quitf(_ok, "right");
}
"#;

fn pairs() -> Signature {
    function("pairOf(int[] nums, int target) -> int[]")
}

fn checked(
    signature: &Signature,
    validators: &[(Language, &str)],
    cases: &[(&str, &str)],
) -> JudgePlan {
    let mut plan = plan_of(signature, cases);
    let validators = validators.iter().map(|(language, code)| Validator {
        program: Program {
            language: *language,
            files: vec![SourceFile {
                name: format!("validate.{}", language.info().extensions[0]),
                content: (*code).into(),
            }],
        },
        convention: match code.contains("testlib.h") {
            true => Convention::Testlib,
            false => Convention::Kattis,
        },
    });
    plan.rules.validators = validators.collect();
    plan
}

/// From the left, from the right, and wrong ones.
const SUBMISSIONS: [(Language, &str, Verdict); 7] = [
    (
        Language::Python,
        "def pairOf(nums, target):\n    print('[9, 9]')\n    for j in range(len(nums)):\n        for i in range(j):\n            if nums[i] + nums[j] == target:\n                return [i, j]\n    return []\n",
        Verdict::AC,
    ),
    (
        Language::Cpp20,
        "vector<int> pairOf(vector<int>& nums, int target) { for (int i = nums.size() - 1; i >= 0; i--) for (int j = nums.size() - 1; j > i; j--) if (nums[i] + nums[j] == target) return {j, i}; return {}; }",
        Verdict::AC,
    ),
    (
        Language::JavaScript,
        "function pairOf(nums, target) { for (let i = nums.length - 1; i > 0; i--) { const j = nums.indexOf(target - nums[i]); if (j >= 0 && j < i) return [i, j]; } return []; }",
        Verdict::AC,
    ),
    (
        Language::Python,
        "def pairOf(nums, target):\n    return [0, 0]\n",
        Verdict::WA,
    ),
    (
        Language::Cpp20,
        "vector<int> pairOf(vector<int>& nums, int target) { return {}; }",
        Verdict::WA,
    ),
    (
        Language::JavaScript,
        "function pairOf(nums, target) { return '0 1'; }",
        Verdict::WA,
    ),
    (
        Language::Python,
        "def pairOf(nums, target):\n    return [0, 1][9]\n",
        Verdict::RTE,
    ),
];

#[test]
fn validators_in_several_languages_judge_what_calls_gave() {
    let several = ("[1,2,3,4]\n5\n[7,7]\n15\n[2,2]\n4\n", "[0,3]\n[]\n[0,1]\n");
    let one = ("[1,2,3,4]\n5\n", "[0,3]\n");
    let plans = [
        checked(
            &pairs(),
            &[(Language::Python, ANY_PAIR_IN_PYTHON)],
            &[several, one],
        ),
        checked(&pairs(), &[(Language::Cpp20, ANY_PAIR_IN_CPP)], &[one]),
        checked(
            &pairs(),
            &[(Language::Cpp20, ANY_PAIR_WITH_TESTLIB)],
            &[one],
        ),
        // All must accept.
        checked(
            &pairs(),
            &[
                (Language::Cpp20, ANY_PAIR_IN_CPP),
                (Language::Python, ANY_PAIR_IN_PYTHON),
            ],
            &[one],
        ),
    ];
    for (number, plan) in plans.iter().enumerate() {
        for (language, code, verdict) in SUBMISSIONS {
            let report = judged(language, code, plan);
            assert_eq!(
                report.verdict,
                verdict,
                "{number}, {language} {code}: {}",
                shown(&report)
            );
        }
    }
    let report = judged(SUBMISSIONS[0].0, SUBMISSIONS[0].1, &plans[0]);
    let case = &report.cases[0];
    assert_eq!(
        case.returned.as_deref(),
        Some("[1,2]\n[]\n[0,1]\n"),
        "not the answer's pair"
    );
    assert_eq!(
        case.stdout.as_deref(),
        Some("[9, 9]\n[9, 9]\n[9, 9]\n"),
        "which no validator has read"
    );
    let report = judged(SUBMISSIONS[3].0, SUBMISSIONS[3].1, &plans[0]);
    assert_eq!(
        report.cases[0].message.as_deref(),
        Some("call 1: no two positions")
    );
    let report = judged(SUBMISSIONS[5].0, SUBMISSIONS[5].1, &plans[0]);
    let told = report.cases[0].message.as_deref().unwrap();
    assert!(
        told.contains("did not return a value of type int[]"),
        "{told}: before any validator"
    );
}

#[test]
fn a_validator_of_a_class_reads_all_results_of_each_object() {
    let signature = class("Tickets(int most)", &["draw() -> int", "back(int ticket)"]);
    // Any ticket that is not out: no two at once may be the same.
    let validator = r#"
import json, sys
with open(sys.argv[1]) as file:
    lines = [json.loads(line) for line in file]
for names, given, results in zip(lines[::2], lines[1::2], map(json.loads, sys.stdin)):
    most, out = given[0][0], set()
    for name, arguments, result in zip(names, given, results):
        if name == "draw":
            if result in out or not 0 <= result < most:
                sys.exit(43)
            out.add(result)
        elif name == "back":
            out.discard(arguments[0])
sys.exit(42)
"#;
    let case = (
        "[\"Tickets\",\"draw\",\"draw\",\"back\",\"draw\"]\n[[2],[],[],[0],[]]\n[\"Tickets\",\"draw\"]\n[[9],[]]\n",
        "[]\n[]\n",
    );
    let plan = checked(&signature, &[(Language::Python, validator)], &[case]);
    for (code, verdict) in [
        (
            "class Tickets:\n    def __init__(self, most):\n        self.free = list(range(most))\n    def draw(self):\n        return self.free.pop()\n    def back(self, ticket):\n        self.free.append(ticket)\n",
            Verdict::AC,
        ),
        (
            "class Tickets:\n    def __init__(self, most):\n        self.free = list(range(most))[::-1]\n    def draw(self):\n        return self.free.pop()\n    def back(self, ticket):\n        self.free.append(ticket)\n",
            Verdict::AC,
        ),
        (
            "class Tickets:\n    def __init__(self, most):\n        self.last = -1\n    def draw(self):\n        self.last += 1\n        return self.last\n    def back(self, ticket):\n        pass\n",
            Verdict::WA,
        ),
    ] {
        let report = judged(Language::Python, code, &plan);
        assert_eq!(report.verdict, verdict, "{code}: {}", shown(&report));
    }
}

#[test]
fn a_validator_that_fails_is_no_verdict_on_the_function() {
    let case = ("[1,2]\n3\n", "[0,1]\n");
    let plan = checked(
        &pairs(),
        &[(Language::Python, "import sys\nsys.exit(1 // 0)\n")],
        &[case],
    );
    let report = judged(SUBMISSIONS[0].0, SUBMISSIONS[0].1, &plan);
    assert_eq!(report.verdict, Verdict::JE, "{}", shown(&report));
    assert!(
        report
            .judge_error
            .as_deref()
            .unwrap()
            .contains("ZeroDivisionError")
    );
}
