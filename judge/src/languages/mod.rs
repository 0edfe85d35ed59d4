//! What is particular to each language: one small file each.
//!
//! A [`Recipe`] turns sources into runs of sandboxed modules: the compile steps, if any, and the
//! run of the finished program. Nothing else in the judge knows a language.

mod c_family;
mod go;
mod javascript;
mod lua;
mod perl;
mod php;
mod python;
mod ruby;
pub(crate) mod rust;
mod sql;
mod testlib;
mod typescript;

use crate::{JudgeConfig, Submission};
use anyhow::{Context, Result};
use mettle_domain::{Language, Limits};
use mettle_runtimes::{Runtimes, WORK_FOLDER, interpreted_program};
use mettle_sandbox::{
    native::NativeTool,
    protocol::RunSpec,
    zygote::{Preload, PreloadLibrary, PreloadModule},
};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Longest name of a source file, in bytes.
const NAME_BYTES_MAX: usize = 128;
/// Files in one submission.
const FILES_MAX: usize = 64;
/// Every guest's random numbers start here, so that a rejudge sees the same.
const SEED: u64 = 0x6d65_7474_6c65;

/// As an environment variable's value in [`Recipe::run`]: the problem's memory limit in bytes.
pub(crate) const MEMORY_LIMIT: &str = "{memory limit}";

/// How a submission becomes a running program.
#[derive(Clone, Debug)]
pub(crate) struct Recipe {
    pub language: Language,
    /// Files in the sandbox before the first step.
    pub sources: Vec<(String, Vec<u8>)>,
    /// Compile steps, in order; limits are filled in by the compiler's caller.
    pub steps: Vec<Step>,
    /// Files that the steps make and the program needs; the linked program is not among them.
    pub made: Vec<String>,
    /// What runs in the end.
    pub program: Program,
    /// The run of the program; limits are filled in per problem.
    pub run: RunSpec,
}

/// One compile step.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub spec: RunSpec,
    /// Tried one after the other when `spec` fails; the last one's outcome counts then. A second one is
    /// tried only where names clashed.
    pub otherwise: Vec<RunSpec>,
    /// Whose words are reported when all fail.
    pub words_of: Attempt,
}

impl Step {
    /// A step with one way.
    pub fn only(spec: RunSpec) -> Step {
        Step {
            spec,
            otherwise: vec![],
            words_of: Attempt::First,
        }
    }
}

/// One of a step's two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    First,
    Last,
}

/// What runs in the end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Program {
    /// An interpreter that is loaded already.
    Preloaded,
    /// The wasm that the last step made, at this path.
    Translated { wasm: String },
}

/// A language for people: what `mettle languages` and the API list.
#[derive(Clone, Debug, Serialize)]
pub struct Description {
    /// The id.
    pub id: &'static str,
    /// Other accepted ids.
    pub aliases: &'static [&'static str],
    /// The name.
    pub name: &'static str,
    /// Compiler or interpreter, with version.
    pub version: &'static str,
    /// File name extensions.
    pub extensions: &'static [&'static str],
    /// How it runs.
    pub runs: &'static str,
}

/// Every language's definition: one small file each.
static DEFINITIONS: [&Definition; 11] = [
    &c_family::DEFINITION,
    &javascript::DEFINITION,
    &lua::DEFINITION,
    &python::DEFINITION,
    &sql::DEFINITION,
    &typescript::DEFINITION,
    &go::DEFINITION,
    &perl::DEFINITION,
    &ruby::DEFINITION,
    &rust::DEFINITION,
    &php::DEFINITION,
];

/// Compilers that are native code of our own: see [`mettle_sandbox::native`].
pub(crate) static NATIVE_TOOLS: [NativeTool; 1] = [typescript::TOOL];

/// What the judge knows of a language, or of a few that differ in little.
pub(crate) struct Definition {
    pub languages: &'static [Language],
    /// Compiler or interpreter, with version.
    pub version: &'static str,
    /// How it runs, for people.
    pub runs: &'static str,
    /// Turns sources into runs, or says to their author why not.
    pub recipe: fn(&Submission, counting: bool) -> Result<Recipe, String>,
    /// A program that reads two numbers and prints their sum: the language's self-test. It and
    /// its input are picked by language where they differ between [`Definition::languages`].
    pub self_test: fn(Language) -> SelfTest,
    /// The kind and the line of an uncaught error, out of standard error. Must not tell text
    /// that the program can make out of its input: [`known`] is for that.
    pub exception: fn(&str) -> Option<String>,
}

