//! JavaScript: QuickJS in wasm with the usual Node modules for input and output.

use super::{Recipe, interpreted};
use crate::Submission;

pub const IMAGE: &str = "javascript";
pub const VERSION: &str = "QuickJS-ng 0.16 (ES2023)";
pub const RUNS: &str = "interpreted in wasm, with Node's fs, readline, util and process";

pub fn recipe(submission: &Submission, counting: bool) -> Recipe {
    interpreted(submission, IMAGE, counting)
}
