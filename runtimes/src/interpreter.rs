//! How the sandbox runs a program in an interpreter.

use crate::c_family::WORK_FOLDER;
use mettle_domain::Language;

/// One run of a program: what the sandbox gives the guest, besides files and limits.
///
/// All guests see one preopened folder `/` with the image's files, and the writable folders
/// `/w` ([`WORK_FOLDER`], with the submission's files) and `/tmp`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The arguments, the program's name first.
    pub argv: Vec<String>,
    /// The environment, complete.
    pub environment: Vec<(String, String)>,
    /// What to call.
    pub entry: Entry,
}

/// What to call in a freshly instantiated module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// `_start`: a return is exit code 0, everything else is `proc_exit` or a trap.
    Start,
    /// `_initialize` when the module exports it, then `run() -> i32`, which returns the exit
    /// code unless `proc_exit` comes first.
    Run,
}

/// A compiled C or C++ program of [`link_command`](crate::link_command).
pub fn native_program(arguments: &[String]) -> Program {
    Program {
        argv: with_name("main", arguments),
        environment: Vec::new(),
        entry: Entry::Start,
    }
}

/// A Python or JavaScript program whose main file is `main` below [`WORK_FOLDER`].
///
/// Python: the folder of the main file is on `sys.path`, tracebacks name the file as given
/// here. Exit code 1 after an uncaught exception, with the traceback on standard error; 2 when
/// the file cannot be opened. The hash seed is fixed; `random` is seeded from WASI's
/// `random_get` when the program starts, so the same seed there gives the same run.
///
/// # Panics
/// For a language that is compiled.
pub fn interpreted_program(language: Language, main: &str, arguments: &[String]) -> Program {
    match language {
        Language::Python => Program {
            argv: [
                vec!["python".to_owned(), main.to_owned()],
                arguments.to_vec(),
            ]
            .concat(),
            // No time zone database outside of the library's own.
            environment: vec![("PYTHONTZPATH".to_owned(), String::new())],
            entry: Entry::Run,
        },
        Language::JavaScript => {
            let main = format!("{WORK_FOLDER}/{main}");
            Program {
                argv: [vec!["node".to_owned(), main], arguments.to_vec()].concat(),
                environment: Vec::new(),
                entry: Entry::Start,
            }
        }
        compiled => panic!("{compiled} is compiled"),
    }
}

fn with_name(name: &str, arguments: &[String]) -> Vec<String> {
    [vec![name.to_owned()], arguments.to_vec()].concat()
}
