//! Tests that a standard package leaves out: inputs by its generators, answers by its main solution.

use super::{FILE, program, tests_of};
use crate::{
    finding::Findings,
    formats::{Call, RunProgram, bytes, content, xml::Element},
    package::{FileTree, Room},
};
use mettle_domain::{Language, SourceFile};
use std::collections::BTreeMap;

/// Adds what is absent to the tree; what cannot be made is told.
pub(in crate::formats) fn make_tests(
    tree: &mut FileTree,
    room: &mut Room,
    run: &mut RunProgram<'_>,
    findings: &mut Findings,
) {
    // What is wrong with the description itself is told when it is read.
    let Some(problem) = bytes(tree, FILE).and_then(|bytes| Element::parse(&bytes).ok()) else {
        return;
    };
    let tests = tests_of::described(&problem);
    let mut maker = Maker {
        tree,
        room,
        problem: &problem,
        run,
        findings,
    };
    maker.make_inputs(&tests);
    maker.make_answers(&tests);
}

struct Maker<'m, 'r> {
    tree: &'m mut FileTree,
    room: &'m mut Room,
    problem: &'m Element,
    run: &'m mut RunProgram<'r>,
    findings: &'m mut Findings,
}

impl Maker<'_, '_> {
    fn make_inputs(&mut self, tests: &[tests_of::Place<'_>]) {
        // By generator, so that each is compiled once.
        let mut wanted: BTreeMap<String, Vec<(String, Call)>> = BTreeMap::new();
        for test in tests.iter().filter(|test| !self.tree.contains(&test.input)) {
            let Some(command) = test.element.attribute("cmd") else {
                continue;
            };
            let mut words = words_of(command);
            if words.is_empty()
                || test.element.attribute("from-file").is_some()
                || words
                    .iter()
                    .any(|word| [">", "|", "<"].contains(&word.as_str()))
            {
                self.findings.fatal(&test.input, format!("is made by {command:?}, and generators that write several tests, or to files, are not supported"));
                continue;
            }
            let generator = words.remove(0);
            let call = Call {
                args: words,
                stdin: Vec::new().into(),
            };
            wanted
                .entry(generator)
                .or_default()
                .push((test.input.clone(), call));
        }
        for (generator, tests) in wanted {
            let Some(source) = executable(self.problem, &generator) else {
                self.findings.fatal(
                    FILE,
                    format!(
                        "names no source of the generator {generator:?}, which makes {} tests",
                        tests.len()
                    ),
                );
                continue;
            };
            let (paths, calls): (Vec<String>, Vec<Call>) = tests.into_iter().unzip();
            self.put_outputs(source, &paths, &calls, "generator");
        }
    }

    fn make_answers(&mut self, tests: &[tests_of::Place<'_>]) {
        let absent = tests
            .iter()
            .filter(|test| self.tree.contains(&test.input) && !self.tree.contains(&test.answer));
        let (paths, inputs): (Vec<String>, Vec<String>) = absent
            .map(|test| (test.answer.clone(), test.input.clone()))
            .unzip();
        if paths.is_empty() {
            return;
        }
        if self.problem.at(&["assets", "interactor"]).is_some() {
            self.findings.warning("tests", format!("{} answers are absent and left empty: an interactive problem's come of a conversation", paths.len()));
            for path in paths {
                self.tree.insert(path, Vec::new().into());
            }
            return;
        }
        let mut solutions = self
            .problem
            .at(&["assets", "solutions"])
            .into_iter()
            .flat_map(|list| list.all("solution"));
        let Some(main) = solutions.find(|solution| solution.attribute("tag") == Some("main"))
        else {
            return self
                .findings
                .fatal(FILE, "has no main solution, which would make the answers");
        };
        let calls: Vec<Call> = inputs
            .iter()
            .filter_map(|input| {
                Some(Call {
                    args: Vec::new(),
                    stdin: crate::formats::with_unix_lines(content(self.tree, input)?).0,
                })
            })
            .collect();
        self.put_outputs(main, &paths, &calls, "main solution");
    }

    /// Runs the program that an element names for each call, and keeps what it prints under these paths.
    fn put_outputs(&mut self, element: &Element, paths: &[String], calls: &[Call], what: &str) {
        let (tree, problem, findings) = (&mut *self.tree, self.problem, &mut *self.findings);
        let Some(program) = program(tree, problem, element, what, findings) else {
            return;
        };
        let main = program.files[0].0.clone();
        let kind = element
            .child("source")
            .and_then(|source| source.attribute("type"))
            .unwrap_or_default();
        let Some(language) = language_of(&main, kind) else {
            return findings.fatal(
                &main,
                format!("is the {what}, written in a language that is not available here ({kind})"),
            );
        };
        let mut sources = Vec::new();
        for (name, content) in &program.files {
            let text = content
                .load()
                .ok()
                .and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
            let Some(content) = text else {
                return findings.fatal(name, "is not UTF-8 text; save it as UTF-8");
            };
            sources.push(SourceFile {
                name: name.clone(),
                content,
            });
        }
        let room = &mut *self.room;
        let mut places = paths.iter();
        let mut keep = |output: Vec<u8>| match places.next() {
            Some(path) => room.add(tree, path, &output),
            None => Err("it was run more often than it was to be".to_owned()),
        };
        match (self.run)(language, &sources, calls, &mut keep) {
            Ok(()) => findings.warning(
                "tests",
                format!("{} files were made here by {main}", paths.len()),
            ),
            Err(reason) => findings.fatal(
                &main,
                format!("is the {what} and failed while making tests: {reason}"),
            ),
        }
    }
}

/// The source of an executable of this name.
fn executable<'a>(problem: &'a Element, name: &str) -> Option<&'a Element> {
    let executables = problem.at(&["files", "executables"])?;
    executables.all("executable").find(|executable| {
        let path = executable
            .child("source")
            .and_then(|source| source.attribute("path"))
            .unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        file.split('.').next() == Some(name)
    })
}

/// Words of a command line; quotes keep blanks together.
fn words_of(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in command.chars() {
        match letter {
            letter if quote == Some(letter) => quote = None,
            '"' | '\'' if quote.is_none() => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            letter if letter.is_whitespace() && quote.is_none() => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// The language of a file, with the standard that Polygon's type names.
fn language_of(name: &str, kind: &str) -> Option<Language> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let language = Language::ALL
        .iter()
        .copied()
        .find(|language| language.info().extensions.contains(&ending))?;
    Some(match language {
        Language::Cpp17 | Language::Cpp20 | Language::Cpp23 if kind.contains("23") => {
            Language::Cpp23
        }
        Language::Cpp17 | Language::Cpp20 | Language::Cpp23 if kind.contains("20") => {
            Language::Cpp20
        }
        Language::Cpp17 | Language::Cpp20 | Language::Cpp23 => Language::Cpp17,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_split_into_words() {
        for (command, words) in [
            ("gen 5  10", &["gen", "5", "10"][..]),
            ("gen \"a b\" '' -n=3", &["gen", "a b", "", "-n=3"]),
            ("  ", &[]),
        ] {
            assert_eq!(words_of(command), words, "{command}");
        }
    }
}
