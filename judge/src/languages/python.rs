//! Python: CPython in wasm, started from a snapshot of its memory.

use super::{Recipe, interpreted};
use crate::Submission;

pub const IMAGE: &str = "python";
pub const VERSION: &str = "CPython 3.15, numpy 2.5";
pub const RUNS: &str = "interpreted in wasm, started from a snapshot";

pub fn recipe(submission: &Submission, counting: bool) -> Recipe {
    interpreted(submission, IMAGE, counting)
}
