//! C and C++: clang and wasm-ld run in the sandbox, the program is translated to machine code.

use super::{
    Attempt, Definition, Program, Recipe, SelfTest, Step, TWO_NUMBERS, known, placed, run_of,
    testlib,
};
use crate::Submission;
use mettle_domain::Language;
use mettle_runtimes::{
    PrecompiledHeader, SHADOW_STACK_BYTES, Streams, WORK_FOLDER, compile_command, link_command,
    native_program,
};
use mettle_sandbox::protocol::{PROGRAM, RunSpec};

pub const MODULE: &str = "clang";
pub const IMAGE: &str = "c-sysroot";
pub(super) static DEFINITION: Definition = Definition {
    languages: &[
        Language::C,
        Language::Cpp17,
        Language::Cpp20,
        Language::Cpp23,
    ],
    version: "clang 22.1, libc++ 22.1",
    runs: "compiled to wasm in the sandbox (-O2), then to machine code",
    recipe: |submission, _| recipe(submission),
    self_test: |language| SelfTest {
        source: match language {
            Language::C => {
                "#include <stdio.h>\nint main(void){int a,b;scanf(\"%d %d\",&a,&b);printf(\"%d\\n\",a+b);}"
            }
            _ => {
                "#include <bits/stdc++.h>\nint main(){int a,b;std::cin>>a>>b;std::cout<<a+b<<'\\n';}"
            }
        },
        stdin: TWO_NUMBERS,
    },
    exception,
};

/// The linked program.
const WASM: &str = "program.wasm";

fn recipe(submission: &Submission) -> Result<Recipe, String> {
    let units: Vec<_> = submission
        .files
        .iter()
        .filter(|file| is_unit(&file.name))
        .collect();
    if units.is_empty() {
        return Err("no source file ends in .c, .cc, .cpp, .cxx or .c++".into());
    }
    let mut sources = placed(submission);
    if let Some((name, header)) = testlib::missing_from(&submission.files) {
        sources.push((format!("{WORK_FOLDER}/{name}"), header.into()));
    }
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
        let has_header = submission.language != Language::C;
        let otherwise = match has_header && !PrecompiledHeader::fits(&unit.content) {
            true => vec![
                compile(PrecompiledHeader::Skip),
                compile(PrecompiledHeader::SkipLoosely),
            ],
            false => vec![],
        };
        steps.push(Step {
            spec: compile(PrecompiledHeader::Use),
            otherwise,
            words_of: Attempt::First,
        });
        objects.push(object);
    }
    let link = |streams| RunSpec {
        images: vec![IMAGE.into()],
        files: objects
            .iter()
            .map(|object| format!("{WORK_FOLDER}/{object}"))
            .collect(),
        keep: vec![format!("{WORK_FOLDER}/{WASM}")],
        ..run_of(
            MODULE,
            link_command(submission.language, &objects, WASM, streams),
        )
    };
    steps.push(match submission.language {
        Language::C => Step::only(link(Streams::Full)),
        _ => Step {
            spec: link(Streams::Narrow),
            otherwise: vec![link(Streams::Full)],
            words_of: Attempt::Last,
        },
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
        made: vec![],
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

fn exception(text: &str) -> Option<String> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("terminate called after throwing an instance of "))?;
    let kind = known(EXCEPTIONS, line.trim().trim_matches('\''))?;
    Some(format!("uncaught {kind}"))
}

const EXCEPTIONS: &str = "std::bad_alloc std::bad_array_new_length std::bad_cast std::bad_function_call \
    std::bad_optional_access std::bad_typeid std::bad_variant_access std::domain_error std::exception std::format_error \
    std::invalid_argument std::length_error std::logic_error std::out_of_range std::overflow_error std::range_error \
    std::regex_error std::runtime_error std::system_error std::underflow_error int char unsigned double";
