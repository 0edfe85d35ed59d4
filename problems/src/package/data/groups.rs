//! From the configuration files of the data to how the problem is graded.

use super::config::Configs;
use crate::{
    finding::Findings,
    grading::{
        Aggregation, GraderGroup, Graders, Grading, PointGroup, Points, ScoreMode, VerdictMode,
    },
    package::{metadata::Metadata, yaml::Map},
    rules::{Program, StaticCase},
};
use serde_norway::Value;
use std::collections::BTreeMap;

/// What one `testdata.yaml` says of grading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LegacyGroup {
    continues: Option<bool>,
    custom: Option<bool>,
    flags: Option<Vec<String>>,
    accept_score: Option<f64>,
    reject_score: Option<f64>,
    range: Option<String>,
}

/// What one `test_group.yaml` says of grading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CurrentGroup {
    /// None inside: unbounded.
    max_score: Option<Option<f64>>,
    aggregation: Option<Aggregation>,
    require_pass: Vec<String>,
    /// None inside: pass-fail.
    static_score: Option<Option<f64>>,
    static_args: Vec<String>,
}

const SCORING_ONLY: [&str; 3] = ["accept_score", "reject_score", "range"];

pub(super) fn read_legacy(
    map: &mut Map<'_>,
    scoring: bool,
    findings: &mut Findings,
) -> LegacyGroup {
    let mut group = LegacyGroup {
        continues: match map.text("on_reject", findings).as_deref() {
            None => None,
            Some("continue") => Some(true),
            Some("break") => Some(false),
            Some(_) => {
                map.wrong("on_reject", "must be break or continue", findings);
                None
            }
        },
        custom: match map.text("grading", findings).as_deref() {
            None => None,
            Some("custom") => Some(true),
            Some("default") => Some(false),
            Some(_) => {
                map.wrong("grading", "must be default or custom", findings);
                None
            }
        },
        flags: map
            .text("grader_flags", findings)
            .map(|flags| flags.split_whitespace().map(str::to_owned).collect()),
        ..LegacyGroup::default()
    };
    if scoring {
        group.accept_score = map.finite("accept_score", findings);
        group.reject_score = map.finite("reject_score", findings);
        group.range = map.text("range", findings);
        map.take("scoring");
        return group;
    }
    for key in SCORING_ONLY.into_iter().chain(["scoring"]) {
        if map.take(key).is_some() {
            findings.warning(
                map.file(),
                format!("{key}: is for scoring problems only, ignored"),
            );
        }
    }
    group
}

pub(super) fn read_current(
    map: &mut Map<'_>,
    scoring: bool,
    findings: &mut Findings,
) -> CurrentGroup {
    let mut group = CurrentGroup {
        static_score: read_static(map, findings),
        static_args: map
            .strings("static_validator_args", findings)
            .unwrap_or_default(),
        ..CurrentGroup::default()
    };
    if !scoring {
        for key in ["max_score", "score_aggregation", "require_pass"] {
            if map.take(key).is_some() {
                findings.error(
                    map.file(),
                    format!("{key}: pass-fail problems must not state it; remove it"),
                );
            }
        }
        return group;
    }
    group.max_score = match map.take("max_score") {
        None => None,
        Some(Value::String(word)) if word == "unbounded" => Some(None),
        Some(value) => {
            let number = value
                .as_f64()
                .filter(|most| most.is_finite() && *most >= 0.0);
            if number.is_none() {
                map.wrong(
                    "max_score",
                    "must be a number of at least 0, or unbounded",
                    findings,
                );
            }
            number.map(Some)
        }
    };
    group.aggregation = match map.text("score_aggregation", findings).as_deref() {
        None => None,
        Some("pass-fail") => Some(Aggregation::PassFail),
        Some("sum") => Some(Aggregation::Sum),
        Some("min") => Some(Aggregation::Min),
        Some(_) => {
            map.wrong(
                "score_aggregation",
                "must be pass-fail, sum or min",
                findings,
            );
            None
        }
    };
    let required = map.string_or_strings("require_pass", findings);
    group.require_pass = required.unwrap_or_default();
    group
}

