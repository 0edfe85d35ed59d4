//! `checkers`: what a custom validator adds to a test.

use super::{
    cases,
    report::{Measured, Row, milliseconds},
    stats::median,
};
use anyhow::Result;
use mettle_domain::{Language, SourceFile};
use mettle_judge::Judge;
use mettle_problems::{Convention, Program, Rules, Validator};
use serde::Serialize;

const PROGRAM: &str = include_str!("../../bench/cpp/a-plus-b.cpp");
const VALIDATOR: &str = include_str!("../../bench/cpp/validator.cpp");
const ROUNDS: usize = 5;
/// Milliseconds per test beside what it costs without.
const ASKED: f64 = 0.3;

/// A C++ program that adds two numbers, judged on 1,000 tests by the default comparison and by a C++
/// validator that reads input, answer and output.
#[derive(Serialize)]
pub struct Checkers {
    /// Wall time of one test that is compared, in milliseconds: median of the rounds.
    compared_ms: f64,
    /// Wall time of one test that a validator judges, in milliseconds.
    validated_ms: f64,
    /// What the validator adds to a test, in milliseconds.
    added_ms: f64,
    /// Rounds of both in turn; the first one, in which the validator is compiled, is not counted.
    rounds: usize,
    /// Largest `added_ms` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for Checkers {
    fn rows(&self) -> Vec<Row> {
        vec![
            Row::new("C++ validator, added per test", milliseconds(self.added_ms))
                .asked(milliseconds(self.asked), self.ok),
            Row::new("  the test with it", milliseconds(self.validated_ms)),
        ]
    }
}

pub fn measure(judge: &Judge) -> Result<Checkers> {
    let compared = cases::plan();
    let mut validated = compared.clone();
    validated.rules = Rules {
        validators: vec![Validator {
            program: Program {
                language: Language::Cpp20,
                files: vec![SourceFile {
                    name: "validator.cpp".into(),
                    content: VALIDATOR.into(),
                }],
            },
            convention: Convention::Kattis,
        }],
        ..Rules::default()
    };
    let tests = compared.cases.len() as f64;
    let (mut without, mut with) = (vec![], vec![]);
    for round in 0..=ROUNDS {
        let plain_ms = cases::accepted(judge, PROGRAM, &compared)?.0 / tests;
        let checked_ms = cases::accepted(judge, PROGRAM, &validated)?.0 / tests;
        if round > 0 {
            without.push(plain_ms);
            with.push(checked_ms);
        }
    }
    let (compared_ms, validated_ms) = (median(&without), median(&with));
    let added_ms = validated_ms - compared_ms;
    Ok(Checkers {
        compared_ms,
        validated_ms,
        added_ms,
        rounds: ROUNDS,
        asked: ASKED,
        ok: added_ms <= ASKED,
    })
}
