//! `megabyte`: what a test with a large input and output costs.

use super::{
    cases, native,
    report::{Measured, Row, milliseconds},
    stats::{median, rounded},
};
use anyhow::{Context, Result, ensure};
use mettle_domain::Limits;
use mettle_judge::Judge;
use mettle_problems::{CaseRules, JudgePlan, Rules, TestCase};
use serde::Serialize;
use std::{
    io::{Read, Write},
    process::{Command, Stdio},
    time::Instant,
};

const PROGRAM: &str = include_str!("../../bench/cpp/copy.cpp");
const BYTES: usize = 1_000_000;
const TESTS: usize = 40;
const ROUNDS: usize = 5;
const ASKED: f64 = 2.0;

/// A C++ program that copies 1 MB of input, judged on 40 tests, comparison included.
#[derive(Serialize)]
pub struct Megabyte {
    /// Wall time of one test in milliseconds, median of the rounds.
    median_ms: f64,
    /// Wall time in milliseconds of sending the same bytes through a pipe to a native `cat` that
    /// runs already and reading them back through another, median.
    native_ms: f64,
    /// `median_ms` to `native_ms`.
    ratio: f64,
    /// Largest `ratio` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for Megabyte {
    fn rows(&self) -> Vec<Row> {
        let row = Row::new("1 MB in and out, per test", milliseconds(self.median_ms));
        vec![
            row.against(Some(self.native_ms), Some(self.ratio))
                .asked(format!("{}x", self.asked), self.ok),
        ]
    }
}

pub fn measure(judge: &Judge) -> Result<Megabyte> {
    let plan = plan();
    let mut pipes = Pipes::open()?;
    let (mut ours, mut theirs) = (vec![], vec![]);
    for _ in 0..ROUNDS {
        ours.push(cases::accepted(judge, PROGRAM, &plan)?.0 / TESTS as f64);
        for case in &plan.cases {
            theirs.push(pipes.copy(&case.input.load()?)?);
        }
    }
    let (median_ms, native_ms) = (median(&ours), median(&theirs));
    let ratio = rounded(median_ms / native_ms);
    Ok(Megabyte {
        median_ms,
        native_ms,
        ratio,
        asked: ASKED,
        ok: ratio <= ASKED,
    })
}

/// Lines of numbers, different in each test.
fn plan() -> JudgePlan {
    let cases = (0..TESTS as u64).map(|index| {
        let mut input = String::with_capacity(BYTES + 16);
        let mut number = index + 1;
        while input.len() < BYTES {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            input.push_str(&format!("{} {}\n", number >> 34, number >> 54));
        }
        TestCase {
            name: format!("secret/{index:02}"),
            is_sample: false,
            answer: input.clone().into_bytes().into(),
            input: input.into_bytes().into(),
            rules: CaseRules::default(),
        }
    });
    JudgePlan {
        limits: Limits::default(),
        rules: Rules::default(),
        cases: cases.collect(),
    }
}

/// A running `cat`.
struct Pipes {
    process: std::process::Child,
}

impl Pipes {
    fn open() -> Result<Pipes> {
        let process = Command::new(native::find("cat")?)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting cat")?;
        Ok(Pipes { process })
    }

    /// Wall time in milliseconds until all bytes came back.
    fn copy(&mut self, bytes: &[u8]) -> Result<f64> {
        let to = self.process.stdin.as_mut().context("standard input")?;
        let from = self.process.stdout.as_mut().context("standard output")?;
        let mut back = vec![0; bytes.len()];
        let started = Instant::now();
        let sent = std::thread::scope(|scope| {
            let sending = scope.spawn(move || to.write_all(bytes));
            from.read_exact(&mut back)?;
            sending
                .join()
                .unwrap_or_else(|_| Err(std::io::Error::other("the writer panicked")))
        });
        let wall_ms = started.elapsed().as_secs_f64() * 1000.0;
        sent?;
        ensure!(back == bytes, "cat gave other bytes back");
        Ok(wall_ms)
    }
}

impl Drop for Pipes {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
