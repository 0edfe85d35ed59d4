//! Where a package comes from: a folder or a zip archive. Both are hostile input.

mod archive;
mod detect;
mod folder;
mod spool;

pub(crate) use archive::Archive;
pub(crate) use detect::{foreign_in, xml_document};
pub(crate) use folder::read_folder;

use super::tree::FileTree;
use crate::finding::Findings;
use spool::{NotTaken, Spool};
use std::{
    io::{self, Read},
    path::Path,
};

/// How large a package may be. The defaults hold for uploads as well.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Files and folders together, whether they are used or not.
    pub entries: usize,
    /// Bytes of all files that are used, unpacked.
    pub total_bytes: u64,
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of a path.
    pub path_bytes: usize,
    /// Folders inside each other.
    pub depth: usize,
    /// From this many unpacked bytes on, an archive may not have been packed by more than `ratio`.
    pub ratio_from_bytes: u64,
    /// Unpacked bytes per packed byte. Test data like a million ones packs a thousandfold, so small packages may.
    pub ratio: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds {
            entries: 20_000,
            total_bytes: 1 << 30,
            file_bytes: 256 << 20,
            path_bytes: 1_000,
            depth: 16,
            ratio_from_bytes: 128 << 20,
            ratio: 200,
        }
    }
}

/// Folders and files of a package that matter to us. Others are not even read.
const KNOWN: [&str; 19] = [
    "problem.yaml",
    "mettle.yaml",
    "domjudge-problem.ini",
    ".timelimit",
    "statement",
    "problem_statement",
    "solution",
    "data",
    "submissions",
    "attachments",
    "input_validators",
    "input_format_validators",
    "output_validator",
    "output_validators",
    "static_validator",
    "include",
    "graders",
    "interactor",
    "interactors",
];

/// Folders whose files have no say in how submissions are judged.
const BYSTANDERS: [&str; 4] = [
    "solution",
    "attachments",
    "input_validators",
    "input_format_validators",
];

/// Collects the files of a package within the bounds.
pub(crate) struct Intake<'f> {
    /// Whether files are taken whatever their names are, as other formats are read.
    takes_any_file: bool,
    pub findings: &'f mut Findings,
    pub bounds: Bounds,
    tree: FileTree,
    spool: Spool,
    /// What went wrong on this machine, which is no finding about the package.
    trouble: Option<io::Error>,
    entries: usize,
    total_bytes: u64,
}

impl<'f> Intake<'f> {
    pub fn new(bounds: Bounds, findings: &'f mut Findings) -> Self {
        Self::spooling(bounds, findings, &std::env::temp_dir())
    }

    /// What is large goes to a temporary file in this folder.
    pub fn spooling(bounds: Bounds, findings: &'f mut Findings, folder: &Path) -> Self {
        Intake {
            takes_any_file: false,
            spool: Spool::in_folder(folder),
            trouble: None,
            findings,
            bounds,
            tree: FileTree::default(),
            entries: 0,
            total_bytes: 0,
        }
    }

    /// For a package in another format: whatever is in it is read.
    pub fn of_any_file(bounds: Bounds, findings: &'f mut Findings) -> Self {
        Self::new(bounds, findings).taking_any_file()
    }

    /// The same, reading whatever is there.
    pub fn taking_any_file(mut self) -> Self {
        self.takes_any_file = true;
        self
    }

    pub fn into_tree(self) -> FileTree {
        self.tree
    }

    /// Why the package could not be taken in although nothing is wrong with it, if so.
    pub fn trouble(&mut self) -> Option<io::Error> {
        self.trouble.take()
    }

    /// Counts an entry; false once there are too many, which is told once.
    pub fn count_entry(&mut self) -> bool {
        self.entries += 1;
        if self.entries == self.bounds.entries + 1 {
            let message = format!(
                "has more than {} files and folders; leave out what is not part of it",
                self.bounds.entries
            );
            self.findings.fatal("", message);
        }
        self.entries <= self.bounds.entries
    }

    /// Whether the file or folder is part of the package. The format wants names with other
    /// characters to be treated as if they did not exist; where that looks like a mistake it is told.
    pub fn wants(&mut self, path: &str) -> bool {
        let top = path.split('/').next().unwrap_or_default();
        if path == ".timelimit" {
            return true;
        }
        if !self.takes_any_file && !KNOWN.contains(&top) {
            return false;
        }
        if path.len() > self.bounds.path_bytes || path.split('/').count() > self.bounds.depth {
            self.findings.fatal(
                path,
                "is too long a path, or too deep inside folders; shorten it",
            );
            return false;
        }
        if self.takes_any_file {
            return !path
                .split('/')
                .any(|name| name.starts_with('.') || name == "__MACOSX");
        }
        let Some(odd) = path.split('/').find(|name| !is_valid_name(name)) else {
            return true;
        };
        if !odd.starts_with(['.', '-']) && ["data", "submissions"].contains(&top) {
            self.findings.warning(path, "is ignored, as the format demands: names consist of letters, digits, \"_\", \"-\" and \".\"");
        }
        false
    }

    /// Says that a file cannot be had: fatal only where judging needs it.
    pub fn lose(&mut self, path: &str, message: &str) {
        match BYSTANDERS.contains(&path.split('/').next().unwrap_or_default()) {
            true => self
                .findings
                .warning(path, format!("is left out: it {message}")),
            false => self.findings.fatal(path, message),
        }
    }

