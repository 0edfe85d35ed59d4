//! Checkers that other formats know by name and the default comparison has no flags for: small programs with
//! `testlib.h`, which become part of the imported package.

use super::draft::Program;
use crate::TestData;
use serde_norway::Value;

/// Words compared after sorting, as a whole or line by line.
const SORTED: &str = include_str!("sorted.cpp");
/// The same letters, how many of each, whatever their order and case.
const EASY: &str = include_str!("easy.cpp");
/// Points for the share of right lines.
const LINECOUNT: &str = include_str!("linecount.cpp");
/// Lines without blanks at their ends.
const RSTRIPPED: &str = include_str!("rstripped.cpp");

/// The checker of this name. `split_on` is what `sorted` sorts: `lines` or `whitespace`.
pub(super) fn named(name: &str, split_on: &str) -> Option<Program> {
    let source = match name {
        "sorted" => match split_on {
            "whitespace" => SORTED.replace("BY_LINES = true", "BY_LINES = false"),
            _ => SORTED.to_owned(),
        },
        "unordered" => SORTED.replace("BY_LINES = true", "BY_LINES = false"),
        "easy" => EASY.to_owned(),
        "linecount" => LINECOUNT.to_owned(),
        "rstripped" => RSTRIPPED.to_owned(),
        _ => return None,
    };
    Some(Program {
        files: vec![("checker.cpp".to_owned(), source.into_bytes().into())],
    })
}

/// The main file of checkers that are Python functions.
pub(super) const PYTHON_CALLER: &str = "main.py";

/// A Python function `check(process_output, judge_output, **kwargs)` with a program around it that calls it.
/// Its own arguments are those in `arguments`; what a case is worth is the program's fourth argument.
pub(super) fn around_python(checker: TestData, arguments: &Value) -> Program {
    let json = serde_json::to_string(arguments).unwrap_or_default();
    // A JSON string is a Python string as well.
    let literal = serde_json::to_string(&json).unwrap_or_default();
    let caller = include_str!("dmoj.py").replace("\"ARGUMENTS_AS_JSON\"", &literal);
    Program {
        files: vec![
            (PYTHON_CALLER.to_owned(), caller.into_bytes().into()),
            ("dmoj_checker.py".to_owned(), checker),
        ],
    }
}

/// A program whose `main` wants other arguments than `input output answer`, with one around it that gives them
/// as `input answer output`. Whatever it returns but 0 rejects, as its judge knows it.
pub(super) fn with_answer_before_output(source: &str) -> Program {
    let wrapper = include_str!("answer_first.cpp");
    Program {
        files: vec![
            ("checker.cpp".to_owned(), wrapper.as_bytes().to_vec().into()),
            (
                "special_judge.h".to_owned(),
                source.as_bytes().to_vec().into(),
            ),
        ],
    }
}
