//! `mettle languages`.

use anyhow::Result;
use mettle_domain::Language;
use std::process::ExitCode;

pub fn languages(json: bool) -> Result<ExitCode> {
    let all: Vec<_> = Language::ALL
        .into_iter()
        .map(mettle_judge::describe)
        .collect();
    if json {
        println!("{}", serde_json::to_string_pretty(&all)?);
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "{:<12} {:<12} {:<34} {:<20} runs",
        "id", "name", "version", "extensions"
    );
    for language in all {
        println!(
            "{:<12} {:<12} {:<34} {:<20} {}",
            language.id,
            language.name,
            language.version,
            language.extensions.join(" "),
            language.runs
        );
    }
    Ok(ExitCode::SUCCESS)
}
