//! Python: CPython in wasm, started from a snapshot of its memory.

use super::{Definition, Recipe, SelfTest, Step, TWO_NUMBERS, interpreted, known};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::WORK_FOLDER;

const INTERPRETER: &str = "python";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Python],
    version: "CPython 3.15, numpy 2.5",
    runs: "interpreted in wasm, started from a snapshot",
    recipe: |submission, counting| Ok(recipe(submission, counting)),
    self_test: |_| SelfTest {
        source: "print(sum(map(int, input().split())))",
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// Compiles every source without running any: a syntax error is a compile error then, and not
/// one run-time error per case. Its name is none that a submission may have.
const CHECK: &str = "check syntax.py";
const CHECK_CODE: &str = "\
import sys, traceback
for name in sys.argv[1:]:
    try:
        with open(name, 'rb') as file:
            compile(file.read(), name, 'exec', dont_inherit=True)
    except SyntaxError as error:
        print(*traceback.format_exception_only(error), sep='', end='', file=sys.stderr)
        sys.exit(1)
";

/// Bytes the interpreter takes for its first arena when it starts, beyond its snapshot: measured
/// with an empty program, and held by the test that an idle Python is charged next to nothing.
const ARENA_BYTES: u64 = 642 << 16;

fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, INTERPRETER, counting);
    recipe.run.memory_free_bytes = ARENA_BYTES;
    let check = format!("{WORK_FOLDER}/{CHECK}");
    let mut step = recipe.run.clone();
    step.files.push(check.clone());
    step.args = vec!["python".into(), CHECK.into()];
    step.args.extend(
        submission
            .files
            .iter()
            .map(|file| file.name.clone())
            .filter(|name| name.ends_with(".py")),
    );
    recipe.sources.push((check, CHECK_CODE.into()));
    recipe.steps.push(Step::only(step));
    recipe
}

fn exception(text: &str) -> Option<String> {
    let last = text
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty() && !line.starts_with(' '))?;
    let kind = known(EXCEPTIONS, last.split(':').next()?)?;
    let line = text.lines().rev().find_map(traceback_line)?;
    Some(format!("{kind} (line {line})"))
}

/// The line number of a traceback entry of the user's own files.
fn traceback_line(line: &str) -> Option<u32> {
    let rest = line.trim_start().strip_prefix("File \"")?;
    let (file, rest) = rest.split_once('"')?;
    // The library's own files have absolute names, generated code has names like <string>.
    if file.starts_with(['/', '<']) {
        return None;
    }
    let digits: String = rest
        .strip_prefix(", line ")?
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

const EXCEPTIONS: &str = "ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError \
    EOFError Exception FileExistsError FileNotFoundError FloatingPointError GeneratorExit IndentationError IndexError \
    InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError \
    NotADirectoryError NotImplementedError OSError OverflowError PermissionError RecursionError ReferenceError RuntimeError \
    StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError \
    UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError ValueError ZeroDivisionError ImportError \
    json.decoder.JSONDecodeError re.PatternError numpy.linalg.LinAlgError decimal.InvalidOperation decimal.DivisionByZero \
    numpy.exceptions.AxisError queue.Empty";
