//! `@EXPECTED_RESULTS@: …` inside sources, as DOMjudge reads it.

use crate::{finding::Findings, package::tree::FileTree};
use mettle_domain::Verdict;

const MARK: &str = "@EXPECTED_RESULTS@:";

/// The verdicts that a source file of the submission names, if any does.
pub(super) fn find(tree: &FileTree, path: &str, findings: &mut Findings) -> Option<Vec<Verdict>> {
    let single = tree.get(path).into_iter();
    let inside = tree.below(path).map(|(_, content)| content);
    let line = single
        .chain(inside)
        .filter_map(|content| annotated_line(&content.load().ok()?))
        .next()?;
    let mut verdicts = Vec::new();
    for name in line
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        match verdict_of(name) {
            Some(verdict) => verdicts.push(verdict),
            None => findings.warning(path, format!("{MARK} {name:?} is no verdict, ignored")),
        }
    }
    (!verdicts.is_empty()).then_some(verdicts)
}

/// The rest of the line behind the mark, of a file that is text.
fn annotated_line(content: &[u8]) -> Option<String> {
    let text = str::from_utf8(content).ok()?;
    let line = text
        .lines()
        .find_map(|line| Some(line.split_once(MARK)?.1))?;
    // What closes a comment is no part of it.
    Some(
        line.trim()
            .trim_end_matches("*/")
            .trim_end_matches("-->")
            .to_ascii_uppercase(),
    )
}

fn verdict_of(name: &str) -> Option<Verdict> {
    Some(match name.replace('_', "-").as_str() {
        "CORRECT" | "ACCEPTED" => Verdict::AC,
        "WRONG-ANSWER" | "NO-OUTPUT" => Verdict::WA,
        "TIMELIMIT" | "TIME-LIMIT-EXCEEDED" => Verdict::TLE,
        "RUN-ERROR" | "RUN-TIME-ERROR" | "RUNTIME-ERROR" => Verdict::RTE,
        "MEMORY-LIMIT" | "MEMORY-LIMIT-EXCEEDED" => Verdict::MLE,
        "OUTPUT-LIMIT" | "OUTPUT-LIMIT-EXCEEDED" => Verdict::OLE,
        "COMPILER-ERROR" | "COMPILE-ERROR" => Verdict::CE,
        _ => return None,
    })
}
