//! Limits, tests and groups.

use super::FILE;
use crate::{
    TestData,
    finding::Findings,
    formats::{
        content,
        draft::{Case, Draft, Group},
        with_unix_lines,
        xml::Element,
    },
    package::FileTree,
};
use std::collections::BTreeMap;

/// Most tests looked at: the numbers come from a file of strangers.
const MOST_TESTS: usize = 20_000;

/// A test in `problem.xml`, and where its files are.
pub(super) struct Place<'a> {
    pub element: &'a Element,
    pub input: String,
    pub answer: String,
}

/// The tests of the set that is used.
pub(super) fn described(problem: &Element) -> Vec<Place<'_>> {
    let Some(set) = problem.child("judging").and_then(used_set) else {
        return Vec::new();
    };
    let input_pattern = set.text_of("input-path-pattern").unwrap_or("tests/%02d");
    let answer_pattern = set.text_of("answer-path-pattern").unwrap_or("tests/%02d.a");
    let tests = set
        .child("tests")
        .into_iter()
        .flat_map(|tests| tests.all("test"));
    let place = |(index, element): (usize, _)| {
        Some(Place {
            element,
            input: path_of(input_pattern, index + 1)?,
            answer: path_of(answer_pattern, index + 1)?,
        })
    };
    tests
        .take(MOST_TESTS)
        .enumerate()
        .filter_map(place)
        .collect()
}

/// The test set called `tests`, or else the first one.
fn used_set(judging: &Element) -> Option<&Element> {
    let named = judging
        .all("testset")
        .find(|set| set.attribute("name") == Some("tests"));
    named.or_else(|| judging.child("testset"))
}

pub(super) fn read(tree: &FileTree, problem: &Element, draft: &mut Draft, findings: &mut Findings) {
    let Some(judging) = problem.child("judging") else {
        return findings.fatal(FILE, "has no <judging>: there are no limits and no tests");
    };
    for name in ["input-file", "output-file"] {
        if let Some(file) = judging.attribute(name).filter(|file| !file.is_empty()) {
            findings.fatal(FILE, format!("wants programs to use the file {file:?}; only standard input and output are supported"));
        }
    }
    let Some(set) = used_set(judging) else {
        return findings.fatal(FILE, "has no <testset>");
    };
    let sets = judging.all("testset").count();
    if sets > 1 {
        findings.warning(
            FILE,
            format!(
                "has {sets} test sets; {:?} is used",
                set.attribute("name").unwrap_or("the first one")
            ),
        );
    }
    draft.time_limit_ms = number(set, "time-limit").map(|ms| ms as u64);
    draft.memory_mib = number(set, "memory-limit")
        .map(|bytes| ((bytes / f64::from(1 << 20)).ceil() as u64).max(1));
    read_tests(tree, problem, set, draft, findings);
}

fn number(set: &Element, name: &str) -> Option<f64> {
    set.text_of(name)
        .and_then(|text| text.parse().ok())
        .filter(|number: &f64| number.is_finite() && *number > 0.0)
}

/// A test as `problem.xml` describes it.
struct Described<'a> {
    group: &'a str,
    points: Option<f64>,
    is_sample: bool,
    case: Case,
}

fn read_tests(
    tree: &FileTree,
    problem: &Element,
    set: &Element,
    draft: &mut Draft,
    findings: &mut Findings,
) {
    let tests = described(problem);
    let mut found = Vec::new();
    let (mut windows_lines, mut absent, mut unanswered) = (0, Vec::new(), Vec::new());
    for test in &tests {
        let mut unix = |path: &str| -> Option<TestData> {
            let (unix, had_others) = with_unix_lines(content(tree, path)?);
            windows_lines += usize::from(had_others);
            Some(unix)
        };
        let (input, answer) = (unix(&test.input), unix(&test.answer));
        let element = test.element;
        match (input, answer) {
            (Some(input), Some(answer)) => found.push(Described {
                group: element.attribute("group").unwrap_or_default(),
                points: element
                    .attribute("points")
                    .and_then(|points| points.parse().ok()),
                is_sample: element.attribute("sample") == Some("true"),
                case: Case {
                    origin: test.input.clone(),
                    input,
                    answer,
                },
            }),
            (None, _) => absent.push((
                &test.input,
                element.attribute("method") == Some("generated"),
            )),
            (Some(_), None) => unanswered.push(&test.input),
        }
    }
    if let Some(first) = unanswered.first() {
        findings.fatal(
            first,
            format!(
                "has no answer, as have {} tests in all; download the full package, or run doall.sh of the standard one",
                unanswered.len()
            ),
        );
    }
    if windows_lines > 0 {
        findings.warning(
            "tests",
            format!("{windows_lines} files have Windows line ends; read as if they had Unix ones"),
        );
    }
    if !absent.is_empty() {
        let generated = absent.iter().filter(|(_, generated)| *generated).count();
        findings.fatal(
            absent[0].0,
            format!(
                "is absent, as are {} of {} tests ({generated} of them generated): download the full package, which holds them, \
                 or run doall.sh of the standard one",
                absent.len(),
                tests.len()
            ),
        );
    }
    arrange(found, set, draft, findings);
}

