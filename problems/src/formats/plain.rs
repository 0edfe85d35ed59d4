//! A folder of inputs and answers: `1.in` with `1.out`, `input/3.txt` with `output/3.txt`, `input07.txt` with
//! `output07.txt`, `1.txt` with `1.ans` and so on.

use super::{
    content,
    draft::{Case, Draft, Group, Submission},
    is_clutter, with_unix_lines,
};
use crate::{TestData, finding::Findings, package::FileTree};
use mettle_domain::Language;
use std::{cmp::Ordering, collections::BTreeMap, path::Path};

const INPUT_ENDINGS: [&str; 4] = ["in", "inp", "input", "dat"];
const ANSWER_ENDINGS: [&str; 9] = [
    "out", "ans", "a", "ok", "output", "answer", "sol", "diff", "expected",
];
const INPUT_WORDS: [&str; 3] = ["inputs", "input", "in"];
const ANSWER_WORDS: [&str; 6] = ["outputs", "output", "answers", "answer", "ans", "out"];

/// What such a folder says nothing about.
const ASSUMED_TIME_LIMIT_MS: u64 = 2000;
const ASSUMED_MEMORY_MIB: u64 = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Input,
    Answer,
    /// A `.txt` or a file without ending, which its partner explains.
    Unclear,
}

/// Whether the files look like tests at all.
pub(super) fn holds_pairs(files: &[&str]) -> bool {
    !pairs(files.iter().copied()).is_empty()
}

/// Whether a folder's name says what its files are.
pub(super) fn is_meaningful_folder(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    INPUT_WORDS.contains(&name.as_str()) || ANSWER_WORDS.contains(&name.as_str())
}

/// The files that may be one test.
#[derive(Default)]
struct Candidates<'a> {
    inputs: Vec<(Role, &'a str)>,
    answers: Vec<&'a str>,
}

/// Inputs with their answers, in the order people number them.
pub(super) fn pairs<'a>(files: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let mut found: BTreeMap<String, Candidates<'_>> = BTreeMap::new();
    for path in files.filter(|path| !is_clutter(path)) {
        if let Some((key, role)) = key_and_role(path) {
            let entry = found.entry(key).or_default();
            match role {
                Role::Answer => entry.answers.push(path),
                role => entry.inputs.push((role, path)),
            }
        }
    }
    let mut pairs: Vec<(String, (&str, &str))> = Vec::new();
    for (key, candidates) in found {
        let Candidates {
            mut inputs,
            mut answers,
        } = candidates;
        // A clear input wins over an unclear one; `.ans` over `.out`, which may be an example of output.
        inputs.sort_by_key(|(role, path)| (*role == Role::Unclear, *path));
        answers.sort_by_key(|path| (!path.ends_with(".ans"), *path));
        if let (Some((_, input)), Some(answer)) = (inputs.first(), answers.first()) {
            pairs.push((key, (input, answer)));
        }
    }
    pairs.sort_by(|(one, _), (other, _)| natural_order(one, other));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// What two files of a test have in common, and which of the two this one is.
fn key_and_role(path: &str) -> Option<(String, Role)> {
    let lower = path.to_ascii_lowercase();
    let (folder, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut role = match ending {
        ending if INPUT_ENDINGS.contains(&ending) => Some(Role::Input),
        ending if ANSWER_ENDINGS.contains(&ending) => Some(Role::Answer),
        "txt" | "" => None,
        _ => return None,
    };
    // `1.in.txt` and the like.
    let mut stem = stem.to_owned();
    if role.is_none()
        && let Some((inner, word)) = stem.rsplit_once('.')
        && let Some(said) = role_of(word)
    {
        role = Some(said);
        stem = inner.to_owned();
    }
    // `input07` and `output07`; `in_3`, `3_in`.
    for (word, said) in words() {
        let rest = stem.strip_prefix(word).or_else(|| stem.strip_suffix(word));
        if let Some(rest) = rest.filter(|rest| !rest.chars().any(char::is_alphabetic)) {
            role = role.or(Some(said));
            stem = rest.trim_matches(['_', '-', '.', ' ']).to_owned();
            break;
        }
    }
    // Folders that tell the two apart are not part of what they have in common.
    let mut folders: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    if let Some(place) = folders.iter().rposition(|name| role_of(name).is_some()) {
        role = role.or(role_of(folders[place]));
        folders.remove(place);
    }
    folders.push(&stem);
    Some((folders.join("/"), role.unwrap_or(Role::Unclear)))
}

fn words() -> impl Iterator<Item = (&'static str, Role)> {
    let inputs = INPUT_WORDS.into_iter().map(|word| (word, Role::Input));
    inputs.chain(ANSWER_WORDS.into_iter().map(|word| (word, Role::Answer)))
}

fn role_of(word: &str) -> Option<Role> {
    words()
        .find(|(known, _)| *known == word)
        .map(|(_, role)| role)
}

/// `2` before `10`, as people number.
fn natural_order(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (digits, others) = (leading_digits(left), leading_digits(right));
        if !digits.is_empty() && !others.is_empty() {
            let (number, second) = (
                digits.trim_start_matches('0'),
                others.trim_start_matches('0'),
            );
            let order = number.len().cmp(&second.len()).then(number.cmp(second));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (&left[digits.len()..], &right[others.len()..]);
            continue;
        }
        match (left.chars().next(), right.chars().next()) {
            (Some(letter), Some(second)) if letter == second => {
                (left, right) = (&left[letter.len_utf8()..], &right[second.len_utf8()..]);
            }
            (None, None) => return one.cmp(other),
            (letter, second) => return letter.cmp(&second),
        }
    }
}

