//! The language runtimes of the sandbox: what they are made from, how they are made, and how
//! they are run.
//!
//! Compilers and interpreters are wasm programs themselves (but for Rust's), so that compiling a
//! submission is as sandboxed as running it and no compiler of the host is ever called:
//!
//! | language | runtime |
//! | --- | --- |
//! | C, C++ | clang and wasm-ld, with a libc++ built here that has exceptions |
//! | Python | CPython 3.15 with numpy, kept as a snapshot of its memory after start-up |
//! | Rust | Debian's rustc, native in a jail of its own, and the standard library built by it |
//! | Go | Go's own compiler and linker, built as wasm programs, and its library |
//! | PHP | PHP built from its sources with 64-bit integers, kept as a snapshot |
//! | Perl, Ruby | the interpreters as libraries, with an entry grafted on; Ruby as a snapshot |
//! | JavaScript | QuickJS-ng with a prelude of Node's input, output and module functions |
//!
//! [`Runtimes::prepare`] fetches the packages of the [`manifest`](artifacts) with the ordinary
//! package clients, checks every digest and fills a cache that all processes of the machine
//! share; [`Runtimes::locate`] finds it. [`compile_command`], [`link_command`],
//! [`native_program`] and [`interpreted_program`] say how the sandbox runs each guest.

mod assets;
mod c_family;
mod cache;
mod fetch;
mod go;
mod guest;
mod interpreter;
mod key;
mod manifest;
mod part;
mod progress;
mod recipe;
mod runtimes;
mod rust;

pub use c_family::{
    ABORT_EXIT_CODE, COMPILE_MEMORY_BYTES, PrecompiledHeader, SHADOW_STACK_BYTES, Streams,
    WORK_FOLDER, compile_command, link_command,
};
pub use fetch::DigestMismatch;
pub use go::{go_compile_command, go_environment, go_link_command};
pub use interpreter::{Entry, Program, interpreted_program, native_program};
pub use manifest::{Artifact, ArtifactFile, Ecosystem, artifacts};
pub use progress::{Step, StepState};
pub use runtimes::{
    NotPrepared, PreparedGo, PreparedInterpreter, PreparedPart, PreparedRust, Runtimes, Unavailable,
};
pub use rust::{rust_compile_command, rust_link_command};