/// `tests/%02d` with a number in it.
fn path_of(pattern: &str, number: usize) -> Option<String> {
    let (before, rest) = pattern.split_once('%')?;
    let (width, after) = rest.split_once('d')?;
    let digits: usize = width
        .trim_start_matches('0')
        .parse()
        .or_else(|error| {
            if width.trim_start_matches('0').is_empty() {
                Ok(0)
            } else {
                Err(error)
            }
        })
        .ok()?;
    let padded = match width.starts_with('0') {
        true => format!("{number:0>width$}", width = digits.min(20)),
        false => number.to_string(),
    };
    Some(format!("{before}{padded}{after}").replace('\\', "/"))
}

/// Puts tests into groups. Without points all of them lie together.
fn arrange(tests: Vec<Described<'_>>, set: &Element, draft: &mut Draft, findings: &mut Findings) {
    let stated: Vec<&Element> = set
        .child("groups")
        .into_iter()
        .flat_map(|groups| groups.all("group"))
        .collect();
    let group_points = |name: &str| -> Option<f64> {
        let group = stated
            .iter()
            .find(|group| group.attribute("name") == Some(name))?;
        group
            .attribute("points")
            .and_then(|points| points.parse().ok())
    };
    let is_scoring = tests.iter().any(|test| test.points.unwrap_or(0.0) > 0.0)
        || stated.iter().any(|group| {
            group_points(group.attribute("name").unwrap_or_default()).unwrap_or(0.0) > 0.0
        });
    let (samples, counted): (Vec<_>, Vec<_>) = tests
        .into_iter()
        .partition(|test| test.is_sample && (!is_scoring || test.points.unwrap_or(0.0) == 0.0));
    draft.samples = samples.into_iter().map(|test| test.case).collect();
    if !is_scoring {
        draft.groups.push(Group {
            cases: counted.into_iter().map(|test| test.case).collect(),
            ..Group::default()
        });
        return;
    }
    // In the order of their first tests, which is the one they are judged in.
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for test in counted {
        if test.is_sample {
            // Samples that give points count among the others; they are shown as well.
            draft.samples.push(test.case.clone());
        }
        let each_counts = stated
            .iter()
            .find(|group| group.attribute("name") == Some(test.group))
            .is_none_or(|group| group.attribute("points-policy") != Some("complete-group"));
        // A test that counts for itself is a group of its own, as its points may differ from the others'.
        let name = match each_counts {
            true => format!(
                "{}test{}",
                if test.group.is_empty() {
                    String::new()
                } else {
                    format!("{}-", test.group)
                },
                draft.groups.len() + 1
            ),
            false => test.group.to_owned(),
        };
        let place = *places.entry(name.clone()).or_insert_with(|| {
            draft.groups.push(Group {
                name,
                requires: Vec::new(),
                points: (!each_counts).then(|| group_points(test.group)).flatten(),
                ..Group::default()
            });
            draft.groups.len() - 1
        });
        let group = &mut draft.groups[place];
        if each_counts || group_points(test.group).is_none() {
            *group.points.get_or_insert(0.0) += test.points.unwrap_or(0.0);
        }
        group.cases.push(test.case);
    }
    for group in &stated {
        let needed: Vec<&str> = group
            .child("dependencies")
            .into_iter()
            .flat_map(|list| list.all("dependency"))
            .filter_map(|dependency| dependency.attribute("group"))
            .collect();
        let belongs = |name: &str, group: &str| {
            name == group
                || name
                    .strip_prefix(group)
                    .is_some_and(|rest| rest.starts_with("-test"))
        };
        let name = group.attribute("name").unwrap_or_default();
        for needed in needed {
            let required: Vec<usize> = (0..draft.groups.len())
                .filter(|place| belongs(&draft.groups[*place].name, needed))
                .collect();
            if required.is_empty() {
                // Groups of samples only, which are not judged for points.
                findings.warning(FILE, format!("group {name:?} depends on group {needed:?}, which has no test that gives points; left out"));
            }
            for place in 0..draft.groups.len() {
                if belongs(&draft.groups[place].name, name) {
                    draft.groups[place]
                        .requires
                        .extend(required.iter().filter(|other| **other < place));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_name_the_files_of_tests() {
        for (pattern, number, path) in [
            ("tests/%02d", 3, Some("tests/03")),
            ("tests/%02d.a", 123, Some("tests/123.a")),
            ("tests\\%03d", 7, Some("tests/007")),
            ("t%d", 12, Some("t12")),
            ("tests/%s", 1, None),
            ("tests", 1, None),
            ("%09999999999999999999999999d", 1, None),
        ] {
            assert_eq!(path_of(pattern, number).as_deref(), path, "{pattern}");
        }
    }
}
