//! One file per command.

mod bench;
mod doctor;
pub mod import;
mod judge;
mod languages;
mod new;
mod run;
mod runtimes;
mod serve;
mod verify;

use crate::{
    host::Shared,
    options::{Command, Options, ProblemCommand, RuntimesCommand},
};
use anyhow::Result;
use serve::Roles;
use std::process::ExitCode;

/// Does what the command line asks for.
pub fn run(options: Options) -> Result<ExitCode> {
    let shared = Shared {
        runtimes: options.runtimes,
        accept_missing_walls: options.accept_missing_walls,
    };
    match options.command {
        Command::Run(options) => run::run(&shared, options),
        Command::Judge(options) => judge::judge(&shared, options),
        Command::Problem(ProblemCommand::Verify { package, json }) => {
            verify::verify(&shared, &package, json)
        }
        Command::Problem(ProblemCommand::Import(options)) => import::import(&shared, options),
        Command::Problem(ProblemCommand::Export(options)) => import::export(options),
        Command::Problem(ProblemCommand::New { folder }) => new::new(&folder),
        Command::Languages { json } => languages::languages(json),
        Command::Serve(options) => serve::serve(&shared, options, Roles::All),
        Command::Api(options) => serve::serve(&shared, options, Roles::Api),
        Command::Worker(options) => serve::serve(&shared, options, Roles::Worker),
        Command::Runtimes(RuntimesCommand::Prepare) => runtimes::prepare(&shared),
        Command::Runtimes(RuntimesCommand::List { json }) => runtimes::list(&shared, json),
        Command::Doctor { json } => doctor::doctor(&shared, json),
        Command::Bench {
            json,
            only,
            submissions,
        } => bench::bench(
            &shared,
            json,
            &only,
            submissions.map(|count| count as usize),
        ),
    }
}
