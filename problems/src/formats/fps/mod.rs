//! Free Problem Sets: XML files of one or more problems, as HUSTOJ and others write them.

use super::{
    bytes, checkers,
    draft::{Case, Checker, Draft, Group, Program, Submission, Text},
    html, with_unix_lines,
    xml::Element,
};
use crate::{TestData, finding::Findings, package::FileTree};
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD as STANDARD_NO_PAD};
use mettle_domain::Language;

/// Texts of a problem in their order, with their headings.
const SECTIONS: [(&str, &str); 4] = [
    ("description", ""),
    ("input", "Input"),
    ("output", "Output"),
    ("hint", "Notes"),
];

/// The problems of a set.
///
/// # Errors
/// A sentence about what is wrong with the file.
pub(super) fn items(document: &[u8]) -> Result<Vec<Element>, String> {
    let top = Element::parse(document)?;
    if top.name != "fps" {
        return Err(format!("holds <{}>, not <fps>", top.name));
    }
    Ok(top
        .children
        .into_iter()
        .filter(|child| child.name == "item")
        .collect())
}

/// Reads the problem of a set that has only one.
pub(super) fn read_only(tree: &FileTree, name: &str, findings: &mut Findings) -> Option<Draft> {
    let file = tree
        .paths()
        .find(|path| path.ends_with(".xml") || path.ends_with(".fps"))?;
    match items(&bytes(tree, file)?) {
        Err(error) => {
            findings.fatal(file, error);
            None
        }
        Ok(items) => match &items[..] {
            [only] => Some(read(only, name, file, findings)),
            [] => {
                findings.fatal(file, "has no problem in it");
                None
            }
            items => {
                let titles: Vec<&str> = items
                    .iter()
                    .filter_map(|item| item.text_of("title"))
                    .take(5)
                    .collect();
                findings.fatal(
                    file,
                    format!(
                        "holds {} problems ({} …): give each <item> a file of its own",
                        items.len(),
                        titles.join(", ")
                    ),
                );
                None
            }
        },
    }
}

/// Reads one `<item>`.
pub(super) fn read(item: &Element, name: &str, file: &str, findings: &mut Findings) -> Draft {
    let title = item.text_of("title").unwrap_or(name);
    let mut draft = Draft {
        short_name: name.to_owned(),
        identity: format!("fps {title} {}", item.text_of("url").unwrap_or_default()),
        source: item
            .text_of("source")
            .map(|source| html::decode_entities(source).chars().take(200).collect()),
        ..Draft::default()
    };
    draft
        .names
        .insert("en".into(), html::decode_entities(title));
    draft.time_limit_ms = amount(
        item,
        "time_limit",
        |unit, number| match unit {
            "ms" => Some(number),
            "s" | "" => Some(number * 1000.0),
            _ => None,
        },
        file,
        findings,
    );
    draft.memory_mib = amount(
        item,
        "memory_limit",
        |unit, number| match unit {
            "kb" => Some(number / 1024.0),
            "mb" | "" => Some(number),
            "b" | "byte" => Some(number / f64::from(1 << 20)),
            _ => None,
        },
        file,
        findings,
    );
    let pictures = read_pictures(item, &mut draft, file, findings);
    read_statement(item, &pictures, &mut draft);
    read_tests(item, &mut draft, file, findings);
    read_programs(item, &mut draft, file, findings);
    draft
}

fn amount(
    item: &Element,
    name: &str,
    convert: impl Fn(&str, f64) -> Option<f64>,
    file: &str,
    findings: &mut Findings,
) -> Option<u64> {
    let element = item.child(name)?;
    let unit = element
        .attribute("unit")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let number = element
        .text
        .trim()
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite() && *number > 0.0);
    let amount = number
        .and_then(|number| convert(&unit, number))
        .map(f64::ceil);
    if amount.is_none() {
        findings.warning(
            file,
            format!(
                "{name} is {:?} with the unit {unit:?}, which means nothing; left out",
                element.text.trim()
            ),
        );
    }
    amount.map(|amount| amount as u64)
}

/// Pictures by the address that texts call them by.
fn read_pictures(
    item: &Element,
    draft: &mut Draft,
    file: &str,
    findings: &mut Findings,
) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for (number, picture) in item.all("img").enumerate() {
        let source = picture.text_of("src").unwrap_or_default();
        let encoded: String = picture
            .text_of("base64")
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        let ending = source
            .rsplit('.')
            .next()
            .map(str::to_ascii_lowercase)
            .filter(|ending| ["png", "jpg", "jpeg", "gif", "svg"].contains(&ending.as_str()));
        let name = format!(
            "picture{}.{}",
            number + 1,
            ending.as_deref().unwrap_or("png")
        );
        match STANDARD_NO_PAD.decode(encoded.trim_end_matches('=')) {
            Ok(content) if !content.is_empty() => {
                draft.pictures.insert(name.clone(), content.into());
                names.push((source.to_owned(), name));
            }
            _ => findings.warning(
                file,
                format!("the picture {source:?} has no content; left out"),
            ),
        }
    }
    names
}

