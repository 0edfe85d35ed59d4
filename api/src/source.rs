//! Checking a program on its way in.

use crate::{
    config::LanguageDescription,
    error::{ApiError, ApiResult, FieldError, Kind},
    extract::human_bytes,
    views::FileView,
};
use mettle_domain::{Language, SourceFile};
use std::collections::HashSet;

/// Most files of one program.
const MAX_FILES: usize = 64;
/// Longest file name in bytes.
const MAX_NAME: usize = 100;

/// A program that was checked.
pub(crate) struct Program {
    pub language: Language,
    pub files: Vec<SourceFile>,
}

/// Takes a program from `code` (one file) or `files`, in one of the `installed` languages.
pub(crate) fn check_program(
    installed: &[LanguageDescription],
    language: &str,
    code: Option<String>,
    files: Option<Vec<FileView>>,
    limit_bytes: u64,
) -> ApiResult<Program> {
    let language = check_language(installed, language)?;
    let files = match (code, files) {
        (Some(code), None) => vec![single_file(language, code)],
        (None, Some(files)) => files
            .into_iter()
            .map(|file| SourceFile {
                name: file.name,
                content: file.content,
            })
            .collect(),
        (None, None) => {
            return Err(ApiError::field(
                "code",
                "is missing; send the source as code, or several files as files",
            ));
        }
        (Some(_), Some(_)) => {
            return Err(ApiError::field(
                "files",
                "cannot be sent together with code; choose one",
            ));
        }
    };
    let mut errors = Vec::new();
    check_names(language, &files, &mut errors);
    check_contents(&files, &mut errors);
    if !errors.is_empty() {
        return Err(ApiError::fields(Kind::ValidationFailed, errors));
    }
    let size: u64 = files.iter().map(|file| file.content.len() as u64).sum();
    if size > limit_bytes {
        let detail = format!(
            "The source has {size} bytes; at most {} are taken here.",
            human_bytes(limit_bytes)
        );
        return Err(ApiError::new(Kind::PayloadTooLarge, detail));
    }
    Ok(Program { language, files })
}

fn check_language(installed: &[LanguageDescription], wanted: &str) -> ApiResult<Language> {
    let known = wanted.parse::<Language>().ok();
    known
        .filter(|language| installed.iter().any(|one| one.id == language.id()))
        .ok_or_else(|| {
            let ids: Vec<&str> = installed.iter().map(|one| one.id.as_str()).collect();
            ApiError::field(
                "language",
                format!("unknown language {wanted:?}; one of {}", ids.join(", ")),
            )
        })
}

fn single_file(language: Language, content: String) -> SourceFile {
    SourceFile {
        name: format!("main.{}", language.info().extensions[0]),
        content,
    }
}

fn check_names(language: Language, files: &[SourceFile], errors: &mut Vec<FieldError>) {
    if files.is_empty() || files.len() > MAX_FILES {
        errors.push(error(
            "files",
            format!("has {} entries; 1 to {MAX_FILES} are taken", files.len()),
        ));
        return;
    }
    let mut seen = HashSet::new();
    for (index, file) in files.iter().enumerate() {
        let field = format!("files[{index}].name");
        if let Err(reason) = check_name(&file.name) {
            errors.push(error(
                field,
                format!("{:?} {reason}", shortened(&file.name)),
            ));
        } else if !seen.insert(&file.name) {
            errors.push(error(field, format!("{:?} is there twice", file.name)));
        }
    }
    let extensions = language.info().extensions;
    let fits = |name: &str| {
        name.rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    };
    if errors.is_empty() && !files.iter().any(|file| fits(&file.name)) {
        let listed = extensions.join(", .");
        errors.push(error(
            "files",
            format!(
                "has no {} source: no name ends in .{listed}",
                language.info().name
            ),
        ));
    }
}