/// A program that must print `42`, given its input.
#[derive(Clone, Copy, Debug)]
pub struct SelfTest {
    /// Its source.
    pub source: &'static str,
    /// Its standard input.
    pub stdin: &'static str,
}

/// The input of most self-tests.
const TWO_NUMBERS: &str = "20 22\n";

fn definition(language: Language) -> &'static Definition {
    DEFINITIONS
        .into_iter()
        .find(|definition| definition.languages.contains(&language))
        .expect("a test holds that every language is defined")
}

/// Describes a language.
pub fn describe(language: Language) -> Description {
    let info = language.info();
    let definition = definition(language);
    Description {
        id: info.id,
        aliases: info.aliases,
        name: info.name,
        version: definition.version,
        extensions: info.extensions,
        runs: definition.runs,
    }
}

/// A language's self-test.
pub fn self_test(language: Language) -> SelfTest {
    (definition(language).self_test)(language)
}

/// The kind and the line of an uncaught error, fit for an author who may not see the test data.
pub(crate) fn exception_kind(language: Language, stderr: &str) -> Option<String> {
    (definition(language).exception)(stderr)
}

/// The name, if it is one of these.
fn known(names: &str, name: &str) -> Option<String> {
    names
        .split_whitespace()
        .any(|known| known == name)
        .then(|| name.to_owned())
}

/// The recipe of a submission, or the reason why it is refused, for its author.
pub(crate) fn recipe(
    submission: &Submission,
    limits: &Limits,
    counting: bool,
) -> Result<Recipe, String> {
    check_sources(submission, limits)?;
    (definition(submission.language).recipe)(submission, counting)
}

/// Interpreters that count instructions are modules of their own.
fn module_name(interpreter: &str, counting: bool) -> String {
    if counting {
        format!("{interpreter}-counting")
    } else {
        interpreter.to_owned()
    }
}

pub(crate) fn check_sources(submission: &Submission, limits: &Limits) -> Result<(), String> {
    if submission.files.is_empty() {
        return Err("there is no source file".into());
    }
    if submission.files.len() > FILES_MAX {
        return Err(format!(
            "{} source files; at most {FILES_MAX} are allowed",
            submission.files.len()
        ));
    }
    let bytes: usize = submission.files.iter().map(|file| file.content.len()).sum();
    if bytes as u64 > limits.source_bytes {
        return Err(format!(
            "the source has {bytes} bytes; at most {} are allowed",
            limits.source_bytes
        ));
    }
    for (index, file) in submission.files.iter().enumerate() {
        check_name(&file.name)?;
        if submission.files[..index]
            .iter()
            .any(|other| other.name == file.name)
        {
            return Err(format!("two source files are called {}", file.name));
        }
    }
    Ok(())
}

/// Names are plain relative paths: they become guest paths and words of command lines.
fn check_name(name: &str) -> Result<(), String> {
    let good = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '+' | '/')
    };
    let parts_are_names = name
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != "..");
    if name.len() > NAME_BYTES_MAX
        || !name.chars().all(good)
        || !parts_are_names
        || name.starts_with('-')
    {
        return Err(format!(
            "{name:?} is no file name that is accepted: letters, digits and _-.+ only, no leading dash, \
             folders separated by /"
        ));
    }
    Ok(())
}

/// All sources at their places.
fn placed(submission: &Submission) -> Vec<(String, Vec<u8>)> {
    let place = |file: &mettle_domain::SourceFile| {
        (
            format!("{WORK_FOLDER}/{}", file.name),
            file.content.clone().into_bytes(),
        )
    };
    submission.files.iter().map(place).collect()
}

/// The run of an interpreter (by its name among the runtimes) on the submission's first file.
/// The memory it starts with is its own.
fn interpreted(submission: &Submission, interpreter: &str, counting: bool) -> Recipe {
    let sources = placed(submission);
    let program = interpreted_program(submission.language, &submission.files[0].name, &[]);
    let run = RunSpec {
        env: program.environment,
        images: vec![interpreter.to_owned()],
        files: sources.iter().map(|(path, _)| path.clone()).collect(),
        initial_memory_is_free: true,
        ..run_of(&module_name(interpreter, counting), program.argv)
    };
    Recipe {
        language: submission.language,
        sources,
        steps: vec![],
        made: vec![],
        program: Program::Preloaded,
        run,
    }
}

