//! LaTeX problem statements as readable Markdown.
//!
//! A light conversion, not a TeX engine: the subset the package format asks judges to show, with
//! formulas kept between dollar signs. What is not known loses its command and keeps its text.

mod commands;
mod environments;
mod macros;

use std::collections::BTreeMap;

/// Groups and environments inside each other beyond this are taken as plain text.
const DEEPEST: usize = 40;
/// Options in square brackets are short.
const LONGEST_OPTION: usize = 500;

/// A converted statement.
#[derive(Debug, PartialEq)]
pub(crate) struct Converted {
    /// The argument of `\problemname`, if it has one.
    pub title: Option<String>,
    pub markdown: String,
}

/// Converts the body of a statement. Constants stand for `\constant{name}`.
pub(crate) fn to_markdown(source: &str, constants: &BTreeMap<String, String>) -> Converted {
    let source = macros::expand(source);
    let mut converter = Converter::new(&source, constants);
    converter.run();
    Converted {
        title: converter.title,
        markdown: tidy(&converter.out),
    }
}

struct Converter<'a> {
    source: &'a str,
    at: usize,
    out: String,
    title: Option<String>,
    /// Lists we are in: true for numbered ones.
    lists: Vec<bool>,
    depth: usize,
    constants: &'a BTreeMap<String, String>,
    /// Where braces open that never close, sorted: looking for their ends again and again would
    /// take quadratic time.
    unclosed: Vec<usize>,
}

impl<'a> Converter<'a> {
    fn new(source: &'a str, constants: &'a BTreeMap<String, String>) -> Self {
        Converter {
            source,
            at: 0,
            out: String::new(),
            title: None,
            lists: Vec::new(),
            depth: 0,
            constants,
            unclosed: unclosed_braces(source),
        }
    }