fn read_static(map: &mut Map<'_>, findings: &mut Findings) -> Option<Option<f64>> {
    match map.take("static_validation_score")? {
        Value::String(word) if word == "pass-fail" => Some(None),
        value => {
            let number = value
                .as_f64()
                .filter(|most| most.is_finite() && *most >= 0.0);
            if number.is_none() {
                let must = "must be a number of at least 0, or pass-fail";
                map.wrong("static_validation_score", must, findings);
            }
            number.map(Some)
        }
    }
}

impl Configs {
    /// How verdict and points come about.
    pub fn grading(
        &self,
        metadata: &Metadata,
        custom: Option<Program>,
        findings: &mut Findings,
    ) -> Option<Grading> {
        let drafts = !metadata.format.is_legacy() && !self.legacy_groups.is_empty();
        match metadata.format.is_legacy() || drafts {
            true => self
                .graders(metadata, custom, findings)
                .map(Grading::Graders),
            false if metadata.kinds.scoring => Some(Grading::Points(self.points(findings))),
            false => None,
        }
    }

    /// When the static validator is asked.
    pub fn static_cases(&self) -> Vec<StaticCase> {
        let stated = self
            .groups
            .iter()
            .filter(|(_, group)| group.static_score.is_some());
        stated
            .map(|(name, group)| StaticCase {
                group: name.clone(),
                args: group.static_args.clone(),
            })
            .collect()
    }

    fn graders(
        &self,
        metadata: &Metadata,
        custom: Option<Program>,
        findings: &mut Findings,
    ) -> Option<Graders> {
        let scored = metadata.kinds.scoring;
        let says_much = self.legacy_groups.values().any(|group| {
            group.continues == Some(true)
                || group.custom == Some(true)
                || group.flags.as_ref().is_some_and(|flags| !flags.is_empty())
        });
        if !scored && !says_much {
            return None;
        }
        let mut groups = Vec::new();
        let mut names: Vec<&str> = self.legacy_groups.keys().map(String::as_str).collect();
        if !names.contains(&"") {
            names.push("");
        }
        for name in names {
            groups.push(self.grader_group(name, metadata, findings));
        }
        if groups.iter().any(|group| group.custom.is_some()) && custom.is_none() {
            findings.fatal(
                "graders",
                "has no program, but a testdata.yaml says grading: custom",
            );
        }
        Some(Graders {
            scored,
            minimise: metadata.grading.minimise,
            groups,
            custom,
        })
    }

    fn grader_group(
        &self,
        name: &str,
        metadata: &Metadata,
        findings: &mut Findings,
    ) -> GraderGroup {
        let mut settings = LegacyGroup::default();
        let own = &metadata.grading;
        for (above, group) in &self.legacy_groups {
            // From the outside in: their names sort so.
            let holds = above.is_empty() || name == above || name.starts_with(&format!("{above}/"));
            if holds {
                settings = settings.overridden_by(group);
            }
        }
        settings = settings.overridden_by(&LegacyGroup {
            continues: own.continues,
            accept_score: own.accept_score,
            reject_score: own.reject_score,
            range: own.range.clone(),
            ..LegacyGroup::default()
        });
        let flags = settings.flags.unwrap_or_default();
        let mut graded = GraderGroup {
            name: name.to_owned(),
            continues: settings.continues.unwrap_or(false),
            accept_score: settings.accept_score.unwrap_or(1.0),
            reject_score: settings.reject_score.unwrap_or(0.0),
            ..GraderGroup::default()
        };
        let file = match name {
            "" => "data/testdata.yaml".to_owned(),
            name => format!("data/{name}/testdata.yaml"),
        };
        if let Some(range) = &settings.range {
            match range_of(range) {
                Some((least, most)) => (graded.least, graded.most) = (least, most),
                None => findings.error(&file, "range: must be two numbers, the smaller one first"),
            }
        }
        if settings.custom == Some(true) {
            graded.custom = Some(flags);
            return graded;
        }
        for flag in &flags {
            match flag.as_str() {
                "worst_error" => graded.verdict = VerdictMode::WorstError,
                "first_error" => graded.verdict = VerdictMode::FirstError,
                "always_accept" => graded.verdict = VerdictMode::AlwaysAccept,
                "sum" => graded.score = ScoreMode::Sum,
                "avg" => graded.score = ScoreMode::Avg,
                "min" => graded.score = ScoreMode::Min,
                "max" => graded.score = ScoreMode::Max,
                "ignore_sample" => graded.ignore_sample = true,
                "accept_if_any_accepted" => graded.accept_if_any_accepted = true,
                other => findings.error(
                    &file,
                    format!("grader_flags: the default grader does not know {other:?}"),
                ),
            }
        }
        graded
    }

