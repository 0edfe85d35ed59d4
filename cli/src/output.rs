//! Lines for people. Standard output may be closed early, as by `mettle judge … | head`, and what is
//! told may come from a program or package that would like to drive the terminal.

use std::{
    borrow::Cow,
    fmt::Arguments,
    io::{ErrorKind, Write as _},
};

/// In place of the standard `println!`, which panics when nobody reads any more: the program then
/// ends quietly, like other tools.
macro_rules! println {
    ($($argument:tt)*) => { $crate::output::line(format_args!($($argument)*)) };
}

/// In place of the standard `eprintln!`, for the same reason.
macro_rules! eprintln {
    ($($argument:tt)*) => { $crate::output::error_line(format_args!($($argument)*)) };
}

/// Prints one line to standard error.
pub fn error_line(text: Arguments<'_>) {
    // Whoever closed it does not want to know.
    let _ = writeln!(std::io::stderr(), "{}", harmless(&text.to_string()));
}

/// Shows control characters instead of sending them, but for line ends and tabs.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmful = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    if !text.contains(is_harmful) {
        return text.into();
    }
    let show = |letter: char| match is_harmful(letter) {
        true => char::REPLACEMENT_CHARACTER,
        false => letter,
    };
    text.chars().map(show).collect()
}

/// Prints one line.
pub fn line(text: Arguments<'_>) {
    let text = text.to_string();
    let text = harmless(&text);
    if let Err(error) = writeln!(std::io::stdout(), "{text}") {
        if error.kind() != ErrorKind::BrokenPipe {
            eprintln!("mettle: cannot write to standard output: {error}");
        }
        // What a shell reports for a program that SIGPIPE ended.
        std::process::exit(141);
    }
}
