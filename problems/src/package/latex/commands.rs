//! Commands: what follows a backslash.

use super::{Converter, push_text};

impl<'a> Converter<'a> {
    /// Called behind the backslash.
    pub(super) fn command(&mut self) {
        let name_length = self
            .rest()
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        if name_length == 0 {
            return self.symbol();
        }
        let name = &self.rest()[..name_length];
        self.at += name_length;
        self.skip("*");
        match name {
            "begin" => self.environment(),
            "end" => drop(self.argument()),
            "item" => self.item(),
            "problemname" => self.problem_name(),
            "section" | "subsection" | "subsubsection" | "paragraph" => self.heading(name),
            "textbf" | "bf" => self.marked("**"),
            "emph" | "textit" | "it" | "textsl" => self.marked("*"),
            "sout" => self.marked("~~"),
            "texttt" | "t" | "tt" | "verb" => self.code(name),
            "url" | "href" => self.link(name),
            "includegraphics" => self.image(),
            "illustration" => self.illustration(),
            "footnote" => self.wrapped(" (", ")"),
            "caption" => self.wrapped("\n\n", "\n\n"),
            "constant" => self.constant(),
            "def" | "newcommand" | "renewcommand" | "providecommand" => self.definition(),
            "label" | "vspace" | "hspace" | "ref" | "cite" | "input" | "include" | "usepackage"
            | "setlength" | "documentclass" | "sampleinput" | "sampleoutput"
            | "plainproblemname" | "color" | "vskip" | "hskip" => {
                while self.option().is_some() || self.argument().is_some() {}
            }
            "nextsample" | "remainingsamples" => {}
            _ => self.other(name),
        }
    }

    fn symbol(&mut self) {
        let Some(symbol) = self.rest().chars().next() else {
            return;
        };
        self.at += symbol.len_utf8();
        match symbol {
            '(' => {
                let formula = self.until("\\)");
                self.push_formula("$", formula);
            }
            '[' => {
                let formula = self.until("\\]");
                self.push_formula("$$", formula);
            }
            '\\' => {
                self.option();
                self.out.push_str("\\\n");
            }
            '$' => self.out.push_str("\\$"),
            ',' | ';' | ':' | ' ' | '\n' => self.out.push(' '),
            '!' | '/' | '-' => {}
            '\'' | '"' | '`' | '^' | '~' | '=' | '.' => self.accent(symbol),
            _ => push_text(&mut self.out, symbol),
        }
    }

    /// `\'e` and `\'{e}`: the letter and a combining mark.
    fn accent(&mut self, accent: char) {
        let mark = match accent {
            '\'' => '\u{301}',
            '"' => '\u{308}',
            '`' => '\u{300}',
            '^' => '\u{302}',
            '~' => '\u{303}',
            '=' => '\u{304}',
            _ => '\u{307}',
        };
        let letter = match self.argument() {
            Some(letter) => letter.trim_start_matches('\\').chars().next(),
            None => {
                let letter = self.rest().chars().next();
                self.at += letter.map_or(0, char::len_utf8);
                letter
            }
        };
        if let Some(letter) = letter {
            push_text(&mut self.out, letter);
            self.out.push(mark);
        }
    }

    fn problem_name(&mut self) {
        if let Some(name) = self.argument() {
            let name = self.convert(name).trim().to_owned();
            if !name.is_empty() {
                self.title.get_or_insert(name);
            }
        }
    }

    fn heading(&mut self, name: &str) {
        let Some(title) = self.argument() else { return };
        let title = self.convert(title).trim().replace('\n', " ");
        self.out.push_str(&match name {
            "section" => format!("\n\n## {title}\n\n"),
            "paragraph" => format!("\n\n**{title}** "),
            _ => format!("\n\n### {title}\n\n"),
        });
    }

    fn marked(&mut self, mark: &str) {
        if let Some(text) = self.argument() {
            self.push_marked(mark, text);
        }
    }

    fn code(&mut self, name: &str) {
        // \verb|text| takes any character as its bracket.
        if name == "verb" {
            let Some(bracket) = self.rest().chars().next() else {
                return;
            };
            self.at += bracket.len_utf8();
            let text = self.until(&bracket.to_string());
            return self.out.push_str(&format!("`{}`", text.replace('`', "'")));
        }
        if let Some(text) = self.argument() {
            self.push_code(text);
        }
    }

