//! The interpreters: how each is made and how the sandbox runs a program in it.

use crate::key::KeyBuilder;
use crate::part::{Advance, Part, Workshop};
use crate::recipe;
use anyhow::Result;
use mettle_domain::Language;
use mettle_sandbox::image::ImageWriter;
use std::path::Path;

/// Every interpreter. Each is one file of [`recipe`].
pub(crate) static INTERPRETERS: [&Interpreter; 7] = [
    &recipe::quickjs::JAVASCRIPT,
    &recipe::python::PYTHON,
    &recipe::lua::LUA,
    &recipe::sql::SQL,
    &recipe::perl::PERL,
    &recipe::ruby::RUBY,
    &recipe::php::PHP,
];

/// An interpreter: a wasm module that runs programs of one or several languages.
pub(crate) struct Interpreter {
    /// What it runs.
    pub languages: &'static [Language],
    /// What the cache calls its machine code; its files are `<name>.wasm`, `.cwasm` and `.img`.
    pub name: &'static str,
    /// What the cache calls the machine code that counts instructions.
    pub counting_name: &'static str,
    /// What the cache calls the wasm.
    pub wasm_name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What is told while the wasm is made.
    pub making: &'static str,
    /// What must be there to make the wasm.
    pub needs: &'static [Part],
    /// Adds everything the wasm depends on to its key.
    pub key: fn(&Workshop, KeyBuilder) -> KeyBuilder,
    /// Makes `<name>.wasm` in a folder, and what [`Interpreter::image`] wants beside it.
    pub build: fn(&Workshop, &Path, Advance<'_>) -> Result<()>,
    /// The files its programs see, out of the folder that [`Interpreter::build`] filled.
    pub image: fn(&Path) -> ImageWriter,
    /// How a program whose main file has this name below
    /// [`WORK_FOLDER`](crate::WORK_FOLDER) is run, without its arguments.
    pub program: fn(&str) -> Program,
}

impl Interpreter {
    /// The interpreter of a language; none runs a language that is compiled.
    pub(crate) fn of(language: Language) -> Option<&'static Interpreter> {
        INTERPRETERS
            .into_iter()
            .find(|interpreter| interpreter.languages.contains(&language))
    }
}

/// For [`Interpreter::image`] where everything is in the wasm.
pub(crate) fn no_files(_: &Path) -> ImageWriter {
    ImageWriter::new()
}

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

/// An interpreted program whose main file is `main` below [`WORK_FOLDER`](crate::WORK_FOLDER).
///
/// Exit code 1 after an uncaught error, which is described on standard error with the file as
/// given here and the line. Python: the folder of the main file is on `sys.path`; exit code 2
/// when the file cannot be opened; the hash seed is fixed; `random` is seeded from WASI's
/// `random_get` when the program starts, so the same seed there gives the same run.
///
/// # Panics
/// For a language that is compiled.
pub fn interpreted_program(language: Language, main: &str, arguments: &[String]) -> Program {
    let Some(interpreter) = Interpreter::of(language) else {
        panic!("{language} is compiled");
    };
    let mut program = (interpreter.program)(main);
    program.argv.extend_from_slice(arguments);
    program
}

fn with_name(name: &str, arguments: &[String]) -> Vec<String> {
    [vec![name.to_owned()], arguments.to_vec()].concat()
}
