//! Text for people, out of bytes that an untrusted program wrote.

use mettle_domain::CompileReport;
use std::time::Instant;

/// Longest diagnostics of a compile report, in bytes.
const DIAGNOSTICS_BYTES: usize = 64 << 10;

/// Collects what compilers say.
pub(crate) struct Diagnostics {
    text: String,
}

impl Diagnostics {
    pub fn new() -> Diagnostics {
        Diagnostics {
            text: String::new(),
        }
    }

    /// Adds a compiler's output; the sandbox's folder is taken off the file names.
    pub fn add(&mut self, bytes: &[u8]) {
        let text = printable(bytes).replace("/w/", "");
        self.text.push_str(&text);
    }

    /// Adds a sentence of our own on a line of its own.
    pub fn add_sentence(&mut self, sentence: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(sentence);
        self.text.push('\n');
    }

    pub fn report(self, ok: bool, started: Instant) -> CompileReport {
        CompileReport {
            ok,
            time_ms: started.elapsed().as_millis() as u64,
            diagnostics: bounded(self.text, DIAGNOSTICS_BYTES),
        }
    }
}

/// Cuts at a line end and says so.
fn bounded(mut text: String, limit: usize) -> String {
    if text.len() <= limit {
        return text;
    }
    let hard = (0..=limit)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let cut = text[..hard].rfind('\n').map_or(hard, |at| at + 1);
    let dropped = text.len() - cut;
    text.truncate(cut);
    text.push_str(&format!("… ({dropped} more bytes)\n"));
    text
}

/// UTF-8 without control characters that could drive a terminal, and without those that show text
/// in another order than it is read in.
pub(crate) fn printable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ => letter,
        })
        .collect()
}

/// The start of an output, fit to show.
pub(crate) fn shown(bytes: &[u8], limit: usize) -> String {
    let text = printable(&bytes[..bytes.len().min(limit)]);
    if bytes.len() > limit {
        format!("{text}… ({} more bytes)", bytes.len() - limit)
    } else {
        text
    }
}

/// The end of an output, fit to show: tracebacks say the most important thing last.
pub(crate) fn shown_end(bytes: &[u8], limit: usize) -> String {
    let cut = bytes.len().saturating_sub(limit);
    let text = printable(&bytes[cut..]);
    if cut > 0 {
        format!("({cut} bytes before) …{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostics_name_the_users_files() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.add(b"/w/main.cpp:3:5: error: no\n");
        diagnostics.add_sentence("stopped");
        let report = diagnostics.report(false, Instant::now());
        assert_eq!(report.diagnostics, "main.cpp:3:5: error: no\nstopped\n");
    }

    #[test]
    fn long_diagnostics_are_cut_at_a_line_and_say_so() {
        let text = bounded("line\n".repeat(100), 52);
        assert_eq!(text, format!("{}… (450 more bytes)\n", "line\n".repeat(10)));
    }

    #[test]
    fn terminal_escapes_do_not_pass() {
        assert_eq!(
            printable(b"a\x1b[31mb\r\n\xff"),
            "a\u{fffd}[31mb\u{fffd}\n\u{fffd}"
        );
        assert_eq!(
            printable("a\u{202e}b\u{2066}c\u{9b}żółw".as_bytes()),
            "a\u{fffd}b\u{fffd}c\u{fffd}żółw"
        );
    }
}
