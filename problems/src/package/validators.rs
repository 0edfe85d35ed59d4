//! The programs of a package that judge: output, input and static validators, graders; and the files that
//! are included with submissions.

use super::{
    checktestdata,
    metadata::Metadata,
    statement::substitute,
    submissions::{Build, read_program},
    tree::FileTree,
};
use crate::{Convention, Include, Program, Validator, finding::Findings};
use mettle_domain::{Language, SourceFile};
use std::collections::BTreeMap;

/// A program that checks inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct InputValidator {
    /// Its name, by which arguments are given to it: the file's without extension, or the folder's.
    pub name: String,
    /// Where it is in the package.
    pub path: String,
    /// The program.
    pub program: Program,
    /// What its exit codes mean: 42 or, by testlib's convention, 0 accepts.
    pub convention: Convention,
}

/// How programs are called, by their folders.
type Conventions = BTreeMap<String, Convention>;

/// Output validators of packages in the legacy format, and of those in the newer ones.
const LEGACY: &str = "output_validators";
const CURRENT: &str = "output_validator";
/// Not of the format: what interacts where the output validator judges what comes of it.
const INTERACTOR: &str = "interactor";
const STATIC: &str = "static_validator";
const GRADERS: &str = "graders";
const INCLUDE: &str = "include";

/// The output validators: none if output is compared.
pub(crate) fn output_validators(
    tree: &FileTree,
    metadata: &Metadata,
    conventions: &Conventions,
    findings: &mut Findings,
) -> Vec<Validator> {
    let legacy = metadata.format.is_legacy();
    let paths = match legacy {
        true if metadata.kinds.custom_validation => {
            let programs = programs_in(tree, LEGACY);
            match program_in(tree, CURRENT).filter(|_| programs.is_empty()) {
                // DOMjudge takes it from there in packages of any format.
                Some(program) => {
                    findings.warning(
                        CURRENT,
                        "is used, though the folder is called output_validators in this format",
                    );
                    vec![program]
                }
                None => programs,
            }
        }
        true => {
            if tree.has_folder(LEGACY) {
                findings.warning(
                    LEGACY,
                    "is not used, as problem.yaml says validation: default",
                );
            }
            Vec::new()
        }
        false => {
            if tree.has_folder(LEGACY) {
                findings.warning(
                    LEGACY,
                    "is not used: the folder is called output_validator in this format",
                );
            }
            program_in(tree, CURRENT).into_iter().collect()
        }
    };
    let kinds = metadata.kinds;
    let talks_apart = tree.has_folder(INTERACTOR);
    if paths.is_empty()
        && !talks_apart
        && (kinds.custom_validation || kinds.interactive || kinds.multi_pass)
    {
        let folder = if legacy { LEGACY } else { CURRENT };
        findings.fatal(
            folder,
            "has no program, but this kind of problem needs an output validator; add one",
        );
    }
    let programs = paths.iter().filter_map(|path| {
        let program = read(tree, path, "the output validator", metadata, findings)?;
        Some(Validator {
            program,
            convention: convention_of(conventions, CURRENT),
        })
    });
    programs.collect()
}

/// The interactor, where it is not the output validator.
pub(crate) fn interactor(
    tree: &FileTree,
    metadata: &Metadata,
    conventions: &Conventions,
    findings: &mut Findings,
) -> Option<Validator> {
    let path = program_in(tree, INTERACTOR).filter(|_| metadata.kinds.interactive)?;
    let program = read(tree, &path, "the interactor", metadata, findings)?;
    Some(Validator {
        program,
        convention: convention_of(conventions, INTERACTOR),
    })
}

fn convention_of(conventions: &Conventions, folder: &str) -> Convention {
    conventions.get(folder).copied().unwrap_or_default()
}

/// The static validator.
pub(crate) fn static_validator(
    tree: &FileTree,
    metadata: &Metadata,
    findings: &mut Findings,
) -> Option<Program> {
    let path = program_in(tree, STATIC)?;
    read(tree, &path, "the static validator", metadata, findings)
}

/// The package's own grader.
pub(crate) fn grader(
    tree: &FileTree,
    metadata: &Metadata,
    findings: &mut Findings,
) -> Option<Program> {
    let path = programs_in(tree, GRADERS).into_iter().next()?;
    read(tree, &path, "the grader", metadata, findings)
}

