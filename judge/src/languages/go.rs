//! Go: its own compiler and linker run in the sandbox, the program is translated to machine code.

use super::{
    Definition, MEMORY_LIMIT, Program, Recipe, SelfTest, Step, TWO_NUMBERS, placed, run_of,
};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::{WORK_FOLDER, go_compile_command, go_environment, go_link_command};
use mettle_sandbox::protocol::{PROGRAM, RunSpec};

pub(super) const COMPILE: &str = "go-compile";
pub(super) const LINK: &str = "go-link";
pub(super) const IMAGE: &str = "go";

pub(super) static DEFINITION: Definition = Definition {
    languages: &[Language::Go],
    version: "Go 1.27.3",
    runs: "compiled to wasm in the sandbox by Go's own compiler, then to machine code",
    recipe: |submission, _| recipe(submission),
    self_test: |_| SelfTest {
        source: "package main\nimport \"fmt\"\nfunc main() {\n\tvar a, b int\n\tfmt.Scan(&a, &b)\n\tfmt.Println(a + b)\n}\n",
        stdin: TWO_NUMBERS,
    },
    exception,
};

const ARCHIVE: &str = "main.a";
const WASM: &str = "program.wasm";

/// Bytes that are the runtime's own: its data, first heap and tables, measured with an empty
/// program, and held by the test that an idle program of each language is charged next to nothing.
const BASE_BYTES: u64 = 12 << 20;

fn recipe(submission: &Submission) -> Result<Recipe, String> {
    let units: Vec<String> = submission
        .files
        .iter()
        .map(|file| file.name.clone())
        .filter(|name| name.ends_with(".go") && !name.ends_with("_test.go"))
        .collect();
    if units.is_empty() {
        return Err("no source file ends in .go".into());
    }
    if let Some(name) = units.iter().find(|name| name.contains('/')) {
        return Err(format!(
            "{name} is in a folder: all files of a Go program are of package main, side by side"
        ));
    }
    let sources = placed(submission);
    let step = |module, args, files, made: &str| {
        Step::only(RunSpec {
            env: go_environment(),
            images: vec![IMAGE.into()],
            files,
            keep: vec![format!("{WORK_FOLDER}/{made}")],
            ..run_of(module, args)
        })
    };
    let visible = sources.iter().map(|(path, _)| path.clone()).collect();
    let archive = vec![format!("{WORK_FOLDER}/{ARCHIVE}")];
    Ok(Recipe {
        language: submission.language,
        steps: vec![
            step(
                COMPILE,
                go_compile_command(&units, ARCHIVE),
                visible,
                ARCHIVE,
            ),
            step(LINK, go_link_command(ARCHIVE, WASM), archive, WASM),
        ],
        sources,
        made: vec![],
        program: Program::Translated {
            wasm: format!("{WORK_FOLDER}/{WASM}"),
        },
        run: RunSpec {
            memory_free_bytes: BASE_BYTES,
            // The collector works harder near the limit instead of growing beyond it.
            env: vec![("GOMEMLIMIT".into(), MEMORY_LIMIT.into())],
            ..run_of(PROGRAM, vec!["main".into()])
        },
    })
}

/// `index out of range (line 5)` out of a panic and the stack below it. The numbers in it and the
/// values that programs panic with are left out.
fn exception(text: &str) -> Option<String> {
    let kind = text.lines().rev().find_map(|line| {
        let told = line
            .strip_prefix("panic: runtime error: ")
            .or_else(|| line.strip_prefix("panic: "))
            .or_else(|| line.strip_prefix("fatal error: "))?;
        KINDS.into_iter().find(|kind| told.starts_with(kind))
    })?;
    match text.lines().find_map(own_line) {
        Some(line) => Some(format!("{kind} (line {line})")),
        None => Some(kind.to_owned()),
    }
}

/// The line number of an entry of the user's own files: the library's have absolute names.
fn own_line(line: &str) -> Option<u32> {
    let entry = line.strip_prefix('\t')?;
    if entry.starts_with('/') {
        return None;
    }
    let (_, rest) = entry.split_once(".go:")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

const KINDS: [&str; 12] = [
    "index out of range",
    "slice bounds out of range",
    "integer divide by zero",
    "invalid memory address or nil pointer dereference",
    "assignment to entry in nil map",
    "makeslice: len out of range",
    "makeslice: cap out of range",
    "hash of unhashable type",
    "interface conversion",
    "all goroutines are asleep - deadlock!",
    "concurrent map",
    "stack overflow",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_without_its_numbers() {
        let text = "before\npanic: runtime error: index out of range [52] with length 3\n\n\
            goroutine 1 [running]:\nmain.f(...)\n\tmain.go:7\nmain.main()\n\tmain.go:12 +0x3\n";
        assert_eq!(exception(text).unwrap(), "index out of range (line 7)");
        assert_eq!(exception("panic: 4217\n\ngoroutine 1 [running]:\n"), None);
    }
}
