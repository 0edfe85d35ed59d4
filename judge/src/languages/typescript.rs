//! TypeScript: the types are stripped, then it is JavaScript.
//!
//! The stripping is native code ([`strip`]) behind the second wall, in the submission's child
//! and before any guest runs there. Types are not checked.

mod lines;
mod strip;

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted, javascript, run_of};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::WORK_FOLDER;
use mettle_sandbox::{native::NativeTool, protocol::RunSpec};

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::TypeScript],
    version: "oxc 0.146, QuickJS-ng 0.16 (ES2023)",
    runs: "types stripped, not checked; then as JavaScript",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "import { readFileSync } from 'fs';\nconst [a, b]: number[] = readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a + b);",
        stdin: TWO_NUMBERS,
    },
    exception: javascript::exception,
};

/// Strips every file of its job in place.
pub(super) const TOOL: NativeTool = NativeTool {
    name: "strip-types",
    run: strip::run,
};

/// Bytes the tool may use: hundreds of times what a source may have.
const TOOL_MEMORY_BYTES: u64 = 512 << 20;

fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, javascript::INTERPRETER, counting);
    let files: Vec<String> = submission
        .files
        .iter()
        .filter(|file| is_source(&file.name))
        .map(|file| format!("{WORK_FOLDER}/{}", file.name))
        .collect();
    // The tool sees all names, to find what an import means, and makes those with types anew.
    let strip = RunSpec {
        files: recipe.run.files.clone(),
        keep: files.clone(),
        memory_limit_bytes: TOOL_MEMORY_BYTES,
        ..run_of(TOOL.name, files.clone())
    };
    recipe.steps.push(Step::only(strip));
    recipe
        .steps
        .push(javascript::check(&recipe.run, files.iter().cloned()));
    recipe.made = files;
    recipe
}

fn is_source(name: &str) -> bool {
    [".ts", ".mts", ".cts"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