/// The input validators that can be run here; the others are named in warnings.
pub(crate) fn input_validators(
    tree: &FileTree,
    metadata: &Metadata,
    conventions: &Conventions,
    findings: &mut Findings,
) -> Vec<InputValidator> {
    let folders = ["input_validators", "input_format_validators"];
    let mut validators = Vec::new();
    let mut found = false;
    for folder in folders {
        for path in programs_in(tree, folder) {
            found = true;
            let name = path.rsplit('/').next().unwrap_or(&path);
            let name = name.split('.').next().unwrap_or(name).to_owned();
            let program = match checktestdata::in_package(tree, &path, &metadata.constants) {
                Some(program) => program,
                None => read_program(tree, &path, &Build::default(), &metadata.constants),
            };
            match program {
                Ok(program) => validators.push(InputValidator {
                    name,
                    path,
                    program,
                    convention: convention_of(conventions, folder),
                }),
                Err(reason) => {
                    findings.warning(
                        &path,
                        format!("cannot be run here and checks nothing: {reason}"),
                    );
                }
            }
        }
    }
    if !found {
        findings.warning(
            "input_validators",
            "is missing: nothing checks that the inputs keep their promises",
        );
    }
    validators
}

/// Files that are added to submissions.
pub(crate) fn includes(
    tree: &FileTree,
    metadata: &Metadata,
    findings: &mut Findings,
) -> Vec<Include> {
    let mut includes = Vec::new();
    for (path, content) in tree.below(INCLUDE) {
        let Some((folder, name)) = path.split_once('/') else {
            findings.warning(
                format!("{INCLUDE}/{path}"),
                "is ignored: included files lie in a folder named like a language",
            );
            continue;
        };
        let content = content.load().unwrap_or_default();
        let Ok(text) = str::from_utf8(&content) else {
            findings.fatal(
                format!("{INCLUDE}/{path}"),
                "is not UTF-8 text; only text can be included with submissions",
            );
            continue;
        };
        let languages: Vec<Option<Language>> = match folder {
            "default" => vec![None],
            "cpp" => [Language::Cpp20, Language::Cpp17, Language::Cpp23]
                .map(Some)
                .to_vec(),
            "python3" | "python3numpy" => vec![Some(Language::Python)],
            // For a language we do not have there are no submissions.
            code => code.parse().ok().map(Some).into_iter().collect(),
        };
        let content = substitute(text, &metadata.constants);
        includes.extend(languages.into_iter().map(|language| Include {
            language,
            file: SourceFile {
                name: name.to_owned(),
                content: content.clone(),
            },
        }));
    }
    includes
}

/// Reads a program without which the package cannot be judged.
fn read(
    tree: &FileTree,
    path: &str,
    what: &str,
    metadata: &Metadata,
    findings: &mut Findings,
) -> Option<Program> {
    let script = format!("{path}/run");
    if tree.contains(&script) {
        findings.fatal(
            &script,
            format!("{what} is a shell script, which cannot be run here; leave it out if the sources are enough"),
        );
        return None;
    }
    let script = format!("{path}/build");
    if tree.contains(&script) {
        findings.warning(
            &script,
            "is not run: the program's sources are compiled as their language has it",
        );
    }
    match read_program(tree, path, &Build::default(), &metadata.constants) {
        Ok(program) => Some(program),
        Err(reason) => {
            findings.fatal(path, format!("{what} cannot be run here: {reason}"));
            None
        }
    }
}

/// The programs directly in a folder: files and folders.
fn programs_in(tree: &FileTree, folder: &str) -> Vec<String> {
    tree.children(folder)
        .into_iter()
        .filter(|(name, is_folder)| *is_folder || is_program(name))
        .map(|(name, _)| format!("{folder}/{name}"))
        .collect()
}

/// The one program that a folder is, or holds in a folder of its own.
fn program_in(tree: &FileTree, folder: &str) -> Option<String> {
    let children = tree.children(folder);
    let has_files = children
        .iter()
        .any(|(name, is_folder)| !*is_folder && is_program(name));
    if has_files {
        return Some(folder.to_owned());
    }
    programs_in(tree, folder).into_iter().next()
}

fn is_program(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !lower.starts_with("readme") && !lower.starts_with('.') && !lower.ends_with(".md")
}
