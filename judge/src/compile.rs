//! From sources to something that runs.

use crate::{
    Cancel, Compiled, Sandboxes, Submission,
    diagnostics::Diagnostics,
    languages::{self, Attempt, Program, Recipe},
    session::Session,
};
use mettle_domain::{CompileReport, Limits};
use mettle_sandbox::{
    host::{RunResult, SandboxError},
    protocol::{RunSpec, Status},
};
use std::time::Instant;

/// Bytes a compiler may write: object files of large static arrays are as large as the arrays.
const COMPILER_FILES_BYTES: u64 = 1 << 30;
/// Bytes of diagnostics a compiler may print before it is stopped.
const COMPILER_OUTPUT_BYTES: u64 = 4 << 20;

/// Compiles in a fresh sandbox. A failure of ours is tried once more.
pub(crate) fn compile(
    sandboxes: &Sandboxes,
    submission: &Submission,
    limits: &Limits,
    counting: bool,
    cancel: &Cancel,
) -> Result<Compiled, SandboxError> {
    let recipe = match languages::recipe(submission, limits, counting) {
        Ok(recipe) => recipe,
        Err(refusal) => return Ok(Compiled::Refused(refused(&refusal, Instant::now()))),
    };
    match try_compile(sandboxes, recipe.clone(), limits, counting, cancel) {
        Err(SandboxError::Cancelled) => Err(SandboxError::Cancelled),
        Err(error) => {
            tracing::warn!("a sandbox failed while compiling and is replaced: {error}");
            try_compile(sandboxes, recipe, limits, counting, cancel)
        }
        done => done,
    }
}

fn refused(sentence: &str, started: Instant) -> CompileReport {
    CompileReport {
        ok: false,
        time_ms: started.elapsed().as_millis() as u64,
        diagnostics: sentence.to_owned(),
    }
}

fn try_compile(
    sandboxes: &Sandboxes,
    recipe: Recipe,
    limits: &Limits,
    counting: bool,
    cancel: &Cancel,
) -> Result<Compiled, SandboxError> {
    let started = Instant::now();
    let stop = || cancel.is_cancelled();
    let mut session = Session::open(sandboxes, recipe, counting, cancel)?;
    let mut diagnostics = Diagnostics::new();
    let mut spent_us = 0;
    for step in session.recipe().steps.clone() {
        let spec = with_compile_limits(step.spec, limits, spent_us);
        let mut result = session.step(&spec)?;
        spent_us += result.cpu_us;
        for (tried, otherwise) in step.otherwise.into_iter().enumerate() {
            let is_hopeless = tried > 0 && !names_clash(&result.stderr);
            if succeeded(&result) || is_over(&result) || is_hopeless {
                break;
            }
            let spec = with_compile_limits(otherwise, limits, spent_us);
            let second = session.step(&spec)?;
            spent_us += second.cpu_us;
            if succeeded(&second) || is_over(&second) || step.words_of == Attempt::Last {
                result = second;
            }
        }
        diagnostics.add(&result.stdout);
        diagnostics.add(&result.stderr);
        if let Some(failure) = failure_of(&result, limits) {
            diagnostics.add_sentence(&failure);
        }
        if !succeeded(&result) {
            return Ok(Compiled::Refused(diagnostics.report(false, started)));
        }
    }
    if let Program::Translated { wasm } = session.recipe().program.clone() {
        let cpu_ms = limits.compile_time_ms;
        match session.sandbox().translate(
            &wasm,
            counting,
            cpu_ms,
            Limits::wall_for_cpu_ms(cpu_ms),
            &stop,
        ) {
            Ok(result) if result.status == Status::Done => session.keep_artifact(result.stdout),
            Ok(_) => {
                diagnostics.add_sentence(&time_sentence(limits));
                return Ok(Compiled::Refused(diagnostics.report(false, started)));
            }
            Err(SandboxError::Failed(reason)) => {
                diagnostics.add_sentence(&format!(
                    "the program cannot be translated to machine code: {reason}"
                ));
                return Ok(Compiled::Refused(diagnostics.report(false, started)));
            }
            Err(error) => return Err(error),
        }
    }
    session.keep_made()?;
    let report = diagnostics.report(true, started);
    Ok(Compiled::Program(Box::new(session), report))
}

fn with_compile_limits(step: RunSpec, limits: &Limits, spent_us: u64) -> RunSpec {
    let left_ms = limits
        .compile_time_ms
        .saturating_sub(spent_us / 1000)
        .max(1);
    RunSpec {
        cpu_limit_ms: left_ms,
        wall_limit_ms: Limits::wall_for_cpu_ms(left_ms),
        memory_limit_bytes: limits.compile_memory_bytes,
        output_limit_bytes: COMPILER_OUTPUT_BYTES,
        files_limit_bytes: COMPILER_FILES_BYTES,
        ..step
    }
}

/// Whether names of the program met names of the library that it may not even know.
fn names_clash(stderr: &[u8]) -> bool {
    let text = String::from_utf8_lossy(stderr);
    [
        "is ambiguous",
        "redefinition of",
        "different kind of symbol",
    ]
    .iter()
    .any(|words| text.contains(words))
}

fn succeeded(result: &RunResult) -> bool {
    result.status == Status::Exited && result.exit_code == 0
}

/// Whether nothing is left to try with.
fn is_over(result: &RunResult) -> bool {
    result.status.ends_the_child()
}

fn time_sentence(limits: &Limits) -> String {
    format!(
        "compile time limit exceeded ({} s)",
        limits.compile_time_ms as f64 / 1000.0
    )
}

/// Why a compiler failed, where its own words do not say it.
fn failure_of(result: &RunResult, limits: &Limits) -> Option<String> {
    if succeeded(result) {
        return None;
    }
    if result.memory_refused {
        return Some(format!(
            "the compiler ran out of memory ({} MiB)",
            limits.compile_memory_bytes >> 20
        ));
    }
    match result.status {
        Status::CpuLimit | Status::WallLimit => Some(time_sentence(limits)),
        Status::OutputLimit => Some("the compiler printed too much and was stopped".into()),
        Status::Trapped => Some(format!(
            "the compiler crashed on this source: {}",
            result.message
        )),
        Status::Crashed => {
            Some("the compiler crashed on this source; it may be nested too deeply".into())
        }
        _ => None,
    }
}
