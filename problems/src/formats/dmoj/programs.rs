//! Checkers and interactors.

use crate::{
    finding::Findings,
    formats::{
        checkers, content,
        draft::{Checker, Program, safe_name},
    },
    package::{FileTree, yaml::Map},
};
use serde_norway::Value;

/// Ways to judge that run inside DMOJ itself, or that we lack.
pub(super) fn refuse_what_cannot_be(map: &mut Map<'_>, findings: &mut Findings) {
    for (key, what) in [
        (
            "custom_judge",
            "is a Python class that runs inside DMOJ's judge; rewrite it as a checker or an interactor with testlib",
        ),
        (
            "signature_grader",
            "links submissions with a main program of the package; not supported for DMOJ packages",
        ),
        (
            "generator",
            "makes the tests while judging; add the tests themselves",
        ),
    ] {
        if map.take(key).is_some() {
            findings.fatal(map.file(), format!("{key} {what}"));
        }
    }
}

fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str)
}

pub(super) fn checker(map: &mut Map<'_>, tree: &FileTree, findings: &mut Findings) -> Checker {
    match map.take("checker") {
        None => Checker::Flags(vec!["case_sensitive".into()]),
        Some(value) => checker_of(&value, tree, map.file(), findings),
    }
}

/// A checker by name, or by name with arguments.
pub(super) fn checker_of(
    value: &Value,
    tree: &FileTree,
    file: &str,
    findings: &mut Findings,
) -> Checker {
    let name = text(Some(value))
        .or(text(value.get("name")))
        .unwrap_or_default();
    let nothing = Value::Null;
    let args = value.get("args").unwrap_or(&nothing);
    let flags =
        |flags: &[&str]| Checker::Flags(flags.iter().map(|flag| (*flag).to_owned()).collect());
    match name {
        "standard" => flags(&["case_sensitive"]),
        "identical" => flags(&["case_sensitive", "space_change_sensitive"]),
        "floats" | "floatsabs" | "floatsrel" => floats(name, args),
        "bridged" => match bridged(args, tree, file, findings) {
            Some(program) => Checker::Program(program),
            None => Checker::default(),
        },
        name => match checkers::named(name, text(args.get("split_on")).unwrap_or("lines")) {
            Some(program) => Checker::Program(program),
            None if name.ends_with(".py") => {
                python(name, args, tree, findings).map_or_else(Checker::default, Checker::Program)
            }
            None => {
                findings.fatal(file, format!("the checker {name:?} is not known here; known are standard, identical, floats, sorted, unordered, easy, linecount, rstripped and bridged"));
                Checker::default()
            }
        },
    }
}

/// What DMOJ tells a checker and nobody knows here.
const UNKNOWN_HERE: [&str; 4] = [
    "submission_source",
    "submission_language",
    "execution_time",
    "case_position",
];

/// A Python function of the package that checks output.
fn python(name: &str, args: &Value, tree: &FileTree, findings: &mut Findings) -> Option<Program> {
    let Some(checker) = content(tree, name) else {
        findings.fatal(name, "is missing: it is the checker");
        return None;
    };
    let bytes = checker.load().ok()?;
    let source = String::from_utf8_lossy(&bytes);
    if let Some(unknown) = UNKNOWN_HERE.iter().find(|word| source.contains(**word)) {
        findings.fatal(
            name,
            format!("asks for {unknown}, which checkers are not told here; rewrite it without"),
        );
        return None;
    }
    let none = Value::Mapping(Default::default());
    let args = if args.is_null() { &none } else { args };
    Some(checkers::around_python(checker, args))
}

fn floats(name: &str, args: &Value) -> Checker {
    let digits = args
        .get("precision")
        .and_then(Value::as_u64)
        .unwrap_or(6)
        .min(300);
    let mode = match name {
        "floatsabs" => "absolute",
        "floatsrel" => "relative",
        _ => text(args.get("error_mode")).unwrap_or("default"),
    };
    let flag = match mode {
        "absolute" => "float_absolute_tolerance",
        "relative" => "float_relative_tolerance",
        _ => "float_tolerance",
    };
    Checker::Flags(vec![flag.to_owned(), format!("1e-{digits}")])
}

/// A checker or interactor that is a program of the package.
fn bridged(args: &Value, tree: &FileTree, file: &str, findings: &mut Findings) -> Option<Program> {
    let kind = text(args.get("type")).unwrap_or("default");
    if !["default", "testlib"].contains(&kind) {
        findings.fatal(file, format!("programs of the type {kind:?} are not supported; those of the types default and testlib are"));
        return None;
    }
    let names: Vec<&str> = match args.get("files") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Sequence(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if names.is_empty() {
        findings.fatal(file, "names no files of its checker or interactor");
        return None;
    }
    if args.get("args").is_some() || args.get("flags").is_some() {
        findings.warning(
            file,
            "arguments and compiler flags of the checker or interactor are ignored",
        );
    }
    let mut program = Program { files: Vec::new() };
    for name in names {
        match content(tree, name) {
            Some(content) => program.files.push((safe_name(name), content)),
            None => findings.fatal(
                name,
                "is missing: it is a source of the checker or interactor",
            ),
        }
    }
    // The main file comes first: the one that is no header.
    program
        .files
        .sort_by_key(|(name, _)| name.ends_with(".h") || name.ends_with(".hpp"));
    Some(program)
}

pub(super) fn interactor(
    map: &mut Map<'_>,
    tree: &FileTree,
    findings: &mut Findings,
) -> Option<Program> {
    let value = map.take("interactive")?;
    if text(value.get("type")) != Some("testlib") {
        findings.fatal(
            map.file(),
            "interactors are supported where their type is testlib",
        );
        return None;
    }
    bridged(&value, tree, map.file(), findings)
}
