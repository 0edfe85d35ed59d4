//! `mettle run`: one program, our standard input, its output.

use crate::{
    host::{Shared, read_submission},
    options::RunOptions,
};
use anyhow::{Context, Result, ensure};
use mettle_domain::{CompileReport, Limits, RunReport, RunStatus};
use mettle_judge::Cancel;
use serde_json::json;
use std::{
    io::{Read, Write},
    process::ExitCode,
};

/// Output of an own run, standard output and error together, in bytes.
const OUTPUT_BYTES: u64 = 256 << 20;

pub fn run(shared: &Shared, options: RunOptions) -> Result<ExitCode> {
    let submission = read_submission(&options.files, options.language.as_deref())?;
    let limits = limits(&options)?;
    let mut stdin = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut stdin)
        .context("reading standard input")?;
    if options.instructions {
        shared.prepare_counting(submission.language)?;
    }
    let judge = shared.judge()?;
    let ran = judge.run(
        &submission,
        &limits,
        &stdin,
        &options.args,
        options.instructions,
        &Cancel::new(),
    );
    if options.json {
        let (code, object) = match &ran {
            Ok((compile, run)) => (0, as_json(compile, run.as_ref())),
            Err(error) => (
                2,
                json!({"status": "judge_error", "message": error.to_string()}),
            ),
        };
        println!("{object}");
        return Ok(ExitCode::from(code));
    }
    let (compile, run) = ran?;
    Ok(pass_on(&compile, run.as_ref()))
}

fn limits(options: &RunOptions) -> Result<Limits> {
    ensure!(
        options.time_limit > 0.0 && options.time_limit <= 3600.0,
        "--time-limit must be above 0 and at most 3600 seconds"
    );
    ensure!(
        (1..=3072).contains(&options.memory_limit),
        "--memory-limit must be from 1 to 3072 MiB"
    );
    let mut limits =
        Limits::default().with_cpu_time_ms((options.time_limit * 1000.0).ceil() as u64);
    limits.memory_bytes = options.memory_limit << 20;
    limits.output_bytes = OUTPUT_BYTES;
    limits.source_bytes = 16 << 20;
    Ok(limits)
}

fn pass_on(compile: &CompileReport, run: Option<&RunReport>) -> ExitCode {
    eprint!("{}", compile.diagnostics);
    let Some(run) = run else {
        eprintln!("mettle: compile error");
        return ExitCode::FAILURE;
    };
    // A reader that has gone away is no failure of the program.
    let _ = std::io::stdout().write_all(&run.stdout);
    let _ = std::io::stderr().write_all(&run.stderr);
    if run.outcome.status == RunStatus::Ok {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "mettle: {}",
        run.outcome
            .message
            .as_deref()
            .unwrap_or("the program failed")
    );
    ExitCode::FAILURE
}

fn as_json(compile: &CompileReport, run: Option<&RunReport>) -> serde_json::Value {
    let compiled = json!({
        "ok": compile.ok,
        "time_ms": compile.time_ms,
        "diagnostics": compile.diagnostics,
    });
    let Some(run) = run else {
        return json!({
            "status": "compile_error", "exit_code": null, "stdout": "", "stderr": "",
            "cpu_time_ms": 0.0, "wall_time_ms": 0.0, "memory_bytes": 0, "instructions": null,
            "compile": compiled,
        });
    };
    let outcome = &run.outcome;
    json!({
        "status": outcome.status,
        "exit_code": outcome.exit_code,
        "message": outcome.message,
        "stdout": String::from_utf8_lossy(&run.stdout),
        "stderr": String::from_utf8_lossy(&run.stderr),
        "cpu_time_ms": outcome.cpu_time_us as f64 / 1000.0,
        "wall_time_ms": outcome.wall_time_us as f64 / 1000.0,
        "memory_bytes": outcome.memory_bytes,
        "instructions": outcome.instructions,
        "compile": compiled,
    })
}
