//! `signatures`: what a harness costs.

use super::{
    report::{Measured, Row, milliseconds},
    stats::{median, rounded},
};
use anyhow::{Result, ensure};
use mettle_domain::{JudgeReport, Language, Limits, Verdict};
use mettle_judge::{Cancel, Judge, JudgeOptions, Submission};
use mettle_problems::{CaseRules, JudgePlan, Rules, Signature, TestCase, signature::Target};
use serde::Serialize;
use std::collections::BTreeMap;

const CALLS: usize = 20_000;
const ROUNDS: usize = 5;
/// A program that reads and writes one number, to compare compile times with.
const PROGRAM: &str = "#include <bits/stdc++.h>\nusing namespace std;\nint main() { int n; cin >> n; cout << n + 1 << '\\n'; }\n";

/// `follow(int value) -> int`, called 20,000 times in one test and once in another.
#[derive(Serialize)]
pub struct Signatures {
    /// By language: CPU time of the guest for one more call, in microseconds, reading its argument and
    /// writing its result included; median of the rounds.
    per_call_us: BTreeMap<&'static str, f64>,
    /// By language: CPU time of the guest in a test of one call, in milliseconds; median.
    one_call_ms: BTreeMap<&'static str, f64>,
    /// Wall time of compiling the C++ function with its harness in milliseconds; median.
    compile_ms: f64,
    /// Wall time of compiling a C++ program that does the same with streams, in milliseconds; median.
    program_compile_ms: f64,
    /// `compile_ms` to `program_compile_ms`.
    compile_ratio: f64,
    /// Calls in the larger test.
    calls: usize,
    /// Judgements of each.
    rounds: usize,
}

impl Measured for Signatures {
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for (language, per_call_us) in &self.per_call_us {
            let name = format!("{language}: harness, per call");
            rows.push(Row::new(name, format!("{per_call_us:.2} µs")));
        }
        for (language, one_call_ms) in &self.one_call_ms {
            let name = format!("{language}: test of one call");
            rows.push(Row::new(name, milliseconds(*one_call_ms)));
        }
        rows.push(Row::new(
            "C++ function, compile",
            milliseconds(self.compile_ms),
        ));
        rows.push(Row::new(
            "C++ program, compile",
            milliseconds(self.program_compile_ms),
        ));
        rows
    }
}

pub fn measure(judge: &Judge) -> Result<Signatures> {
    let function = "follow(int value) -> int"
        .parse()
        .map_err(anyhow::Error::msg)?;
    let signature = Signature::of(Target::Function { function });
    let (mut per_call_us, mut one_call_ms) = (BTreeMap::new(), BTreeMap::new());
    let mut compiles = vec![];
    for (language, code) in SOLUTIONS {
        if judge.lacks(language).is_some() {
            continue;
        }
        let (mut ones, mut calls) = (vec![], vec![]);
        for _ in 0..=ROUNDS {
            let report = judged(judge, language, code, &plan(Some(&signature)))?;
            let times = [&report.cases[0], &report.cases[1]].map(|case| case.cpu_time_ms);
            ones.push(times[0]);
            calls.push((times[1] - times[0]) * 1000.0 / (CALLS - 1) as f64);
            if language == Language::Cpp20 {
                compiles.push(report.compile.time_ms as f64);
            }
        }
        per_call_us.insert(language.id(), rounded(median(&calls[1..])));
        one_call_ms.insert(language.id(), median(&ones[1..]));
    }
    let mut programs = vec![];
    for _ in 0..=ROUNDS {
        let report = judged(judge, Language::Cpp20, PROGRAM, &plan(None))?;
        programs.push(report.compile.time_ms as f64);
    }
    let (compile_ms, program_compile_ms) = (median(&compiles[1..]), median(&programs[1..]));
    Ok(Signatures {
        per_call_us,
        one_call_ms,
        compile_ms,
        program_compile_ms,
        compile_ratio: rounded(compile_ms / program_compile_ms),
        calls: CALLS,
        rounds: ROUNDS,
    })
}

const SOLUTIONS: [(Language, &str); 8] = [
    (
        Language::Cpp20,
        "class Solution {\npublic:\n    int follow(int number) { return number + 1; }\n};\n",
    ),
    (
        Language::Python,
        "class Solution:\n    def follow(self, number: int) -> int:\n        return number + 1\n",
    ),
    (
        Language::JavaScript,
        "function follow(number) {\n  return number + 1;\n}\n",
    ),
    (
        Language::TypeScript,
        "function follow(number: number): number {\n  return number + 1;\n}\n",
    ),
    (
        Language::Go,
        "package main\n\nfunc follow(number int) int {\n\treturn number + 1\n}\n",
    ),
    (
        Language::Rust,
        "impl Solution {\n    pub fn follow(number: i32) -> i32 {\n        number + 1\n    }\n}\n",
    ),
    (Language::Ruby, "def follow(number)\n  number + 1\nend\n"),
    (
        Language::Lua,
        "function follow(number)\n  return number + 1\nend\n",
    ),
];

/// One call, then many; for a program, one number.
fn plan(signature: Option<&Signature>) -> JudgePlan {
    let case = |calls: usize| {
        let numbers = |first: usize| -> Vec<u8> {
            let lines = (first..first + calls).map(|number| format!("{number}\n"));
            lines.collect::<String>().into_bytes()
        };
        TestCase {
            name: format!("secret/{calls}"),
            is_sample: false,
            input: numbers(0).into(),
            answer: numbers(1).into(),
            rules: CaseRules::default(),
        }
    };
    let cases = match signature {
        Some(_) => vec![case(1), case(CALLS)],
        None => vec![case(1)],
    };
    JudgePlan {
        limits: Limits::default().with_cpu_time_ms(10_000),
        rules: Rules {
            signature: signature.cloned(),
            ..Rules::default()
        },
        cases,
    }
}

fn judged(judge: &Judge, language: Language, code: &str, plan: &JudgePlan) -> Result<JudgeReport> {
    let report = judge.judge(
        &Submission::single(language, code),
        plan,
        &JudgeOptions::default(),
        &Cancel::new(),
        &mut |_| {},
    );
    ensure!(
        report.verdict == Verdict::AC,
        "a right {language} function is judged {}: {}{}",
        report.verdict,
        report.judge_error.unwrap_or_default(),
        report.compile.diagnostics
    );
    Ok(report)
}
