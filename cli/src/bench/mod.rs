//! Measures this host: the sandbox against native programs, and the server's answers.
//!
//! Native and sandboxed runs take turns, so that what else the machine does weighs on both.
//! Medians are compared.

mod cases;
mod checkers;
mod client;
mod compile;
mod handoff;
mod import;
mod interactive;
mod kernels;
mod languages;
mod machine;
mod megabyte;
mod memory;
mod native;
mod problem;
mod process;
mod report;
mod server;
mod services;
mod signatures;
mod stability;
mod stats;
mod throughput;
mod verdict;

pub use machine::Machine;
pub use report::{Group, Row};

use crate::host::Shared;
use anyhow::{Context, Result};
use mettle_judge::Judge;

/// The groups, in the order they are measured. Those that judge in this process come first: the
/// servers of the others get the machine for themselves.
pub const GROUPS: [&str; 16] = [
    "cases",
    "checkers",
    "interactive",
    "megabyte",
    "compile",
    "cpp",
    "python",
    "javascript",
    "languages",
    "signatures",
    "stability",
    "handoff",
    "verdict",
    "throughput",
    "memory",
    "import",
];

/// Measures one group after the other.
pub struct Bench<'a> {
    shared: &'a Shared,
    /// Python submissions of the group `throughput`.
    submissions: usize,
    judge: Option<Judge>,
}

impl<'a> Bench<'a> {
    pub fn new(shared: &'a Shared, submissions: Option<usize>) -> Bench<'a> {
        Bench {
            shared,
            submissions: submissions.unwrap_or(throughput::SUBMISSIONS),
            judge: None,
        }
    }

    /// Measures a group of [`GROUPS`].
    ///
    /// # Errors
    /// [`native::Skipped`] (see [`skipped`]) when this host lacks what the group is compared with; else when
    /// something that must work does not.
    pub fn measure(&mut self, group: &str) -> Result<Group> {
        match group {
            "cases" => Group::of(&cases::measure(self.judge()?)?),
            "checkers" => Group::of(&checkers::measure(self.judge()?)?),
            "interactive" => Group::of(&interactive::measure(self.judge()?)?),
            "megabyte" => Group::of(&megabyte::measure(self.judge()?)?),
            "compile" => Group::of(&compile::measure(self.judge()?)?),
            "cpp" => Group::of(&kernels::measure(self.judge()?, &kernels::CPP)?),
            "python" => Group::of(&kernels::measure(self.judge()?, &kernels::PYTHON)?),
            "javascript" => Group::of(&kernels::measure(self.judge()?, &kernels::JAVASCRIPT)?),
            "languages" => Group::of(&languages::measure(self.judge()?)?),
            "signatures" => Group::of(&signatures::measure(self.judge()?)?),
            "stability" => Group::of(&stability::measure(self.judge()?)?),
            "handoff" => Group::of(&handoff::measure(self.without_judge())?),
            "verdict" => Group::of(&verdict::measure(self.without_judge())?),
            "throughput" => Group::of(&throughput::measure(
                self.without_judge(),
                self.submissions,
            )?),
            "import" => Group::of(&import::measure(self.without_judge())?),
            _ => Group::of(&memory::measure(self.without_judge())?),
        }
    }

    fn judge(&mut self) -> Result<&Judge> {
        if self.judge.is_none() {
            self.judge = Some(self.shared.judge().context("starting the judge")?);
        }
        self.judge.as_ref().context("starting the judge")
    }

    fn without_judge(&mut self) -> &'a Shared {
        self.judge = None;
        self.shared
    }
}

/// Why a group was skipped, if that is what the error means.
pub fn skipped(error: &anyhow::Error) -> Option<String> {
    error
        .downcast_ref::<native::Skipped>()
        .map(ToString::to_string)
}
