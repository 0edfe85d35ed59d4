//! What came out of compiling and running.

use crate::Verdict;
use serde::{Deserialize, Serialize};

/// How one run of a program ended, apart from what its output is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// Exit code 0 within all limits.
    Ok,
    /// A trap, an uncaught exception or a non-zero exit code.
    RuntimeError,
    /// CPU time or wall time ran out.
    TimeLimitExceeded,
    /// It died after an allocation was refused.
    MemoryLimitExceeded,
    /// It wrote too much.
    OutputLimitExceeded,
    /// The sandbox failed: ours.
    JudgeError,
}

/// One run of a program: how it ended and what it cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunOutcome {
    /// How it ended.
    pub status: RunStatus,
    /// The exit code, when it exited by itself.
    pub exit_code: Option<i32>,
    /// One sentence saying what happened, when it did not end well:
    /// `"stack overflow"`, `"exit code 3"`, `"integer divide by zero"`.
    pub message: Option<String>,
    /// CPU time of the guest in microseconds.
    pub cpu_time_us: u64,
    /// Wall time in microseconds.
    pub wall_time_us: u64,
    /// Peak linear memory in bytes beyond the runtime's own base.
    pub memory_bytes: u64,
    /// Wasm instructions executed, when counting was asked for.
    pub instructions: Option<u64>,
}

/// A run together with what it wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct RunReport {
    /// How it ended.
    pub outcome: RunOutcome,
    /// Everything written to standard output, up to the output limit.
    pub stdout: Vec<u8>,
    /// Everything written to standard error, up to the output limit.
    pub stderr: Vec<u8>,
}

/// What compiling gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompileReport {
    /// Whether there is a program to run.
    pub ok: bool,
    /// Wall time in milliseconds, translating to machine code included.
    pub time_ms: u64,
    /// Warnings and errors with the user's file names and lines, bounded to 64 KiB.
    pub diagnostics: String,
}

/// One judged test case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseReport {
    /// The case's name in its package without extension: `secret/01`, `sample/1`.
    pub case: String,
    /// Position in judging order, from 0.
    pub index: usize,
    /// Whether the case is shown to everyone.
    pub is_sample: bool,
    /// What it was judged.
    pub verdict: Verdict,
    /// CPU time in milliseconds, rounded to microseconds.
    pub cpu_time_ms: f64,
    /// Wall time in milliseconds.
    pub wall_time_ms: f64,
    /// Peak memory in bytes.
    pub memory_bytes: u64,
    /// Wasm instructions, when counted.
    pub instructions: Option<u64>,
    /// Points of this case, for scored problems.
    pub score: Option<f64>,
    /// What happened, fit for the author's eyes (exit code, trap, exception, first difference
    /// of a sample): never secret test data.
    pub message: Option<String>,
    /// The start of standard output, kept for samples only.
    pub stdout: Option<String>,
    /// For functions and classes, whose output is not what they print but what their calls gave: the start of
    /// that, a line of JSON each, kept for samples only.
    #[serde(default)]
    pub returned: Option<String>,
    /// The end of standard error (a traceback, say), bounded; samples, and run-time errors.
    pub stderr: Option<String>,
    /// What the output validator tells judges (`judgemessage.txt`), bounded: not for the author's eyes.
    #[serde(default)]
    pub judge_message: Option<String>,
}

/// The whole judgement of one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgeReport {
    /// The verdict.
    pub verdict: Verdict,
    /// Points, for scored problems; null for pass-fail ones.
    pub score: Option<f64>,
    /// The most points there are, where that is known.
    #[serde(default)]
    pub max_score: Option<f64>,
    /// What compiling gave.
    pub compile: CompileReport,
    /// The judged cases, in order; cases after a decisive failure are absent.
    pub cases: Vec<CaseReport>,
    /// The largest CPU time of a case, in milliseconds.
    pub cpu_time_ms: f64,
    /// The largest memory of a case, in bytes.
    pub memory_bytes: u64,
    /// The sum of the instructions of all cases, when counted.
    pub instructions: Option<u64>,
    /// How the instructions grow with the size of the input, when counted and when the accepted
    /// cases are evidence enough.
    #[serde(default)]
    pub growth: Option<Growth>,
    /// For JE: what failed, for the operator's log.
    pub judge_error: Option<String>,
}

/// How the cost of a program grows with the size of its input.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    /// The class that fits best.
    pub class: GrowthClass,
    /// The share of this class's likelihood among all classes, 0 to 1.
    pub confidence: f64,
    /// Different sizes that were measured.
    pub sizes: usize,
}

/// A class of growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GrowthClass {
    /// Independent of the size.
    #[serde(rename = "1")]
    Constant,
    /// The logarithm.
    #[serde(rename = "log n")]
    Logarithmic,
    /// Proportional to the size.
    #[serde(rename = "n")]
    Linear,
    /// Size times its logarithm.
    #[serde(rename = "n log n")]
    Linearithmic,
    /// The square.
    #[serde(rename = "n^2")]
    Quadratic,
    /// The cube.
    #[serde(rename = "n^3")]
    Cubic,
    /// Powers of two.
    #[serde(rename = "2^n")]
    Exponential,
}

impl GrowthClass {
    /// Every class, from slow to fast growth.
    pub const ALL: [GrowthClass; 7] = [
        GrowthClass::Constant,
        GrowthClass::Logarithmic,
        GrowthClass::Linear,
        GrowthClass::Linearithmic,
        GrowthClass::Quadratic,
        GrowthClass::Cubic,
        GrowthClass::Exponential,
    ];

    /// The class in words, for people.
    pub fn words(self) -> &'static str {
        match self {
            GrowthClass::Constant => "constant",
            GrowthClass::Logarithmic => "log n",
            GrowthClass::Linear => "n",
            GrowthClass::Linearithmic => "n log n",
            GrowthClass::Quadratic => "n²",
            GrowthClass::Cubic => "n³",
            GrowthClass::Exponential => "exponential",
        }
    }
}
