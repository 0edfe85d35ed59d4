//! Packages for tests: files by path, zipped.

use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Files by path, in the order of the archive.
#[derive(Clone)]
pub struct Files(pub Vec<(String, Vec<u8>)>);

/// A right package: print twice the number. Its time limit is to be inferred.
pub fn double() -> Files {
    Files(Vec::new())
        .with(
            "problem.yaml",
            "problem_format_version: 2025-09\nname: Double\nuuid: 11111111-2222-4333-8444-555555555555\ntype: pass-fail\n\
             keywords: [math]\nlimits: {memory: 256}\n",
        )
        .with("statement/problem.en.md", "Print twice the number.\n")
        .with("data/sample/1.in", "2\n")
        .with("data/sample/1.ans", "4\n")
        .with("data/secret/1.in", "5\n")
        .with("data/secret/1.ans", "10\n")
        .with("data/secret/2.in", "2\n")
        .with("data/secret/2.ans", "4\n")
        .with(
            "submissions/accepted/a.c",
            "#include <stdio.h>\nint main(void) { int n; scanf(\"%d\", &n); printf(\"%d\\n\", 2 * n); }\n",
        )
        .with("submissions/accepted/b.py", "print(2 * int(input()))\n")
        .with("submissions/wrong_answer/square.py", "print(int(input()) ** 2)\n")
}

impl Files {
    /// Adds or replaces a file.
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(other, _)| other != path);
        self.0.push((path.to_owned(), content.as_ref().to_vec()));
        self
    }

    pub fn without(mut self, path: &str) -> Self {
        self.0.retain(|(other, _)| other != path);
        self
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, content) in &self.0 {
            zip.start_file(path.as_str(), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
