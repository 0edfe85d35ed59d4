//! Where output and answer part, fit to be shown for sample cases.

use super::cursor::{Cursor, common_prefix, is_space};
use std::fmt::{self, Write};

/// How many bytes of each side are quoted.
const QUOTED_BYTES: usize = 40;
/// How many bytes before the first difference inside a long token are quoted.
const CONTEXT_BYTES: usize = 12;

/// A place in a text, counted in bytes from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1; lines end at line feeds.
    pub line: usize,
    /// Byte within the line, from 1.
    pub column: usize,
}

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DifferenceKind {
    /// Two tokens differ.
    Token,
    /// The answer is a number, the output's token is not.
    NotANumber,
    /// Both are numbers, further apart than the tolerances allow.
    TooFarOff {
        /// The distance between them.
        absolute_error: f64,
    },
    /// The output ends while the answer goes on.
    MissingOutput,
    /// The output goes on after the answer's end.
    ExtraOutput,
    /// The whitespace differs, where that matters.
    Whitespace,
}

/// The first difference between an output and the answer.
///
/// It quotes a part of the answer: never show it for secret cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// Which token it is at, from 1 (the one after the whitespace, if that is what differs).
    pub token: usize,
    /// Where in the output.
    pub output: Position,
    /// Where in the answer.
    pub answer: Position,
    /// What the answer has there: bounded, with everything unprintable escaped. Empty at its end.
    pub expected: String,
    /// What the output has there, likewise.
    pub found: String,
}

impl Difference {
    pub(super) fn of_tokens(
        kind: DifferenceKind,
        output: &Cursor<'_>,
        answer: &Cursor<'_>,
        found: &[u8],
        expected: &[u8],
    ) -> Self {
        // Long tokens are quoted around the place where they part.
        let skip = match kind {
            DifferenceKind::Token => common_prefix(found, expected).saturating_sub(CONTEXT_BYTES),
            _ => 0,
        };
        Self::at(
            kind,
            output,
            answer,
            quote(found, skip),
            quote(expected, skip),
        )
    }

    pub(super) fn of_whitespace(
        output: &Cursor<'_>,
        answer: &Cursor<'_>,
        found: &[u8],
        expected: &[u8],
    ) -> Self {
        let skip = common_prefix(found, expected).saturating_sub(CONTEXT_BYTES);
        Self::at(
            DifferenceKind::Whitespace,
            output,
            answer,
            quote(found, skip),
            quote(expected, skip),
        )
    }

    fn at(
        kind: DifferenceKind,
        output: &Cursor<'_>,
        answer: &Cursor<'_>,
        found: String,
        expected: String,
    ) -> Self {
        Difference {
            kind,
            token: tokens_before(answer) + 1,
            output: position(output),
            answer: position(answer),
            expected,
            found,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference {
            token,
            expected,
            found,
            output: Position { line, column },
            ..
        } = self;
        match self.kind {
            DifferenceKind::MissingOutput if (*line, *column) == (1, 1) => {
                write!(f, "there is no output; expected {expected}")
            }
            DifferenceKind::MissingOutput if *token == 1 => {
                write!(f, "the output is blank; expected {expected}")
            }
            DifferenceKind::MissingOutput => {
                let (before, plural) = (token - 1, if *token == 2 { "" } else { "s" });
                write!(
                    f,
                    "the output ends after {before} token{plural}; expected {expected}"
                )
            }
            DifferenceKind::ExtraOutput => {
                write!(
                    f,
                    "line {line}, column {column}: the output should have ended, found {found}"
                )
            }
            DifferenceKind::Token => write!(
                f,
                "line {line}, column {column}: expected {expected}, found {found}"
            ),
            DifferenceKind::NotANumber => {
                write!(
                    f,
                    "line {line}, column {column}: expected the number {expected}, found {found}"
                )
            }
            DifferenceKind::TooFarOff { absolute_error } => write!(
                f,
                "line {line}, column {column}: expected {expected}, found {found}, which is off by {absolute_error:.2e}"
            ),
            DifferenceKind::Whitespace => {
                let name = |text: &String| {
                    if text.is_empty() {
                        "none".to_owned()
                    } else {
                        text.clone()
                    }
                };
                write!(
                    f,
                    "line {line}, column {column}: expected the whitespace {}, found {}",
                    name(expected),
                    name(found)
                )
            }
        }
    }
}

/// Counted only once a difference is known, so that comparing does not pay for it.
fn position(cursor: &Cursor<'_>) -> Position {
    let before = &cursor.text[..cursor.offset];
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1);
    Position {
        line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
        column: before.len() - line_start + 1,
    }
}

fn tokens_before(cursor: &Cursor<'_>) -> usize {
    let mut after_space = true;
    let mut tokens = 0;
    for byte in &cursor.text[..cursor.offset] {
        let space = is_space(*byte);
        tokens += usize::from(after_space && !space);
        after_space = space;
    }
    tokens
}

