//! Whether verdicts stay the same: submissions close to their time limit, judged again and again
//! while every core is loaded.

use super::report::{Measured, Row};
use anyhow::{Context, Result, ensure};
use mettle_domain::{Language, Limits, Verdict};
use mettle_judge::{Cancel, Judge, JudgeOptions, Submission};
use mettle_problems::{CaseRules, JudgePlan, Rules, TestCase};
use serde::Serialize;
use std::{
    collections::BTreeSet,
    process::{Child, Command, Stdio},
};

/// Judgements of each submission.
const TIMES: usize = 20;
/// The time limit, in milliseconds.
const LIMIT_MS: u64 = 300;
/// CPU time of the submissions on an idle machine, as parts of their limit.
const PARTS: [f64; 10] = [0.70, 0.75, 0.80, 0.85, 0.90, 1.10, 1.20, 1.30, 1.40, 1.50];

/// Programs whose time grows with the number they read, and the number that is tried first.
const PROGRAMS: [(Language, &str, u64); 4] = [
    (
        Language::C,
        "#include <stdio.h>\nint main(void){ unsigned long long n, x = 88172645463325252ull, s = 0; scanf(\"%llu\", &n);\n\
         while (n--) { x ^= x << 13; x ^= x >> 7; x ^= x << 17; s += x % 1000; } printf(\"%d\\n\", s != 1); }",
        40_000_000,
    ),
    (
        Language::C,
        "#include <stdio.h>\nstatic unsigned a[1 << 20];\nint main(void){ unsigned long long n, s = 0; scanf(\"%llu\", &n);\n\
         for (unsigned i = 0; i < 1 << 20; i++) a[i] = i * 2654435761u; unsigned p = 0;\n\
         while (n--) { p = a[(p ^ n) & ((1 << 20) - 1)]; s += p; } printf(\"%d\\n\", s != 1); }",
        10_000_000,
    ),
    (
        Language::Python,
        "n = int(input())\ns = 0\nfor i in range(n):\n    s += i * i % 7\nprint(1)",
        2_000_000,
    ),
    (
        Language::JavaScript,
        "const n = +require('fs').readFileSync(0, 'utf8');\nlet s = 0;\nfor (let i = 0; i < n; i++) s = (s * 31 + i) % 1000003;\nconsole.log(1);",
        4_000_000,
    ),
];

/// What came out.
#[derive(Serialize)]
pub struct Stability {
    /// Submissions: programs times parts of the limit.
    submissions: usize,
    /// Judgements of each.
    times: usize,
    /// Submissions that got more than one verdict.
    changed: usize,
    /// Those whose verdict was not the one of an idle machine.
    wrong: usize,
    /// Cases that were repeated alone.
    repeated: usize,
    ok: bool,
}

impl Measured for Stability {
    fn rows(&self) -> Vec<Row> {
        let name = format!(
            "verdicts near the limit, {} x {}, loaded",
            self.submissions, self.times
        );
        vec![
            Row::new(name, format!("{} changed", self.changed)).asked("0".into(), self.ok),
            Row::new("  not that of an idle machine", self.wrong.to_string()),
            Row::new("  repeated alone", self.repeated.to_string()),
        ]
    }
}

/// Keeps every core busy until dropped.
struct Load(Vec<Child>);

impl Load {
    fn start() -> Result<Load> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let spin = || {
            Command::new("sh")
                .args(["-c", "while :; do :; done"])
                .stdin(Stdio::null())
                .spawn()
                .context("starting a load")
        };
        Ok(Load((0..cores).map(|_| spin()).collect::<Result<_>>()?))
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub fn measure(judge: &Judge) -> Result<Stability> {
    let mut rounds = Vec::new();
    for (language, code, first) in PROGRAMS {
        rounds.push(rounds_at_limit(judge, language, code, first)?);
    }
    let _load = Load::start()?;
    let (mut changed, mut wrong, mut repeated) = (0, 0, 0);
    for ((language, code, _), at_limit) in PROGRAMS.into_iter().zip(rounds) {
        for part in PARTS {
            let mut verdicts = BTreeSet::new();
            for _ in 0..TIMES {
                let (verdict, _, message) =
                    judge_once(judge, language, code, (at_limit * part) as u64, LIMIT_MS)?;
                repeated += usize::from(message.is_some_and(|text| text.contains("repeated")));
                verdicts.insert(verdict.to_string());
            }
            let expected = if part < 1.0 {
                Verdict::AC
            } else {
                Verdict::TLE
            };
            changed += usize::from(verdicts.len() > 1);
            wrong += usize::from(!verdicts.contains(&expected.to_string()));
        }
    }
    Ok(Stability {
        submissions: PROGRAMS.len() * PARTS.len(),
        times: TIMES,
        changed,
        wrong,
        repeated,
        ok: changed == 0,
    })
}

/// How many rounds take as long as the limit, from the shortest of several runs.
fn rounds_at_limit(judge: &Judge, language: Language, code: &str, first: u64) -> Result<f64> {
    let shortest = |rounds: u64| -> Result<f64> {
        let mut best = f64::MAX;
        for _ in 0..5 {
            let (verdict, cpu_ms, _) = judge_once(judge, language, code, rounds, 60_000)?;
            ensure!(verdict == Verdict::AC, "{language}: {verdict}");
            best = best.min(cpu_ms);
        }
        Ok(best)
    };
    let (none, some) = (shortest(0)?, shortest(first)?);
    Ok(first as f64 * (LIMIT_MS as f64 - none) / (some - none))
}

fn judge_once(
    judge: &Judge,
    language: Language,
    code: &str,
    rounds: u64,
    limit_ms: u64,
) -> Result<(Verdict, f64, Option<String>)> {
    let plan = JudgePlan {
        limits: Limits::default().with_cpu_time_ms(limit_ms),
        rules: Rules::default(),
        cases: vec![TestCase {
            name: "secret/1".into(),
            is_sample: false,
            input: format!("{rounds}\n").into_bytes().into(),
            answer: b"1\n".as_slice().into(),
            rules: CaseRules::default(),
        }],
    };
    let submission = Submission::single(language, code);
    let options = JudgeOptions::default();
    let mut report = judge.judge(&submission, &plan, &options, &Cancel::new(), &mut |_| {});
    let case = report.cases.pop().with_context(|| {
        format!(
            "{language}: {:?} {}",
            report.judge_error, report.compile.diagnostics
        )
    })?;
    Ok((case.verdict, case.cpu_time_ms, case.message))
}
