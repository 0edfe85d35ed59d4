//! The jury's solutions and what their tags promise.

use super::FILE;
use crate::{
    finding::Findings,
    formats::{
        content,
        draft::{Draft, Submission},
        xml::Element,
    },
    package::FileTree,
};

/// What a solution may show on cases, and what it must show on some.
type Promise = (&'static [&'static str], &'static [&'static str]);

const ANY: &[&str] = &["AC", "WA", "TLE", "RTE"];

/// Where a tag's solutions go. Polygon stops at the first failure, so what comes behind it is free.
fn folder_of(tag: &str) -> Option<(&'static str, Option<Promise>)> {
    Some(match tag {
        "main" | "accepted" => ("accepted", None),
        "wrong-answer" | "presentation-error" => ("wrong_answer", Some((ANY, &["WA"]))),
        "time-limit-exceeded" => ("time_limit_exceeded", Some((ANY, &["TLE"]))),
        "time-limit-exceeded-or-accepted" => ("mixed", Some((&["AC", "TLE"], &[]))),
        // Running out of memory counts as a run-time error in the format.
        "memory-limit-exceeded" | "failed" | "runtime-error" => {
            ("run_time_error", Some((ANY, &["RTE"])))
        }
        "time-limit-exceeded-or-memory-limit-exceeded" => ("mixed", Some((ANY, &["TLE", "RTE"]))),
        "rejected" => ("rejected", Some((ANY, &["WA", "TLE", "RTE"]))),
        _ => return None,
    })
}

pub(super) fn read(tree: &FileTree, problem: &Element, draft: &mut Draft, findings: &mut Findings) {
    let solutions = problem
        .at(&["assets", "solutions"])
        .into_iter()
        .flat_map(|list| list.all("solution"));
    for solution in solutions {
        let tag = solution.attribute("tag").unwrap_or_default();
        let Some(path) = solution
            .child("source")
            .and_then(|source| source.attribute("path"))
        else {
            findings.warning(
                FILE,
                format!("a solution with the tag {tag:?} names no source; left out"),
            );
            continue;
        };
        let Some(content) = content(tree, path) else {
            findings.error(
                path,
                format!("is missing: it is the source of a solution with the tag {tag:?}"),
            );
            continue;
        };
        let Some((folder, promise)) = folder_of(tag) else {
            findings.warning(
                path,
                format!("is not judged: its tag {tag:?} promises nothing"),
            );
            continue;
        };
        draft.submissions.push(Submission {
            folder,
            name: path.to_owned(),
            content,
            promise,
        });
    }
}