/// In quotation marks, cut at both ends where needed, printable ASCII and UTF-8 letters as they
/// are, everything else escaped. Empty stays empty.
fn quote(bytes: &[u8], skip: usize) -> String {
    if bytes.is_empty() {
        return String::new();
    }
    let start = character_start(bytes, skip.min(bytes.len()));
    let rest = &bytes[start..];
    // A few bytes more are shorter than saying that they are left out.
    let end = if rest.len() <= QUOTED_BYTES + 8 {
        rest.len()
    } else {
        character_start(rest, QUOTED_BYTES)
    };
    let mut text = String::from(if start > 0 { "…\"" } else { "\"" });
    for chunk in rest[..end].utf8_chunks() {
        chunk
            .valid()
            .chars()
            .for_each(|character| push_visible(&mut text, character));
        for byte in chunk.invalid() {
            let _ = write!(text, "\\x{byte:02x}");
        }
    }
    text.push_str(if end < rest.len() { "\"…" } else { "\"" });
    text
}

fn push_visible(text: &mut String, character: char) {
    match character {
        '"' | '\\' => text.extend(['\\', character]),
        _ if character.is_ascii_graphic() || character == ' ' => text.push(character),
        // Letters and signs of any script are fine; what moves the cursor or hides text is not.
        _ => text.extend(character.escape_debug()),
    }
}

/// The start of the UTF-8 character that `index` is in, so that none is cut in two.
fn character_start(bytes: &[u8], index: usize) -> usize {
    (index.saturating_sub(3)..=index)
        .rev()
        .find(|candidate| bytes.get(*candidate).is_none_or(|byte| byte & 0xc0 != 0x80))
        .unwrap_or(index)
}

#[cfg(test)]
mod tests {
    use super::super::Comparison;
    use super::*;

    fn explain(flags: &[&str], output: &[u8], answer: &[u8]) -> String {
        Comparison::from_flags(flags)
            .unwrap()
            .compare(output, answer)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn a_difference_reads_as_a_sentence() {
        assert_eq!(
            explain(&[], b"1 2\n3 5\n", b"1 2\n3 4\n"),
            r#"line 2, column 3: expected "4", found "5""#
        );
        assert_eq!(
            explain(&[], b"", b"7"),
            r#"there is no output; expected "7""#
        );
        assert_eq!(
            explain(&[], b"1 2\n", b"1 2 3"),
            r#"the output ends after 2 tokens; expected "3""#
        );
        assert_eq!(
            explain(&[], b"1", b"1 2"),
            r#"the output ends after 1 token; expected "2""#
        );
        assert_eq!(
            explain(&[], b" \n", b"1 2"),
            r#"the output is blank; expected "1""#
        );
        assert_eq!(
            explain(&[], b"1\nx y", b"1\n"),
            r#"line 2, column 1: the output should have ended, found "x""#
        );
        let float = &["float_tolerance", "0.25"];
        assert_eq!(
            explain(float, b"1.5", b"1.0"),
            r#"line 1, column 1: expected "1.0", found "1.5", which is off by 5.00e-1"#
        );
        assert_eq!(
            explain(float, b"one", b"1.0"),
            r#"line 1, column 1: expected the number "1.0", found "one""#
        );
        let spaces = &["space_change_sensitive"];
        assert_eq!(
            explain(spaces, b"a\tb", b"a b"),
            r#"line 1, column 2: expected the whitespace " ", found "\t""#
        );
        assert_eq!(
            explain(spaces, b"a\n", b"a"),
            r#"line 1, column 2: expected the whitespace none, found "\n""#
        );
    }

    #[test]
    fn the_token_and_both_positions_are_counted() {
        let difference = Comparison::default()
            .compare(b"a b\n\n c x", b"a\nb c d")
            .unwrap_err();
        assert_eq!(difference.token, 4);
        assert_eq!(difference.output, Position { line: 3, column: 4 });
        assert_eq!(difference.answer, Position { line: 2, column: 5 });
    }

    #[test]
    fn quotes_are_bounded_and_cannot_carry_control_characters() {
        let hostile = b"\x1b[2J\xff\xfe\0\"\\\xe2\x80\xae".as_slice();
        assert_eq!(quote(hostile, 0), r#""\u{1b}[2J\xff\xfe\0\"\\\u{202e}""#);
        let long = explain(&[], &[b'a'; 1_000_000], b"b");
        assert!(long.len() < 150, "{long}");
        assert_eq!(quote("żółw 🐢".as_bytes(), 0), "\"żółw 🐢\"");
        assert!(quote("é".repeat(100).as_bytes(), 0).ends_with("é\"…"));
    }

    #[test]
    fn long_tokens_are_quoted_around_the_first_difference() {
        let mut output = vec![b'a'; 500];
        output[300] = b'X';
        let text = explain(&[], &output, &[b'a'; 500]);
        assert!(text.contains("found …\"aaaaaaaaaaaaX"), "{text}");
    }
}
