//! Input validators written in Checktestdata: a program of ours reads the script, in the sandbox like any other.

use super::{statement::substitute, tree::FileTree};
use crate::Program;
use mettle_domain::{Language, SourceFile};
use std::collections::BTreeMap;

const INTERPRETER: &str = include_str!("../../checktestdata/checktestdata.py");

/// The validator at a path, which is a file or a folder; none if it is no Checktestdata script.
pub(super) fn in_package(
    tree: &FileTree,
    path: &str,
    constants: &BTreeMap<String, String>,
) -> Option<Result<Program, String>> {
    let is_script = |name: &str| name.ends_with(".ctd");
    let content = match tree.get(path) {
        Some(content) => is_script(path).then_some(content)?,
        None => {
            let mut files = tree.below(path);
            let (_, content) = files.next().filter(|(name, _)| is_script(name))?;
            files.next().is_none().then_some(content)?
        }
    };
    let script = content
        .load()
        .map_err(|error| format!("it cannot be read: {error}"));
    Some(script.and_then(|bytes| match str::from_utf8(&bytes) {
        Ok(text) => Ok(program(&substitute(text, constants))),
        Err(_) => Err("it is not UTF-8 text".into()),
    }))
}

/// The interpreter with its script.
fn program(script: &str) -> Program {
    // Python reads the strings of JSON as they are meant.
    let literal = serde_json::Value::from(script);
    Program {
        language: Language::Python,
        files: vec![SourceFile {
            name: "checktestdata.py".into(),
            content: format!("{INTERPRETER}\n\nmain({literal})\n"),
        }],
    }
}
