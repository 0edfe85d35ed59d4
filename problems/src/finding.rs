//! What is wrong with a package: collected, so that everything is told at once.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It breaks a rule of the format, or keeps the package from being judged rightly.
    Error,
    /// It works, but deserves a look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// One thing that is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file or folder, relative to the package; empty for the package as a whole.
    pub path: String,
    /// A sentence.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding {
            severity,
            path,
            message,
        } = self;
        match path.is_empty() {
            true => write!(f, "{severity}: {message}"),
            false => write!(f, "{severity}: {path}: {message}"),
        }
    }
}

/// How many findings are kept: a hostile package must not turn into gigabytes of complaints.
const MOST_FINDINGS: usize = 500;
/// Longest path and message kept, in bytes.
const LONGEST_TEXT: usize = 600;

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    dropped: usize,
    unjudgeable: bool,
}

impl Findings {
    /// Something works, but deserves a look.
    pub fn warning(&mut self, path: impl AsRef<str>, message: impl AsRef<str>) {
        self.push(Severity::Warning, path.as_ref(), message.as_ref());
    }

    /// A rule of the format is broken, yet the package can still be judged as it is meant.
    pub fn error(&mut self, path: impl AsRef<str>, message: impl AsRef<str>) {
        self.push(Severity::Error, path.as_ref(), message.as_ref());
    }

    /// The package cannot be judged, or not as it is meant.
    pub fn fatal(&mut self, path: impl AsRef<str>, message: impl AsRef<str>) {
        self.unjudgeable = true;
        self.push(Severity::Error, path.as_ref(), message.as_ref());
    }

    /// Whether nothing fatal was found.
    pub fn judgeable(&self) -> bool {
        !self.unjudgeable
    }

    /// Errors first, otherwise in the order they were found.
    pub fn into_list(mut self) -> Vec<Finding> {
        if self.dropped > 0 {
            let message = format!("{} more findings are left out", self.dropped);
            self.list.push(Finding {
                severity: Severity::Warning,
                path: String::new(),
                message,
            });
        }
        self.list.sort_by_key(|finding| finding.severity);
        self.list
    }

    fn push(&mut self, severity: Severity, path: &str, message: &str) {
        if self.list.len() >= MOST_FINDINGS && severity == Severity::Warning
            || self.list.len() >= 2 * MOST_FINDINGS
        {
            self.dropped += 1;
            return;
        }
        self.list.push(Finding {
            severity,
            path: printable(path),
            message: printable(message),
        });
    }
}

/// Names come from hostile archives: bounded, without control characters.
fn printable(text: &str) -> String {
    let mut printable = String::new();
    for character in text.chars() {
        if printable.len() > LONGEST_TEXT {
            printable.push('…');
            break;
        }
        match character.is_control() {
            true => printable.extend(character.escape_default()),
            false => printable.push(character),
        }
    }
    printable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_first_and_only_fatal_ones_forbid_judging() {
        let mut findings = Findings::default();
        findings.warning("a", "small");
        findings.error("b", "large");
        assert!(findings.judgeable());
        findings.fatal("c", "fatal");
        assert!(!findings.judgeable());
        let paths: Vec<String> = findings
            .into_list()
            .into_iter()
            .map(|finding| finding.path)
            .collect();
        assert_eq!(paths, ["b", "c", "a"]);
    }

    #[test]
    fn hostile_names_are_escaped_and_bounded() {
        let mut findings = Findings::default();
        findings.error("\x1b[2J", "x".repeat(1 << 20));
        for _ in 0..10_000 {
            findings.warning("p", "again");
        }
        let list = findings.into_list();
        assert_eq!(list[0].path, "\\u{1b}[2J");
        assert!(list[0].message.len() < 700);
        assert!(list.len() <= 502 && list.last().unwrap().message.contains("left out"));
    }
}
