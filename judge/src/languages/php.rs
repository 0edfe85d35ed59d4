//! PHP: the interpreter in wasm, with 64-bit integers.

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted, known};
use crate::Submission;
use mettle_domain::Language;

const INTERPRETER: &str = "php";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Php],
    version: "PHP 8.2.32",
    runs: "interpreted in wasm, started from a snapshot",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "<?php\n[$a, $b] = explode(' ', fgets(STDIN));\necho $a + $b, \"\\n\";\n",
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// Compiles every source without running any first: a syntax error is a compile error.
fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    let mut step = recipe.run.clone();
    step.args = vec!["php".into(), "--check".into()];
    let first = &submission.files[0].name;
    step.args.extend(
        submission
            .files
            .iter()
            .map(|file| file.name.clone())
            .filter(|name| name == first || name.ends_with(".php")),
    );
    recipe.steps.push(Step::only(step));
    recipe
}

/// `DivisionByZeroError (line 5)` out of `PHP Fatal error:  Uncaught DivisionByZeroError: …` and
/// `  thrown in /w/main.php on line 5`.
fn exception(text: &str) -> Option<String> {
    let kind = text.lines().rev().find_map(|line| {
        let (_, rest) = line.split_once("Fatal error: Uncaught ")?;
        let name = rest.split([':', ' ']).next()?;
        known(ERRORS, name)
    })?;
    let line: u32 = text.lines().rev().find_map(|line| {
        let (_, number) = line
            .strip_prefix("  thrown in ")?
            .rsplit_once(" on line ")?;
        number.parse().ok()
    })?;
    Some(format!("{kind} (line {line})"))
}

const ERRORS: &str = "ArgumentCountError ArithmeticError AssertionError BadFunctionCallException \
    BadMethodCallException DivisionByZeroError DomainException Error ErrorException Exception \
    InvalidArgumentException JsonException LengthException LogicException OutOfBoundsException \
    OutOfRangeException OverflowException RangeException RuntimeException TypeError \
    UnderflowException UnexpectedValueException UnhandledMatchError ValueError";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_without_its_words() {
        let text = "\nFatal error: Uncaught DivisionByZeroError: Modulo by zero in /w/main.php:5\nStack trace:\n#0 {main}\n  thrown in /w/main.php on line 5\n";
        assert_eq!(exception(text).unwrap(), "DivisionByZeroError (line 5)");
        let own = text.replace("DivisionByZeroError", "Secret42");
        assert_eq!(exception(&own), None);
    }
}
