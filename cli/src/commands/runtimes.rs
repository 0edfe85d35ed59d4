//! `mettle runtimes`.

use crate::host::{Shared, progress};
use anyhow::{Context, Result};
use mettle_runtimes::{Runtimes, artifacts};
use serde_json::json;
use std::process::ExitCode;

pub fn prepare(shared: &Shared) -> Result<ExitCode> {
    let runtimes = Runtimes::prepare_again(&shared.runtimes_root()?, &mut progress())
        .context("preparing the language runtimes")?;
    println!(
        "The language runtimes are prepared in {}",
        runtimes.root.display()
    );
    Ok(ExitCode::SUCCESS)
}

pub fn list(shared: &Shared, as_json: bool) -> Result<ExitCode> {
    let parts = Runtimes::list(&shared.runtimes_root()?)?;
    if as_json {
        let parts: Vec<_> = parts
            .iter()
            .map(|part| json!({"name": part.name, "folder": part.folder, "prepared": part.is_prepared, "size_bytes": part.size_bytes}))
            .collect();
        println!(
            "{}",
            serde_json::to_string_pretty(&json!({"prepared": parts, "artifacts": artifacts()}))?
        );
        return Ok(ExitCode::SUCCESS);
    }
    for part in &parts {
        let state = if part.is_prepared {
            format!("{} MiB", part.size_bytes >> 20)
        } else {
            "missing".into()
        };
        println!("{:<14} {:>9}  {}", part.name, state, part.folder.display());
    }
    println!("\nMade from:");
    for artifact in artifacts() {
        println!(
            "{:<18} {:<22} {:<6} {}",
            artifact.package,
            artifact.version,
            format!("{:?}", artifact.ecosystem).to_lowercase(),
            artifact.licence
        );
    }
    Ok(ExitCode::SUCCESS)
}
