//! JavaScript: QuickJS in wasm with the usual Node modules for input and output.

use super::{Recipe, Step, interpreted};
use crate::Submission;
use mettle_runtimes::WORK_FOLDER;

pub const IMAGE: &str = "javascript";
pub const VERSION: &str = "QuickJS-ng 0.16 (ES2023)";
pub const RUNS: &str = "interpreted in wasm, with Node's fs, readline, util and process";

/// Compiles every source without running any first: a syntax error is a compile error.
pub fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, IMAGE, counting);
    let mut step = recipe.run.clone();
    step.args = vec!["node".into(), "--check".into()];
    step.args.extend(
        submission
            .files
            .iter()
            .filter(|file| is_source(&file.name))
            .map(|file| format!("{WORK_FOLDER}/{}", file.name)),
    );
    recipe.steps.push(Step {
        spec: step,
        otherwise: None,
    });
    recipe
}

fn is_source(name: &str) -> bool {
    [".js", ".mjs", ".cjs"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
