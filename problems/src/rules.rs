//! How a problem is judged, apart from limits and test cases: what a package says, in the form that is
//! stored with a problem's version and that a worker judges by.
//!
//! Every field has a default and unknown ones are ignored, so that versions stored by another release
//! can be read. Programs are inline, so that a plan is all a judge needs.

use crate::{Comparison, Signature, compare::TableRules, grading::Grading};
use mettle_domain::{Language, SourceFile};
use serde::{Deserialize, Serialize};

/// What holds for a whole problem.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// How output is compared with the answer, unless the case says otherwise or a validator decides.
    pub comparison: Comparison,
    /// The function or class that is asked for instead of a program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
    /// How the result tables of an SQL problem are compared; instead of `comparison`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<TableRules>,
    /// The programs that decide whether output is right. All of them must accept it; without any, it is
    /// compared with the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub validators: Vec<Validator>,
    /// What validators may use.
    #[serde(skip_serializing_if = "is_default")]
    pub validation: ValidationLimits,
    /// Whom the program talks to while it runs, instead of reading an input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Interaction>,
    /// How often a program may run on one case, the validator making each input but the first; none if
    /// it runs once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passes: Option<u32>,
    /// How verdict and points come of the cases'. None: accepted if every case is, and no points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// Files that are added to every submission of a language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub includes: Vec<Include>,
    /// Whether a submission is no program but the answers themselves: one file for each case.
    #[serde(skip_serializing_if = "is_default")]
    pub submit_answer: bool,
    /// The program that looks at the sources before anything runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub static_validator: Option<StaticValidator>,
    /// Whether programs may only read files.
    #[serde(skip_serializing_if = "is_default")]
    pub read_only_files: bool,
}

/// What holds for one test case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseRules {
    /// How output is compared, where not as [`Rules::comparison`] says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// How large it is, where the package says so (`n` in the case's `.yaml`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Whether no answer is known: a run that ends well is right then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unanswered: bool,
    /// The program's arguments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<String>,
    /// The validators' arguments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub validator_args: Vec<String>,
    /// Files in the program's working folder.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<CaseFile>,
    /// Most points for it, where they are not a share of its group's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

/// A program of a package, in one of our languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// Its language.
    pub language: Language,
    /// Its sources, the main one first.
    pub files: Vec<SourceFile>,
}

/// A program that judges output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Validator {
    /// The program.
    pub program: Program,
    /// How it is called and what its exit codes mean.
    #[serde(default)]
    pub convention: Convention,
}

/// How a validator or interactor is called, and what its exit codes mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// `validator input answer feedback_dir/ args… < output`; 42 accepts, 43 rejects, anything else is a
    /// failure of the judge.
    #[default]
    Kattis,
    /// `checker input output answer args…` and `interactor input output answer args…`; 0 accepts, 1, 2
    /// and 4 (8 with the flag for it) reject, 7 gives the points that standard error begins with,
    /// 3 and anything else is a failure of the judge.
    Testlib,
}

/// Whom a program talks to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Interaction {
    /// A program of its own, whose output file is then judged by the validators; none if the (only)
    /// output validator itself does the talking.
    pub interactor: Option<Validator>,
}

/// What a validator may use; beyond it the judge has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ValidationLimits {
    /// CPU time in milliseconds.
    pub cpu_time_ms: u64,
    /// Linear memory in bytes.
    pub memory_bytes: u64,
    /// Standard output, standard error and files together, in bytes.
    pub output_bytes: u64,
}

impl Default for ValidationLimits {
    /// 60 s and 2 GiB, which the format calls typical, and 64 MiB, which is more: packages rely on it.
    fn default() -> Self {
        ValidationLimits {
            cpu_time_ms: 60_000,
            memory_bytes: 2 << 30,
            output_bytes: 64 << 20,
        }
    }
}

/// A file that is added to submissions before they are compiled, over a file of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Include {
    /// For which language; none for those that have no includes of their own.
    pub language: Option<Language>,
    /// The file. One with its language's main name becomes the main file.
    pub file: SourceFile,
}

/// The program that looks at sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaticValidator {
    /// The program: `validator language entry_point feedback_dir/ args…`.
    pub program: Program,
    /// When it is asked: once for each.
    pub cases: Vec<StaticCase>,
}

