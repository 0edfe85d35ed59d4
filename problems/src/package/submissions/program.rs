//! Programs of a package: which language, which files.

use super::python2;
use crate::{
    Program,
    package::{statement::substitute, tree::FileTree},
};
use mettle_domain::{Language, SourceFile};
use std::collections::BTreeMap;

/// What `submissions.yaml` says about building a program.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Build {
    pub language: Option<String>,
    pub entrypoint: Option<String>,
}

/// What file name extensions that we cannot run stand for, to say so by name.
const ELSEWHERE: [(&str, &str); 42] = [
    ("a68", "algol68"),
    ("adb", "ada"),
    ("ads", "ada"),
    ("apl", "apl"),
    ("bash", "bash"),
    ("cl", "lisp"),
    ("cob", "cobol"),
    ("cr", "crystal"),
    ("cs", "csharp"),
    ("d", "d"),
    ("dart", "dart"),
    ("erl", "erlang"),
    ("ex", "elixir"),
    ("f90", "fortran"),
    ("fs", "fsharp"),
    ("fth", "forth"),
    ("go", "go"),
    ("hs", "haskell"),
    ("java", "java"),
    ("jl", "julia"),
    ("kt", "kotlin"),
    ("lisp", "lisp"),
    ("m", "objectivec"),
    ("ml", "ocaml"),
    ("mod", "modula2"),
    ("nim", "nim"),
    ("odin", "odin"),
    ("pas", "pascal"),
    ("php", "php"),
    ("pl", "prolog"),
    ("pm", "perl"),
    ("py2", "python2"),
    ("rb", "ruby"),
    ("rkt", "racket"),
    ("rs", "rust"),
    ("scala", "scala"),
    ("sh", "bash"),
    ("sim", "simula"),
    ("sno", "snobol"),
    ("ss", "gerbil"),
    ("st", "smalltalk"),
    ("swift", "swift"),
];

/// Files that C and C++ programs include, besides sources.
const HEADERS: [&str; 6] = ["h", "hpp", "hh", "hxx", "inc", "inl"];

/// Reads the program at a path: a file, or a folder of files.
///
/// # Errors
/// Why it cannot be run here, as a sentence without a full stop.
pub(crate) fn read_program(
    tree: &FileTree,
    path: &str,
    build: &Build,
    constants: &BTreeMap<String, String>,
) -> Result<Program, String> {
    let files = match tree.get(path) {
        Some(content) => vec![(path.rsplit('/').next().unwrap_or(path), content)],
        None => tree.below(path).collect::<Vec<_>>(),
    };
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let language = match &build.language {
        Some(code) => language_of_code(code)?,
        None => language_of_files(&names)?,
    };
    let mut sources = Vec::new();
    for (name, content) in files
        .into_iter()
        .filter(|(name, _)| belongs_to(language, name))
    {
        let content = content
            .load()
            .map_err(|error| format!("{name} cannot be read: {error}"))?;
        let Ok(text) = str::from_utf8(&content) else {
            return Err(format!("{name} is not UTF-8 text"));
        };
        if language == Language::Python && python2::is_meant(text) {
            return Err("language python2 is not available".into());
        }
        // Both call their files so; clauses are Prolog's.
        if language == Language::Perl && text.lines().any(|line| line.contains(":-")) {
            return Err("language prolog is not available".into());
        }
        sources.push(SourceFile {
            name: name.to_owned(),
            content: substitute(text, constants),
        });
    }
    if sources.is_empty() {
        return Err(format!("it has no {language} source file"));
    }
    put_main_first(&mut sources, language, build)?;
    Ok(Program {
        language,
        files: sources,
    })
}

fn language_of_code(code: &str) -> Result<Language, String> {
    match code {
        "python3" | "python3numpy" => Ok(Language::Python),
        _ => code
            .parse()
            .map_err(|_| format!("language {code} is not available")),
    }
}

/// The language most files are in; a tie between C and C++ is C++.
fn language_of_files(names: &[&str]) -> Result<Language, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        let known = Language::of_file_name(name).map(Language::id);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let elsewhere = || {
            ELSEWHERE
                .iter()
                .find(|(known, _)| *known == extension)
                .map(|(_, language)| *language)
        };
        if let Some(language) = known.or_else(elsewhere) {
            *counts.entry(language).or_default() += 1;
        }
    }
    let Some(most) = counts.values().max().copied() else {
        return Err(format!("no language is known for {}", names.join(", ")));
    };
    let best: Vec<&str> = counts
        .iter()
        .filter(|(_, count)| **count == most)
        .map(|(language, _)| *language)
        .collect();
    match best.as_slice() {
        [one] => language_of_code(one),
        ["c", "cpp"] => Ok(Language::Cpp20),
        several => Err(format!("it mixes files of {}", several.join(" and "))),
    }
}

fn belongs_to(language: Language, name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_c = matches!(language, Language::C);
    let is_cpp = matches!(
        language,
        Language::Cpp17 | Language::Cpp20 | Language::Cpp23
    );
    language.info().extensions.contains(&extension)
        || (is_c || is_cpp) && HEADERS.contains(&extension)
        || is_cpp && Language::C.info().extensions.contains(&extension)
}

/// The entry point, or what each language calls its main file by default.
fn put_main_first(
    sources: &mut [SourceFile],
    language: Language,
    build: &Build,
) -> Result<(), String> {
    let default = match language {
        Language::Python => "__main__.py",
        Language::JavaScript => "main.js",
        Language::TypeScript => "main.ts",
        _ => "main",
    };
    let is_main = |source: &SourceFile| match &build.entrypoint {
        Some(entry) => source.name == *entry,
        None => source.name == default || source.name.split('.').next() == Some("main"),
    };
    match sources.iter().position(is_main) {
        Some(main) => sources[..=main].rotate_right(1),
        None if build.entrypoint.is_some() => {
            return Err(format!(
                "its entry point {} is not there",
                build.entrypoint.as_deref().unwrap_or_default()
            ));
        }
        // Sources before headers, otherwise by name.
        None => sources.sort_by_key(|source| Language::of_file_name(&source.name).is_none()),
    }
    Ok(())
}