/// A run of a module with nothing but its arguments.
fn run_of(module: &str, args: Vec<String>) -> RunSpec {
    RunSpec {
        module: module.to_owned(),
        args,
        seed: SEED,
        ..RunSpec::default()
    }
}

/// What the fork server loads.
pub(crate) fn preload(runtimes: &Runtimes, config: &JudgeConfig) -> Preload {
    let module = |name: &str, path: &Path| PreloadModule {
        name: name.to_owned(),
        path: path.to_owned(),
        memory: None,
        counting: false,
    };
    let mut modules = vec![
        module(c_family::MODULE, &runtimes.clang_cwasm),
        module(go::COMPILE, &runtimes.go.compile_cwasm),
        module(go::LINK, &runtimes.go.link_cwasm),
    ];
    let mut images = vec![
        (c_family::IMAGE.to_owned(), runtimes.sysroot_image.clone()),
        (go::IMAGE.to_owned(), runtimes.go.image.clone()),
    ];
    if let Some(rust) = &runtimes.rust {
        images.push((rust::IMAGE.to_owned(), rust.image.clone()));
    }
    for interpreter in &runtimes.interpreters {
        modules.push(PreloadModule {
            memory: Some(interpreter.memory.clone()),
            ..module(interpreter.name, &interpreter.cwasm)
        });
        images.push((interpreter.name.to_owned(), interpreter.image.clone()));
    }
    Preload {
        modules,
        library: Some(PreloadLibrary {
            image: runtimes.go.program.clone(),
            modules: runtimes.go.library_cwasm.clone(),
        }),
        images,
        accept_missing_walls: config.accept_missing_walls,
    }
}

/// What the fork server of an interpreter that counts loads.
pub(crate) fn preload_counting(
    runtimes: &Runtimes,
    config: &JudgeConfig,
    language: Language,
    counting: PathBuf,
) -> Result<Preload> {
    let interpreter = runtimes
        .interpreter(language)
        .with_context(|| format!("{language} has no interpreter"))?;
    Ok(Preload {
        modules: vec![PreloadModule {
            name: module_name(interpreter.name, true),
            path: counting,
            memory: Some(interpreter.memory.clone()),
            counting: true,
        }],
        library: None,
        images: vec![(interpreter.name.to_owned(), interpreter.image.clone())],
        accept_missing_walls: config.accept_missing_walls,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mettle_domain::SourceFile;

    fn named(name: &str) -> Submission {
        let file = SourceFile {
            name: name.into(),
            content: "x".into(),
        };
        Submission {
            language: Language::C,
            files: vec![file],
        }
    }

    #[test]
    fn names_that_mean_more_than_a_file_are_refused() {
        for name in [
            "",
            "../x.c",
            "/etc/passwd",
            "a//b.c",
            "-o",
            "a b.c",
            "a\nb.c",
            "./a.c",
            "é.c",
            "a;b",
            &"x".repeat(129),
        ] {
            assert!(
                check_sources(&named(name), &Limits::default()).is_err(),
                "{name:?}"
            );
        }
        for name in ["main.c", "lib/util.h", "a-b_c.2.c++"] {
            assert_eq!(
                check_sources(&named(name), &Limits::default()),
                Ok(()),
                "{name:?}"
            );
        }
    }

    #[test]
    fn a_source_above_the_limit_is_refused_with_both_sizes() {
        let limits = Limits {
            source_bytes: 10,
            ..Limits::default()
        };
        let mut long = named("a.c");
        long.files[0].content = "12345678901".into();
        let refusal = check_sources(&long, &limits).unwrap_err();
        assert!(
            refusal.contains("11 bytes") && refusal.contains("at most 10"),
            "{refusal}"
        );
    }

    #[test]
    fn every_language_says_what_runs_it() {
        for language in Language::ALL {
            let described = describe(language);
            assert!(!described.version.is_empty() && !described.runs.is_empty());
        }
    }
}
