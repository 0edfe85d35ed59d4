//! Packages in other formats: each is turned into the files of a package in ours, in memory, and then read
//! like any other. So there is one reader, and an imported problem can be exported.

mod checkers;
mod dmoj;
mod draft;
mod fps;
mod html;
mod plain;
mod polygon;
mod xml;

use crate::{
    Severity, TestData,
    finding::Findings,
    package::{FileTree, Loaded, Package, Room},
};
use draft::Draft;
use mettle_domain::{Language, SourceFile};
use std::{collections::BTreeSet, sync::Arc};

/// One run of a program that makes tests.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its arguments.
    pub args: Vec<String>,
    /// What it reads.
    pub stdin: TestData,
}

/// Takes what a program printed; an error says why it is not taken.
pub type KeepOutput<'k> = dyn FnMut(Vec<u8>) -> Result<(), String> + 'k;

/// Runs a program once for each call and hands over what it printed each time, in that order, or says why it
/// could not; for packages whose tests have to be made first. Nothing here runs a program: the caller does, in
/// the sandbox.
pub type RunProgram<'r> =
    dyn FnMut(Language, &[SourceFile], &[Call], &mut KeepOutput<'_>) -> Result<(), String> + 'r;

/// A format other than the problem package format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// Codeforces Polygon: `problem.xml`.
    Polygon,
    /// DMOJ: `init.yml`.
    Dmoj,
    /// Free Problem Set: an XML file of one or more problems.
    Fps,
    /// Inputs and answers with no description at all.
    Plain,
}

impl Foreign {
    /// What a folder or archive is, by the names of its files; none if it is a package of ours. With it, the
    /// folder everything lies in, empty if that is the top.
    pub fn detect<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Option<(Foreign, String)> {
        for (marks, foreign) in [
            (&["problem.yaml", "domjudge-problem.ini"][..], None),
            (&["problem.xml"], Some(Foreign::Polygon)),
            (&["init.yml", "init.yaml"], Some(Foreign::Dmoj)),
        ] {
            for mark in marks {
                if let Some(folder) = folder_with(paths.clone(), mark) {
                    return foreign.map(|foreign| (foreign, folder));
                }
            }
        }
        let files: Vec<&str> = paths.clone().filter(|path| !is_clutter(path)).collect();
        if let [only] = files[..]
            && (only.ends_with(".xml") || only.ends_with(".fps"))
        {
            return Some((Foreign::Fps, String::new()));
        }
        plain::holds_pairs(&files).then(|| (Foreign::Plain, common_folder(&files)))
    }

    /// What it is called in messages.
    fn name(self) -> &'static str {
        match self {
            Foreign::Polygon => "a Polygon package",
            Foreign::Dmoj => "a DMOJ package",
            Foreign::Fps => "a Free Problem Set",
            Foreign::Plain => "a folder of inputs and answers",
        }
    }

    /// Makes the tests that the package describes but does not hold.
    pub fn make_tests(
        self,
        tree: &mut FileTree,
        room: &mut Room,
        run: &mut RunProgram<'_>,
        findings: &mut Findings,
    ) {
        if self == Foreign::Polygon {
            polygon::make_tests(tree, room, run, findings);
        }
    }

    /// Reads it.
    pub fn load(self, tree: &FileTree, name: &str, mut findings: Findings) -> Loaded {
        let draft = match self {
            Foreign::Polygon => polygon::read(tree, name, &mut findings),
            Foreign::Dmoj => dmoj::read(tree, name, &mut findings),
            Foreign::Fps => fps::read_only(tree, name, &mut findings),
            Foreign::Plain => plain::read(tree, name, &mut findings),
        };
        match draft {
            Some(draft) if findings.judgeable() => self.load_draft(&draft, findings),
            _ => Loaded {
                package: None,
                findings: findings.into_list(),
            },
        }
    }

    fn load_draft(self, draft: &Draft, findings: Findings) -> Loaded {
        let told = findings.into_list();
        let converted = draft.to_tree();
        let mut loaded =
            Package::from_tree(&converted.files, &draft.short_name, Findings::default());
        for finding in &mut loaded.findings {
            // People look for what they wrote, not for what it was turned into.
            if let Some(origin) = converted.origins.get(&finding.path) {
                finding.path.clone_from(origin);
            }
            // Some formats have no place for solutions; the problem is judged all the same.
            if draft.submissions.is_empty() && finding.path == "submissions" {
                finding.severity = Severity::Warning;
                finding.message = format!(
                    "{} has no solution that proves it; time limit and answers are taken on trust",
                    self.name()
                );
            }
        }
        loaded.findings.extend(told);
        loaded.findings.sort_by_key(|finding| finding.severity);
        loaded
    }
}

/// A file, not loaded where it need not be.
fn content(tree: &FileTree, path: &str) -> Option<TestData> {
    tree.get(path).cloned()
}

/// A file's bytes.
fn bytes(tree: &FileTree, path: &str) -> Option<Arc<[u8]>> {
    content(tree, path)?.load().ok()
}

/// A file's text with whatever line ends; nothing if it is absent or no text, which is told.
fn text(tree: &FileTree, path: &str, findings: &mut Findings) -> Option<String> {
    let bytes = bytes(tree, path)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Some(text.replace("\r\n", "\n").replace('\r', "\n")),
        Err(_) => {
            findings.warning(path, "is not UTF-8 text and is left out; save it as UTF-8");
            None
        }
    }
}

/// Text with Unix line ends, and whether it had others.
fn with_unix_lines(content: TestData) -> (TestData, bool) {
    let Ok(bytes) = content.load() else {
        return (content, false);
    };
    if !bytes.windows(2).any(|pair| pair == b"\r\n") {
        return (content, false);
    }
    let mut unix = Vec::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        if *byte != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            unix.push(*byte);
        }
    }
    (unix.into(), true)
}

/// The folder that holds a file of this name, if it is the top or the only folder at the top.
fn folder_with<'a>(paths: impl Iterator<Item = &'a str>, name: &str) -> Option<String> {
    let mut folders = BTreeSet::new();
    for path in paths {
        if path == name {
            return Some(String::new());
        }
        if let Some((folder, rest)) = path.split_once('/')
            && rest == name
        {
            folders.insert(folder);
        }
    }
    match folders.len() {
        1 => folders.first().map(|folder| (*folder).to_owned()),
        _ => None,
    }
}

/// The one folder that all files lie in, if there is one.
fn common_folder(files: &[&str]) -> String {
    let top = |path: &str| path.split_once('/').map(|(top, _)| top.to_owned());
    let first = files.first().and_then(|path| top(path));
    match first {
        // A folder that means something stays.
        Some(folder)
            if !plain::is_meaningful_folder(&folder)
                && files.iter().all(|path| top(path).as_ref() == Some(&folder)) =>
        {
            folder
        }
        _ => String::new(),
    }
}

/// What file managers and version control leave behind.
fn is_clutter(path: &str) -> bool {
    path.split('/')
        .any(|name| name.starts_with('.') || name == "__MACOSX" || name == "Thumbs.db")
}

#[cfg(test)]
mod tests;
