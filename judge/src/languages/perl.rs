//! Perl: the interpreter in wasm.

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted};
use crate::Submission;
use mettle_domain::Language;

const INTERPRETER: &str = "perl";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Perl],
    version: "Perl 5.42",
    runs: "interpreted in wasm",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "use strict; use warnings;\nmy ($a, $b) = split ' ', <STDIN>;\nprint $a + $b, \"\\n\";\n",
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// Compiles the program, and what it uses, without running it first: a syntax error is a compile
/// error.
fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    let mut step = recipe.run.clone();
    step.args.insert(1, "-MMettle::Check".into());
    recipe.steps.push(Step::only(step));
    recipe
}

/// The line where the program died, without its words.
fn exception(text: &str) -> Option<String> {
    let last = text.lines().rev().find(|line| !line.trim().is_empty())?;
    let (_, rest) = last.rsplit_once(" at /w/")?;
    let (_, rest) = rest.split_once(" line ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let line: u32 = digits.parse().ok()?;
    Some(format!("died (line {line})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dying_tells_the_line_only() {
        let text =
            "careful at /w/main.pl line 2.\nsecret 42 at /w/main.pl line 7, <STDIN> line 3.\n";
        assert_eq!(exception(text).unwrap(), "died (line 7)");
        assert_eq!(exception("secret 42\n"), None);
    }
}