fn read_statement(item: &Element, pictures: &[(String, String)], draft: &mut Draft) {
    let mut text = String::new();
    for (name, heading) in SECTIONS {
        let Some(content) = item.text_of(name) else {
            continue;
        };
        let mut html = content.to_owned();
        for (source, picture) in pictures.iter().filter(|(source, _)| !source.is_empty()) {
            html = html.replace(source, picture);
        }
        if !heading.is_empty() {
            text.push_str(&format!("## {heading}\n\n"));
        }
        text.push_str(&html::to_markdown(&html));
        text.push('\n');
    }
    if !text.trim().is_empty() {
        draft.statements.insert("en".into(), Text::Markdown(text));
    }
}

fn read_tests(item: &Element, draft: &mut Draft, file: &str, findings: &mut Findings) {
    let mut pairs = |input: &str, output: &str| -> Vec<Case> {
        let inputs: Vec<&Element> = item.all(input).collect();
        let outputs: Vec<&Element> = item.all(output).collect();
        if inputs.len() != outputs.len() {
            findings.fatal(
                file,
                format!(
                    "has {} <{input}> but {} <{output}>",
                    inputs.len(),
                    outputs.len()
                ),
            );
        }
        let content =
            |element: &Element| with_unix_lines(element.text.clone().into_bytes().into()).0;
        let pairs = inputs.iter().zip(&outputs);
        pairs
            .map(|(input, output)| Case {
                origin: file.to_owned(),
                input: content(input),
                answer: content(output),
            })
            .collect()
    };
    draft.samples = pairs("sample_input", "sample_output");
    // An empty pair stands for no sample.
    draft
        .samples
        .retain(|case| case.input.size_bytes() + case.answer.size_bytes() > 0);
    let mut tests = pairs("test_input", "test_output");
    // Exporters repeat the samples among the tests.
    let is_same = |one: &Case, other: &Case| {
        trimmed(&one.input) == trimmed(&other.input)
            && trimmed(&one.answer) == trimmed(&other.answer)
    };
    tests.retain(|test| !draft.samples.iter().any(|sample| is_same(sample, test)));
    draft.groups.push(Group {
        cases: tests,
        ..Group::default()
    });
}

fn trimmed(content: &TestData) -> Vec<u8> {
    content
        .load()
        .map(|bytes| bytes.trim_ascii().to_vec())
        .unwrap_or_default()
}

fn read_programs(item: &Element, draft: &mut Draft, file: &str, findings: &mut Findings) {
    for (tag, is_testlib) in [("spj", false), ("tpj", true)] {
        let Some(judge) = item
            .child(tag)
            .filter(|judge| !judge.text.trim().is_empty())
        else {
            continue;
        };
        let language = judge.attribute("language").unwrap_or("C++");
        if ending_of(language).is_none_or(|ending| !["c", "cpp"].contains(&ending)) {
            findings.fatal(
                file,
                format!("its special judge is written in {language}; C and C++ are supported"),
            );
        }
        let uses_testlib = is_testlib || judge.text.contains("testlib.h");
        draft.checker = Checker::Program(match uses_testlib {
            true => Program {
                files: vec![("checker.cpp".into(), judge.text.clone().into_bytes().into())],
            },
            false => checkers::with_answer_before_output(&judge.text),
        });
    }
    if ["prepend", "append"]
        .iter()
        .any(|tag| item.all(tag).any(|part| !part.text.trim().is_empty()))
    {
        findings.warning(
            file,
            "prepend and append, code around submissions, are ignored",
        );
    }
    for (number, solution) in item.all("solution").enumerate() {
        let language = solution.attribute("language").unwrap_or_default();
        match ending_of(language) {
            Some(ending) => draft.submissions.push(Submission {
                folder: "accepted",
                name: format!("solution{}.{ending}", number + 1),
                content: solution.text.clone().into_bytes().into(),
                promise: None,
            }),
            None => findings.warning(
                file,
                format!(
                    "a solution in {language:?} is not judged: that language is not available here"
                ),
            ),
        }
    }
}

/// The file name extension of a language as HUSTOJ calls it.
fn ending_of(language: &str) -> Option<&'static str> {
    let name = match language.trim().to_ascii_lowercase().as_str() {
        "c" | "gcc" => "c",
        "c++" | "g++" | "cpp" | "clang++" => "cpp",
        "python" | "python3" => "python",
        name => {
            return name
                .parse::<Language>()
                .ok()
                .and_then(|language| language.info().extensions.first().copied());
        }
    };
    match name {
        "python" => Some("py"),
        name => Some(if name == "c" { "c" } else { "cpp" }),
    }
}

#[cfg(test)]
mod tests;
