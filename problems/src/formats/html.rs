//! HTML of statements as Markdown. What has no meaning there is dropped, also scripts and styles; the text stays.

/// Longest run of tags and text looked at, in bytes: statements are short.
const LARGEST_BYTES: usize = 4 << 20;

/// Converts HTML, also broken HTML. Formulas between dollar signs stay as they are.
pub(super) fn to_markdown(html: &str) -> String {
    let end = (0..=html.len().min(LARGEST_BYTES))
        .rev()
        .find(|end| html.is_char_boundary(*end))
        .unwrap_or(0);
    let mut writer = Writer::default();
    let mut rest = &html[..end];
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some((tag, behind)) = tag_at(rest) {
            rest = behind;
            // Their content is no text.
            if let Some(name) = ["script", "style", "head", "title"]
                .into_iter()
                .find(|name| tag.name == *name && !tag.closes)
            {
                rest = behind_closing(rest, name);
            } else {
                writer.tag(&tag);
            }
        } else {
            // The first letter may be a `<` that begins no tag.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |at| at + first);
            writer.text(&decode_entities(&rest[..end]));
            rest = &rest[end..];
        }
    }
    writer.finish()
}

struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
}

impl Tag<'_> {
    /// An attribute's value, decoded.
    fn attribute(&self, wanted: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let mut from = 0;
        while let Some(found) = lower[from..].find(wanted) {
            let at = from + found;
            from = at + wanted.len();
            let starts = at == 0
                || !lower.as_bytes()[at - 1].is_ascii_alphanumeric()
                    && lower.as_bytes()[at - 1] != b'-';
            let Some(value) = self.attributes[from..]
                .trim_start()
                .strip_prefix('=')
                .filter(|_| starts)
            else {
                continue;
            };
            let value = value.trim_start();
            let raw = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
                _ => value
                    .split([' ', '\t', '\n', '/'])
                    .next()
                    .unwrap_or_default(),
            };
            return Some(decode_entities(raw));
        }
        None
    }
}

/// The tag a text begins with, and what follows it.
fn tag_at(text: &str) -> Option<(Tag<'_>, &str)> {
    let inside = text.strip_prefix('<')?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    if !inside
        .starts_with(|first: char| first.is_ascii_alphabetic() || first == '!' || first == '?')
    {
        return None;
    }
    // A `<` ends the search, so that a text of nothing but `<a` is not searched again and again.
    let end = inside
        .find(['>', '<'])
        .filter(|end| inside.as_bytes()[*end] == b'>')?;
    let content = &inside[..end];
    let name_end = content
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '!')
        .unwrap_or(content.len());
    let tag = Tag {
        name: content[..name_end].to_ascii_lowercase(),
        closes,
        attributes: &content[name_end..],
    };
    Some((tag, &inside[end + 1..]))
}

fn behind_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        match tag_at(&rest[at..]) {
            Some((tag, behind)) if tag.name == name => return behind,
            _ => rest = &rest[at + 2..],
        }
    }
    ""
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Between two dollar signs of a paragraph.
    in_formula: bool,
    /// Inside `pre`: blanks count.
    preformatted: bool,
    /// For each open list, the number of its next item; none if it has no numbers.
    lists: Vec<Option<usize>>,
    /// Where the open links lead.
    links: Vec<Option<String>>,
    /// Cells of the table row being written, and whether the table has a head.
    in_table: bool,
    rows: usize,
    cells: usize,
}

