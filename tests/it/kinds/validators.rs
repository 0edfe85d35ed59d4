//! Custom output validators, static validators, includes, arguments and files.

use super::{judged, judged_in, program, told, validated, validator, with_rules};
use crate::judging::judge;
use mettle_domain::{Language, SourceFile, Verdict};
use mettle_judge::{Cancel, JudgeOptions, Submission};
use mettle_problems::{
    CaseFile, Convention, Include, Rules, StaticCase, StaticValidator, ValidationLimits, Validator,
};

/// Accepts every number with the answer's parity, and says much.
const PARITY: &str = "\
import sys
data, answer, folder = (open(sys.argv[1]).read(), open(sys.argv[2]).read(), sys.argv[3])
output = int(input())
with open(folder + 'teammessage.txt', 'w') as file:
    file.write('for the team')
with open(folder + 'judgemessage.txt', 'w') as file:
    file.write(f'for judges: {data.strip()} {answer.strip()} {output} {sys.argv[4:]}')
sys.exit(42 if output % 2 == int(answer) % 2 else 43)
";

#[test]
fn a_validator_decides_and_its_messages_go_to_whom_they_are_for() {
    let mut plan = validated(PARITY, &[("10\n", "4\n"), ("11\n", "5\n")]);
    plan.cases[1].rules.validator_args = vec!["two".into(), "words".into()];
    let report = judged("print(int(input()) + 20)\n", &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    let report = judged("print(10)\n", &plan);
    assert_eq!(report.verdict, Verdict::WA, "{report:?}");
    let wrong = &report.cases[1];
    assert_eq!(wrong.message.as_deref(), Some("for the team"));
    assert_eq!(
        wrong.judge_message.as_deref(),
        Some("for judges: 11 5 10 ['two', 'words']")
    );
    let report = judged("raise ValueError('no')\n", &plan);
    assert_eq!(report.verdict, Verdict::RTE);
    assert_eq!(report.cases[0].judge_message, None);
}

#[test]
fn a_validator_that_fails_is_never_the_users_verdict() {
    let hurried = ValidationLimits {
        cpu_time_ms: 300,
        memory_bytes: 64 << 20,
        output_bytes: 1 << 10,
    };
    for (code, part) in [
        (
            "import sys; sys.exit(0)",
            "exited with 0 instead of 42 or 43",
        ),
        ("raise ValueError('broken')", "ValueError: broken"),
        ("while True: pass", "used too much CPU time"),
        ("print('x' * 5000)", "wrote too much"),
        ("x = 'a' * (1 << 28)", "exited with 1"),
        ("this is no Python", "does not compile"),
    ] {
        let mut plan = validated(code, &[("1\n", "1\n")]);
        plan.rules.validation = hurried;
        let report = judged("print(1)\n", &plan);
        assert_eq!(report.verdict, Verdict::JE, "{code}");
        let error = report.judge_error.unwrap();
        assert!(error.contains(part), "{code}: {error}");
    }
}

#[test]
fn a_submission_reaches_nothing_of_its_validator() {
    let code = "\
import os
found = []
for name in ['/judge', '/judge/testcase.ans', '/judge/testcase.in', '/judge/feedback']:
    if os.path.exists(name):
        found.append(name)
try:
    os.mkdir('/judge')
    os.mkdir('/judge/feedback')
    with open('/judge/feedback/score.txt', 'w') as file:
        file.write('100')
    with open('/judge/testcase.ans', 'w') as file:
        file.write('0')
except OSError:
    pass
print(0 if found else 1)
";
    let strict = "\
import os, sys
print(os.listdir(sys.argv[3]))
sys.exit(42 if input() == open(sys.argv[2]).read().strip() and not os.listdir(sys.argv[3]) else 43)
";
    let plan = validated(strict, &[("\n", "1\n"), ("\n", "1\n")]);
    let report = judged(code, &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
}

#[test]
fn validators_in_other_languages_and_by_the_other_convention_decide_too() {
    let cpp = "\
#include <fstream>
#include <iostream>
int main(int count, char **words) {
    std::ifstream output(words[2]), answer(words[3]);
    int a, b;
    if (!(output >> a)) { std::cerr << \"no number\"; return 2; }
    answer >> b;
    if (b == 100) { std::cerr << \"points 2.5\"; return 7; }
    if (count != 4) return 3;
    std::cerr << \"compared\";
    return a == b ? 0 : 1;
}
";
    let checker = Validator {
        program: program(Language::Cpp20, cpp),
        convention: Convention::Testlib,
    };
    let plan = with_rules(
        &[("1\n", "1\n"), ("2\n", "2\n")],
        Rules {
            validators: vec![checker],
            ..Rules::default()
        },
    );
    assert_eq!(judged("print(input())\n", &plan).verdict, Verdict::AC);
    assert_eq!(judged("print(1)\n", &plan).verdict, Verdict::WA);
    assert_eq!(judged("print('x')\n", &plan).verdict, Verdict::WA);
    let mut points = plan.clone();
    points.cases[0].answer = b"100\n".as_slice().into();
    let report = judged("print(input())\n", &points);
    assert_eq!(report.verdict, Verdict::JE);
    assert!(report.judge_error.unwrap().contains("does not have"));
}

#[test]
fn all_validators_must_accept() {
    let no = "import sys; input(); sys.exit(43)";
    let yes = "import sys; input(); sys.exit(42)";
    for (codes, verdict) in [
        ([yes, yes], Verdict::AC),
        ([yes, no], Verdict::WA),
        ([no, yes], Verdict::WA),
    ] {
        let rules = Rules {
            validators: codes.map(validator).to_vec(),
            ..Rules::default()
        };
        let plan = with_rules(&[("1\n", "1\n")], rules);
        assert_eq!(judged("print(1)\n", &plan).verdict, verdict, "{codes:?}");
    }
}

#[test]
fn a_case_may_have_arguments_and_files() {
    let mut plan = with_rules(&[("\n", "a b c\n"), ("\n", "d\n")], Rules::default());
    plan.cases[0].rules.args = vec!["a".into(), "b".into()];
    plan.cases[0].rules.files = vec![CaseFile {
        name: "data.txt".into(),
        content: b"c".to_vec(),
    }];
    plan.cases[1].rules.files = vec![CaseFile {
        name: "data.txt".into(),
        content: b"d".to_vec(),
    }];
    let python = "import sys\nprint(*sys.argv[1:], open('data.txt').read())\n";
    let report = judged(python, &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    let c = "\
#include <stdio.h>
int main(int count, char **words) {
    for (int i = 1; i < count; i++) printf(\"%s \", words[i]);
    FILE *file = fopen(\"data.txt\", \"r\");
    if (!file) return 1;
    printf(\"%c\\n\", fgetc(file));
}
";
    let report = judged_in(Language::C, c, &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
}

#[test]
fn files_can_be_read_but_not_written_where_the_problem_says_so() {
    let writes = "\
try:
    with open('/tmp/own', 'w') as file:
        file.write('x' * 100)
    print('written')
except OSError:
    print('refused')
";
    for (read_only_files, answer) in [(false, "written\n"), (true, "refused\n")] {
        let rules = Rules {
            read_only_files,
            ..Rules::default()
        };
        let report = judged(writes, &with_rules(&[("\n", answer)], rules));
        assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    }
}

#[test]
fn included_files_drive_the_submission() {
    let driver = Include {
        language: Some(Language::Python),
        file: SourceFile {
            name: "__main__.py".into(),
            content: "import main\nprint(main.double(int(input())))\n".into(),
        },
    };
    let rules = Rules {
        includes: vec![driver],
        ..Rules::default()
    };
    let plan = with_rules(&[("4\n", "8\n")], rules);
    let report = judged("def double(n): return 2 * n\n", &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    let report = judged("def double(n): return n\n", &plan);
    assert_eq!(report.verdict, Verdict::WA, "{report:?}");
}

#[test]
fn answers_can_be_submitted_instead_of_a_program() {
    let rules = Rules {
        submit_answer: true,
        ..Rules::default()
    };
    let plan = with_rules(&[("a\n", "1\n"), ("b\n", "2\n")], rules);
    let judged = |files: &[(&str, &str)]| {
        let file = |(name, content): &(&str, &str)| SourceFile {
            name: (*name).into(),
            content: (*content).into(),
        };
        let submission = Submission {
            language: Language::Python,
            files: files.iter().map(file).collect(),
        };
        let options = JudgeOptions::default();
        judge().judge(&submission, &plan, &options, &Cancel::new(), &mut |_| {})
    };
    let right = judged(&[("01.ans", "1"), ("secret/02.txt", "2\n")]);
    assert_eq!(right.verdict, Verdict::AC, "{right:?}");
    let wrong = judged(&[("01.ans", "1"), ("02", "3")]);
    assert_eq!((wrong.verdict, wrong.cases.len()), (Verdict::WA, 2));
    let missing = judged(&[("01.ans", "1")]);
    assert_eq!(missing.verdict, Verdict::WA);
    let said = missing.cases[1].message.as_deref();
    assert!(said.unwrap().contains("no file with an answer"));
}

#[test]
fn a_static_validator_looks_at_the_sources() {
    let code = "\
import sys
language, main, folder = sys.argv[1:4]
assert language == 'python3', language
if 'import' in open(main).read():
    with open(folder + 'teammessage.txt', 'w') as file:
        file.write('no imports, please')
    sys.exit(43)
sys.exit(42)
";
    let rules = Rules {
        static_validator: Some(StaticValidator {
            program: program(Language::Python, code),
            cases: vec![StaticCase {
                group: "secret".into(),
                args: vec![],
            }],
        }),
        ..Rules::default()
    };
    let plan = with_rules(&[("1\n", "1\n")], rules);
    assert_eq!(judged("print(1)\n", &plan).verdict, Verdict::AC);
    let report = judged("import math\nprint(1)\n", &plan);
    assert_eq!(report.verdict, Verdict::WA);
    assert!(report.compile.diagnostics.contains("no imports, please"));
}

#[test]
fn several_passes_run_one_after_the_other() {
    // Doubles until 8; notes in its folder how often it was asked.
    let code = "\
import os, sys
folder = sys.argv[3]
count = 0
if os.path.exists(folder + 'count'):
    count = int(open(folder + 'count').read())
open(folder + 'count', 'w').write(str(count + 1))
number = int(input())
if number != 2 * int(open(sys.argv[1]).read()):
    sys.exit(43)
if number >= 8:
    sys.exit(42 if count == 2 else 43)
open(folder + 'nextpass.in', 'w').write(f'{number}\\n')
sys.exit(42)
";
    let mut plan = validated(code, &[("1\n", "\n")]);
    plan.rules.passes = Some(3);
    let double = "print(2 * int(input()))\n";
    let report = judged(double, &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    plan.rules.passes = Some(2);
    let report = judged(double, &plan);
    assert_eq!(report.verdict, Verdict::JE);
    let error = report.judge_error.unwrap();
    assert!(error.contains("more than 2 passes"), "{error}");
    plan.rules.passes = Some(3);
    let second = "n = int(input())\nprint(2 * n if n < 2 else 1 // 0)\n";
    assert_eq!(judged(second, &plan).verdict, Verdict::RTE);
    assert_eq!(judged("print(3)\n", &plan).verdict, Verdict::WA);
}

#[test]
fn what_secret_cases_tell_is_what_the_validator_tells_the_team() {
    let mut plan = validated(PARITY, &[("10\n", "4\n"), ("11\n", "4\n")]);
    plan.cases[0].is_sample = true;
    let told = told("print(input())\n", &plan);
    assert!(told[0].0.stdout.is_some() && told[0].1.is_some());
    let (secret, expected) = &told[1];
    assert_eq!(secret.verdict, Verdict::WA);
    assert_eq!((&secret.stdout, expected), (&None, &None));
    assert_eq!(secret.message.as_deref(), Some("for the team"));
}

#[test]
fn a_program_that_guesses_guesses_anew_in_every_pass() {
    // Accepts the second pass only where it brings what the first one did.
    let code = "\
import os, sys
said, note = input(), sys.argv[3] + 'said'
if os.path.exists(note):
    sys.exit(42 if open(note).read() == said else 43)
open(note, 'w').write(said)
open(sys.argv[3] + 'nextpass.in', 'w').write('1\\n')
sys.exit(42)
";
    let mut plan = validated(code, &[("1\n", "\n")]);
    plan.rules.passes = Some(2);
    let guess = "import random\nprint(random.randrange(10 ** 9))\n";
    assert_eq!(judged(guess, &plan).verdict, Verdict::WA);
    let seeded = "import random\nrandom.seed(3)\nprint(random.randrange(10 ** 9))\n";
    assert_eq!(judged(seeded, &plan).verdict, Verdict::AC);
    // Judging again sees the same.
    let shown = |plan| told(guess, plan)[0].0.stdout.clone();
    plan.cases[0].is_sample = true;
    assert!(shown(&plan).is_some());
    assert_eq!(shown(&plan), shown(&plan));
}
