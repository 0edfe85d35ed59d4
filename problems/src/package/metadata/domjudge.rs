//! What DOMjudge and its tools keep beside `problem.yaml`: `domjudge-problem.ini` and `.timelimit`.

use super::Metadata;
use crate::{finding::Findings, package::tree::FileTree};

const INI: &str = "domjudge-problem.ini";
const TIMELIMIT: &str = ".timelimit";

/// `problem.yaml` wins over the ini file, and that over `.timelimit`.
pub(super) fn read(tree: &FileTree, metadata: &mut Metadata, findings: &mut Findings) {
    let text = tree.text(INI, findings).unwrap_or_default();
    for (key, value) in text.lines().filter_map(key_and_value) {
        match key {
            "timelimit" => set_time_limit(metadata, INI, value, findings),
            "name" => drop(
                metadata
                    .names
                    .entry("en".into())
                    .or_insert_with(|| value.to_owned()),
            ),
            "special_compare" if !value.is_empty() && value != "compare" => {
                metadata.kinds.custom_validation = true;
            }
            "special_run" if !value.is_empty() && value != "run" => {
                metadata.kinds.custom_validation = true;
                metadata.kinds.interactive = true;
            }
            "special_compare_args" if metadata.validator_flags.is_empty() => {
                metadata.validator_flags = value.split_whitespace().map(str::to_owned).collect();
            }
            // Colours, labels and switches of the contest system.
            _ => {}
        }
    }
    if let Some(text) = tree.text(TIMELIMIT, findings) {
        set_time_limit(metadata, TIMELIMIT, text.trim(), findings);
    }
}

fn set_time_limit(metadata: &mut Metadata, file: &str, value: &str, findings: &mut Findings) {
    match value.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds.is_finite() => {
            metadata.limits.time_limit_s.get_or_insert(seconds);
        }
        _ => findings.warning(
            file,
            format!("the time limit must be a number of seconds greater than 0, not {value:?}"),
        ),
    }
}

/// `key = value`, the value perhaps in quotation marks. Comments begin with `#` or `;`.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if line.starts_with(['#', ';', '[']) {
        return None;
    }
    let (key, value) = line.split_once('=')?;
    Some((key.trim(), value.trim().trim_matches(['"', '\''])))
}
