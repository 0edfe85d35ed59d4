//! Lua: the reference interpreter in wasm.

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted};
use crate::Submission;
use mettle_domain::Language;

const INTERPRETER: &str = "lua";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Lua],
    version: "Lua 5.4.9",
    runs: "interpreted in wasm",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "local a, b = io.read('n', 'n')\nprint(a + b)",
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// Compiles every source without running any first: a syntax error is a compile error.
fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    let mut step = recipe.run.clone();
    step.args = vec!["lua".into(), "--check".into()];
    step.args.extend(
        submission
            .files
            .iter()
            .map(|file| file.name.clone())
            .filter(|name| name.ends_with(".lua")),
    );
    recipe.steps.push(Step::only(step));
    recipe
}

/// Only the line: an error's text is the program's own. `lua: main.lua:3: …`
fn exception(text: &str) -> Option<String> {
    let rest = text.lines().find_map(|line| line.strip_prefix("lua: "))?;
    let (_, rest) = rest.split_once(".lua:")?;
    let line: u32 = rest.split(':').next()?.parse().ok()?;
    Some(format!("uncaught error (line {line})"))
}
