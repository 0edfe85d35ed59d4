//! Puts generated code, which is one long line, back on the lines of its source.

use oxc_sourcemap::Token;
use std::collections::HashSet;

/// What the code generator's marks stand for, by their place in the source in bytes.
#[derive(Default)]
pub(super) struct Kinds {
    /// String literals.
    pub strings: HashSet<u32>,
    /// Parts of template literals: inside of them a line break is text.
    pub template_parts: HashSet<u32>,
}

/// Words after which a line break ends the statement, or makes the next word something else.
const NO_BREAK_AFTER: [&str; 8] = [
    "return", "throw", "break", "continue", "yield", "async", "abstract", "accessor",
];

/// Breaks the line before everything that starts on a later line of the source than the code
/// so far. `marks` say where in the code what of the source begins.
///
/// Where code was moved up or added, the line of what follows is reached again as soon as the
/// source is ahead. The result means the same as `code`, unless a break falls where the grammar
/// does not let it; the caller looks.
pub(super) fn restore(
    code: &str,
    source: &str,
    marks: impl Iterator<Item = Token>,
    kinds: &Kinds,
) -> String {
    let mut source_places = Places::new(source);
    let mut code_places = Places::new(code);
    let mut out = String::with_capacity(code.len() + source.len() / 8);
    let (mut done, mut line) = (0, 0);
    for mark in marks {
        let Some(at) = code_places.offset(mark.get_dst_line(), mark.get_dst_col()) else {
            continue;
        };
        let Some(from) = source_places.offset(mark.get_src_line(), mark.get_src_col()) else {
            continue;
        };
        let from = from as u32;
        if at < done || kinds.template_parts.contains(&from) {
            continue;
        }
        let piece = &code[done..at];
        line += piece.matches('\n').count() as u32;
        out.push_str(piece);
        done = at;
        if mark.get_src_line() > line && may_break(&out, &code[at..]) {
            for _ in line..mark.get_src_line() {
                out.push('\n');
            }
            line = mark.get_src_line();
        }
        if kinds.strings.contains(&from)
            && let Some((literal, length)) = quoted(&code[at..])
        {
            out.push_str(&literal);
            done = at + length;
        }
    }
    out.push_str(&code[done..]);
    out
}

fn may_break(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let word = before
        .rfind(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$'))
        .map_or(before, |at| {
            &before[at + before[at..].chars().next().map_or(1, char::len_utf8)..]
        });
    !NO_BREAK_AFTER.contains(&word)
        && !["=>", "++", "--"]
            .iter()
            .any(|sign| after.starts_with(sign))
}

/// A string that was printed as a template, for its line breaks, as a quoted string; and the
/// length of what it stands for.
fn quoted(code: &str) -> Option<(String, usize)> {
    let mut letters = code.char_indices();
    if letters.next()?.1 != '`' {
        return None;
    }
    let mut text = String::from("\"");
    while let Some((at, letter)) = letters.next() {
        match letter {
            '`' => {
                text.push('"');
                return Some((text, at + 1));
            }
            '\\' => {
                text.push('\\');
                text.push(letters.next()?.1);
            }
            '"' => text.push_str("\\\""),
            '\n' => text.push_str("\\n"),
            other => text.push(other),
        }
    }
    None
}

/// Turns lines and UTF-16 columns into byte offsets, in about one pass when they are asked in
/// order.
struct Places<'t> {
    text: &'t str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// The last answer: line, column, offset.
    last: (u32, u32, usize),
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Places<'t> {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (at, letter) in text.char_indices() {
            match letter {
                '\n' | '\u{2028}' | '\u{2029}' => starts.push(at + letter.len_utf8()),
                '\r' if bytes.get(at + 1) != Some(&b'\n') => starts.push(at + 1),
                _ => {}
            }
        }
        Places {
            text,
            starts,
            last: (0, 0, 0),
        }
    }

    fn offset(&mut self, line: u32, column: u32) -> Option<usize> {
        let start = *self.starts.get(line as usize)?;
        let (mut at_column, mut at) = match self.last {
            (last_line, last_column, last_at) if last_line == line && last_column <= column => {
                (last_column, last_at)
            }
            _ => (0, start),
        };
        while at_column < column {
            let letter = self.text[at..].chars().next()?;
            at_column += letter.len_utf16() as u32;
            at += letter.len_utf8();
        }
        self.last = (line, at_column, at);
        Some(at)
    }
}
