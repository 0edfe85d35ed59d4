//! `mettle doctor`: is this host fit to judge?

use crate::host::Shared;
use anyhow::Result;
use mettle_domain::{Language, Limits, RunStatus};
use mettle_judge::{Cancel, Judge, Submission, Wall};
use mettle_runtimes::Runtimes;
use serde::Serialize;
use std::process::ExitCode;

/// One thing that was looked at.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    /// Whether the host is unfit without it.
    required: bool,
    /// Whether it is missing with the operator's explicit consent.
    accepted: bool,
    /// What was found, and what to do when it is not right.
    detail: String,
}

pub fn doctor(shared: &Shared, as_json: bool) -> Result<ExitCode> {
    let mut checks = vec![kernel(), memory(), runtimes(shared)];
    // Only our own programs run here, so that missing walls can be told one by one.
    match shared.judge_behind_whatever_stands() {
        Ok(judge) => {
            let walls = judge.walls().list();
            checks.extend(walls.into_iter().map(|found| wall(found, shared)));
            checks.extend(Language::ALL.map(|language| program(&judge, language)));
        }
        Err(error) => checks.push(Check::of("sandbox", false, format!("{error:#}"))),
    }
    let fit = checks
        .iter()
        .all(|check| check.ok || check.accepted || !check.required);
    let accepted: Vec<_> = checks.iter().filter(|check| check.accepted).collect();
    let accepted: Vec<_> = accepted.into_iter().map(|check| check.name).collect();
    if as_json {
        println!(
            "{}",
            serde_json::to_string_pretty(
                &serde_json::json!({"fit": fit, "accepted_missing_walls": accepted, "checks": checks})
            )?
        );
    } else {
        for check in &checks {
            println!("{:<8} {:<12} {}", check.mark(), check.name, check.detail);
        }
        println!("{}", conclusion(fit, &accepted));
    }
    Ok(if fit {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn conclusion(fit: bool, accepted: &[&str]) -> String {
    match (fit, accepted) {
        (false, _) => "This host is NOT fit to judge.".into(),
        (true, []) => "This host is fit to judge.".into(),
        (true, accepted) => format!(
            "This host judges WITHOUT these walls, because that was accepted: {}.",
            accepted.join(", ")
        ),
    }
}

impl Check {
    fn of(name: &'static str, ok: bool, detail: String) -> Check {
        Check {
            name,
            ok,
            required: true,
            accepted: false,
            detail,
        }
    }

    fn mark(&self) -> &'static str {
        match self {
            Check { ok: true, .. } => "ok",
            Check { accepted: true, .. } => "ACCEPTED",
            Check { required: true, .. } => "FAIL",
            _ => "extra",
        }
    }
}

/// One wall; one that is missing may be accepted, never silently.
fn wall(wall: Wall, shared: &Shared) -> Check {
    let hint = match (wall.stands, wall.required) {
        (true, _) => "",
        (false, true) => "MISSING: ",
        (false, false) => "not complete, which is no reason not to judge; ",
    };
    Check {
        required: wall.required,
        accepted: !wall.stands && wall.required && shared.accept_missing_walls,
        ..Check::of(wall.name, wall.stands, format!("{hint}{}", wall.detail))
    }
}

/// Landlock came with Linux 5.13; without it the file system is open to whatever leaves wasm.
fn kernel() -> Check {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let release = release.trim();
    let mut numbers = release
        .split(['.', '-'])
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let ok = version >= (5, 13);
    let hint = if ok { "" } else { "; 5.13 or newer is needed" };
    Check::of("kernel", ok, format!("Linux {release}{hint}"))
}

fn memory() -> Check {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = text
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))
        .and_then(|rest| {
            rest.trim()
                .trim_end_matches("kB")
                .trim()
                .parse::<u64>()
                .ok()
        })
        .unwrap_or(0);
    let ok = kib >= 1 << 20;
    let hint = if ok {
        ""
    } else {
        "; a gigabyte or more is wanted, compilers alone use 150 MiB each"
    };
    Check::of("memory", ok, format!("{} MiB available{hint}", kib >> 10))
}

fn runtimes(shared: &Shared) -> Check {
    let checked = shared.prepared_runtimes().and_then(|runtimes| {
        Runtimes::verify(&runtimes.root)?;
        Ok(runtimes)
    });
    match checked {
        Ok(runtimes) => Check::of(
            "runtimes",
            true,
            format!("prepared and unchanged in {}", runtimes.root.display()),
        ),
        Err(error) => Check::of("runtimes", false, format!("{error:#}")),
    }
}

fn program(judge: &Judge, language: Language) -> Check {
    if let Some(reason) = judge.lacks(language) {
        return Check {
            required: false,
            ..Check::of(
                language.info().name,
                false,
                format!("not available, and all others are: {reason}"),
            )
        };
    }
    let test = mettle_judge::self_test(language);
    let submission = Submission::single(language, test.source);
    let ran = judge.run(
        &submission,
        &Limits::default(),
        test.stdin.as_bytes(),
        &[],
        false,
        &Cancel::new(),
    );
    let (ok, detail) = match ran {
        Ok((compile, Some(run))) => {
            let right = run.outcome.status == RunStatus::Ok && run.stdout == b"42\n";
            let detail = match right {
                true => format!(
                    "compiled in {} ms, ran in {:.1} ms",
                    compile.time_ms,
                    run.outcome.wall_time_us as f64 / 1000.0
                ),
                false => format!(
                    "{:?}, printed {:?}",
                    run.outcome,
                    String::from_utf8_lossy(&run.stdout)
                ),
            };
            (right, detail)
        }
        Ok((compile, None)) => (false, compile.diagnostics),
        Err(error) => (false, error.to_string()),
    };
    Check::of(language.info().name, ok, detail)
}