    fn link(&mut self, name: &str) {
        let Some(url) = self.argument() else { return };
        let text = if name == "href" {
            self.argument()
        } else {
            None
        };
        let url = super::unescape(url.trim());
        let text = match text {
            Some(text) => self.convert(text),
            None => {
                let mut text = String::new();
                url.chars()
                    .for_each(|character| push_text(&mut text, character));
                text
            }
        };
        let safe = ["https://", "http://"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
            && !url.contains(|character: char| {
                character.is_whitespace() || "<>()\\".contains(character)
            });
        self.out.push_str(&if safe {
            format!("[{text}]({url})")
        } else {
            text
        });
    }

    fn image(&mut self) {
        self.option();
        if let Some(file) = self.argument() {
            self.push_image(file, "");
        }
    }

    fn illustration(&mut self) {
        let (_width, file, caption) = (self.argument(), self.argument(), self.argument());
        let caption = self.convert(caption.unwrap_or_default());
        self.out.push_str("\n\n");
        self.push_image(file.unwrap_or_default(), caption.trim());
        self.out.push_str("\n\n");
    }

    /// Images lie beside the statement; anything that is no plain file name is left out.
    fn push_image(&mut self, file: &str, caption: &str) {
        let file = file.trim();
        if file.split('/').all(crate::package::source::is_valid_name) {
            self.out
                .push_str(&format!("![{}]({file})", caption.replace('\n', " ")));
        } else {
            self.out.push_str(caption);
        }
    }

    fn wrapped(&mut self, before: &str, after: &str) {
        if let Some(text) = self.argument() {
            let text = self.convert(text);
            self.out
                .push_str(&format!("{before}{}{after}", text.trim()));
        }
    }

    fn constant(&mut self) {
        let name = self.argument().unwrap_or_default().trim();
        match self.constants.get(name) {
            Some(value) => value
                .chars()
                .for_each(|character| push_text(&mut self.out, character)),
            None => self
                .out
                .push_str(&format!("(constant {})", name.replace('_', "\\_"))),
        }
    }

    /// Definitions are not followed; they are passed over as a whole.
    fn definition(&mut self) {
        self.argument();
        while self.skip("\\") {
            self.at += self
                .rest()
                .bytes()
                .take_while(u8::is_ascii_alphabetic)
                .count();
        }
        while self.option().is_some() {}
        if self.argument().is_none() {
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn other(&mut self, name: &str) {
        let text = match name {
            "ldots" | "dots" | "textellipsis" | "cdots" => "…",
            "textbackslash" => "\\\\",
            "textasciitilde" => "~",
            "textasciicircum" => "^",
            "textless" => "&lt;",
            "textgreater" => "\\>",
            "textbar" => "\\|",
            "textunderscore" => "\\_",
            "textquotedblleft" => "“",
            "textquotedblright" => "”",
            "textendash" => "–",
            "textemdash" => "—",
            "newline" | "linebreak" => "\\\n",
            "par" | "bigskip" | "medskip" | "smallskip" | "newpage" | "pagebreak" | "clearpage" => {
                "\n\n"
            }
            "quad" | "qquad" | "space" => " ",
            "aa" => "å",
            "AA" => "Å",
            "ae" => "æ",
            "AE" => "Æ",
            "o" => "ø",
            "O" => "Ø",
            "l" => "ł",
            "L" => "Ł",
            "ss" => "ß",
            "i" => "ı",
            "copyright" => "©",
            "pounds" => "£",
            "euro" => "€",
            "timelimit" => "(time limit)",
            "LaTeX" => "LaTeX",
            "TeX" => "TeX",
            "S" => "§",
            // Sizes, alignment and everything unknown: the arguments are text that follows.
            _ => {
                self.skip_command_blank();
                while self.option().is_some() {}
                return;
            }
        };
        self.out.push_str(text);
        // An empty group only separates the command from what follows it. The blank that does the
        // same is kept after a sign, where authors usually want it, and dropped inside a word.
        if !self.skip("{}") && text.chars().all(char::is_alphabetic) {
            self.skip_command_blank();
        }
    }

    /// The blanks that end a command's name.
    fn skip_command_blank(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
    }
}