impl Writer {
    fn tag(&mut self, tag: &Tag<'_>) {
        match (tag.name.as_str(), tag.closes) {
            ("br", _) if self.in_table => self.out.push(' '),
            ("br", _) => self
                .out
                .push_str(if self.preformatted { "\n" } else { "  \n" }),
            ("p" | "div" | "center" | "blockquote" | "section" | "article", _)
                if !self.in_table =>
            {
                self.paragraph()
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.paragraph();
                self.out.push_str("### ");
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => self.paragraph(),
            ("b" | "strong", closes) => self.around("**", closes),
            ("i" | "em" | "var", closes) => self.around("*", closes),
            ("code" | "tt" | "kbd" | "samp", _) if !self.preformatted => self.out.push('`'),
            ("sup", false) => self.out.push('^'),
            ("sub", false) => self.out.push('_'),
            ("pre", false) => {
                self.paragraph();
                self.out.push_str("```\n");
                self.preformatted = true;
            }
            ("pre", true) if self.preformatted => {
                if !self.out.ends_with('\n') {
                    self.out.push('\n');
                }
                self.out.push_str("```\n\n");
                self.preformatted = false;
            }
            ("ul", false) => self.lists.push(None),
            ("ol", false) => self.lists.push(Some(1)),
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.paragraph();
            }
            ("li", false) => self.item(),
            ("a", false) => {
                let target = tag
                    .attribute("href")
                    .filter(|target| !target.contains(['(', ')', '<', '>', ' ', '\n']));
                if target.is_some() {
                    self.out.push('[');
                }
                self.links.push(target);
            }
            ("a", true) => {
                if let Some(Some(target)) = self.links.pop() {
                    self.out.push_str(&format!("]({target})"));
                }
            }
            ("img", false) => self.picture(tag),
            ("table", closes) => {
                self.paragraph();
                self.in_table = !closes;
                self.rows = 0;
            }
            ("tr", false) => self.cells = 0,
            ("tr", true) => self.end_row(),
            ("td" | "th", false) => {
                self.cells += 1;
                self.out.push_str("| ");
            }
            ("td" | "th", true) => self.out.push(' '),
            ("hr", _) => {
                self.paragraph();
                self.out.push_str("---\n\n");
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        let depth = self.lists.len().saturating_sub(1).min(8);
        self.out.push_str(&"  ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
    }

    fn picture(&mut self, tag: &Tag<'_>) {
        let source = tag.attribute("src").filter(|source| {
            !source.contains(['(', ')', '<', '>', ' ', '\n']) && !source.starts_with("data:")
        });
        if let Some(source) = source {
            let words = tag
                .attribute("alt")
                .unwrap_or_default()
                .replace(['[', ']', '\n'], " ");
            self.out.push_str(&format!("![{words}]({source})"));
        }
    }

    fn end_row(&mut self) {
        if self.cells == 0 {
            return;
        }
        self.out.push_str("|\n");
        self.rows += 1;
        if self.rows == 1 {
            self.out.push_str(&"|---".repeat(self.cells.min(50)));
            self.out.push_str("|\n");
        }
    }

    /// A mark before or behind some text; blanks beside it would make it meaningless.
    fn around(&mut self, mark: &str, closes: bool) {
        if self.preformatted {
            return;
        }
        if closes {
            let kept = self.out.trim_end().len();
            if self.out[..kept].ends_with(mark) {
                // Nothing between the marks.
                self.out.truncate(kept - mark.len());
            } else {
                let blanks = self.out.split_off(kept);
                self.out.push_str(mark);
                self.out.push_str(&blanks);
            }
        } else {
            self.out.push_str(mark);
        }
    }

    fn paragraph(&mut self) {
        if self.preformatted {
            return;
        }
        self.in_formula = false;
        self.out
            .truncate(self.out.trim_end_matches([' ', '\n']).len());
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
    }

    fn text(&mut self, text: &str) {
        if self.preformatted {
            self.out.push_str(&text.replace("\r\n", "\n"));
            return;
        }
        let mut blank =
            self.out.is_empty() || self.out.ends_with(|last: char| last.is_whitespace());
        for letter in text.chars() {
            if letter.is_whitespace() {
                if !blank {
                    self.out.push(' ');
                }
                blank = true;
                continue;
            }
            blank = false;
            // Markdown must not see marks where HTML has none; `\` and `$` belong to formulas.
            if matches!(letter, '*' | '`' | '|') && !self.in_formula {
                self.out.push('\\');
            }
            self.in_formula ^= letter == '$';
            self.out.push(letter);
        }
    }

    fn finish(mut self) -> String {
        if self.preformatted {
            self.out.push_str("\n```\n");
        }
        let trimmed = self.out.trim();
        if trimmed.is_empty() {
            String::new()
        } else {
            format!("{trimmed}\n")
        }
    }
}

/// Named and numbered characters; unknown ones stay as they are.
pub(super) fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let decoded = rest
            .bytes()
            .take(11)
            .position(|letter| letter == b';')
            .and_then(|end| {
                let letter = character(&rest[1..end])?;
                Some((letter, end))
            });
        match decoded {
            Some((letter, end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code)
            .filter(|letter| !letter.is_control() || letter.is_whitespace());
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        "times" => '×',
        "middot" => '·',
        "minus" => '−',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "infin" => '∞',
        "sum" => '∑',
        "rarr" => '→',
        "larr" => '←',
        "lfloor" => '⌊',
        "rfloor" => '⌋',
        "lceil" => '⌈',
        "rceil" => '⌉',
        "alpha" => 'α',
        "beta" => 'β',
        "pi" => 'π',
        "copy" => '©',
        "deg" => '°',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_statements_use_becomes_markdown() {
        for (html, markdown) in [
            (
                "<p>Given <b>two</b> numbers,<br>add&nbsp;them.</p><p>1 &le; <i>a</i> &lt; 5*5</p>",
                "Given **two** numbers,  \nadd them.\n\n1 ≤ *a* < 5\\*5\n",
            ),
            (
                "<ul><li>one</li><li>two<ol><li>a</li><li>b</li></ol></li></ul>end",
                "- one\n- two\n  1. a\n  2. b\n\nend\n",
            ),
            ("<pre>a  b\n  c</pre>x", "```\na  b\n  c\n```\n\nx\n"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "| a | b |\n|---|---|\n| 1 | 2 |\n",
            ),
            (
                "<a href='https://example.org/x'>here</a> <img src=\"a.png\" alt=\"A\">",
                "[here](https://example.org/x) ![A](a.png)\n",
            ),
            (
                "x<sup>2</sup> $a*b$ <code>f(x)</code>",
                "x^2 $a*b$ `f(x)`\n",
            ),
            (
                "<script>alert('<p>')</script>text<!-- c --><style>p{}</style>",
                "text\n",
            ),
            ("a < b and <unknown x>c</unknown> <b></b>", "a < b and c\n"),
            ("", ""),
            ("<", "<\n"),
            ("<p", "<p\n"),
        ] {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn broken_html_of_any_kind_is_survived() {
        for html in [
            "<<<<>>>>",
            "</pre></ul></a></li>",
            "<a href=><img src>",
            "&#xffffff;&#0;&&;",
            "<pre>",
            "é<é>&é;",
            "<!--",
            "<script>",
        ] {
            to_markdown(html);
        }
        for part in ["<a", "&", "*", "$*", "<b>", "</pre>", "<script>", "</"] {
            to_markdown(&part.repeat(100_000));
        }
        assert!(to_markdown(&"<ul><li>".repeat(50_000)).len() > 50_000);
    }
}
