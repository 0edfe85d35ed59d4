//! Programs that talk to an interactor, and whose fault it is.

use super::{judged, judged_in, program, validator, with_rules};
use crate::judging::limits;
use mettle_domain::{Language, Limits, Verdict};
use mettle_problems::{Convention, Interaction, JudgePlan, Rules, Validator};

/// Sends numbers, wants each back doubled; the input says how many.
const DOUBLES: &str = "\
import sys
count = int(open(sys.argv[1]).read())
for number in range(count):
    print(number, flush=True)
    line = sys.stdin.readline()
    if line.strip() != str(2 * number):
        open(sys.argv[3] + 'judgemessage.txt', 'w').write(f'got {line!r}')
        sys.exit(43)
print(-1, flush=True)
sys.exit(42 if sys.stdin.read() == '' else 43)
";

/// The right answer to it.
const RIGHT: &str = "\
while (number := int(input())) >= 0:
    print(2 * number, flush=True)
";

fn interactive(code: &str, cases: &[(&str, &str)]) -> JudgePlan {
    with_rules(
        cases,
        Rules {
            validators: vec![validator(code)],
            interaction: Some(Interaction::default()),
            ..Rules::default()
        },
    )
}

#[test]
fn a_right_program_is_accepted_in_every_language_that_talks() {
    let plan = interactive(DOUBLES, &[("3\n", "\n"), ("0\n", "\n"), ("50\n", "\n")]);
    let programs = [
        (Language::Python, RIGHT),
        (
            Language::Cpp20,
            "#include <iostream>\nint main() { int n; while (std::cin >> n && n >= 0) std::cout << 2 * n << std::endl; }",
        ),
        (
            Language::Cpp20,
            "#include <bits/stdc++.h>\nint main() { std::string s; while (std::getline(std::cin, s) && s != \"-1\") \
             std::cout << 2 * std::stoi(s) << '\\n' << std::flush; }",
        ),
        (
            Language::C,
            "#include <stdio.h>\nint main(void) { int n; while (scanf(\"%d\", &n) == 1 && n >= 0) \
             { printf(\"%d\\n\", 2 * n); fflush(stdout); } }",
        ),
        (
            Language::Lua,
            "for line in io.lines() do local n = tonumber(line) if n < 0 then break end print(2 * n // 1 | 0) io.flush() end",
        ),
        (
            Language::Go,
            "package main\nimport \"fmt\"\nfunc main() { var n int; for { fmt.Scan(&n); if n < 0 { break }; fmt.Println(2 * n) } }",
        ),
        (
            Language::Ruby,
            "$stdout.sync = true\nwhile (n = gets.to_i) >= 0\n  puts 2 * n\nend\n",
        ),
        (
            Language::Perl,
            "$| = 1; while (($n = <STDIN>) >= 0) { print 2 * $n, \"\\n\"; }",
        ),
    ];
    for (language, code) in programs {
        let report = judged_in(language, code, &plan);
        assert_eq!(report.verdict, Verdict::AC, "{language}: {report:?}");
        assert_eq!(report.cases.len(), 3);
    }
}

#[test]
fn whoever_fails_first_is_to_blame() {
    let quick = Limits {
        ..limits().with_cpu_time_ms(700)
    };
    let mut plan = interactive(DOUBLES, &[("5\n", "\n"), ("2\n", "\n")]);
    plan.limits = quick;
    for (what, code, verdict) in [
        (
            "wrong, then crashes",
            "input(); print(7, flush=True); input()",
            Verdict::WA,
        ),
        (
            "wrong, then never ends",
            "input(); print(7, flush=True)\nwhile True: pass",
            Verdict::WA,
        ),
        ("crashes", "input(); raise ValueError", Verdict::RTE),
        (
            "crashes after a right answer",
            "print(2 * int(input()), flush=True); 1 // 0",
            Verdict::RTE,
        ),
        (
            "leaves early",
            "print(2 * int(input()), flush=True)",
            Verdict::WA,
        ),
        ("never ends", "while True: pass", Verdict::TLE),
        ("waits for more", "input(); input()", Verdict::TLE),
        (
            "asks for more after the end",
            "while True: print(2 * int(input()))",
            Verdict::TLE,
        ),
        (
            "says too much",
            "input(); print(0)\nprint('x' * 100)",
            Verdict::WA,
        ),
        (
            "talks on after the end",
            "while (n := int(input())) >= 0: print(2 * n, flush=True)\nprint('more')",
            Verdict::WA,
        ),
        (
            "crashes after all was accepted",
            "while (n := int(input())) >= 0: print(2 * n, flush=True)\n1 // 0",
            Verdict::RTE,
        ),
    ] {
        let report = judged(code, &plan);
        assert_eq!(report.verdict, verdict, "{what}: {report:?}");
    }
    // After all these, a right program is right.
    assert_eq!(judged(RIGHT, &plan).verdict, Verdict::AC);
}

