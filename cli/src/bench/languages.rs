//! `languages`: what the smallest program costs in each language.

use super::{
    report::{Measured, Row, milliseconds},
    stats::median,
};
use anyhow::{Context, Result, ensure};
use mettle_domain::{Language, Limits};
use mettle_judge::{Cancel, Judge, Submission};
use serde::Serialize;
use std::time::Instant;

const ROUNDS: usize = 7;
/// Milliseconds of CPU time until Python has run its first lines.
const PYTHON_ASKED: f64 = 6.0;

/// Each language's self-test: reads two numbers, prints their sum.
#[derive(Serialize)]
pub struct Languages {
    /// Runs of each.
    rounds: usize,
    /// Each language, in the order of `mettle languages`.
    languages: Vec<Smallest>,
    /// Largest `run_ms` of Python asked for.
    python_asked: f64,
    /// Whether it is reached.
    python_ok: bool,
}

#[derive(Serialize)]
struct Smallest {
    /// The language's id.
    language: &'static str,
    /// Wall time from the source to the program's end in milliseconds, median.
    total_ms: f64,
    /// CPU time of the program alone in milliseconds, median.
    run_ms: f64,
}

impl Measured for Languages {
    fn rows(&self) -> Vec<Row> {
        let row = |smallest: &Smallest| {
            let row = Row::new(
                format!("{}, smallest program", smallest.language),
                format!(
                    "{}, run {}",
                    milliseconds(smallest.total_ms),
                    milliseconds(smallest.run_ms)
                ),
            );
            match smallest.language == Language::Python.id() {
                true => row.asked(
                    format!("run {}", milliseconds(self.python_asked)),
                    self.python_ok,
                ),
                false => row,
            }
        };
        self.languages.iter().map(row).collect()
    }
}

pub fn measure(judge: &Judge) -> Result<Languages> {
    let languages = Language::ALL
        .into_iter()
        .filter(|language| judge.lacks(*language).is_none())
        .map(|language| smallest(judge, language).with_context(|| language.to_string()));
    let languages: Vec<Smallest> = languages.collect::<Result<_>>()?;
    let python = |smallest: &Smallest| {
        smallest.language == Language::Python.id() && smallest.run_ms <= PYTHON_ASKED
    };
    Ok(Languages {
        rounds: ROUNDS,
        python_asked: PYTHON_ASKED,
        python_ok: languages.iter().any(python),
        languages,
    })
}

fn smallest(judge: &Judge, language: Language) -> Result<Smallest> {
    let test = mettle_judge::self_test(language);
    let submission = Submission::single(language, test.source);
    let (mut totals, mut runs) = (vec![], vec![]);
    // The first round fills the page cache and is not counted.
    for round in 0..=ROUNDS {
        let started = Instant::now();
        let (limits, cancel) = (Limits::default(), Cancel::new());
        let stdin = test.stdin.as_bytes();
        let (compile, run) = judge.run(&submission, &limits, stdin, &[], false, &cancel)?;
        let total_ms = started.elapsed().as_secs_f64() * 1000.0;
        let run = run.with_context(|| compile.diagnostics.clone())?;
        ensure!(run.stdout == b"42\n", "it prints something else than 42");
        if round > 0 {
            totals.push(total_ms);
            runs.push(run.outcome.cpu_time_us as f64 / 1000.0);
        }
    }
    Ok(Smallest {
        language: language.id(),
        total_ms: median(&totals),
        run_ms: median(&runs),
    })
}
