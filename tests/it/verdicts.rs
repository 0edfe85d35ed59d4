//! Programs and the verdicts they must get, through the whole judge.

use crate::judging::{is_available, judge, judge_all, limits, plan};
use mettle_domain::{
    Language::{self, C, Cpp20, JavaScript, Python},
    Limits, Verdict,
};
use mettle_judge::{Cancel, JudgeOptions, Progress, Submission};

/// Limits that a runaway program meets soon.
fn tight() -> Limits {
    Limits {
        memory_bytes: 64 << 20,
        output_bytes: 1 << 20,
        ..Limits::default().with_cpu_time_ms(1_500)
    }
}

fn verdict(language: Language, code: &str, limits: Limits) -> (Verdict, String) {
    let report = judge_all(language, code, &plan(limits, &[("3 4\n", "7\n")]));
    let said = report.cases.first().and_then(|case| case.message.clone());
    (
        report.verdict,
        said.or(report.judge_error)
            .unwrap_or(report.compile.diagnostics),
    )
}

#[test]
fn each_way_to_fail_gets_its_verdict_in_each_language() {
    let table: &[(Language, Verdict, &str)] = &[
        (
            C,
            Verdict::WA,
            "#include <stdio.h>\nint main(void){ puts(\"8\"); }",
        ),
        (C, Verdict::CE, "int main(void){ return }"),
        (
            C,
            Verdict::TLE,
            "int main(void){ volatile int x = 0; for (;;) x++; }",
        ),
        (C, Verdict::RTE, "int main(void){ return 3; }"),
        (
            C,
            Verdict::RTE,
            "#include <stdlib.h>\nint main(void){ abort(); }",
        ),
        (
            C,
            Verdict::RTE,
            "int main(int c, char **v){ volatile int zero = c - 1; return 100 / zero; }",
        ),
        (
            C,
            Verdict::RTE,
            "int main(void){ int *p = 0; *p = 1; return *p; }",
        ),
        (
            C,
            Verdict::MLE,
            "#include <stdlib.h>\nint main(void){ for (;;) { volatile char *p = malloc(1 << 20); for (int i = 0; i < 1 << 20; i += 4096) p[i] = 1; } }",
        ),
        (
            C,
            Verdict::MLE,
            "static volatile char a[100 << 20];\nint main(void){ a[5] = 1; return a[6]; }",
        ),
        (
            C,
            Verdict::OLE,
            "#include <stdio.h>\nint main(void){ for (;;) puts(\"more\"); }",
        ),
        (
            Cpp20,
            Verdict::RTE,
            "#include <bits/stdc++.h>\nint main(){ std::vector<int> v(3); volatile int i = 300'000'000; std::cout << v[i]; }",
        ),
        (
            Cpp20,
            Verdict::RTE,
            "#include <bits/stdc++.h>\nint main(){ throw 5; }",
        ),
        (
            Cpp20,
            Verdict::RTE,
            "int f(int n){ volatile char a[100]; a[n % 100] = 1; int r = f(n + 1); return r + a[n % 100]; }\nint main(){ return f(0); }",
        ),
        (
            Cpp20,
            Verdict::MLE,
            "#include <bits/stdc++.h>\nint main(){ std::vector<long long> v; for (;;) v.push_back(1); }",
        ),
        (Python, Verdict::WA, "print(8)"),
        (Python, Verdict::TLE, "while True: pass"),
        (Python, Verdict::RTE, "raise ValueError"),
        (Python, Verdict::RTE, "def f(): return f()\nf()"),
        (
            Python,
            Verdict::MLE,
            "a = []\nwhile True: a.append(bytearray(1 << 20))",
        ),
        (Python, Verdict::OLE, "while True: print('more')"),
        (Python, Verdict::TLE, "import time\ntime.sleep(3600)"),
        (JavaScript, Verdict::WA, "console.log(8)"),
        (JavaScript, Verdict::TLE, "for (;;);"),
        (JavaScript, Verdict::RTE, "null.x"),
        (
            JavaScript,
            Verdict::RTE,
            "function f() { return f() + 1; } f();",
        ),
        (
            JavaScript,
            Verdict::MLE,
            "const a = []; for (;;) a.push(new Uint8Array(1 << 20).fill(1));",
        ),
        (JavaScript, Verdict::OLE, "for (;;) console.log('more');"),
    ];
    let mut wrong = Vec::new();
    for (language, expected, code) in table {
        let (got, said) = verdict(*language, code, tight());
        if got != *expected {
            wrong.push(format!(
                "{language} {code}\n  {got} instead of {expected}: {said}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_right_program_is_accepted_in_every_language() {
    for language in Language::ALL.into_iter().filter(|one| is_available(*one)) {
        let test = mettle_judge::self_test(language);
        let cases = ["42\n", "42", " 42 \n"].map(|answer| (test.stdin, answer));
        let report = judge_all(language, test.source, &plan(limits(), &cases));
        assert_eq!(report.verdict, Verdict::AC, "{language}: {report:?}");
        assert_eq!(report.cases.len(), 3);
    }
}

#[test]
fn a_python_syntax_error_is_a_compile_error() {
    for (language, code, place) in [
        (Python, "print('a')\nx = = 1\n", "line 2"),
        (JavaScript, "let a = 1;\nlet = = 1;\n", "main.js:2"),
    ] {
        let report = judge_all(language, code, &plan(limits(), &[("", "")]));
        assert_eq!(report.verdict, Verdict::CE, "{report:?}");
        assert!(
            report.compile.diagnostics.contains(place),
            "{}",
            report.compile.diagnostics
        );
    }
}

#[test]
fn after_a_case_that_overran_the_next_ones_are_judged() {
    let code = "#include <bits/stdc++.h>\nint main(){ volatile int x; { int y; std::cin >> y; x = y; } while (x == 1) ; if (x == 2) std::abort(); std::cout << x; }";
    let cases = [
        ("0", "0"),
        ("1", "1"),
        ("3", "3"),
        ("2", "2"),
        ("1", "1"),
        ("4", "4"),
    ];
    let report = judge_all(Cpp20, code, &plan(tight(), &cases));
    let verdicts: Vec<_> = report.cases.iter().map(|case| case.verdict).collect();
    use Verdict::*;
    assert_eq!(verdicts, [AC, TLE, AC, RTE, TLE, AC]);
    assert_eq!(report.verdict, TLE);
}

#[test]
fn judging_stops_at_the_first_failed_case_unless_all_are_wanted() {
    let plan = plan(limits(), &[("", "1"), ("", "2"), ("", "1")]);
    let mut told = Vec::new();
    let report = judge().judge(
        &Submission::single(Python, "print(1)"),
        &plan,
        &JudgeOptions::default(),
        &Cancel::new(),
        &mut |progress| {
            told.push(match progress {
                Progress::Compiling => "compiling".to_owned(),
                Progress::Compiled(report) => format!("compiled {}", report.ok),
                Progress::Running { cases } => format!("running {cases}"),
                Progress::Case { report, .. } => format!("{} {}", report.case, report.verdict),
            });
        },
    );
    assert_eq!(report.verdict, Verdict::WA);
    assert_eq!(
        told,
        [
            "compiling",
            "compiled true",
            "running 3",
            "secret/01 AC",
            "secret/02 WA"
        ]
    );
    assert_eq!(judge_all(Python, "print(1)", &plan).cases.len(), 3);
}

#[test]
fn a_secret_case_tells_no_text_that_could_carry_data_out() {
    let plan = plan(limits(), &[("hush", "x")]);
    let report = judge_all(Python, "raise ValueError(input())", &plan);
    let case = &report.cases[0];
    assert_eq!(
        case.message.as_deref(),
        Some("exit code 1: ValueError (line 1)")
    );
    assert_eq!(case.stdout, None);
}

#[test]
fn memory_is_what_the_program_allocated() {
    let code = "#include <bits/stdc++.h>\n\
                int main(){ int n = 40; std::cin >> n; std::vector<char> v(n << 20); \
                std::iota(v.begin(), v.end(), 0); std::cin >> n; std::cout << (int)v[n]; }";
    let report = judge_all(Cpp20, code, &plan(limits(), &[("40 17", "17")]));
    let mib = report.memory_bytes >> 20;
    assert!((40..44).contains(&mib), "{mib} MiB");
    let idle = judge_all(Python, "print(1)", &plan(limits(), &[("", "1")]));
    assert!(
        idle.memory_bytes < 8 << 20,
        "an idle Python is charged {} bytes",
        idle.memory_bytes
    );
}

#[test]
fn a_cancelled_judgement_is_ours_and_ends_soon() {
    let cancel = Cancel::new();
    let other = cancel.clone();
    let plan = plan(Limits::default().with_cpu_time_ms(600_000), &[("", "1")]);
    let report = judge().judge(
        &Submission::single(Python, "while True: pass"),
        &plan,
        &JudgeOptions::default(),
        &cancel,
        &mut |progress| {
            if matches!(progress, Progress::Running { .. }) {
                other.cancel();
            }
        },
    );
    assert_eq!(report.verdict, Verdict::JE);
    assert_eq!(report.judge_error.as_deref(), Some("cancelled"));
}

#[test]
fn judging_twice_gives_the_same_output() {
    let code =
        "import random, time\nprint(random.random(), time.time(), {str(i) for i in range(9)})";
    let first = crate::judging::output(Python, code, "");
    let second = crate::judging::output(Python, code, "");
    assert_eq!(first, second);
}