    fn points(&self, findings: &mut Findings) -> Points {
        let secret = self.groups.get("secret").cloned().unwrap_or_default();
        let mut groups = vec![PointGroup {
            name: "secret".into(),
            max_score: secret.max_score.unwrap_or(Some(100.0)),
            aggregation: secret.aggregation.unwrap_or(Aggregation::Sum),
            require_pass: secret.require_pass,
            static_score: secret.static_score.flatten(),
        }];
        for (name, group) in &self.groups {
            if !name.starts_with("secret/") {
                continue;
            }
            groups.push(PointGroup {
                name: name.clone(),
                max_score: group.max_score.unwrap_or(None),
                aggregation: group.aggregation.unwrap_or(Aggregation::PassFail),
                require_pass: group.require_pass.clone(),
                static_score: group.static_score.flatten(),
            });
        }
        check_points(&groups, findings);
        Points { groups }
    }
}

fn check_points(groups: &[PointGroup], findings: &mut Findings) {
    let whole = &groups[0];
    let names: BTreeMap<&str, &PointGroup> = groups
        .iter()
        .map(|group| (group.name.as_str(), group))
        .collect();
    for group in groups {
        let file = format!("data/{}/test_group.yaml", group.name);
        let inner = group.name != whole.name;
        if inner && group.max_score.is_none() && whole.max_score.is_some() {
            findings.error(
                &file,
                "max_score: is needed, as data/secret has a greatest score",
            );
        }
        if group.aggregation == Aggregation::PassFail && group.max_score.is_none() {
            findings.error(&file, "max_score: is needed where the group is pass-fail");
        }
        if inner
            && whole.aggregation == Aggregation::PassFail
            && group.aggregation != Aggregation::PassFail
        {
            findings.error(
                &file,
                "score_aggregation: must be pass-fail, as in data/secret",
            );
        }
        for required in &group.require_pass {
            let known = required == "sample" || names.contains_key(required.as_str());
            if !known {
                findings.fatal(&file, format!("require_pass: there is no group {required}"));
            } else if *required >= group.name && required != "sample" {
                findings.error(
                    &file,
                    format!(
                        "require_pass: {required} does not come before {}",
                        group.name
                    ),
                );
            }
            if names
                .get(required.as_str())
                .is_some_and(|group| group.aggregation != Aggregation::PassFail)
            {
                findings.error(&file, format!("require_pass: {required} is not pass-fail"));
            }
        }
    }
}

impl LegacyGroup {
    fn overridden_by(self, nearer: &LegacyGroup) -> LegacyGroup {
        LegacyGroup {
            continues: nearer.continues.or(self.continues),
            custom: nearer.custom.or(self.custom),
            flags: nearer.flags.clone().or(self.flags),
            accept_score: nearer.accept_score.or(self.accept_score),
            reject_score: nearer.reject_score.or(self.reject_score),
            range: nearer.range.clone().or(self.range),
        }
    }
}

/// Two numbers, of which an infinite one is no bound.
fn range_of(text: &str) -> Option<(Option<f64>, Option<f64>)> {
    let mut words = text.split_whitespace();
    let (least, most) = (words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let (least, most): (f64, f64) = (least.parse().ok()?, most.parse().ok()?);
    if least.is_nan() || most.is_nan() || least > most {
        return None;
    }
    let bound = |value: f64| value.is_finite().then_some(value);
    Some((bound(least), bound(most)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_two_ends_which_may_be_open() {
        assert_eq!(range_of("0 100"), Some((Some(0.0), Some(100.0))));
        assert_eq!(range_of("-inf +inf"), Some((None, None)));
        for wrong in ["", "1", "2 1", "a b", "0 1 2", "nan 1"] {
            assert_eq!(range_of(wrong), None, "{wrong}");
        }
    }
}
