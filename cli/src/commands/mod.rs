//! One file per command.

mod judge;
mod languages;
mod run;
mod verify;

use crate::{
    host::Shared,
    options::{Command, Options, ProblemCommand},
};
use anyhow::Result;
use std::process::ExitCode;

/// Does what the command line asks for.
pub fn run(options: Options) -> Result<ExitCode> {
    let shared = Shared { runtimes: options.runtimes, accept_missing_walls: options.accept_missing_walls };
    match options.command {
        Command::Run(options) => run::run(&shared, options),
        Command::Judge(options) => judge::judge(&shared, options),
        Command::Problem(ProblemCommand::Verify { package, json }) => verify::verify(&shared, &package, json),
        Command::Languages { json } => languages::languages(json),
        _ => unreachable!(),
    }
}
