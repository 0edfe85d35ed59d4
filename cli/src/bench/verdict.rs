//! `verdict`: from the POST to the final verdict.

use super::{
    client::Client,
    problem::TESTS,
    report::{Measured, Row, milliseconds},
    server::{Installation, runtime},
    stats::{median, quantile},
};
use crate::host::Shared;
use anyhow::{Context, Result};
use serde::Serialize;

const PYTHON: &str = include_str!("../../bench/python/a-plus-b.py");
const CPP: &str = include_str!("../../bench/cpp/a-plus-b.cpp");
const SUBMISSIONS: usize = 20;
/// Milliseconds asked for, half of the time.
const ASKED_PYTHON: f64 = 250.0;
const ASKED_CPP: f64 = 1500.0;

/// From just before the POST until a client has the verdict over its WebSocket: a+b with 10
/// tests, `mettle serve` with SQLite and the embedded queue, the languages taking turns.
#[derive(Serialize)]
pub struct VerdictTimes {
    /// Python.
    python: Times,
    /// C++20, compiling included.
    cpp: Times,
    /// Tests of the problem.
    tests: usize,
}

/// All in milliseconds.
#[derive(Serialize)]
struct Times {
    /// Median.
    p50_ms: f64,
    /// Of 95 percent.
    p95_ms: f64,
    /// How many submissions.
    submissions: usize,
    /// Largest `p50_ms` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for VerdictTimes {
    fn rows(&self) -> Vec<Row> {
        let mut rows = self.python.rows("Python");
        rows.extend(self.cpp.rows("C++"));
        rows
    }
}

impl Times {
    fn of(samples: &[f64], asked: f64) -> Times {
        let p50_ms = median(samples);
        Times {
            p50_ms,
            p95_ms: quantile(samples, 0.95),
            submissions: samples.len(),
            asked,
            ok: p50_ms <= asked,
        }
    }

    fn rows(&self, language: &str) -> Vec<Row> {
        let head = Row::new(
            format!("{language} a+b, {TESTS} tests, to verdict, p50"),
            milliseconds(self.p50_ms),
        );
        vec![
            head.asked(milliseconds(self.asked), self.ok),
            Row::new("  p95", milliseconds(self.p95_ms)),
        ]
    }
}

pub fn measure(shared: &Shared) -> Result<VerdictTimes> {
    let installation = Installation::embedded(shared)?;
    let (python, cpp) = runtime()?.block_on(submit_all(&installation.address))?;
    Ok(VerdictTimes {
        python: Times::of(&python, ASKED_PYTHON),
        cpp: Times::of(&cpp, ASKED_CPP),
        tests: TESTS,
    })
}

/// Milliseconds of each submission. The first of each language is not counted.
async fn submit_all(address: &str) -> Result<(Vec<f64>, Vec<f64>)> {
    let client = Client::register(address).await?;
    let (mut python, mut cpp) = (vec![], vec![]);
    for number in 0..=SUBMISSIONS {
        for (language, code, times) in [("python", PYTHON, &mut python), ("cpp", CPP, &mut cpp)] {
            let timeline = client.submit(language, code).await?;
            let time_ms = timeline
                .accepted()
                .with_context(|| format!("a+b in {language}"))?
                .received_ms;
            if number > 0 {
                times.push(time_ms);
            }
        }
    }
    Ok((python, cpp))
}