    /// Reads a file and keeps it.
    pub fn add(&mut self, path: String, content: impl Read) -> io::Result<()> {
        let room = self
            .bounds
            .total_bytes
            .saturating_sub(self.total_bytes)
            .min(self.bounds.file_bytes);
        let taken = match self.spool.take(content, room) {
            Ok(taken) => taken,
            Err(NotTaken::Unreadable(error)) => return Err(error),
            Err(NotTaken::NoRoom(error)) => {
                self.findings.fatal(&path, "could not be stored");
                self.trouble.get_or_insert(error);
                return Ok(());
            }
            Err(NotTaken::TooLarge) => {
                self.complain_of_size(&path, room);
                return Ok(());
            }
        };
        self.total_bytes += taken.data.size_bytes();
        if !self
            .tree
            .insert_hashed(path.clone(), taken.data, taken.sha256)
        {
            self.findings.fatal(path, "is there twice; keep one");
        }
        Ok(())
    }

    fn complain_of_size(&mut self, path: &str, room: u64) {
        let (bytes, limit) = match room == self.bounds.file_bytes {
            true => (self.bounds.file_bytes, "a file may have"),
            false => (self.bounds.total_bytes, "a package may have in all"),
        };
        self.findings.fatal(
            path,
            format!("goes over the {} MiB that {limit}", bytes >> 20),
        );
    }
}

/// Where files go that are made while a package is read: they count like those that came with it.
pub(crate) struct Room {
    bounds: Bounds,
    spool: Spool,
    total_bytes: u64,
    trouble: Option<io::Error>,
}

impl Room {
    /// Nothing is taken yet.
    pub fn new(bounds: Bounds, folder: &Path) -> Self {
        Room {
            bounds,
            spool: Spool::in_folder(folder),
            total_bytes: 0,
            trouble: None,
        }
    }

    /// Puts a file into the tree.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn add(&mut self, tree: &mut FileTree, path: &str, content: &[u8]) -> Result<(), String> {
        let left = self.bounds.total_bytes.saturating_sub(self.total_bytes);
        let room = left.min(self.bounds.file_bytes);
        let taken = match self.spool.take(content, room) {
            Ok(taken) => taken,
            Err(NotTaken::TooLarge) => {
                return Err(format!(
                    "{path} would have {} bytes, and there is room for {room}: a file may have {} MiB, all that are made {} MiB",
                    content.len(),
                    self.bounds.file_bytes >> 20,
                    self.bounds.total_bytes >> 20
                ));
            }
            Err(NotTaken::Unreadable(error) | NotTaken::NoRoom(error)) => {
                self.trouble.get_or_insert(error);
                return Err(format!("{path} could not be stored"));
            }
        };
        self.total_bytes += taken.data.size_bytes();
        match tree.insert_hashed(path.to_owned(), taken.data, taken.sha256) {
            true => Ok(()),
            false => Err(format!("{path} is there already")),
        }
    }

    /// Why a file could not be stored although nothing is wrong with the package, if so.
    pub fn trouble(&mut self) -> Option<io::Error> {
        self.trouble.take()
    }
}

/// The format's rule: a letter, digit or underscore, then up to 254 of those, dots and dashes.
pub(crate) fn is_valid_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    (1..=255).contains(&name.len()) && name.bytes().all(allowed) && !name.starts_with(['.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_format() {
        for name in ["1.in", "_x", "a-b.c", "A", &"a".repeat(255)] {
            assert!(is_valid_name(name), "{name}");
        }
        for name in [
            "",
            ".git",
            "-x",
            "a b",
            "é",
            "c++",
            "a\0",
            "..",
            &"a".repeat(256),
        ] {
            assert!(!is_valid_name(name), "{name}");
        }
    }

    #[test]
    fn only_parts_of_a_package_are_wanted() {
        let mut findings = Findings::default();
        let mut intake = Intake::new(Bounds::default(), &mut findings);
        for (path, wanted) in [
            ("problem.yaml", true),
            (".timelimit", true),
            ("data/secret/1.in", true),
            ("data/secret/.timelimit", false),
            ("data/secret/1 (copy).in", false),
            ("generators/gen.py", false),
            (".git/config", false),
            ("submissions/accepted/a.c++", false),
        ] {
            assert_eq!(intake.wants(path), wanted, "{path}");
        }
        let paths: Vec<String> = findings
            .into_list()
            .into_iter()
            .map(|finding| finding.path)
            .collect();
        assert_eq!(
            paths,
            ["data/secret/1 (copy).in", "submissions/accepted/a.c++"]
        );
    }

    #[test]
    fn sizes_are_bounded_without_reading_on() {
        let mut findings = Findings::default();
        let bounds = Bounds {
            total_bytes: 3 << 20,
            file_bytes: 2 << 20,
            ..Bounds::default()
        };
        let mut intake = Intake::new(bounds, &mut findings);
        intake.add("data/endless".into(), io::repeat(b'x')).unwrap();
        intake
            .add("data/fits".into(), io::repeat(b'x').take(2 << 20))
            .unwrap();
        intake.add("data/more".into(), io::repeat(b'x')).unwrap();
        let messages: Vec<String> = findings
            .into_list()
            .into_iter()
            .map(|finding| finding.to_string())
            .collect();
        assert_eq!(
            messages,
            [
                "error: data/endless: goes over the 2 MiB that a file may have",
                "error: data/more: goes over the 3 MiB that a package may have in all"
            ]
        );
    }
}
