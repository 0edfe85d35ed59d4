//! The languages a submission can be written in.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A language, in one of its standards. Written as its id (`"cpp"`, `"python"`) everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// C17.
    C,
    /// C++17.
    Cpp17,
    /// C++20, what plain `cpp` means.
    Cpp20,
    /// C++23.
    Cpp23,
    /// Python 3.
    Python,
    /// JavaScript (ECMAScript) with the usual Node input and output modules.
    JavaScript,
    /// TypeScript, run as JavaScript.
    TypeScript,
    /// Lua 5.4.
    Lua,
    /// SQL, as SQLite has it.
    Sql,
    /// Go.
    Go,
    /// Perl 5.
    Perl,
    /// Ruby.
    Ruby,
    /// Rust.
    Rust,
    /// PHP 8.
    Php,
}

/// What a language is called and how its files look.
#[derive(Clone, Copy, Debug)]
pub struct LanguageInfo {
    /// The id of the API and the command line.
    pub id: &'static str,
    /// Other ids accepted on input (Kattis codes, common short names).
    pub aliases: &'static [&'static str],
    /// The name people read.
    pub name: &'static str,
    /// File name extensions without the dot; the first one names a submitted source.
    pub extensions: &'static [&'static str],
    /// Whether there is a compile step whose failure is a compile error.
    pub compiled: bool,
}

/// No language has this id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {0:?}; one of {known}", known = Language::ALL.map(|l| l.info().id).join(", "))]
pub struct UnknownLanguage(pub String);

impl Language {
    /// Every language, in the order lists show them.
    pub const ALL: [Language; 14] = [
        Language::C,
        Language::Cpp20,
        Language::Cpp17,
        Language::Cpp23,
        Language::Python,
        Language::JavaScript,
        Language::TypeScript,
        Language::Lua,
        Language::Sql,
        Language::Go,
        Language::Perl,
        Language::Ruby,
        Language::Rust,
        Language::Php,
    ];

    /// Names and file name extensions.
    pub fn info(self) -> LanguageInfo {
        match self {
            Language::C => LanguageInfo {
                id: "c",
                aliases: &["c17", "c11"],
                name: "C17",
                extensions: &["c"],
                compiled: true,
            },
            Language::Cpp17 => LanguageInfo {
                id: "cpp17",
                aliases: &["c++17"],
                name: "C++17",
                extensions: &["cpp", "cc", "cxx", "c++", "C"],
                compiled: true,
            },
            Language::Cpp20 => LanguageInfo {
                id: "cpp",
                aliases: &["cpp20", "c++", "c++20", "cxx"],
                name: "C++20",
                extensions: &["cpp", "cc", "cxx", "c++", "C"],
                compiled: true,
            },
            Language::Cpp23 => LanguageInfo {
                id: "cpp23",
                aliases: &["c++23"],
                name: "C++23",
                extensions: &["cpp", "cc", "cxx", "c++", "C"],
                compiled: true,
            },
            Language::Python => LanguageInfo {
                id: "python",
                aliases: &["python3", "py", "py3"],
                name: "Python 3",
                extensions: &["py", "py3"],
                compiled: false,
            },
            Language::JavaScript => LanguageInfo {
                id: "javascript",
                aliases: &["js", "node"],
                name: "JavaScript",
                extensions: &["js", "mjs", "cjs"],
                compiled: false,
            },
            Language::TypeScript => LanguageInfo {
                id: "typescript",
                aliases: &["ts"],
                name: "TypeScript",
                extensions: &["ts", "mts", "cts"],
                compiled: false,
            },
            Language::Lua => LanguageInfo {
                id: "lua",
                aliases: &["lua5.4"],
                name: "Lua 5.4",
                extensions: &["lua"],
                compiled: false,
            },
            Language::Sql => LanguageInfo {
                id: "sql",
                aliases: &["sqlite"],
                name: "SQL (SQLite)",
                extensions: &["sql"],
                compiled: false,
            },
            Language::Go => LanguageInfo {
                id: "go",
                aliases: &["golang"],
                name: "Go",
                extensions: &["go"],
                compiled: true,
            },
            Language::Perl => LanguageInfo {
                id: "perl",
                aliases: &["perl5", "pl"],
                name: "Perl 5",
                extensions: &["pl", "pm"],
                compiled: false,
            },
            Language::Ruby => LanguageInfo {
                id: "ruby",
                aliases: &["rb"],
                name: "Ruby",
                extensions: &["rb"],
                compiled: false,
            },
            Language::Rust => LanguageInfo {
                id: "rust",
                aliases: &["rs"],
                name: "Rust",
                extensions: &["rs"],
                compiled: true,
            },
            Language::Php => LanguageInfo {
                id: "php",
                aliases: &["php8"],
                name: "PHP 8",
                extensions: &["php"],
                compiled: false,
            },
        }
    }

    /// The id of the API and the command line.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// The language a file name's extension stands for (C++20 for all of C++), if any.
    pub fn of_file_name(name: &str) -> Option<Language> {
        let extension = name.rsplit_once('.')?.1;
        Language::ALL
            .into_iter()
            .find(|language| language.info().extensions.contains(&extension))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let wanted = text.trim().to_ascii_lowercase();
        Language::ALL
            .into_iter()
            .find(|language| {
                let info = language.info();
                info.id == wanted || info.aliases.contains(&wanted.as_str())
            })
            .ok_or_else(|| UnknownLanguage(text.to_owned()))
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// One file of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// A plain relative name (`main.cpp`, `lib/util.h`); checked by whoever takes it in.
    pub name: String,
    /// The text.
    pub content: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_aliases_are_unique_and_read_back() {
        let mut seen = std::collections::HashSet::new();
        for language in Language::ALL {
            let info = language.info();
            for id in std::iter::once(&info.id).chain(info.aliases) {
                assert!(seen.insert(*id), "{id} stands for two languages");
                assert_eq!(id.parse(), Ok(language));
            }
        }
    }

    #[test]
    fn the_extension_names_the_language() {
        assert_eq!(Language::of_file_name("a.cc"), Some(Language::Cpp20));
        assert_eq!(Language::of_file_name("a.b.py"), Some(Language::Python));
        assert_eq!(Language::of_file_name("README"), None);
    }

    #[test]
    fn an_unknown_language_is_told_which_ones_exist() {
        let error = "cobol".parse::<Language>().unwrap_err().to_string();
        assert!(
            error.contains("cobol") && error.contains("javascript"),
            "{error}"
        );
    }
}
