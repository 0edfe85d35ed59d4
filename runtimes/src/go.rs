//! Command lines of Go's compiler and linker, as the sandbox runs them.
//!
//! Both are guests with entry `_start` and the environment [`go_environment`]; their files are
//! those of [`Runtimes::go`](crate::Runtimes), sources and results are in [`WORK_FOLDER`].

use crate::c_family::WORK_FOLDER;

/// The guest path of the list of archives that a program may import.
pub(crate) const IMPORTS: &str = "/go/imports";

/// The command line that compiles the files (names below [`WORK_FOLDER`]) of package main to
/// an archive. Diagnostics name the files as given, on standard output.
pub fn go_compile_command(sources: &[String], archive: &str) -> Vec<String> {
    let mut argv = words("compile -p main -complete -lang=go1.27 -c=1 -pack -importcfg");
    argv.push(IMPORTS.into());
    // Panics name the files as their author does.
    argv.extend(["-trimpath".into(), WORK_FOLDER.into(), "-o".into()]);
    argv.push(in_work(archive));
    argv.extend(sources.iter().map(|source| in_work(source)));
    argv
}

/// The command line that links the archive of package main to a wasm program with entry
/// `_start`. Its names of functions and lines stay: panics tell them.
pub fn go_link_command(archive: &str, program: &str) -> Vec<String> {
    let mut argv = words("link -buildmode=exe -s -w -importcfg");
    argv.extend([IMPORTS.into(), "-o".into(), in_work(program)]);
    argv.push(in_work(archive));
    argv
}

/// The environment of compiler and linker.
pub fn go_environment() -> Vec<(String, String)> {
    [
        ("GOOS", "wasip1"),
        ("GOARCH", "wasm"),
        ("GOROOT", "/go"),
        ("PWD", WORK_FOLDER),
        ("TMPDIR", "/tmp"),
        // A compiler lives for a moment: it takes memory rather than time to collect it.
        ("GOGC", "400"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

fn in_work(name: &str) -> String {
    format!("{WORK_FOLDER}/{name}")
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}
