//! `problem.yaml` of the legacy formats.

use super::Metadata;
use crate::{
    finding::{Findings, Severity},
    package::yaml::Map,
};

pub(super) fn read(mut map: Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    read_type(&mut map, metadata, findings);
    if let Some(name) = map.text("name", findings) {
        metadata.names.insert("en".into(), name);
    }
    metadata.uuid = map.text("uuid", findings);
    let author = map.text("author", findings).unwrap_or_default();
    metadata.credits.authors = split_authors(&author);
    let url = map.text("source_url", findings);
    metadata.credits.sources = map
        .text("source", findings)
        .map(|source| url.map_or_else(|| source.clone(), |url| format!("{source} ({url})")))
        .into_iter()
        .collect();
    if let Some(license) = map.text("license", findings) {
        metadata.credits.license = license;
    }
    metadata.credits.rights_owner = map.text("rights_owner", findings);
    let keywords = map
        .string_or_strings("keywords", findings)
        .unwrap_or_default();
    metadata.keywords = keywords
        .iter()
        .flat_map(|words| words.split_whitespace())
        .map(str::to_owned)
        .collect();
    read_validation(&mut map, metadata, findings);
    if let Some(limits) = map.map("limits", findings) {
        metadata.limits.read_legacy(limits, findings);
    }
    read_grading(&mut map, metadata, findings);
    // Tools write this one although the format does not know it.
    map.take("version");
    map.finish(Severity::Warning, findings);
}

fn read_type(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    match map.text("type", findings).as_deref() {
        None | Some("pass-fail") => {}
        Some("scoring") => metadata.kinds.scoring = true,
        Some(other) => findings.fatal(
            map.file(),
            format!("type: {other:?} is neither pass-fail nor scoring"),
        ),
    }
}

fn read_validation(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    let validation = map
        .text("validation", findings)
        .unwrap_or_else(|| "default".into());
    let words: Vec<&str> = validation.split_whitespace().collect();
    match words.as_slice() {
        ["default"] | [] => {}
        ["custom", rest @ ..] => {
            metadata.kinds.custom_validation = true;
            for word in rest {
                match *word {
                    "interactive" => metadata.kinds.interactive = true,
                    "multi-pass" => metadata.kinds.multi_pass = true,
                    // Whether it gives points is seen when it does.
                    "score" => {}
                    other => findings.warning(
                        map.file(),
                        format!("validation: {other:?} is none of interactive, multi-pass, score"),
                    ),
                }
            }
        }
        _ => findings.fatal(
            map.file(),
            format!("validation: {validation:?} must be \"default\" or begin with \"custom\""),
        ),
    }
    let flags = map
        .string_or_strings("validator_flags", findings)
        .unwrap_or_default();
    metadata.validator_flags = flags
        .iter()
        .flat_map(|flags| flags.split_whitespace())
        .map(str::to_owned)
        .collect();
}

fn read_grading(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    let Some(mut grading) = map.map("grading", findings) else {
        return;
    };
    if !metadata.kinds.scoring {
        return findings.warning(map.file(), "grading: is for scoring problems only, ignored");
    }
    let read = &mut metadata.grading;
    match grading.text("objective", findings).as_deref() {
        None | Some("max") => {}
        Some("min") => read.minimise = true,
        Some(_) => grading.wrong("objective", "must be min or max", findings),
    }
    grading.boolean("show_test_data_groups", findings);
    read.accept_score = grading.finite("accept_score", findings);
    read.reject_score = grading.finite("reject_score", findings);
    read.range = grading.text("range", findings);
    read.continues = match grading.text("on_reject", findings).as_deref() {
        Some("grade" | "continue") => Some(true),
        Some("first_error" | "break") => Some(false),
        _ => None,
    };
    grading.finish(Severity::Warning, findings);
}

/// Names are separated by commas, "and" or "&".
fn split_authors(text: &str) -> Vec<String> {
    text.replace(" and ", ",")
        .replace(" & ", ",")
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}