    fn run(&mut self) {
        while let Some(character) = self.rest().chars().next() {
            self.at += character.len_utf8();
            match character {
                '\\' => self.command(),
                '%' => self.comment(),
                '$' => self.math(),
                '{' => {
                    self.at -= 1;
                    match self.bracketed('{', '}') {
                        Some(group) => self.group(group),
                        None => self.at += 1,
                    }
                }
                '}' => {}
                '~' => self.out.push('\u{a0}'),
                '`' if self.skip("`") => self.out.push('“'),
                '`' => self.out.push('‘'),
                '\'' if self.skip("'") => self.out.push('”'),
                '-' if self.skip("--") => self.out.push('—'),
                '-' if self.skip("-") => self.out.push('–'),
                _ => push_text(&mut self.out, character),
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn skip(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\n']).len();
    }

    /// A comment ends its line and swallows the line's end, unless a blank line follows.
    fn comment(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        let after = self.rest().strip_prefix('\n').unwrap_or_default();
        if !after.trim_start_matches([' ', '\t']).starts_with('\n') && self.skip("\n") {
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        }
    }

    /// Formulas stay as they are, for the page to typeset.
    fn math(&mut self) {
        let marks = if self.skip("$") { "$$" } else { "$" };
        let formula = self.until(marks);
        self.push_formula(marks, formula);
    }

    fn push_formula(&mut self, marks: &str, formula: &str) {
        let formula = formula.trim().replace('\n', " ");
        self.out.push_str(marks);
        // Angle brackets must not become tags on the way to the page.
        self.out
            .push_str(&formula.replace('<', "\\lt ").replace('>', "\\gt "));
        self.out.push_str(marks);
    }

    /// The text up to `end`, which is passed as well; all the rest if it is missing.
    fn until(&mut self, end: &str) -> &'a str {
        let rest = self.rest();
        let mut from = 0;
        loop {
            let Some(found) = rest[from..].find(end).map(|found| from + found) else {
                self.at = self.source.len();
                return rest;
            };
            // An escaped dollar is no end.
            if end.starts_with('$') && rest[..found].ends_with('\\') {
                from = found + 1;
                continue;
            }
            self.at += found + end.len();
            return &rest[..found];
        }
    }

    /// `{…}` after blanks, without the braces.
    fn argument(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.skip_blanks();
        let argument = self.bracketed('{', '}');
        if argument.is_none() {
            self.at = start;
        }
        argument
    }

    /// `[…]` directly here.
    fn option(&mut self) -> Option<&'a str> {
        self.bracketed('[', ']')
    }

    fn bracketed(&mut self, open: char, close: char) -> Option<&'a str> {
        let inside = self.rest().strip_prefix(open)?;
        if open == '{' && self.unclosed.binary_search(&self.at).is_ok() {
            return None;
        }
        let mut depth = 0_usize;
        let mut escaped = false;
        for (index, character) in inside.char_indices() {
            match character {
                _ if open == '[' && index > LONGEST_OPTION => return None,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if character == close && depth == 0 => {
                    self.at += index + 2;
                    return Some(&inside[..index]);
                }
                _ if character == open => depth += 1,
                _ if character == close => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Converts a piece of the source by itself.
    fn convert(&mut self, source: &'a str) -> String {
        if self.depth >= DEEPEST {
            let mut plain = String::new();
            source
                .chars()
                .for_each(|character| push_text(&mut plain, character));
            return plain;
        }
        let mut inner = Converter {
            lists: self.lists.clone(),
            depth: self.depth + 1,
            ..Converter::new(source, self.constants)
        };
        inner.run();
        self.title = self.title.take().or(inner.title);
        inner.out
    }

    /// `{\bf text}` and its like; other groups are just their content.
    fn group(&mut self, group: &'a str) {
        let trimmed = group.trim_start();
        let style = [("\\bf", "**"), ("\\it", "*"), ("\\em", "*"), ("\\tt", "`")]
            .into_iter()
            .find_map(|(command, mark)| {
                let text = trimmed.strip_prefix(command)?;
                let complete = !text.starts_with(|next: char| next.is_ascii_alphabetic())
                    || text.starts_with("series")
                    || text.starts_with("shape");
                complete.then(|| {
                    (
                        text.trim_start_matches(|next: char| next.is_ascii_alphabetic())
                            .trim_start(),
                        mark,
                    )
                })
            });
        match style {
            Some((text, "`")) => self.push_code(text),
            Some((text, mark)) => self.push_marked(mark, text),
            None => {
                let text = self.convert(group);
                self.out.push_str(&text);
            }
        }
    }

    /// Puts marks around text, inside its surrounding blanks, as Markdown wants them.
    fn push_marked(&mut self, mark: &str, source: &'a str) {
        let text = self.convert(source);
        let inner = text.trim();
        if inner.is_empty() || inner.contains("\n\n") {
            return self.out.push_str(&text);
        }
        let blank = |there: bool| if there { " " } else { "" };
        let (before, after) = (text.starts_with([' ', '\n']), text.ends_with([' ', '\n']));
        self.out.push_str(&format!(
            "{}{mark}{inner}{mark}{}",
            blank(before),
            blank(after)
        ));
    }

    /// Typewriter text: as code, unless it holds a formula, which code would not show.
    fn push_code(&mut self, source: &'a str) {
        if source.contains('$') || source.contains('`') {
            let text = self.convert(source);
            return self.out.push_str(&text);
        }
        let plain = unescape(source.trim());
        if !plain.is_empty() {
            self.out.push_str(&format!("`{plain}`"));
        }
    }
}

/// The braces that open and never close, in order.
fn unclosed_braces(source: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let mut escaped = false;
    for (index, byte) in source.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => open.push(index),
            b'}' => drop(open.pop()),
            _ => {}
        }
    }
    open
}

/// Removes TeX's escapes from text shown as code.
fn unescape(source: &str) -> String {
    let mut plain = source.replace("\\textbackslash", "\u{1}").replace("{}", "");
    for character in ["_", "%", "#", "&", "{", "}", "$", " "] {
        plain = plain.replace(&format!("\\{character}"), character);
    }
    plain.replace(['~', '\n'], " ").replace('\u{1}', "\\")
}

/// Appends a character of running text, so that Markdown and HTML see nothing special in it.
fn push_text(out: &mut String, character: char) {
    match character {
        '*' | '_' | '#' | '[' | ']' | '|' | '>' => out.extend(['\\', character]),
        '<' => out.push_str("&lt;"),
        '&' => out.push_str("&amp;"),
        '\t' => out.push(' '),
        _ => out.push(character),
    }
}

/// No blanks at line ends, never more than one empty line, none at the start; code is left alone.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    let (mut in_code, mut empty_lines) = (false, 0);
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        let line = if in_code {
            line
        } else {
            line.trim_end_matches(' ')
        };
        if line.is_empty() && !in_code {
            empty_lines += 1;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        // Four blanks would make code of an indented paragraph; lists know their own indent.
        let is_item = line.trim_start().starts_with(['-', '1']);
        tidy.push_str(
            if in_code || is_item || line.starts_with("  ") && !line.starts_with("    ") {
                line
            } else {
                line.trim_start()
            },
        );
    }
    if !tidy.is_empty() {
        tidy.push('\n');
    }
    tidy
}

#[cfg(test)]
mod tests;