/// Names become paths inside the sandbox: relative, plain, and nothing that means something there.
fn check_name(name: &str) -> Result<(), &'static str> {
    let plain = |part: &str| {
        part.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b))
    };
    if name.len() > MAX_NAME {
        Err("is longer than 100 bytes")
    } else if name.starts_with('/') {
        Err("is not relative")
    } else if name
        .split('/')
        .any(|part| part.is_empty() || part.starts_with(['.', '-']))
    {
        Err("has a part that is empty or begins with a dot or hyphen")
    } else if !name.split('/').all(plain) {
        Err("may only have letters, digits, '.', '_', '-', '+' and '/'")
    } else {
        Ok(())
    }
}

fn check_contents(files: &[SourceFile], errors: &mut Vec<FieldError>) {
    let single = files.len() == 1;
    for (index, file) in files.iter().enumerate() {
        let field = if single {
            "code".to_owned()
        } else {
            format!("files[{index}].content")
        };
        if let Some(at) = file.content.bytes().position(|byte| byte == 0) {
            errors.push(error(
                field,
                format!("has a NUL byte at offset {at}; send the source text, not a compiled file"),
            ));
        } else if single && file.content.trim().is_empty() {
            errors.push(error(
                field,
                "is empty; send the program's source".to_owned(),
            ));
        }
    }
    if !single && files.iter().all(|file| file.content.trim().is_empty()) && !files.is_empty() {
        errors.push(error(
            "files",
            "are all empty; send the program's source".to_owned(),
        ));
    }
}

fn shortened(name: &str) -> String {
    name.chars().take(MAX_NAME).collect()
}

fn error(field: impl Into<String>, message: String) -> FieldError {
    FieldError {
        field: field.into(),
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed() -> Vec<LanguageDescription> {
        let describe = |language: Language| LanguageDescription {
            id: language.id().into(),
            aliases: Vec::new(),
            name: language.info().name.into(),
            version: "1".into(),
            extensions: Vec::new(),
            how_it_runs: String::new(),
        };
        [Language::Cpp20, Language::Python].map(describe).to_vec()
    }

    fn refusal(language: &str, code: Option<&str>, files: Option<&[(&str, &str)]>) -> String {
        let files = files.map(|files| {
            files
                .iter()
                .map(|(name, content)| FileView {
                    name: (*name).into(),
                    content: (*content).into(),
                })
                .collect()
        });
        let result = check_program(&installed(), language, code.map(str::to_owned), files, 100);
        format!("{:?}", result.err().expect("refused"))
    }

    #[test]
    fn a_single_source_gets_the_name_its_language_expects() {
        let program = check_program(
            &installed(),
            "c++20",
            Some("int main(){}".into()),
            None,
            100,
        )
        .unwrap();
        assert_eq!(
            (program.language, program.files[0].name.as_str()),
            (Language::Cpp20, "main.cpp")
        );
    }

    #[test]
    fn each_refusal_says_what_was_wrong() {
        assert!(refusal("cobol", Some("x"), None).contains("one of cpp, python"));
        assert!(
            refusal("c", Some("x"), None).contains("one of cpp, python"),
            "known, but not installed"
        );
        assert!(refusal("cpp", Some(" \n"), None).contains("is empty"));
        assert!(refusal("cpp", Some("a\0b"), None).contains("offset 1"));
        assert!(refusal("cpp", None, None).contains("is missing"));
        assert!(refusal("cpp", Some("x"), Some(&[])).contains("choose one"));
        assert!(refusal("cpp", None, Some(&[])).contains("0 entries"));
        assert!(refusal("cpp", None, Some(&[("a.py", "x")])).contains("no C++20 source"));
        assert!(refusal("cpp", Some(&"x".repeat(101)), None).contains("101 bytes"));
        for name in [
            "../a.cpp",
            "/a.cpp",
            "a//b.cpp",
            ".git/a.cpp",
            "-o.cpp",
            "a b.cpp",
            "a\\b.cpp",
            "",
            "\u{202e}.cpp",
        ] {
            assert!(
                refusal("cpp", None, Some(&[(name, "x")])).contains("files[0].name"),
                "{name}"
            );
        }
        assert!(refusal("cpp", None, Some(&[("a.cpp", "x"), ("a.cpp", "y")])).contains("twice"));
    }
}
