//! JavaScript: QuickJS in wasm with the usual Node modules for input and output.

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted, known};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::WORK_FOLDER;
use mettle_sandbox::protocol::RunSpec;

pub(super) const INTERPRETER: &str = "javascript";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::JavaScript],
    version: "QuickJS-ng 0.16 (ES2023)",
    runs: "interpreted in wasm, with Node's fs, readline, util and process",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number); console.log(a + b);",
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// Compiles every source without running any first: a syntax error is a compile error.
fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    let sources = submission
        .files
        .iter()
        .filter(|file| is_source(&file.name))
        .map(|file| format!("{WORK_FOLDER}/{}", file.name));
    recipe.steps.push(check(&recipe.run, sources));
    recipe
}

/// Compiles files without running any.
pub(super) fn check(run: &RunSpec, files: impl Iterator<Item = String>) -> Step {
    let mut spec = run.clone();
    spec.args = vec!["node".into(), "--check".into()];
    spec.args.extend(files);
    Step::only(spec)
}

fn is_source(name: &str) -> bool {
    [".js", ".mjs", ".cjs"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

pub(super) fn exception(text: &str) -> Option<String> {
    let kind = text
        .lines()
        .find_map(|line| known(ERRORS, line.split(':').next()?.rsplit(' ').next()?))?;
    Some(match text.lines().find_map(own_line) {
        Some(line) => format!("{kind} (line {line})"),
        None => kind,
    })
}

/// The line number in `/w/main.js:2` or `at f (/w/main.js:2:17)`, if it is one of the author's files.
fn own_line(line: &str) -> Option<u32> {
    let (file, rest) = line.split_once("/w/")?.1.split_once(':')?;
    if file.starts_with("mettle.") {
        return None;
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

const ERRORS: &str = "AggregateError Error EvalError InternalError RangeError ReferenceError SyntaxError TypeError URIError";
