//! C and C++: clang and wasm-ld run in the sandbox, the program is translated to machine code.

use super::{Program, Recipe, Step, placed, run_of};
use crate::Submission;
use mettle_runtimes::{
    PrecompiledHeader, SHADOW_STACK_BYTES, WORK_FOLDER, compile_command, link_command,
    native_program,
};
use mettle_sandbox::protocol::{PROGRAM, RunSpec};

pub const MODULE: &str = "clang";
pub const IMAGE: &str = "c-sysroot";
pub const VERSION: &str = "clang 22.1, libc++ 22.1";
pub const RUNS: &str = "compiled to wasm in the sandbox (-O2), then to machine code";

/// The linked program.
const WASM: &str = "program.wasm";

pub fn recipe(submission: &Submission) -> Result<Recipe, String> {
    let units: Vec<_> = submission
        .files
        .iter()
        .filter(|file| is_unit(&file.name))
        .collect();
    if units.is_empty() {
        return Err("no source file ends in .c, .cc, .cpp, .cxx or .c++".into());
    }
    let sources = placed(submission);
    let visible: Vec<String> = sources.iter().map(|(path, _)| path.clone()).collect();
    let mut steps = Vec::new();
    let mut objects = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        let object = format!("{number}.o");
        let compile = |header| RunSpec {
            images: vec![IMAGE.into()],
            files: visible.clone(),
            keep: vec![format!("{WORK_FOLDER}/{object}")],
            ..run_of(
                MODULE,
                compile_command(submission.language, &unit.name, &object, header),
            )
        };
        // With the precompiled header every name of the library is visible, which a few programs
        // do not survive; then what they include themselves decides.
        let has_header = submission.language != mettle_domain::Language::C;
        let otherwise = (has_header && !PrecompiledHeader::fits(&unit.content))
            .then(|| compile(PrecompiledHeader::Skip));
        steps.push(Step {
            spec: compile(PrecompiledHeader::Use),
            otherwise,
        });
        objects.push(object);
    }
    let link = RunSpec {
        images: vec![IMAGE.into()],
        files: objects
            .iter()
            .map(|object| format!("{WORK_FOLDER}/{object}"))
            .collect(),
        keep: vec![format!("{WORK_FOLDER}/{WASM}")],
        ..run_of(MODULE, link_command(submission.language, &objects, WASM))
    };
    steps.push(Step {
        spec: link,
        otherwise: None,
    });
    // The reserved stack is not the user's memory. It comes first, so its last page, which
    // nothing can use but a stack that is full, is where null pointers lead.
    let memory_free_bytes = u64::from(SHADOW_STACK_BYTES);
    let run = RunSpec {
        memory_free_bytes,
        guard_null: true,
        ..run_of(PROGRAM, native_program(&[]).argv)
    };
    let program = Program::Translated {
        wasm: format!("{WORK_FOLDER}/{WASM}"),
    };
    Ok(Recipe {
        language: submission.language,
        sources,
        steps,
        program,
        run,
    })
}

/// Whether the compiler is given this file; others are only included.
fn is_unit(name: &str) -> bool {
    [".c", ".cc", ".cpp", ".cxx", ".c++", ".C"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
