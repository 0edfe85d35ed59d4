//! `mettle bench`: what this host measures, against native programs and against what was asked.
//!
//! `--json` prints one object:
//!
//! ```json
//! {
//!   "machine": {"cpu": "…", "cores": 2, "memory_mb": 8000, "kernel": "6.1", "load": [0.1, 0.2, 0.3], "build": "release"},
//!   "groups": {
//!     "cases": {"median_ms": 0.05, "native_spawn_ms": 1.2, "asked": 0.2, "ok": true, …},
//!     "javascript": {"skipped": "node is not in PATH"},
//!     "handoff": {"error": "…"}
//!   }
//! }
//! ```
//!
//! A group that was measured has `asked`, the largest value wanted, and `ok`, whether it is
//! reached; `handoff` and `verdict` have both once for each thing they measure. A group whose
//! native tool is not installed has `skipped` instead, one that failed has `error`. The other
//! fields are documented on the groups' types in `bench/`.

use crate::{
    bench::{Bench, GROUPS, Group, Machine, Row, skipped},
    host::Shared,
};
use anyhow::{Result, ensure};
use serde_json::{Map, Value, json};
use std::process::ExitCode;

/// Measures the groups named in `only`, all of them if it is empty. Exits 0 when everything was
/// measured or skipped, whatever came out, and 1 when a measurement failed.
/// `submissions` is how many Python submissions `throughput` judges.
pub fn bench(
    shared: &Shared,
    as_json: bool,
    only: &[String],
    submissions: Option<usize>,
) -> Result<ExitCode> {
    for name in only {
        ensure!(
            GROUPS.contains(&name.as_str()),
            "--only: there is no group {name:?}; there are {}",
            GROUPS.join(", ")
        );
    }
    let machine = Machine::look();
    let mut bench = Bench::new(shared, submissions);
    let (mut groups, mut rows, mut failed) = (Map::new(), Vec::new(), false);
    for name in GROUPS
        .into_iter()
        .filter(|name| only.is_empty() || only.iter().any(|wanted| wanted == name))
    {
        eprintln!("measuring {name} …");
        let measured = match bench.measure(name) {
            Ok(group) => group,
            Err(error) => {
                let reason = skipped(&error);
                failed |= reason.is_none();
                absent(name, reason, &error)
            }
        };
        groups.insert(name.into(), measured.json);
        rows.extend(measured.rows);
    }
    if as_json {
        println!(
            "{}",
            serde_json::to_string_pretty(&json!({"machine": machine, "groups": groups}))?
        );
    } else {
        println!("{}\n", machine.line());
        print_table(&rows);
    }
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// A group without figures.
fn absent(name: &str, skipped: Option<String>, error: &anyhow::Error) -> Group {
    let (json, sentence): (Value, _) = match skipped {
        Some(reason) => (json!({"skipped": reason}), format!("skipped: {reason}")),
        None => (
            json!({"error": format!("{error:#}")}),
            format!("failed: {error:#}"),
        ),
    };
    Group {
        json,
        rows: vec![Row::new(name, sentence)],
    }
}

fn print_table(rows: &[Row]) {
    println!(
        "{:<46} {:>10} {:>10} {:>8}  {:<10}",
        "", "measured", "native", "ratio", "asked"
    );
    for row in rows {
        let ratio = row
            .ratio
            .map_or(String::new(), |ratio| format!("{ratio:.2}x"));
        let mark = match row.ok {
            Some(true) => "ok",
            Some(false) => "MISS",
            None => "",
        };
        let line = format!(
            "{:<46} {:>10} {:>10} {ratio:>8}  {:<10} {mark}",
            row.name, row.measured, row.native, row.asked
        );
        println!("{}", line.trim_end());
    }
}
