//! Problem packages: loading and checking them, comparing output, inferring time limits.
//!
//! Nothing here runs a program: the judge does, with the [`JudgePlan`] a package gives.
//! The formats accepted, and how to write a bundled problem, are described in `README.md`.

pub mod catalog;
pub mod compare;
pub mod edit;
pub mod export;
mod finding;
mod formats;
pub mod grading;
pub mod package;
mod plan;
mod rules;
pub mod signature;
mod test_data;
pub mod time_limit;
pub mod verify;

pub use compare::{Comparison, Difference, FlagError};
pub use finding::{Finding, Severity};
pub use formats::{Call, KeepOutput, RunProgram};
pub use package::{Difficulty, JurySubmission, LoadError, Loaded, Package};
pub use plan::{JudgePlan, TestCase};
pub use rules::{
    CaseFile, CaseRules, Convention, Include, Interaction, Program, Rules, StaticCase,
    StaticValidator, ValidationLimits, Validator,
};
pub use signature::Signature;
pub use test_data::{LoadData, TestData};
