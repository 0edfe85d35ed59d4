//! Which files belong to which test case.

use super::ByName;
use crate::{
    TestCase, TestData,
    finding::Findings,
    package::{metadata::Format, tree::FileTree},
};
use std::collections::BTreeMap;

/// What a file is to its test case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Input,
    Answer,
    Output,
    InputShown,
    AnswerShown,
    /// Anything in the `.files` folder.
    Files,
    Config,
    /// What is said in an interactive sample.
    Interaction,
    /// Pictures, hints, downloads: of no use in judging.
    Other,
}

/// Longer suffixes first.
const SUFFIXES: [(&str, Kind); 18] = [
    (".in.statement", Kind::InputShown),
    (".ans.statement", Kind::AnswerShown),
    (".in.download", Kind::Other),
    (".ans.download", Kind::Other),
    (".interaction", Kind::Interaction),
    (".files", Kind::Files),
    (".yaml", Kind::Config),
    (".hint", Kind::Other),
    (".desc", Kind::Other),
    (".args", Kind::Other),
    (".jpeg", Kind::Other),
    (".png", Kind::Other),
    (".jpg", Kind::Other),
    (".svg", Kind::Other),
    (".ans", Kind::Answer),
    (".out", Kind::Output),
    (".in", Kind::Input),
    (".txt", Kind::Other),
];

/// The files of one test case.
#[derive(Default)]
pub(super) struct CaseFiles<'a> {
    files: BTreeMap<Kind, &'a TestData>,
    /// What is in the `.files` folder, by name.
    pub folder: Vec<(&'a str, &'a TestData)>,
}

impl<'a> CaseFiles<'a> {
    pub fn get(&self, kind: Kind) -> Option<&'a TestData> {
        self.files.get(&kind).copied()
    }
}

/// The test cases below `data/<folder>` in judging order, named `<folder>/…`.
pub(super) fn cases_in<'a>(
    tree: &'a FileTree,
    folder: &str,
    findings: &mut Findings,
) -> Vec<(String, CaseFiles<'a>)> {
    let mut cases: ByName<CaseFiles<'a>> = BTreeMap::new();
    for (path, content) in tree.below(&format!("data/{folder}")) {
        let Some((stem, kind)) = stem_and_kind(path) else {
            continue;
        };
        let name: Vec<String> = std::iter::once(folder)
            .chain(stem.split('/'))
            .map(str::to_owned)
            .collect();
        if matches!(
            name.last().map(String::as_str),
            Some("test_group" | "testdata")
        ) && kind == Kind::Config
        {
            continue;
        }
        let files = cases.entry(name).or_default();
        if kind == Kind::Files
            && let Some((_, name)) = path.split_once(".files/")
        {
            files.folder.push((name, content));
        }
        files.files.insert(kind, content);
    }
    let named: Vec<_> = cases
        .into_iter()
        .map(|(name, files)| (name.join("/"), files))
        .collect();
    check_folders(tree, folder, &named, findings);
    named
}

/// `g/1.in` is the input of `g/1`; `g/1.files/x` is among the files of `g/1`.
fn stem_and_kind(path: &str) -> Option<(&str, Kind)> {
    if let Some(end) = path.find(".files/") {
        return Some((&path[..end], Kind::Files));
    }
    SUFFIXES.iter().find_map(|(suffix, kind)| {
        let stem = path.strip_suffix(suffix)?;
        (!stem.is_empty() && !stem.ends_with('/')).then_some((stem, *kind))
    })
}

/// A folder may not be called like a test case beside it.
fn check_folders(
    tree: &FileTree,
    folder: &str,
    cases: &[(String, CaseFiles<'_>)],
    findings: &mut Findings,
) {
    for (name, files) in cases {
        if files.get(Kind::Input).is_some() && tree.has_folder(&format!("data/{name}")) {
            findings.error(
                format!("data/{name}"),
                "is both a test case and a folder; rename one",
            );
        }
    }
    let groups = tree.children(&format!("data/{folder}"));
    let is_group = |name: &str| tree.contains(&format!("data/{folder}/{name}/test_group.yaml"));
    if groups
        .iter()
        .any(|(name, is_folder)| *is_folder && is_group(name))
        && groups.keys().any(|name| name.ends_with(".in"))
    {
        findings.error(
            format!("data/{folder}"),
            "holds both test cases and test groups; put every case into a group",
        );
    }
}

pub(super) fn complain_without_input(
    name: &str,
    files: &CaseFiles<'_>,
    format: Format,
    findings: &mut Findings,
) {
    let path = format!("data/{name}");
    if files.get(Kind::Answer).is_some() {
        match format {
            Format::V2025 => findings.error(
                path,
                "has an answer but no input: add the .in file, or remove the .ans file",
            ),
            _ => findings.warning(path, "has an answer but no input, ignored"),
        }
    } else if files.get(Kind::Output).is_some() || files.get(Kind::Config).is_some() {
        findings.warning(path, "belongs to no test case, ignored");
    }
}

/// How many names a warning lists.
const NAMES_TOLD: usize = 3;

/// Looks at all cases for what programs may trip over, and tells each kind once.
pub(super) fn check_text(cases: &[TestCase], findings: &mut Findings) {
    let (mut windows, mut open, mut binary) = (vec![], vec![], vec![]);
    for case in cases {
        for (data, suffix) in [(&case.input, "in"), (&case.answer, "ans")] {
            // What cannot be read is noticed when it is stored or judged.
            let Ok(bytes) = data.load() else { continue };
            let name = || format!("{}.{suffix}", case.name);
            windows.extend(bytes.contains(&b'\r').then(name));
            open.extend((!bytes.is_empty() && !bytes.ends_with(b"\n")).then(name));
            binary.extend(str::from_utf8(&bytes).is_err().then(name));
        }
    }
    tell(
        windows,
        "Windows line ends, which programs will read as they are; use Unix ones",
        findings,
    );
    tell(open, "no line end at the end; add one", findings);
    tell(binary, "bytes that are not UTF-8 text", findings);
}

fn tell(names: Vec<String>, what: &str, findings: &mut Findings) {
    if names.is_empty() {
        return;
    }
    let told = names
        .iter()
        .take(NAMES_TOLD)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    let more = match names.len() - names.len().min(NAMES_TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let verb = if names.len() == 1 { "has" } else { "have" };
    findings.warning("data", format!("{told}{more} {verb} {what}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_longest_suffix() {
        for (path, expected) in [
            ("1.in", Some(("1", Kind::Input))),
            ("g/1.ans", Some(("g/1", Kind::Answer))),
            ("1.in.statement", Some(("1", Kind::InputShown))),
            ("1.a.in", Some(("1.a", Kind::Input))),
            ("1.files/x.in", Some(("1", Kind::Files))),
            ("1.yaml", Some(("1", Kind::Config))),
            ("README.md", None),
            ("g/.in", None),
            (".in", None),
        ] {
            assert_eq!(stem_and_kind(path), expected, "{path}");
        }
    }
}
