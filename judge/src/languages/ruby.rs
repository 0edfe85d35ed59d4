//! Ruby: the interpreter in wasm, started from a snapshot of its memory.

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted, known};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::WORK_FOLDER;

const INTERPRETER: &str = "ruby";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Ruby],
    version: "Ruby 4.0",
    runs: "interpreted in wasm, started from a snapshot",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "puts gets.split.sum(&:to_i)\n",
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// Compiles every source without running any first: a syntax error is a compile error.
fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    let mut step = recipe.run.clone();
    step.args = vec!["ruby".into(), "-c".into()];
    step.args.extend(
        submission
            .files
            .iter()
            .filter(|file| file.name.ends_with(".rb"))
            .map(|file| format!("{WORK_FOLDER}/{}", file.name)),
    );
    recipe.steps.push(Step::only(step));
    recipe
}

/// `ZeroDivisionError (line 5)` out of `/w/main.rb:5:in 'f': divided by 0 (ZeroDivisionError)`.
fn exception(text: &str) -> Option<String> {
    text.lines().rev().find_map(|line| {
        let (_, rest) = line.strip_prefix("/w/")?.split_once(".rb:")?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let number: u32 = digits.parse().ok()?;
        let kind = known(ERRORS, line.strip_suffix(')')?.rsplit_once('(')?.1)?;
        Some(format!("{kind} (line {number})"))
    })
}

const ERRORS: &str = "ArgumentError ClosedQueueError EncodingError EOFError Encoding::CompatibilityError \
    Encoding::UndefinedConversionError Encoding::InvalidByteSequenceError Errno::ENOENT FiberError FloatDomainError \
    FrozenError IOError IndexError JSON::ParserError KeyError LoadError LocalJumpError Math::DomainError NameError \
    NoMatchingPatternError NoMatchingPatternKeyError NoMemoryError NoMethodError NotImplementedError RangeError \
    RegexpError RuntimeError SecurityError StandardError StopIteration SyntaxError SystemStackError ThreadError \
    TypeError UncaughtThrowError ZeroDivisionError";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_without_its_words() {
        let text = "/w/main.rb:5:in 'Integer#/': divided by 0 (ZeroDivisionError)\n\tfrom /w/main.rb:9:in '<main>'\n";
        assert_eq!(exception(text).unwrap(), "ZeroDivisionError (line 5)");
        assert_eq!(exception("/w/main.rb:5:in 'f': x (Secret42)\n"), None);
    }
}
