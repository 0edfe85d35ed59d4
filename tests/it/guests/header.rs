//! What a guest says of itself in its first comment lines, or in the `guest.txt` of its folder.

use std::collections::HashMap;

/// Keys and what they mean; `CONTRIBUTING.md` explains them.
const KEYS: &[&str] = &[
    "or",
    "cpu_ms",
    "wall_ms",
    "memory_mib",
    "output_kib",
    "source_kib",
    "compile_ms",
    "compile_mib",
    "input",
    "expect",
    "compare",
    "says",
    "language",
    "expand",
    "servers",
];

/// Comment signs of the languages. Each is followed by a space, which sets them apart from
/// directives such as `#include`.
const SIGNS: [&str; 3] = ["// ", "# ", "-- "];

/// The read header.
#[derive(Default, Debug)]
pub struct Header {
    values: HashMap<String, String>,
}

impl Header {
    /// Reads the comment lines a source begins with; PHP needs a line before its first comment.
    pub fn of_source(source: &str) -> Result<Header, String> {
        let source = source.strip_prefix("<?php\n").unwrap_or(source);
        let sign = SIGNS.into_iter().find(|sign| source.starts_with(sign));
        let sign = sign.ok_or("does not begin with a comment that says what it does")?;
        let lines = source.lines().map_while(|line| line.strip_prefix(sign));
        Header::of_lines(lines)
    }

    /// Reads a sentence and the lines of keys after it.
    pub fn of_lines<'a>(mut lines: impl Iterator<Item = &'a str>) -> Result<Header, String> {
        let sentence = lines.next().unwrap_or_default();
        if !sentence.ends_with('.') {
            return Err(format!(
                "the first line is no sentence that says what it does: {sentence:?}"
            ));
        }
        let mut header = Header::default();
        for line in lines {
            let (key, value) = line
                .split_once(": ")
                .ok_or_else(|| format!("no key in the header's line {line:?}"))?;
            if !KEYS.contains(&key) {
                return Err(format!(
                    "unknown key {key:?}; there are {}",
                    KEYS.join(", ")
                ));
            }
            if header.values.insert(key.into(), value.into()).is_some() {
                return Err(format!("{key} is there twice"));
            }
        }
        Ok(header)
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        debug_assert!(KEYS.contains(&key));
        self.values.get(key).map(String::as_str)
    }

    pub fn number(&self, key: &str) -> Result<Option<u64>, String> {
        let Some(text) = self.text(key) else {
            return Ok(None);
        };
        text.parse()
            .map(Some)
            .map_err(|_| format!("{key}: {text} is no number"))
    }

    /// `yes` or `no`.
    pub fn choice(&self, key: &str, default: bool) -> Result<bool, String> {
        match self.text(key) {
            None => Ok(default),
            Some("yes") => Ok(true),
            Some("no") => Ok(false),
            Some(other) => Err(format!("{key}: {other} is neither yes nor no")),
        }
    }

    /// A value with `\n`, `\t`, `\\` and `\x41` for bytes, and `⟦1000*text⟧` for repetitions.
    pub fn bytes(&self, key: &str) -> Result<Option<Vec<u8>>, String> {
        let text = self.text(key).map(|text| expanded(text, true));
        text.transpose().map_err(|error| format!("{key}: {error}"))
    }
}

/// Replaces `⟦N*text⟧` by N times the text, in which `{i}` is the number of the repetition and
/// escapes stand for bytes; outside of it they do only if `escapes`.
pub fn expanded(text: &str, escapes: bool) -> Result<Vec<u8>, String> {
    let plain = |part: &str| match escapes {
        true => unescaped(part),
        false => Ok(part.as_bytes().to_vec()),
    };
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        bytes.extend(plain(before)?);
        let (count, after) = after
            .split_once('*')
            .ok_or("⟦ without a number and * after it")?;
        let count: usize = count
            .parse()
            .map_err(|_| format!("{count:?} is no number of repetitions"))?;
        let (part, after) = after.split_once('⟧').ok_or("⟦ without ⟧")?;
        for index in 0..count {
            bytes.extend(match part.contains("{i}") {
                true => unescaped(&part.replace("{i}", &index.to_string()))?,
                false if index == 0 => unescaped(part)?,
                // The same again: large repetitions are copied.
                false => {
                    let one = unescaped(part)?;
                    bytes.reserve(one.len() * (count - 1));
                    for _ in 1..count {
                        bytes.extend(&one);
                    }
                    break;
                }
            });
        }
        rest = after;
    }
    bytes.extend(plain(rest)?);
    Ok(bytes)
}

fn unescaped(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let letter = after.chars().next();
        let (byte, taken) = match letter {
            Some('n') => (b'\n', 1),
            Some('t') => (b'\t', 1),
            Some('\\') => (b'\\', 1),
            Some('x') => {
                let digits = after.get(1..3).unwrap_or_default();
                let byte = u8::from_str_radix(digits, 16);
                (byte.map_err(|_| format!("\\x{digits} is no byte"))?, 3)
            }
            other => return Err(format!("unknown escape \\{}", other.unwrap_or(' '))),
        };
        bytes.push(byte);
        rest = &after[taken..];
    }
    bytes.extend(rest.as_bytes());
    Ok(bytes)
}

#[test]
fn escapes_and_repetitions_are_written_out() {
    let expand = |text| String::from_utf8(expanded(text, true).unwrap()).unwrap();
    assert_eq!(expand("a\\n⟦3*x\\x41⟧b"), "a\nxAxAxAb");
    assert_eq!(expand("⟦3*v{i};⟧"), "v0;v1;v2;");
    assert_eq!(expanded("a\\n⟦2*\\t⟧", false).unwrap(), b"a\\n\t\t");
    for bad in ["⟦x⟧", "⟦3*x", "⟦many*x⟧", "\\q", "\\xg0"] {
        assert!(expanded(bad, true).is_err(), "{bad}");
    }
}
