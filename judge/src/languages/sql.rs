//! SQL: SQLite in wasm, on a database that the test's input prepares.

use super::{Definition, Recipe, SelfTest, Step, interpreted};
use crate::Submission;
use mettle_domain::Language;

const INTERPRETER: &str = "sql";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Sql],
    version: "SQLite 3.54.1",
    runs: "by SQLite in wasm; the input is SQL that prepares the database",
    recipe,
    self_test: |_| SelfTest {
        source: "SELECT sum(number) FROM numbers;",
        stdin: "CREATE TABLE numbers(number);\nINSERT INTO numbers VALUES (20), (22);\n",
    },
    exception,
};

/// What is wrong with every database is a compile error; the rest depends on the input.
fn recipe(submission: &Submission, counting: bool) -> Result<Recipe, String> {
    if submission.files.len() > 1 {
        return Err("SQL is one file".into());
    }
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    let mut step = recipe.run.clone();
    step.args = vec![
        "sql".into(),
        "--check".into(),
        submission.files[0].name.clone(),
    ];
    recipe.steps.push(Step::only(step));
    Ok(recipe)
}

/// Only the line: SQLite's messages quote the program. `main.sql:3: …`
fn exception(text: &str) -> Option<String> {
    let (_, rest) = text.lines().next()?.split_once(".sql:")?;
    let line: u32 = rest.split(':').next()?.parse().ok()?;
    Some(format!("SQL error (line {line})"))
}
