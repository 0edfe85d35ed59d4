//! `mettle judge`: one submission against one package.

use crate::{
    host::{Shared, read_submission},
    options::JudgeOptions,
    verification,
};
use anyhow::{Result, bail};
use mettle_domain::{JudgeReport, Verdict};
use mettle_judge::{Cancel, Progress};
use mettle_problems::{Package, Severity};
use serde_json::json;
use std::{path::Path, process::ExitCode};

pub fn judge(shared: &Shared, options: JudgeOptions) -> Result<ExitCode> {
    let submission = read_submission(&options.sources, options.language.as_deref())?;
    let package = load(&options.package)?;
    let counts = options.instructions
        || package
            .plan_for(submission.language)
            .limits
            .instructions
            .is_some();
    if counts {
        shared.prepare_counting(submission.language)?;
    }
    let judge = shared.judge()?;
    let package = verification::with_time_limit(package, &judge);
    let how = mettle_judge::JudgeOptions {
        all_cases: options.all,
        count_instructions: options.instructions,
    };
    let plan = package.plan_for(submission.language);
    let mut tell = |progress: Progress| tell(&progress, options.json);
    let report = judge.judge(&submission, &plan, &how, &Cancel::new(), &mut tell);
    conclude(&report, options.json);
    Ok(ExitCode::from(if report.verdict == Verdict::JE {
        2
    } else {
        0
    }))
}

/// The package, or its findings on standard error.
fn load(path: &Path) -> Result<Package> {
    let loaded = Package::load(path)?;
    for finding in &loaded.findings {
        if finding.severity == Severity::Error {
            eprintln!("{finding}");
        }
    }
    match loaded.package {
        Some(package) => Ok(package),
        None => bail!(
            "{} cannot be judged; see the findings above",
            path.display()
        ),
    }
}

fn tell(progress: &Progress, as_json: bool) {
    match progress {
        Progress::Compiled(compile) if as_json => println!(
            "{}",
            json!({"event": "compiled", "ok": compile.ok, "time_ms": compile.time_ms, "diagnostics": compile.diagnostics})
        ),
        Progress::Compiled(compile) => {
            eprint!("{}", compile.diagnostics);
            println!("compiled in {} ms", compile.time_ms);
        }
        Progress::Case { report, .. } if as_json => println!(
            "{}",
            json!({
                "event": "case", "case": report.case, "verdict": report.verdict,
                "cpu_time_ms": report.cpu_time_ms, "wall_time_ms": report.wall_time_ms,
                "memory_bytes": report.memory_bytes, "instructions": report.instructions,
                "score": report.score, "message": report.message,
            })
        ),
        Progress::Case {
            report, difference, ..
        } => {
            let notes: Vec<&str> = [report.message.as_deref(), difference.as_deref()]
                .into_iter()
                .flatten()
                .collect();
            let note = if notes.is_empty() {
                String::new()
            } else {
                format!("  ({})", notes.join("; "))
            };
            println!(
                "{:<28} {:<4} {:>9.1} ms {:>8.1} MiB{note}",
                report.case,
                report.verdict,
                report.cpu_time_ms,
                report.memory_bytes as f64 / 1048576.0
            );
        }
        Progress::Compiling | Progress::Running { .. } => {}
    }
}

fn growth_sentence(report: &JudgeReport) -> String {
    match report.growth {
        Some(growth) => format!(
            "measured growth: {} (confidence {:.0} %, {} sizes)",
            growth.class.words(),
            growth.confidence * 100.0,
            growth.sizes
        ),
        None => "measured growth: not enough evidence".into(),
    }
}

fn conclude(report: &JudgeReport, as_json: bool) {
    if let Some(error) = &report.judge_error {
        eprintln!("mettle: judge error: {error}");
    }
    if as_json {
        println!(
            "{}",
            json!({
                "event": "verdict", "verdict": report.verdict, "score": report.score,
                "cases_run": report.cases.len(), "cpu_time_ms": report.cpu_time_ms,
                "memory_bytes": report.memory_bytes, "instructions": report.instructions,
                "growth": report.growth,
            })
        );
    } else {
        if let Some(instructions) = report.instructions {
            println!("{instructions} instructions in all");
            println!("{}", growth_sentence(report));
        }
        println!(
            "{} ({}), {} cases",
            report.verdict,
            report.verdict.words(),
            report.cases.len()
        );
    }
}
