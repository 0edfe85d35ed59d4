//! Python: CPython in wasm, started from a snapshot of its memory.

use super::{Recipe, Step, interpreted};
use crate::Submission;
use mettle_runtimes::WORK_FOLDER;

pub const IMAGE: &str = "python";
pub const VERSION: &str = "CPython 3.15, numpy 2.5";
pub const RUNS: &str = "interpreted in wasm, started from a snapshot";

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

pub fn recipe(submission: &Submission, counting: bool) -> Recipe {
    let mut recipe = interpreted(submission, IMAGE, counting);
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
    recipe.steps.push(Step {
        spec: step,
        otherwise: None,
    });
    recipe
}
