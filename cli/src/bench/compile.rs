//! `compile`: our compile against the host's.

use super::{
    native::{self, Native},
    report::{Measured, Row, milliseconds},
    stats::{median, rounded},
};
use anyhow::{Context, Result, ensure};
use mettle_domain::{Language, Limits};
use mettle_judge::{Cancel, Judge, Submission};
use serde::Serialize;

const PROGRAM: &str = include_str!("../../bench/cpp/compile.cpp");
const INPUT: &str = "6\npear apple pear fig apple pear\n";
const ROUNDS: usize = 7;
const ASKED: f64 = 0.7;
const C_PROGRAM: &str = include_str!("../../bench/c/compile.c");
/// Milliseconds.
const ASKED_C: f64 = 150.0;
const GO_PROGRAM: &str =
    "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"hello\")\n}\n";
/// Milliseconds.
const ASKED_GO: f64 = 800.0;

/// A program of 20 lines that includes `<bits/stdc++.h>`, compiled as C++20.
#[derive(Serialize)]
pub struct Compile {
    /// Wall time of compiling in the sandbox in milliseconds, to machine code; median.
    median_ms: f64,
    /// Wall time of plain `g++ -O2` of the same file in milliseconds; median.
    native_ms: f64,
    /// `median_ms` to `native_ms`.
    ratio: f64,
    /// What the native compiler calls itself.
    native_version: String,
    /// Compilations of each, taking turns.
    rounds: usize,
    /// Largest `ratio` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
    /// A C program of 20 lines; nobody waits for anything but our CPU.
    c: Time,
    /// Go's hello with `fmt`.
    go: Time,
}

/// One more compilation, without a native one to compare with.
#[derive(Serialize)]
struct Time {
    /// Wall time from source to machine code in milliseconds, median.
    median_ms: f64,
    /// Largest `median_ms` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Time {
    fn measure(judge: &Judge, language: Language, code: &str, asked: f64) -> Result<Time> {
        let mut times = vec![];
        for _ in 0..=ROUNDS {
            times.push(compile_and_run(judge, language, code, "")?.0);
        }
        let median_ms = median(&times[1..]);
        Ok(Time {
            median_ms,
            asked,
            ok: median_ms <= asked,
        })
    }

    fn row(&self, name: &str) -> Row {
        Row::new(name, milliseconds(self.median_ms)).asked(milliseconds(self.asked), self.ok)
    }
}

impl Measured for Compile {
    fn rows(&self) -> Vec<Row> {
        let row = Row::new(
            "C++, 20 lines with <bits/stdc++.h>",
            milliseconds(self.median_ms),
        );
        vec![
            row.against(Some(self.native_ms), Some(self.ratio))
                .asked(format!("{}x", self.asked), self.ok),
            self.c.row("C, 20 lines"),
            self.go.row("Go, hello with fmt"),
        ]
    }
}

pub fn measure(judge: &Judge) -> Result<Compile> {
    let compiler = native::find("g++")?;
    let folder = tempfile::tempdir()?;
    let (source, program, input) = (
        folder.path().join("main.cpp"),
        folder.path().join("main"),
        folder.path().join("in"),
    );
    std::fs::write(&source, PROGRAM)?;
    std::fs::write(&input, INPUT)?;
    let (mut ours, mut theirs) = (vec![], vec![]);
    // The first round fills the page cache and is not counted.
    for round in 0..=ROUNDS {
        let (our_ms, output) = compile_and_run(judge, Language::Cpp20, PROGRAM, INPUT)?;
        let their_ms = native::compile(&compiler, &source, &program)?;
        let native = Native {
            program: program.clone(),
            arguments: vec![],
        }
        .run(&input)?;
        ensure!(
            output == native.stdout,
            "the sandboxed program prints something else than the native one"
        );
        if round > 0 {
            ours.push(our_ms);
            theirs.push(their_ms);
        }
    }
    let (median_ms, native_ms) = (median(&ours), median(&theirs));
    let ratio = rounded(median_ms / native_ms);
    Ok(Compile {
        median_ms,
        native_ms,
        ratio,
        native_version: native::version(&compiler)?,
        rounds: ROUNDS,
        asked: ASKED,
        ok: ratio <= ASKED,
        c: Time::measure(judge, Language::C, C_PROGRAM, ASKED_C)?,
        go: Time::measure(judge, Language::Go, GO_PROGRAM, ASKED_GO)?,
    })
}

/// Wall time of compiling in milliseconds, and what the program prints.
fn compile_and_run(
    judge: &Judge,
    language: Language,
    code: &str,
    input: &str,
) -> Result<(f64, Vec<u8>)> {
    let submission = Submission::single(language, code);
    let ran = judge.run(
        &submission,
        &Limits::default(),
        input.as_bytes(),
        &[],
        false,
        &Cancel::new(),
    );
    let (compile, run) = ran.context("compiling in the sandbox")?;
    let run =
        run.with_context(|| format!("the sandbox refuses the program: {}", compile.diagnostics))?;
    Ok((compile.time_ms as f64, run.stdout))
}