/// One question to the static validator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaticCase {
    /// The group it belongs to: `secret`, `secret/1`.
    pub group: String,
    /// Arguments.
    pub args: Vec<String>,
}

/// A file of a test case, as text where it is text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// Its path in the working folder.
    pub name: String,
    /// Its content.
    #[serde(with = "content")]
    pub content: Vec<u8>,
}

/// Text as text, anything else as a list of numbers.
mod content {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Content {
        Text(String),
        Bytes(Vec<u8>),
    }

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        match str::from_utf8(bytes) {
            Ok(text) => text.serialize(to),
            Err(_) => bytes.serialize(to),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        Ok(match Content::deserialize(from)? {
            Content::Text(text) => text.into_bytes(),
            Content::Bytes(bytes) => bytes,
        })
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Rules {
    /// The sources of a submission with the includes of its language, its main file first.
    pub fn with_includes(&self, language: Language, files: &[SourceFile]) -> Vec<SourceFile> {
        let own: Vec<&Include> = self
            .includes
            .iter()
            .filter(|include| include.language == Some(language))
            .collect();
        let general = self.includes.iter();
        let chosen = match own.is_empty() {
            true => general
                .filter(|include| include.language.is_none())
                .collect(),
            false => own,
        };
        let mut sources: Vec<SourceFile> = files
            .iter()
            .filter(|file| !chosen.iter().any(|added| added.file.name == file.name))
            .cloned()
            .collect();
        for include in chosen {
            if is_main(language, &include.file.name) {
                sources.insert(0, include.file.clone());
            } else {
                sources.push(include.file.clone());
            }
        }
        sources
    }
}

/// Whether a file has the name that its language's main file has by default.
pub(crate) fn is_main(language: Language, name: &str) -> bool {
    match language {
        Language::Python => name == "__main__.py",
        _ => name
            .strip_prefix("main.")
            .is_some_and(|extension| language.info().extensions.contains(&extension)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &str) -> SourceFile {
        SourceFile {
            name: name.into(),
            content: content.into(),
        }
    }

    #[test]
    fn nothing_stored_is_the_default_and_unknown_keys_do_no_harm() {
        assert_eq!(
            serde_json::from_str::<Rules>(r#"{"invented_later": 1}"#).unwrap(),
            Rules::default()
        );
        assert_eq!(
            serde_json::from_str::<CaseRules>("{}").unwrap(),
            CaseRules::default()
        );
    }

    #[test]
    fn rules_read_back() {
        let program = Program {
            language: Language::Cpp20,
            files: vec![file("v.cpp", "int main() {}")],
        };
        let rules = Rules {
            validators: vec![Validator {
                program: program.clone(),
                convention: Convention::Testlib,
            }],
            interaction: Some(Interaction::default()),
            passes: Some(3),
            includes: vec![Include {
                language: None,
                file: file("lib.h", ""),
            }],
            ..Rules::default()
        };
        let text = serde_json::to_string(&rules).unwrap();
        assert_eq!(serde_json::from_str::<Rules>(&text).unwrap(), rules);
        let case = CaseRules {
            files: vec![
                CaseFile {
                    name: "a".into(),
                    content: b"text\n".to_vec(),
                },
                CaseFile {
                    name: "b".into(),
                    content: vec![0xff, 0],
                },
            ],
            ..CaseRules::default()
        };
        let text = serde_json::to_string(&case).unwrap();
        assert_eq!(serde_json::from_str::<CaseRules>(&text).unwrap(), case);
    }

    #[test]
    fn includes_of_a_language_replace_general_ones_and_a_driver_comes_first() {
        let include = |language, name: &str| Include {
            language,
            file: file(name, "included"),
        };
        let rules = Rules {
            includes: vec![
                include(None, "general.txt"),
                include(Some(Language::Python), "__main__.py"),
                include(Some(Language::Python), "helper.py"),
            ],
            ..Rules::default()
        };
        let own = [file("solution.py", "own"), file("helper.py", "own")];
        let names = |language| -> Vec<String> {
            let files = rules.with_includes(language, &own);
            files.into_iter().map(|file| file.name).collect()
        };
        assert_eq!(
            names(Language::Python),
            ["__main__.py", "solution.py", "helper.py"]
        );
        assert_eq!(
            names(Language::Lua),
            ["solution.py", "helper.py", "general.txt"]
        );
    }
}
