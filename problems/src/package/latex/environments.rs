//! Environments: `\begin{…} … \end{…}`.

use super::Converter;

impl<'a> Converter<'a> {
    /// Called behind `\begin`.
    pub(super) fn environment(&mut self) {
        let Some(name) = self.argument() else { return };
        let body = self.body(name);
        match name.trim_end_matches('*') {
            "verbatim" | "lstlisting" | "Verbatim" | "alltt" => self.listing(body),
            "itemize" => self.list(body, false),
            "enumerate" => self.list(body, true),
            "tabular" | "tabularx" | "array" => self.table(body),
            "equation" | "align" | "gather" | "eqnarray" | "multline" | "displaymath" | "math" => {
                self.out.push_str("\n\n");
                let formula = match name {
                    "equation" | "equation*" | "displaymath" | "math" => body.to_owned(),
                    _ => format!("\\begin{{aligned}}{body}\\end{{aligned}}"),
                };
                self.push_formula("$$", &formula);
                self.out.push_str("\n\n");
            }
            "Input" | "Output" | "Interaction" => {
                self.paragraph(&format!("## {name}\n\n"), body, 0)
            }
            "figure" | "table" => self.paragraph("", body, 0),
            "wrapfigure" | "minipage" => self.paragraph("", body, 2),
            "quote" | "quotation" => self.quote(body),
            _ => self.paragraph("", body, 0),
        }
    }

    /// The text up to the matching `\end`, which is passed as well.
    fn body(&mut self, name: &str) -> &'a str {
        let (begin, end) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
        let rest = self.rest();
        let mut depth = 1;
        let mut from = 0;
        while let Some(found) = rest[from..].find("\\").map(|found| from + found) {
            if rest[found..].starts_with(&end) {
                depth -= 1;
                if depth == 0 {
                    self.at += found + end.len();
                    return &rest[..found];
                }
            } else if rest[found..].starts_with(&begin) {
                depth += 1;
            }
            from = found + 1;
        }
        self.at = self.source.len();
        rest
    }

    fn listing(&mut self, body: &str) {
        // Options of lstlisting.
        let body = match body.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((_, rest)) => rest,
            None => body,
        };
        let fence = if body.contains("```") { "~~~" } else { "```" };
        self.out.push_str(&format!(
            "\n\n{fence}\n{}\n{fence}\n\n",
            body.trim_matches('\n')
        ));
    }

    fn list(&mut self, body: &'a str, numbered: bool) {
        self.lists.push(numbered);
        let items = self.convert(body);
        self.lists.pop();
        // Text before the first item is an option such as [leftmargin=*].
        let items = items
            .find("\n- ")
            .or_else(|| items.find("\n1. "))
            .map_or("", |start| &items[start..]);
        let indent = if self.lists.is_empty() { "" } else { "   " };
        self.out.push('\n');
        for line in items.lines().filter(|line| !line.trim().is_empty()) {
            let is_item =
                line.trim_start().starts_with("- ") || line.trim_start().starts_with("1. ");
            let (line, hang) = if is_item {
                (line, "")
            } else {
                (line.trim_start(), "  ")
            };
            self.out.push_str(&format!("\n{indent}{hang}{line}"));
        }
        self.out
            .push_str(if self.lists.is_empty() { "\n\n" } else { "\n" });
    }

    /// Called behind `\item`.
    pub(super) fn item(&mut self) {
        let label = self.option();
        let mark = if self.lists.last() == Some(&true) {
            "1. "
        } else {
            "- "
        };
        self.out.push_str(&format!("\n{mark}"));
        self.skip_blanks();
        if let Some(label) = label {
            self.push_marked("**", label);
            self.out.push(' ');
        }
    }

    /// A paragraph of its own, `arguments` of the environment left out.
    fn paragraph(&mut self, heading: &str, body: &'a str, arguments: usize) {
        let mut inner = Converter::new(body, self.constants);
        while inner.option().is_some() {}
        for _ in 0..arguments {
            inner.argument();
            while inner.option().is_some() {}
        }
        let text = self.convert(inner.rest());
        self.out
            .push_str(&format!("\n\n{heading}{}\n\n", text.trim()));
    }

    fn quote(&mut self, body: &'a str) {
        let text = self.convert(body);
        self.out.push_str("\n\n");
        for line in text.trim().lines() {
            self.out.push_str(&format!("> {}\n", line.trim()));
        }
        self.out.push('\n');
    }

    /// Rows end with `\\`, cells with `&`; lines between rows are left out.
    fn table(&mut self, body: &'a str) {
        let mut columns = Converter::new(body, self.constants);
        while columns.option().is_some() {}
        columns.argument();
        let mut rows = Vec::new();
        for row in columns.rest().split("\\\\") {
            let row = without_rules(row);
            if !row.trim().is_empty() {
                let cells: Vec<String> = split_cells(row)
                    .iter()
                    .map(|cell| self.convert(cell).trim().replace('\n', " "))
                    .collect();
                rows.push(format!("| {} |", cells.join(" | ")));
            }
        }
        let Some(first) = rows.first() else { return };
        let width = first.matches(" | ").count() + 1;
        rows.insert(1, format!("|{}", " --- |".repeat(width)));
        self.out.push_str(&format!("\n\n{}\n\n", rows.join("\n")));
    }
}

/// Skips `\hline` and its relatives at the start of a row.
fn without_rules(row: &str) -> &str {
    let mut row = row.trim_start();
    loop {
        let next = ["\\hline", "\\toprule", "\\midrule", "\\bottomrule"]
            .iter()
            .find_map(|rule| row.strip_prefix(rule));
        let next = next.or_else(|| {
            row.strip_prefix("\\cline")
                .and_then(|rest| rest.split_once('}'))
                .map(|(_, rest)| rest)
        });
        match next {
            Some(rest) => row = rest.trim_start(),
            None => return row,
        }
    }
}

/// Splits at `&`, but not at `\&`.
fn split_cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (index, _) in row.match_indices('&') {
        if !row[..index].ends_with('\\') {
            cells.push(&row[start..index]);
            start = index + 1;
        }
    }
    cells.push(&row[start..]);
    cells
}
