//! `problem.yaml` of 2025-09 and its drafts.

use super::{Format, Metadata};
use crate::{
    finding::{Findings, Severity},
    package::yaml::{Map, scalar},
};
use serde_norway::Value;

pub(super) fn read(mut map: Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    read_type(&mut map, metadata, findings);
    read_name(&mut map, metadata, findings);
    metadata.uuid = map.text("uuid", findings);
    if metadata.uuid.is_none() && metadata.format == Format::V2025 {
        findings.error(
            map.file(),
            "uuid: is required; add one, any new one will do",
        );
    }
    map.text("version", findings);
    read_credits(&mut map, metadata, findings);
    if let Some(license) = map.text("license", findings) {
        metadata.credits.license = license;
    }
    metadata.credits.rights_owner = map.text("rights_owner", findings);
    map.text("embargo_until", findings);
    if let Some(limits) = map.map("limits", findings) {
        metadata.limits.read_current(limits, findings);
    }
    metadata.keywords = map
        .string_or_strings("keywords", findings)
        .unwrap_or_default();
    metadata.languages = map
        .string_or_strings("languages", findings)
        .filter(|languages| languages != &["all"]);
    metadata.file_writing = map.boolean("allow_file_writing", findings) == Some(true);
    read_constants(&mut map, metadata, findings);
    let unknown = match metadata.format {
        Format::V2025 => Severity::Error,
        _ => Severity::Warning,
    };
    map.finish(unknown, findings);
}

fn read_type(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    let Some(types) = map.string_or_strings("type", findings) else {
        return;
    };
    if let [one] = types.as_slice()
        && one.split_whitespace().count() > 1
    {
        let words: Vec<&str> = one.split_whitespace().collect();
        findings.error(
            map.file(),
            format!("type: several types are a list: [{}]", words.join(", ")),
        );
    }
    let words: Vec<&str> = types
        .iter()
        .flat_map(|types| types.split_whitespace())
        .collect();
    let kinds = &mut metadata.kinds;
    for word in &words {
        match *word {
            "pass-fail" => {}
            "scoring" => kinds.scoring = true,
            "interactive" => kinds.interactive = true,
            "multi-pass" => kinds.multi_pass = true,
            "submit-answer" => kinds.submit_answer = true,
            other => findings.fatal(
                map.file(),
                format!("type: {other:?} is none of pass-fail, scoring, multi-pass, interactive, submit-answer"),
            ),
        }
    }
    if kinds.scoring && words.contains(&"pass-fail") {
        findings.error(
            map.file(),
            "type: pass-fail and scoring exclude each other; scoring is taken",
        );
    }
    if kinds.submit_answer && (kinds.interactive || kinds.multi_pass) {
        findings.fatal(
            map.file(),
            "type: where answers are submitted no program runs that could be interactive or multi-pass",
        );
    }
}

fn read_name(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    match map.take("name") {
        None => findings.error(map.file(), "name: is required"),
        Some(Value::Mapping(names)) => {
            for (language, name) in &names {
                match (scalar(language), scalar(name)) {
                    (Some(language), Some(name)) => drop(metadata.names.insert(language, name)),
                    _ => map.wrong(
                        "name",
                        "must be a string, or a map of language codes to strings",
                        findings,
                    ),
                }
            }
        }
        Some(other) => match scalar(&other) {
            Some(name) => drop(metadata.names.insert("en".into(), name)),
            None => map.wrong(
                "name",
                "must be a string, or a map of language codes to strings",
                findings,
            ),
        },
    }
}

fn read_credits(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    const ROLES: [&str; 6] = [
        "authors",
        "contributors",
        "testers",
        "translators",
        "packagers",
        "acknowledgements",
    ];
    match map.take("credits") {
        None => {}
        Some(Value::Mapping(credits)) => {
            if let Some(authors) = credits.get("authors") {
                metadata.credits.authors = people(authors);
            }
            for key in credits
                .keys()
                .filter_map(scalar)
                .filter(|key| !ROLES.contains(&key.as_str()))
            {
                map.wrong(
                    "credits",
                    &format!("{key:?} is none of {}", ROLES.join(", ")),
                    findings,
                );
            }
        }
        Some(other) => metadata.credits.authors = people(&other),
    }
    if let Some(source) = map.take("source") {
        metadata.credits.sources = match &source {
            Value::Sequence(sources) => sources.iter().filter_map(named).collect(),
            source => named(source).into_iter().collect(),
        };
    }
    // A key of the legacy format, which even the format's own examples still carry.
    if let Some(url) = map.text("source_url", findings) {
        findings.warning(
            map.file(),
            "source_url: is a key of the legacy format; write source: {name: …, url: …}",
        );
        for source in &mut metadata.credits.sources {
            source.push_str(&format!(" ({url})"));
        }
    }
}

/// One person, or a sequence of them.
fn people(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(people) => people.iter().filter_map(named).collect(),
        person => named(person).into_iter().collect(),
    }
}

/// A name by itself, or a map with `name` and perhaps `url` or `email`. Mail addresses are left
/// out: they are of no use to anyone reading a problem.
fn named(value: &Value) -> Option<String> {
    let name = scalar(value).or_else(|| scalar(value.get("name")?))?;
    let name = name.split('<').next().unwrap_or_default().trim().to_owned();
    Some(match value.get("url").and_then(scalar) {
        Some(url) => format!("{name} ({url})"),
        None => name,
    })
}

fn read_constants(map: &mut Map<'_>, metadata: &mut Metadata, findings: &mut Findings) {
    let Some(constants) = map.map("constants", findings) else {
        return;
    };
    for (name, value) in constants.entries(findings) {
        let variants: Vec<(String, String)> = match &value {
            Value::Mapping(variants) => variants
                .iter()
                .filter_map(|(variant, value)| Some((scalar(variant)?, scalar(value)?)))
                .collect(),
            value => scalar(value)
                .map(|value| ("value".into(), value))
                .into_iter()
                .collect(),
        };
        if !variants.iter().any(|(variant, _)| variant == "value") {
            map.wrong(
                "constants",
                &format!("{name}: needs a number or string, or a map with the key \"value\""),
                findings,
            );
        }
        for (variant, value) in variants {
            if variant == "value" {
                metadata.constants.insert(name.clone(), value.clone());
            }
            metadata
                .constants
                .insert(format!("{name}.{variant}"), value);
        }
    }
}
