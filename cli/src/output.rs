//! Standard output that may be closed early, as by `mettle judge … | head`.

use std::{
    fmt::Arguments,
    io::{ErrorKind, Write as _},
};

/// In place of the standard `println!`, which panics when nobody reads any more: the program then
/// ends quietly, like other tools.
macro_rules! println {
    ($($argument:tt)*) => { $crate::output::line(format_args!($($argument)*)) };
}

/// Prints one line.
pub fn line(text: Arguments<'_>) {
    if let Err(error) = writeln!(std::io::stdout(), "{text}") {
        if error.kind() != ErrorKind::BrokenPipe {
            eprintln!("mettle: cannot write to standard output: {error}");
        }
        // What a shell reports for a program that SIGPIPE ended.
        std::process::exit(141);
    }
}
