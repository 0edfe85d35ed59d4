//! The files of a package.

use crate::{TestData, finding::Findings};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write};

/// The files of a package by path (`data/secret/01.in`), without those the format ignores.
#[derive(Debug, Default)]
pub(crate) struct FileTree {
    files: BTreeMap<String, Stored>,
}

#[derive(Debug)]
struct Stored {
    data: TestData,
    sha256: [u8; 32],
}

/// A file of a package, as it is stored and exported.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageFile {
    /// Its path, with `/` between folders.
    pub path: String,
    /// Its content.
    pub data: TestData,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

impl FileTree {
    #[allow(dead_code, reason = "for importers of other formats, and tests")]
    /// Adds a file that is in memory; false if that path is taken, by a file or as a folder.
    pub fn insert(&mut self, path: String, data: TestData) -> bool {
        let sha256 = data
            .load()
            .map_or([0; 32], |bytes| Sha256::digest(&bytes).into());
        self.insert_hashed(path, data, sha256)
    }

    /// [`FileTree::insert`] of a file whose SHA-256 is known.
    pub fn insert_hashed(&mut self, path: String, data: TestData, sha256: [u8; 32]) -> bool {
        let parent_is_file = path
            .match_indices('/')
            .any(|(end, _)| self.files.contains_key(&path[..end]));
        if parent_is_file || self.has_folder(&path) || self.files.contains_key(&path) {
            return false;
        }
        self.files.insert(path, Stored { data, sha256 });
        true
    }

    pub fn get(&self, path: &str) -> Option<&TestData> {
        Some(&self.files.get(path)?.data)
    }

    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of all files, in byte order.
    pub fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.files.keys().map(String::as_str)
    }

    /// The files below a folder, by their paths relative to it, in byte order.
    pub fn below<'a>(
        &'a self,
        folder: &str,
    ) -> impl Iterator<Item = (&'a str, &'a TestData)> + use<'a> {
        // '0' is the byte after '/'.
        let range = format!("{folder}/")..format!("{folder}0");
        let prefix = folder.len() + 1;
        self.files
            .range(range)
            .map(move |(path, stored)| (&path[prefix..], &stored.data))
    }

    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }

    /// Names directly inside a folder, with whether each is a folder itself.
    pub fn children(&self, folder: &str) -> BTreeMap<&str, bool> {
        self.below(folder)
            .map(|(path, _)| match path.split_once('/') {
                Some((name, _)) => (name, true),
                None => (path, false),
            })
            .collect()
    }

    /// A text file with Unix line ends and no byte-order mark. What had to be mended is told.
    pub fn text(&self, path: &str, findings: &mut Findings) -> Option<String> {
        let content = match self.get(path)?.load() {
            Ok(content) => content,
            Err(error) => {
                findings.fatal(path, format!("cannot be read: {error}"));
                return None;
            }
        };
        let Ok(text) = str::from_utf8(&content) else {
            findings.error(path, "is not UTF-8 text; save it as UTF-8");
            return None;
        };
        let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
        if unmarked.len() != text.len() {
            findings.warning(
                path,
                "starts with a byte-order mark; save it as UTF-8 without one",
            );
        }
        if unmarked.contains('\r') {
            findings.warning(path, "has Windows line ends; save it with Unix ones");
        }
        Some(unmarked.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// SHA-256 over paths and contents, in hexadecimal: the same for a folder and a zip of it.
    pub fn digest(&self) -> String {
        digest_of(
            self.files
                .iter()
                .map(|(path, stored)| (path.as_str(), stored.sha256)),
        )
    }

    /// All files, in byte order of their paths.
    pub fn all_files(&self) -> Vec<PackageFile> {
        let file = |(path, stored): (&String, &Stored)| PackageFile {
            path: path.clone(),
            data: stored.data.clone(),
            sha256: hex(&stored.sha256),
        };
        self.files.iter().map(file).collect()
    }
}

/// The digest of a package of these files, by path and SHA-256 of the content, in byte order of
/// the paths.
pub(crate) fn digest_of<'a>(files: impl Iterator<Item = (&'a str, [u8; 32])>) -> String {
    let mut hash = Sha256::new();
    hash.update(b"mettle package 2\n");
    for (path, sha256) in files {
        hash.update((path.len() as u64).to_le_bytes());
        hash.update(path);
        hash.update(sha256);
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(paths: &[&str]) -> FileTree {
        let mut tree = FileTree::default();
        for path in paths {
            assert!(
                tree.insert((*path).to_owned(), path.as_bytes().into()),
                "{path}"
            );
        }
        tree
    }

    #[test]
    fn folders_list_what_is_below_them_only() {
        let tree = tree(&["data/a/1", "data/a/b/2", "data/a.in", "data/a0", "other"]);
        assert_eq!(
            tree.below("data/a")
                .map(|(path, _)| path)
                .collect::<Vec<_>>(),
            ["1", "b/2"]
        );
        assert_eq!(
            tree.children("data").into_iter().collect::<Vec<_>>(),
            [("a", true), ("a.in", false), ("a0", false)]
        );
        assert!(tree.has_folder("data/a/b") && !tree.has_folder("data/a.in"));
    }

    #[test]
    fn a_path_is_taken_once() {
        let mut tree = tree(&["a/b"]);
        for path in ["a/b", "a", "a/b/c"] {
            assert!(!tree.insert(path.to_owned(), vec![].into()), "{path}");
        }
    }

    #[test]
    fn the_digest_depends_on_names_and_contents_but_not_on_order() {
        let digest = tree(&["a", "b/c"]).digest();
        assert_eq!(digest.len(), 64);
        assert_eq!(tree(&["b/c", "a"]).digest(), digest);
        assert_ne!(tree(&["a", "b/d"]).digest(), digest);
        assert_ne!(tree(&["a"]).digest(), digest);
    }

    #[test]
    fn text_is_mended_and_the_author_told() {
        let mut tree = FileTree::default();
        tree.insert("t".into(), "\u{feff}a\r\nb\rc\n".as_bytes().into());
        tree.insert("bad".into(), b"\xff".as_slice().into());
        let mut findings = Findings::default();
        assert_eq!(tree.text("t", &mut findings).as_deref(), Some("a\nb\nc\n"));
        assert_eq!(tree.text("bad", &mut findings), None);
        assert_eq!(tree.text("absent", &mut findings), None);
        assert_eq!(findings.into_list().len(), 3);
    }
}
