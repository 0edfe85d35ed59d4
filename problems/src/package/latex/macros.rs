//! Abbreviations that statements define: `\newcommand{\maxn}{100\,000}`, then `$n \le \maxn$`.

use std::collections::BTreeMap;

/// Macros inside macros beyond this are left alone, and so is text that grows too much.
const ROUNDS: usize = 4;
const LARGEST_BYTES: usize = 1 << 20;

/// The source with its argument-free macros written out and their definitions removed.
/// Macros with arguments stay as they are.
pub(super) fn expand(source: &str) -> String {
    let (mut text, macros) = take_definitions(source);
    for _ in 0..ROUNDS {
        let expanded = replace(&text, &macros);
        if expanded == text || expanded.len() > LARGEST_BYTES {
            break;
        }
        text = expanded;
    }
    text
}

fn take_definitions(source: &str) -> (String, BTreeMap<&str, &str>) {
    let (mut text, mut macros) = (String::with_capacity(source.len()), BTreeMap::new());
    let mut rest = source;
    while let Some(start) = rest.find('\\') {
        let (before, from) = rest.split_at(start);
        text.push_str(before);
        match definition(from) {
            Some((name, body, after)) => {
                macros.insert(name, body);
                rest = after;
            }
            None => {
                // The character after the backslash belongs to it, so that \\def is no \def.
                let taken = 1 + from[1..].chars().next().map_or(0, char::len_utf8);
                text.push_str(&from[..taken]);
                rest = &from[taken..];
            }
        }
    }
    text.push_str(rest);
    (text, macros)
}

/// `\newcommand{\name}{body}`, `\newcommand\name{body}` and `\def\name{body}`.
fn definition(text: &str) -> Option<(&str, &str, &str)> {
    let rest = [
        "\\newcommand*",
        "\\newcommand",
        "\\renewcommand",
        "\\providecommand",
        "\\def",
    ]
    .into_iter()
    .find_map(|command| text.strip_prefix(command))?;
    let braced = rest.strip_prefix('{');
    let rest = braced.unwrap_or(rest).strip_prefix('\\')?;
    let end = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, mut rest) = rest.split_at(end);
    if braced.is_some() {
        rest = rest.strip_prefix('}')?;
    }
    let body = rest.trim_start_matches([' ', '\n']).strip_prefix('{')?;
    let length = closing_brace(body)?;
    (!name.is_empty()).then(|| (name, &body[..length], &body[length + 1..]))
}

/// Where the group ends; definitions are short.
fn closing_brace(body: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (index, byte) in body.bytes().enumerate().take(500) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(index),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn replace(text: &str, macros: &BTreeMap<&str, &str>) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('\\') {
        let (before, from) = rest.split_at(start);
        replaced.push_str(before);
        let length = from[1..]
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        match macros.get(&from[1..1 + length]) {
            Some(body) if replaced.len() <= LARGEST_BYTES => {
                replaced.push_str(body);
                rest = from[1 + length..]
                    .strip_prefix("{}")
                    .unwrap_or(&from[1 + length..]);
                // A command at the end of the body must not grow into the text behind it.
                let ends_in_command = body
                    .trim_end_matches(|last: char| last.is_ascii_alphabetic())
                    .ends_with('\\');
                if ends_in_command && rest.starts_with(|next: char| next.is_ascii_alphabetic()) {
                    replaced.push_str("{}");
                }
            }
            _ => {
                let taken = 1 + from[1..].chars().next().map_or(0, char::len_utf8);
                replaced.push_str(&from[..taken]);
                rest = &from[taken..];
            }
        }
    }
    replaced.push_str(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn abbreviations_are_written_out() {
        let source = "\\newcommand{\\maxn}{10^\\k}\\def\\k{5}\n$n \\le \\maxn$, \\maxn{}s, \\maxnot \\\\maxn";
        assert_eq!(expand(source), "\n$n \\le 10^5$, 10^5s, \\maxnot \\\\maxn");
        let with_argument = "\\newcommand{\\f}[1]{#1}\\f{x}";
        assert_eq!(expand(with_argument), with_argument);
    }

    #[test]
    fn macros_that_never_end_do_end() {
        assert!(expand("\\def\\a{\\a\\a\\a\\a}\\a").len() < 10_000);
        let bomb: String = (0..10)
            .map(|n| {
                format!(
                    "\\def\\{}{{{}}}",
                    letter(n),
                    format!("\\{} ", letter(n + 1)).repeat(60)
                )
            })
            .collect();
        assert!(expand(&format!("{bomb}\\a")).len() < 3 << 20);
        for broken in [
            "\\def",
            "\\def\\",
            "\\def\\a",
            "\\def\\a{",
            "\\newcommand{",
            "\\newcommand{\\a}",
            "\\é",
            "\\",
        ] {
            assert_eq!(expand(broken), broken);
        }
    }

    fn letter(number: u8) -> char {
        char::from(b'a' + number)
    }
}
