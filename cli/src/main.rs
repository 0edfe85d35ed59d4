//! The `mettle` program: every command is a small file in `commands/`.

#[macro_use]
mod output;

mod bench;
mod commands;
mod data;
mod host;
mod options;
mod publish;
mod verification;

use clap::Parser;
use mettle_sandbox::native::LimitedMemory;
use std::process::ExitCode;

/// The hidden first argument that turns this program into the sandbox's fork server.
pub(crate) const SANDBOX_SERVER: &str = "sandbox-server";

/// For the native tools of the sandbox, whose memory is limited.
#[global_allocator]
static ALLOCATOR: LimitedMemory = LimitedMemory;

fn main() -> ExitCode {
    // First of all, and with nothing set up: the fork server must have a single thread.
    if std::env::args().nth(1).as_deref() == Some(SANDBOX_SERVER) {
        mettle_judge::serve_sandbox();
    }
    // What speaks TLS here (an object store) asks for it; refused only if there is one already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = options::Options::parse();
    match commands::run(options) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("mettle: {error:#}");
            ExitCode::from(2)
        }
    }
}
