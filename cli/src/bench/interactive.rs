//! `interactive`: what an exchange between a program and an interactor costs.

use super::{
    cases,
    report::{Measured, Row, microseconds},
    stats::median,
};
use anyhow::Result;
use mettle_domain::{Language, Limits, SourceFile};
use mettle_judge::Judge;
use mettle_problems::{
    CaseRules, Convention, Interaction, JudgePlan, Program, Rules, TestCase, Validator,
};
use serde::Serialize;

const PROGRAM: &str = include_str!("../../bench/cpp/answers.cpp");
const INTERACTOR: &str = include_str!("../../bench/cpp/interactor.cpp");
const ROUNDS: usize = 5;
/// Exchanges in the long test and in the short one, of which the difference is measured.
const LONG: u64 = 20_000;
const SHORT: u64 = 0;
/// Microseconds per exchange.
const ASKED: f64 = 30.0;

/// A C++ program and a C++ interactor that send each other a number and back, flushing each time.
#[derive(Serialize)]
pub struct Interactive {
    /// Wall time from one number sent until the next one is, in microseconds: median of the rounds.
    round_trip_us: f64,
    /// Wall time of a test without any exchange, in milliseconds.
    start_ms: f64,
    /// Exchanges in a round.
    exchanges: u64,
    /// Rounds.
    rounds: usize,
    /// Largest `round_trip_us` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for Interactive {
    fn rows(&self) -> Vec<Row> {
        vec![
            Row::new(
                "C++ to interactor and back",
                microseconds(self.round_trip_us),
            )
            .asked(microseconds(self.asked), self.ok),
        ]
    }
}

pub fn measure(judge: &Judge) -> Result<Interactive> {
    let (long, short) = (plan(LONG), plan(SHORT));
    let (mut trips, mut starts) = (vec![], vec![]);
    for round in 0..=ROUNDS {
        let short_ms = wall_of_last_case(judge, &short)?;
        let long_ms = wall_of_last_case(judge, &long)?;
        if round > 0 {
            starts.push(short_ms);
            trips.push((long_ms - short_ms) * 1000.0 / (LONG - SHORT) as f64);
        }
    }
    let round_trip_us = median(&trips);
    Ok(Interactive {
        round_trip_us,
        start_ms: median(&starts),
        exchanges: LONG,
        rounds: ROUNDS,
        asked: ASKED,
        ok: round_trip_us <= ASKED,
    })
}

/// The second of two equal tests: both sandboxes are there already.
fn wall_of_last_case(judge: &Judge, plan: &JudgePlan) -> Result<f64> {
    let (_, report) = cases::accepted(judge, PROGRAM, plan)?;
    Ok(report.cases.last().map_or(0.0, |case| case.wall_time_ms))
}

fn plan(exchanges: u64) -> JudgePlan {
    let case = |number: u32| TestCase {
        name: format!("secret/{number}"),
        is_sample: false,
        input: format!("{exchanges}\n").into_bytes().into(),
        answer: b"".as_slice().into(),
        rules: CaseRules::default(),
    };
    JudgePlan {
        limits: Limits::default().with_cpu_time_ms(10_000),
        rules: Rules {
            validators: vec![Validator {
                program: Program {
                    language: Language::Cpp20,
                    files: vec![SourceFile {
                        name: "interactor.cpp".into(),
                        content: INTERACTOR.into(),
                    }],
                },
                convention: Convention::Kattis,
            }],
            interaction: Some(Interaction::default()),
            ..Rules::default()
        },
        cases: vec![case(1), case(2)],
    }
}