fn leading_digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

pub(super) fn read(tree: &FileTree, name: &str, findings: &mut Findings) -> Option<Draft> {
    let mut draft = Draft {
        short_name: name.to_owned(),
        identity: format!("folder {name}"),
        time_limit_ms: Some(ASSUMED_TIME_LIMIT_MS),
        memory_mib: Some(ASSUMED_MEMORY_MIB),
        ..Draft::default()
    };
    findings.warning(
        "",
        format!(
            "a folder of inputs and answers says nothing about limits, statement or comparison: \
             {} s, {ASSUMED_MEMORY_MIB} MiB and comparison of words are assumed",
            ASSUMED_TIME_LIMIT_MS / 1000
        ),
    );
    let mut group = Group::default();
    let mut windows_lines = 0;
    for (input, answer) in pairs(tree.paths()) {
        let mut unix = |path: &str| -> Option<TestData> {
            let (unix, had_others) = with_unix_lines(content(tree, path)?);
            windows_lines += usize::from(had_others);
            Some(unix)
        };
        let case = Case {
            origin: input.to_owned(),
            input: unix(input)?,
            answer: unix(answer)?,
        };
        let lower = input.to_ascii_lowercase();
        match lower.contains("sample") || lower.contains("example") {
            true => draft.samples.push(case),
            false => group.cases.push(case),
        }
    }
    if windows_lines > 0 {
        findings.warning(
            "",
            format!(
                "{windows_lines} test files have Windows line ends; read as if they had Unix ones"
            ),
        );
    }
    let used: Vec<&str> = pairs(tree.paths())
        .into_iter()
        .flat_map(|(input, answer)| [input, answer])
        .collect();
    for path in tree
        .paths()
        .filter(|path| !used.contains(path) && !is_clutter(path))
    {
        let is_program = Path::new(path)
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(is_source);
        match is_program {
            true => draft.submissions.push(Submission {
                folder: "accepted",
                name: path.to_owned(),
                content: content(tree, path)?,
                promise: None,
            }),
            false => findings.warning(path, "is ignored: it is no input with an answer beside it"),
        }
    }
    draft.groups.push(group);
    Some(draft)
}

/// Whether files with this ending are programs we know.
fn is_source(ending: &str) -> bool {
    !ending.is_empty()
        && Language::ALL
            .iter()
            .any(|language| language.info().extensions.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_find_their_answers_however_they_are_named() {
        for (files, expected) in [
            (
                &["10.in", "10.out", "2.in", "2.out", "readme.md"][..],
                &[("2.in", "2.out"), ("10.in", "10.out")][..],
            ),
            (&["a.in", "a.ans", "a.out"], &[("a.in", "a.ans")]),
            (
                &["input/1.txt", "output/1.txt"],
                &[("input/1.txt", "output/1.txt")],
            ),
            (
                &["t/input/input00.txt", "t/output/output00.txt"],
                &[("t/input/input00.txt", "t/output/output00.txt")],
            ),
            (
                &["input1.txt", "output1.txt"],
                &[("input1.txt", "output1.txt")],
            ),
            (&["1.txt", "1.out"], &[("1.txt", "1.out")]),
            (&["tests/01", "tests/01.a"], &[("tests/01", "tests/01.a")]),
            (&["1.in.txt", "1.out.txt"], &[("1.in.txt", "1.out.txt")]),
            (&["in/3", "out/3"], &[("in/3", "out/3")]),
            (&["x/1.in", "y/1.out"], &[]),
            (&["1.in", ".1.out", "__MACOSX/1.out"], &[]),
            (&["main.cpp", "notes.txt"], &[]),
        ] {
            assert_eq!(pairs(files.iter().copied()), expected, "{files:?}");
        }
    }
}
