//! Rust: rustc is native and runs in a jail of its own; its object is linked in the sandbox and
//! translated to machine code.

use super::{Definition, Program, Recipe, SelfTest, Step, TWO_NUMBERS, c_family, placed, run_of};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::{
    SHADOW_STACK_BYTES, WORK_FOLDER, native_program, rust_compile_command, rust_link_command,
};
use mettle_sandbox::protocol::{PROGRAM, RunSpec};

/// What a step's module is called that runs in the jail.
pub(crate) const COMPILER: &str = "rustc";
pub(super) const IMAGE: &str = "rust";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Rust],
    version: "rustc 1.96 (edition 2024)",
    runs: "compiled to wasm by rustc in a jail (-O3), linked in the sandbox, then to machine code",
    recipe: |submission, _| recipe(submission),
    self_test: |_| SelfTest {
        source: "fn main() {\n    let text = std::io::read_to_string(std::io::stdin()).unwrap();\n    let sum: i32 = text.split_whitespace().map(|word| word.parse::<i32>().unwrap()).sum();\n    println!(\"{sum}\");\n}\n",
        stdin: TWO_NUMBERS,
    },
    exception,
};

const OBJECT: &str = "main.o";
const WASM: &str = "program.wasm";
const MAIN: &str = "main.rs";
const HARNESS: &str = "mettle.rs";

fn recipe(submission: &Submission) -> Result<Recipe, String> {
    let names = submission.files.iter().map(|file| file.name.as_str());
    let mut units = names.filter(|name| name.ends_with(".rs"));
    let first = units.next().ok_or("no source file ends in .rs")?;
    // Around a function or class, the harness is the program.
    let main = match first {
        HARNESS => HARNESS,
        first => units.find(|name| *name == MAIN).unwrap_or(first),
    };
    let sources = placed(submission);
    let compile = RunSpec {
        files: sources.iter().map(|(path, _)| path.clone()).collect(),
        keep: vec![format!("{WORK_FOLDER}/{OBJECT}")],
        ..run_of(COMPILER, rust_compile_command(main))
    };
    let link = RunSpec {
        images: vec![c_family::IMAGE.into(), IMAGE.into()],
        files: compile.keep.clone(),
        keep: vec![format!("{WORK_FOLDER}/{WASM}")],
        ..run_of(c_family::MODULE, rust_link_command(OBJECT, WASM))
    };
    Ok(Recipe {
        language: submission.language,
        sources,
        steps: vec![Step::only(compile), Step::only(link)],
        made: vec![],
        program: Program::Translated {
            wasm: format!("{WORK_FOLDER}/{WASM}"),
        },
        // As a C program: see there.
        run: RunSpec {
            memory_free_bytes: u64::from(SHADOW_STACK_BYTES),
            guard_null: true,
            ..run_of(PROGRAM, native_program(&[]).argv)
        },
    })
}

/// `index out of bounds (line 5)` out of a panic's message. Texts that programs panic with are left
/// out, and so are numbers.
fn exception(text: &str) -> Option<String> {
    let mut lines = text.lines();
    let place = lines.find_map(|line| {
        let place = line.strip_prefix("thread 'main' ")?;
        let (_, place) = place.split_once("panicked at ")?;
        Some(place.trim_end_matches(':'))
    })?;
    let told = lines.next().unwrap_or("");
    let kind = KINDS.into_iter().find(|kind| told.starts_with(kind))?;
    // `main.rs:5:7`; the library's own files are elsewhere.
    let line = place.split(':').nth(1)?.parse::<u32>().ok();
    match line.filter(|_| !place.starts_with('/')) {
        Some(line) => Some(format!("{kind} (line {line})")),
        None => Some(kind.to_owned()),
    }
}

const KINDS: [&str; 16] = [
    "index out of bounds",
    "attempt to divide by zero",
    "attempt to calculate the remainder with a divisor of zero",
    "attempt to divide with overflow",
    "called `Option::unwrap()` on a `None` value",
    "called `Result::unwrap()` on an `Err` value",
    "range end index",
    "range start index",
    "slice index starts at",
    "byte index",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    "already borrowed",
    "already mutably borrowed",
    "capacity overflow",
    "internal error: entered unreachable code",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_without_its_numbers_and_texts() {
        let text = "before\n\nthread 'main' (1) panicked at main.rs:7:13:\nindex out of bounds: the len is 3 \
            but the index is 52\nnote: run with `RUST_BACKTRACE=1`\n";
        assert_eq!(exception(text).unwrap(), "index out of bounds (line 7)");
        let own = text.replace("index out of bounds: the len", "secret 4217");
        assert_eq!(exception(&own), None);
        let library = text.replace("main.rs", "/rustc/library/core/src/a.rs");
        assert_eq!(exception(&library).unwrap(), "index out of bounds");
    }
}
