//! Problem packages: loading and checking them, comparing output, inferring time limits.
//!
//! Nothing here runs a program: the judge does, with the [`JudgePlan`] a package gives.
//! The formats accepted, and how to write a bundled problem, are described in `README.md`.

pub mod compare;
mod finding;
mod plan;

pub use compare::{Comparison, Difference, FlagError};
pub use finding::{Finding, Severity};
pub use plan::{JudgePlan, TestCase};
