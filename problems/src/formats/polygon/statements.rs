//! Names, statements and tutorials.

use crate::{
    finding::Findings,
    formats::{
        draft::{Draft, Text, safe_name},
        html, text,
        xml::Element,
    },
    package::FileTree,
};

/// Sections of a statement in their order, with their headings.
const SECTIONS: [(&str, &str); 6] = [
    ("legend", ""),
    ("input", "Input"),
    ("output", "Output"),
    ("interaction", "Interaction"),
    ("scoring", "Scoring"),
    ("notes", "Notes"),
];

/// Polygon writes languages as words.
pub(super) fn language_code(name: &str) -> String {
    let name = name.to_lowercase();
    let code = match name.as_str() {
        "english" => "en",
        "russian" => "ru",
        "ukrainian" => "uk",
        "chinese" => "zh",
        "spanish" => "es",
        "french" => "fr",
        "german" => "de",
        "portuguese" => "pt",
        "polish" => "pl",
        "japanese" => "ja",
        "korean" => "ko",
        "vietnamese" => "vi",
        "armenian" => "hy",
        "azerbaijani" => "az",
        "kazakh" => "kk",
        "uzbek" => "uz",
        "persian" | "farsi" => "fa",
        "arabic" => "ar",
        "hebrew" => "he",
        "turkish" => "tr",
        "italian" => "it",
        "romanian" => "ro",
        "bulgarian" => "bg",
        "serbian" => "sr",
        "croatian" => "hr",
        "hungarian" => "hu",
        "czech" => "cs",
        "georgian" => "ka",
        other => {
            return other
                .chars()
                .filter(char::is_ascii_lowercase)
                .take(2)
                .collect();
        }
    };
    code.to_owned()
}

pub(super) fn read(tree: &FileTree, problem: &Element, draft: &mut Draft, findings: &mut Findings) {
    let folders: Vec<String> = tree
        .children("statement-sections")
        .iter()
        .filter(|(_, is_folder)| **is_folder)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    for language in folders {
        let folder = format!("statement-sections/{language}");
        let code = language_code(&language);
        if let Some(text) = from_sections(tree, &folder, findings) {
            draft.statements.insert(code.clone(), Text::Latex(text));
        }
        if let Some(tutorial) = section(tree, &folder, "tutorial", findings) {
            draft.solutions.insert(code.clone(), Text::Latex(tutorial));
        }
        if let Some(name) = section(tree, &folder, "name", findings) {
            draft.names.entry(code).or_insert(name);
        }
        take_pictures(tree, &folder, draft);
    }
    let stated: Vec<&Element> = problem
        .child("statements")
        .into_iter()
        .flat_map(|list| list.all("statement"))
        .collect();
    for statement in stated {
        let (Some(language), Some(path)) =
            (statement.attribute("language"), statement.attribute("path"))
        else {
            continue;
        };
        let code = language_code(language);
        if draft.statements.contains_key(&code) {
            continue;
        }
        let Some(source) = text(tree, path, findings) else {
            continue;
        };
        if let Some((folder, _)) = path.rsplit_once('/') {
            take_pictures(tree, folder, draft);
        }
        if path.ends_with(".tex") {
            draft
                .statements
                .insert(code, Text::Latex(from_whole(&source)));
        } else if path.ends_with(".html") || path.ends_with(".htm") {
            draft
                .statements
                .insert(code, Text::Markdown(html::to_markdown(&source)));
        }
    }
}

fn section(tree: &FileTree, folder: &str, name: &str, findings: &mut Findings) -> Option<String> {
    let text = text(tree, &format!("{folder}/{name}.tex"), findings)?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn from_sections(tree: &FileTree, folder: &str, findings: &mut Findings) -> Option<String> {
    let mut text = String::new();
    for (name, heading) in SECTIONS {
        let Some(section) = section(tree, folder, name, findings) else {
            continue;
        };
        if !heading.is_empty() {
            text.push_str(&format!("\\section*{{{heading}}}\n\n"));
        }
        text.push_str(&section);
        text.push_str("\n\n");
    }
    (!text.is_empty()).then_some(text)
}

/// A statement in one file, for olymp.sty: its commands for sections in those of plain LaTeX, without samples.
fn from_whole(source: &str) -> String {
    let body = source
        .split_once("\\begin{problem}")
        .and_then(|(_, rest)| rest.split_once('\n'))
        .map_or(source, |(_, rest)| rest);
    let body = body
        .split_once("\\end{problem}")
        .map_or(body, |(body, _)| body);
    let mut text = String::new();
    let mut in_samples = false;
    for line in body.lines() {
        let trimmed = line.trim();
        let heading = [
            ("\\InputFile", "Input"),
            ("\\OutputFile", "Output"),
            ("\\Interaction", "Interaction"),
            ("\\Scoring", "Scoring"),
            ("\\Notes", "Notes"),
            ("\\Note", "Notes"),
        ]
        .into_iter()
        .find_map(|(command, heading)| Some((heading, trimmed.strip_prefix(command)?)));
        if trimmed.starts_with("\\Example") {
            in_samples = true;
        } else if let Some((heading, rest)) = heading {
            in_samples = false;
            text.push_str(&format!("\n\\section*{{{heading}}}\n\n{rest}\n"));
        } else if !in_samples {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

fn take_pictures(tree: &FileTree, folder: &str, draft: &mut Draft) {
    for (name, content) in tree.below(folder) {
        let lower = name.to_ascii_lowercase();
        if !name.contains('/')
            && [".png", ".jpg", ".jpeg", ".svg", ".gif"]
                .iter()
                .any(|ending| lower.ends_with(ending))
        {
            draft
                .pictures
                .entry(safe_name(name))
                .or_insert_with(|| content.clone());
        }
    }
}
