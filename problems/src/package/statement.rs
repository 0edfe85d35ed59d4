//! Problem statements and solution notes.

use super::{latex, metadata::Metadata, tree::FileTree};
use crate::finding::Findings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text about the problem in one natural language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Language code: `en`, `pt-BR` ….
    pub language: String,
    /// The problem's name in that language.
    pub title: String,
    /// The text in Markdown with formulas between dollar signs; without title and samples.
    /// It is the author's: whoever shows it as HTML must sanitise it.
    pub markdown: String,
    /// The LaTeX source, where it was written in LaTeX.
    pub latex: Option<String>,
}

/// What kinds of files there may be, best first.
const KINDS: [&str; 3] = ["md", "tex", "pdf"];

/// The statements, English first.
pub(crate) fn read_statements(
    tree: &FileTree,
    metadata: &Metadata,
    slug: &str,
    findings: &mut Findings,
) -> Vec<Statement> {
    let folder = match (
        metadata.format.is_legacy(),
        tree.has_folder("statement"),
        tree.has_folder("problem_statement"),
    ) {
        (true, _, true) | (false, false, true) => "problem_statement",
        _ => "statement",
    };
    let statements = read_texts(tree, folder, "problem", metadata, slug, findings);
    if statements.is_empty() {
        findings.warning(
            folder,
            "has no statement that can be shown: expected problem.en.md or problem.en.tex",
        );
    }
    check_names(&statements, metadata, findings);
    statements
}

/// The solution notes, English first.
pub(crate) fn read_solution(
    tree: &FileTree,
    metadata: &Metadata,
    slug: &str,
    findings: &mut Findings,
) -> Option<Statement> {
    read_texts(tree, "solution", "solution", metadata, slug, findings)
        .into_iter()
        .next()
}

fn read_texts(
    tree: &FileTree,
    folder: &str,
    stem: &str,
    metadata: &Metadata,
    slug: &str,
    findings: &mut Findings,
) -> Vec<Statement> {
    // By language, the best kind of file.
    let mut best: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (name, is_folder) in tree.children(folder) {
        if is_folder {
            continue;
        }
        if let Some((language, kind)) = language_and_kind(name, stem) {
            let candidate = (kind, format!("{folder}/{name}"));
            best.entry(language)
                .and_modify(|known| *known = candidate.clone().min(known.clone()))
                .or_insert(candidate);
        }
    }
    let mut texts: Vec<Statement> = Vec::new();
    for (language, (kind, path)) in best {
        match KINDS[kind] {
            "pdf" => findings.warning(
                path,
                "is a PDF, which cannot be shown as text; add a Markdown statement",
            ),
            kind => {
                if let Some(source) = tree.text(&path, findings) {
                    texts.push(statement(language, kind == "tex", source, metadata, slug));
                }
            }
        }
    }
    texts.sort_by_key(|text| {
        (
            text.language != "en",
            !text.language.starts_with("en-"),
            text.language.clone(),
        )
    });
    texts
}

fn statement(
    language: String,
    is_latex: bool,
    source: String,
    metadata: &Metadata,
    slug: &str,
) -> Statement {
    let named = metadata.names.get(&language).cloned();
    let (title, markdown, latex) = match is_latex {
        true => {
            let converted = latex::to_markdown(&source, &metadata.constants);
            // Titles are plain text; a name in LaTeX may have a plain one in a comment.
            let plain = source
                .lines()
                .find_map(|line| line.trim().strip_prefix("%% plainproblemname:"))
                .map(|name| name.trim().to_owned());
            (
                named.or(plain).or(converted.title),
                converted.markdown,
                Some(source),
            )
        }
        false => (named, markdown(&source, &metadata.constants), None),
    };
    let title = title
        .or_else(|| metadata.names.get("en").cloned())
        .or_else(|| metadata.names.values().next().cloned());
    Statement {
        language,
        title: title.unwrap_or_else(|| slug.to_owned()),
        markdown,
        latex,
    }
}

/// Constants filled in; the marks for samples removed, as samples follow the statement anyway.
fn markdown(source: &str, constants: &BTreeMap<String, String>) -> String {
    substitute(source, constants)
        .replace("{{nextsample}}", "")
        .replace("{{remainingsamples}}", "")
}

/// Replaces `{{name}}` and `{{name.variant}}` by the constants of that name, in one pass.
pub(crate) fn substitute(text: &str, constants: &BTreeMap<String, String>) -> String {
    if constants.is_empty() {
        return text.to_owned();
    }
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        // The longest name is far shorter than this; a bound keeps hostile input linear.
        let end = from
            .bytes()
            .take(200)
            .collect::<Vec<_>>()
            .windows(2)
            .position(|pair| pair == b"}}");
        match end.and_then(|end| Some((constants.get(&from[2..end])?, end))) {
            Some((value, end)) => {
                filled.push_str(value);
                rest = &from[end + 2..];
            }
            None => {
                filled.push('{');
                rest = &from[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// `problem.en.md` → (`en`, 0); `problem.tex` → (`en`, 1).
fn language_and_kind(name: &str, stem: &str) -> Option<(String, usize)> {
    let (rest, kind) = name
        .strip_prefix(stem)?
        .strip_prefix('.')
        .map(|rest| rest.rsplit_once('.').unwrap_or(("en", rest)))?;
    let kind = KINDS.iter().position(|known| *known == kind)?;
    let (language, region) = rest.split_once('-').unwrap_or((rest, ""));
    let valid = (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && (region.is_empty()
            || region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase()));
    valid.then(|| (rest.to_owned(), kind))
}

fn check_names(statements: &[Statement], metadata: &Metadata, findings: &mut Findings) {
    if metadata.format.is_legacy() || statements.is_empty() {
        return;
    }
    for statement in statements
        .iter()
        .filter(|statement| !metadata.names.contains_key(&statement.language))
    {
        let language = &statement.language;
        findings.warning(
            "problem.yaml",
            format!("name: has no name for the statement in {language:?}"),
        );
    }
    for language in metadata.names.keys().filter(|language| {
        !statements
            .iter()
            .any(|statement| statement.language == **language)
    }) {
        findings.warning(
            "problem.yaml",
            format!("name: there is no statement in {language:?}"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_statements_are_understood() {
        for (name, expected) in [
            ("problem.en.md", Some(("en", 0))),
            ("problem.tex", Some(("en", 1))),
            ("problem.pt-BR.pdf", Some(("pt-BR", 2))),
            ("problem.fil.md", Some(("fil", 0))),
            ("problem.EN.md", None),
            ("problem.en.txt", None),
            ("problem.en.md.bak", None),
            ("problem", None),
            ("solution.en.md", None),
        ] {
            let read = language_and_kind(name, "problem");
            assert_eq!(
                read.as_ref()
                    .map(|(language, kind)| (language.as_str(), *kind)),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn constants_are_filled_in_once_and_unknown_ones_left() {
        let constants = BTreeMap::from([
            ("n".to_owned(), "{{n.tex}}".to_owned()),
            ("n.tex".to_owned(), "10^5".to_owned()),
        ]);
        assert_eq!(
            substitute("{{n}} {{n.tex}} {{m}} {{{n.tex}}} {{é}} {{", &constants),
            "{{n.tex}} 10^5 {{m}} {10^5} {{é}} {{"
        );
        let hostile = "{{".repeat(100_000);
        assert_eq!(substitute(&hostile, &constants), hostile);
    }
}
