//! `mettle problem verify`: a package proves itself.

use crate::{host::Shared, verification};
use anyhow::Result;
use mettle_domain::SourceFile;
use mettle_judge::Cancel;
use mettle_problems::{
    Call, KeepOutput, Package,
    verify::{Event, Summary},
};
use std::{path::Path, process::ExitCode};

pub fn verify(shared: &Shared, path: &Path, json: bool) -> Result<ExitCode> {
    // Started for packages whose tests have to be made, and then kept for them all.
    let mut maker = None;
    let mut run = |language, files: &[SourceFile], calls: &[Call], keep: &mut KeepOutput<'_>| {
        if maker.is_none() {
            maker = Some(shared.judge().map_err(|error| error.to_string())?);
        }
        let judge = maker.as_ref().ok_or("the judge could not be started")?;
        judge
            .outputs(language, files, calls, keep, &Cancel::new())
            .map_err(|error| error.to_string())
    };
    let loaded = Package::load_making(path, Some(&mut run))?;
    drop(maker);
    let mut on = |event: Event| show(&event, json);
    let passed = match &loaded.package {
        Some(package) => {
            let judge = shared.judge()?;
            verification::verify(package, &loaded.findings, &judge, &mut on).passed()
        }
        None => {
            let errors = loaded.findings.len();
            loaded
                .findings
                .into_iter()
                .for_each(|finding| on(Event::Finding(finding)));
            on(Event::Summary(Summary {
                errors,
                ..Summary::default()
            }));
            false
        }
    };
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn show(event: &Event, json: bool) {
    if json {
        match serde_json::to_string(event) {
            Ok(line) => println!("{line}"),
            Err(error) => eprintln!("mettle: {error}"),
        }
        return;
    }
    match event {
        Event::Finding(finding) => println!("{finding}"),
        Event::Submission {
            path,
            skipped: Some(reason),
            ..
        } => println!("skip  {path}: {reason}"),
        Event::Submission {
            path,
            verdict,
            ok,
            message,
            cpu_time_ms,
            expected,
            ..
        } => {
            let verdict = verdict.map_or("-", |verdict| verdict.code());
            let expected: Vec<_> = expected.iter().map(|verdict| verdict.code()).collect();
            let time = cpu_time_ms.map_or(String::new(), |time| format!("{time:.0} ms"));
            let mark = if *ok { "ok   " } else { "WRONG" };
            let note = message
                .as_deref()
                .map_or(String::new(), |message| format!("  {message}"));
            println!(
                "{mark} {path}: {verdict} (expected {}) {time}{note}",
                expected.join(" or ")
            );
        }
        Event::Summary(summary) => println!(
            "{} submissions checked, {} do not keep their promise, {} skipped, {} errors; time limit {} s{}",
            summary.checked,
            summary.mismatched,
            summary.skipped,
            summary.errors,
            summary.time_limit_ms as f64 / 1000.0,
            if summary.time_limit_inferred {
                " (inferred)"
            } else {
                ""
            }
        ),
    }
}
