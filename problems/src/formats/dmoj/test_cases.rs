//! Test cases: listed one by one and in batches, or found by the names of their files.

use super::{Files, programs};
use crate::{
    TestData,
    finding::Findings,
    formats::{
        draft::{Case, Checker, Draft, Group},
        plain, with_unix_lines,
    },
    package::yaml::Map,
};
use serde_norway::Value;

/// Most cases looked at.
const MOST_CASES: usize = 20_000;

pub(super) fn read(
    map: &mut Map<'_>,
    files: &Files<'_>,
    draft: &mut Draft,
    findings: &mut Findings,
) {
    let common = map.number("points", 0.0, false, findings);
    let mut reader = CaseReader {
        file: map.file().to_owned(),
        files,
        common,
        gives_points: common.is_some(),
        count: 0,
        findings,
    };
    let mut groups = Vec::new();
    // Pretests are judged first; on DMOJ only they count for a submission during a contest.
    for key in ["pretest_test_cases", "test_cases"] {
        match map.take(key) {
            Some(Value::Sequence(list)) => groups.extend(reader.list(&list)),
            Some(Value::Mapping(_)) => reader.fatal(&format!("{key} with patterns of file names is not supported; list the cases, or leave {key} out if inputs end in .in and answers in .out")),
            Some(_) => reader.fatal(&format!("{key} must be a list")),
            None if key == "test_cases" => groups.extend(reader.found()),
            None => {}
        }
    }
    if !reader.gives_points {
        // Nobody thought of points: all cases count alike.
        let cases = groups
            .into_iter()
            .flat_map(|group: Group| group.cases)
            .collect();
        groups = vec![Group {
            cases,
            ..Group::default()
        }];
    }
    draft.groups = groups;
}

struct CaseReader<'a, 'f> {
    file: String,
    files: &'a Files<'a>,
    /// Points of cases that state none.
    common: Option<f64>,
    /// Whether points, batches or checkers of cases make a difference between cases.
    gives_points: bool,
    count: usize,
    findings: &'f mut Findings,
}

impl CaseReader<'_, '_> {
    fn fatal(&mut self, message: &str) {
        self.findings.fatal(&self.file, message);
    }

    /// One group for each entry, as each has its points. Entries with 0 points count without giving any.
    fn list(&mut self, list: &[Value]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (number, entry) in list.iter().enumerate() {
            if !entry.is_mapping() {
                self.fatal(&format!("case {} must be a map", number + 1));
                continue;
            }
            let points = entry
                .get("points")
                .and_then(Value::as_f64)
                .or(self.common)
                .unwrap_or(1.0);
            self.gives_points |= ["points", "batched", "checker"]
                .iter()
                .any(|key| entry.get(key).is_some());
            let cases = match entry.get("batched") {
                Some(Value::Sequence(cases)) => cases
                    .iter()
                    .filter_map(|case| self.case(case, entry))
                    .collect(),
                Some(_) => {
                    self.fatal(&format!("batched of case {} must be a list", number + 1));
                    Vec::new()
                }
                None => self.case(entry, entry).into_iter().collect(),
            };
            let requires = match entry.get("dependencies") {
                Some(Value::Sequence(needed)) => self.dependencies(needed, number),
                _ => Vec::new(),
            };
            let flags = entry.get("checker").and_then(|checker| {
                match programs::checker_of(checker, self.files.tree, &self.file, self.findings) {
                    Checker::Flags(flags) => Some(flags),
                    Checker::Program(_) => {
                        self.fatal(&format!("case {} has a checker program of its own; one for all cases is supported", number + 1));
                        None
                    }
                }
            });
            groups.push(Group {
                name: if entry.get("batched").is_some() {
                    "batch"
                } else {
                    "case"
                }
                .to_owned(),
                points: Some(points),
                requires,
                cases,
                flags,
            });
        }
        groups
    }

    /// Numbers of batches, from 1; a batch may need earlier ones only.
    fn dependencies(&mut self, needed: &[Value], number: usize) -> Vec<usize> {
        let mut places = Vec::new();
        for value in needed {
            match value.as_u64().and_then(|place| usize::try_from(place).ok()) {
                Some(place @ 1..) if place <= number => places.push(place - 1),
                _ => self.fatal(&format!(
                    "dependencies of batch {} must be numbers of earlier batches",
                    number + 1
                )),
            }
        }
        places
    }

    fn case(&mut self, case: &Value, entry: &Value) -> Option<Case> {
        self.count += 1;
        if self.count > MOST_CASES {
            if self.count == MOST_CASES + 1 {
                self.fatal(&format!("lists more than {MOST_CASES} cases"));
            }
            return None;
        }
        if case.get("generator_args").is_some()
            || case.get("generator").is_some()
            || entry.get("generator").is_some()
        {
            self.fatal("a case is made by a generator while judging; add the test itself");
            return None;
        }
        let input = case.get("in").and_then(Value::as_str);
        let answer = case.get("out").and_then(Value::as_str);
        // Problems without input, or with a checker or interactor that needs no answer.
        let origin = input.or(answer).unwrap_or_default().to_owned();
        let input = self.content(input)?;
        let answer = self.content(answer)?;
        Some(Case {
            origin,
            input,
            answer,
        })
    }

    fn content(&mut self, name: Option<&str>) -> Option<TestData> {
        let Some(name) = name else {
            return Some(Vec::new().into());
        };
        match self.files.get(name) {
            Some(content) => Some(with_unix_lines(content).0),
            None => {
                self.findings
                    .fatal(name, "is missing: a case of init.yml names it");
                None
            }
        }
    }

    /// Without a list: every input with its answer, a case each.
    fn found(&mut self) -> Vec<Group> {
        let paths = self.files.paths();
        let pairs = plain::pairs(paths.into_iter());
        if pairs.is_empty() {
            self.fatal("lists no test_cases, and no files ending in .in and .out were found");
        }
        let points = self.common.unwrap_or(1.0);
        let mut groups = Vec::new();
        for (input, answer) in pairs {
            if let (Some(content), Some(answer)) =
                (self.content(Some(input)), self.content(Some(answer)))
            {
                groups.push(Group {
                    name: "case".into(),
                    points: Some(points),
                    cases: vec![Case {
                        origin: input.to_owned(),
                        input: content,
                        answer,
                    }],
                    ..Group::default()
                });
            }
        }
        groups
    }
}