#[test]
fn an_interactor_that_fails_is_never_the_users_verdict() {
    for code in [
        "import sys; print(1, flush=True); sys.exit(1)",
        "import sys; print(1, flush=True); sys.exit(0)",
        "print(1, flush=True); raise ValueError('broken')",
    ] {
        let plan = interactive(code, &[("1\n", "\n")]);
        let report = judged("print(input(), flush=True)\n", &plan);
        assert_eq!(report.verdict, Verdict::JE, "{code}: {report:?}");
    }
}

#[test]
fn large_messages_pass_in_both_directions() {
    let code = "\
import sys
block = 'x' * 300000
for _ in range(2):
    print(block, flush=True)
    if sys.stdin.readline().strip() != block:
        sys.exit(43)
sys.exit(42)
";
    let plan = interactive(code, &[("1\n", "\n")]);
    let echo = "for _ in range(2): print(input(), flush=True)\n";
    let report = judged(echo, &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
}

#[test]
fn what_was_said_is_shown_of_samples_only() {
    let mut plan = interactive(DOUBLES, &[("2\n", "\n"), ("2\n", "\n")]);
    plan.cases[0].is_sample = true;
    let report = judged(RIGHT, &plan);
    assert_eq!(
        report.cases[0].stdout.as_deref(),
        Some("< 0\n> 0\n< 1\n> 2\n< -1\n")
    );
    assert_eq!(report.cases[1].stdout, None);
}

#[test]
fn passes_can_be_interactive() {
    // In the second pass the numbers of the first come back.
    let code = "\
import sys
words = open(sys.argv[1]).read().split()
print(*words, flush=True)
line = sys.stdin.readline().strip()
if words[0] == 'second':
    sys.exit(42 if line == 'done' else 43)
open(sys.argv[3] + 'nextpass.in', 'w').write('second ' + line)
sys.exit(42)
";
    let mut plan = interactive(code, &[("first\n", "\n"), ("first\n", "\n")]);
    plan.rules.passes = Some(2);
    let right = "line = input()\nprint('hello' if line == 'first' else 'done' if line == 'second hello' else '?', flush=True)\n";
    let report = judged(right, &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    let wrong = "input(); print('hello', flush=True)\n";
    assert_eq!(judged(wrong, &plan).verdict, Verdict::WA);
}

#[test]
fn an_interactor_of_its_own_leaves_its_output_to_a_checker() {
    let interactor = "\
import sys
print(5, flush=True)
answer = input()
open(sys.argv[2], 'w').write(answer)
sys.exit(0)
";
    let checker = "\
import sys
sys.exit(0 if open(sys.argv[2]).read() == open(sys.argv[3]).read().strip() else 1)
";
    let of = |code| Validator {
        program: program(Language::Python, code),
        convention: Convention::Testlib,
    };
    let rules = Rules {
        validators: vec![of(checker)],
        interaction: Some(Interaction {
            interactor: Some(of(interactor)),
        }),
        ..Rules::default()
    };
    let plan = with_rules(&[("\n", "25\n")], rules);
    let report = judged("print(int(input()) ** 2, flush=True)\n", &plan);
    assert_eq!(report.verdict, Verdict::AC, "{report:?}");
    let report = judged("print(input(), flush=True)\n", &plan);
    assert_eq!(report.verdict, Verdict::WA, "{report:?}");
}
