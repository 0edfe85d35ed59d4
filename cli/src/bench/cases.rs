//! `cases`: what one more test costs.

use super::{
    native,
    report::{Measured, Row, milliseconds},
    stats::{median, rounded},
};
use anyhow::{Context, Result, ensure};
use mettle_domain::{JudgeReport, Language, Limits, Verdict};
use mettle_judge::{Cancel, Judge, JudgeOptions, Progress, Submission};
use mettle_problems::{CaseRules, JudgePlan, Rules, TestCase};
use serde::Serialize;
use std::{
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

const PROGRAM: &str = include_str!("../../bench/cpp/a-plus-b.cpp");
const TESTS: usize = 1000;
const ROUNDS: usize = 5;
const SPAWNS_PER_ROUND: usize = 40;
/// Milliseconds of wall time per test.
const ASKED: f64 = 0.04;

/// A C++ program that adds two numbers, judged on 1,000 tests.
#[derive(Serialize)]
pub struct Cases {
    /// Wall time of one test in milliseconds: from the first test's start to the report, divided
    /// by the number of tests; median of the rounds.
    median_ms: f64,
    /// CPU time of the guest in one test in milliseconds, median.
    guest_cpu_ms: f64,
    /// Wall time in milliseconds of the same program as a bare native process, without any
    /// sandbox, its input and output through pipes: median of 200. Null without `g++`.
    native_spawn_ms: Option<f64>,
    /// `median_ms` to `native_spawn_ms`.
    ratio: Option<f64>,
    /// Tests in a round.
    tests: usize,
    /// Rounds; native processes are started between them.
    rounds: usize,
    /// Largest `median_ms` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for Cases {
    fn rows(&self) -> Vec<Row> {
        let row = Row::new("C++ a+b, per test", milliseconds(self.median_ms));
        vec![
            row.against(self.native_spawn_ms, self.ratio)
                .asked(milliseconds(self.asked), self.ok),
        ]
    }
}

pub fn measure(judge: &Judge) -> Result<Cases> {
    let folder = tempfile::tempdir()?;
    let native = native::find("g++")
        .ok()
        .map(|compiler| compile(&compiler, folder.path()))
        .transpose()?;
    let plan = plan();
    let (mut walls, mut cpus, mut spawns) = (vec![], vec![], vec![]);
    for _ in 0..ROUNDS {
        walls.push(judge_once(judge, &plan, &mut cpus)? / TESTS as f64);
        for case in plan.cases.iter().take(SPAWNS_PER_ROUND) {
            if let Some(program) = &native {
                spawns.push(spawn_once(program, case)?);
            }
        }
    }
    let median_ms = median(&walls);
    let native_spawn_ms = native.is_some().then(|| median(&spawns));
    Ok(Cases {
        median_ms,
        guest_cpu_ms: median(&cpus),
        native_spawn_ms,
        ratio: native_spawn_ms.map(|native| rounded(median_ms / native)),
        tests: TESTS,
        rounds: ROUNDS,
        asked: ASKED,
        ok: median_ms <= ASKED,
    })
}

fn compile(compiler: &Path, folder: &Path) -> Result<std::path::PathBuf> {
    let (source, program) = (folder.join("a-plus-b.cpp"), folder.join("a-plus-b"));
    std::fs::write(&source, PROGRAM)?;
    native::compile(compiler, &source, &program)?;
    Ok(program)
}

pub(super) fn plan() -> JudgePlan {
    let cases = (0..TESTS as u64).map(|index| {
        let (a, b) = (index * 7_919 % 10_007, index * 104_729 % 1_000_003);
        TestCase {
            name: format!("secret/{index:04}"),
            is_sample: false,
            input: format!("{a} {b}\n").into_bytes().into(),
            answer: format!("{}\n", a + b).into_bytes().into(),
            rules: CaseRules::default(),
        }
    });
    JudgePlan {
        limits: Limits::default(),
        rules: Rules::default(),
        cases: cases.collect(),
    }
}

/// Wall time of all tests in milliseconds.
fn judge_once(judge: &Judge, plan: &JudgePlan, cpus: &mut Vec<f64>) -> Result<f64> {
    let (wall_ms, report) = accepted(judge, PROGRAM, plan)?;
    cpus.extend(report.cases.iter().map(|case| case.cpu_time_ms));
    Ok(wall_ms)
}

/// Judges a C++ program that is right: the wall time from the first test's start to the report, in
/// milliseconds, and the report.
pub(super) fn accepted(
    judge: &Judge,
    program: &str,
    plan: &JudgePlan,
) -> Result<(f64, JudgeReport)> {
    let submission = Submission::single(Language::Cpp20, program);
    let mut started = None;
    let mut on = |progress| {
        if let Progress::Running { .. } = progress {
            started = Some(Instant::now());
        }
    };
    let options = JudgeOptions::default();
    let report = judge.judge(&submission, plan, &options, &Cancel::new(), &mut on);
    let wall = started.map(|started| started.elapsed());
    ensure!(
        report.verdict == Verdict::AC && report.cases.len() == plan.cases.len(),
        "a right program is judged {} after {} tests: {}{}",
        report.verdict,
        report.cases.len(),
        report.judge_error.unwrap_or_default(),
        report.compile.diagnostics
    );
    let wall = wall.context("the tests never started")?;
    Ok((wall.as_secs_f64() * 1000.0, report))
}

/// Wall time of a bare process, from its start until it is reaped, in milliseconds.
fn spawn_once(program: &Path, case: &TestCase) -> Result<f64> {
    let started = Instant::now();
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    child
        .stdin
        .take()
        .context("standard input")?
        .write_all(&case.input.load()?)?;
    let mut output = Vec::new();
    child
        .stdout
        .take()
        .context("standard output")?
        .read_to_end(&mut output)?;
    let status = child.wait()?;
    let wall_ms = started.elapsed().as_secs_f64() * 1000.0;
    ensure!(
        status.success() && output[..] == case.answer.load()?[..],
        "the native a+b is wrong: {status}"
    );
    Ok(wall_ms)
}
