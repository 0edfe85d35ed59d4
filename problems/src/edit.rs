//! Changing the test cases of a package: in terms of its files, so that the result is a package.
//!
//! The format has no list of tests: their order is that of their names, and a sample is a test in
//! the folder of samples. So reordering and marking are renaming, with everything that belongs to
//! a test.

use crate::TestData;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Files by path.
pub type FileMap = BTreeMap<String, TestData>;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Adds a test, or replaces what is given of one.
    Put {
        /// Its name: `secret/07-large`.
        test: String,
        /// Which part of the request has the input.
        #[serde(default)]
        input: Option<String>,
        /// Which part of the request has the answer.
        #[serde(default)]
        answer: Option<String>,
    },
    /// Removes a test.
    Delete {
        /// Its name.
        test: String,
    },
    /// Gives a test another name, and so another place.
    Rename {
        /// Its name.
        test: String,
        /// Its new name.
        to: String,
    },
    /// Makes a test a sample, which everyone sees, or a secret one.
    Mark {
        /// Its name.
        test: String,
        /// Whether it is a sample from now on.
        is_sample: bool,
    },
    /// Numbers the tests of a folder so that they are judged in this order.
    Order {
        /// Names of all tests of the folder.
        tests: Vec<String>,
    },
}

/// A change that cannot be made, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadChange(String);

fn bad<T>(message: impl Into<String>) -> Result<T, BadChange> {
    Err(BadChange(message.into()))
}

/// Makes changes one after the other; `parts` are the contents that they name. If one cannot be
/// made, the files may have changed: throw them away.
///
/// # Errors
/// Which change cannot be made, and why.
pub fn apply(
    files: &mut FileMap,
    changes: &[Change],
    parts: &BTreeMap<String, TestData>,
) -> Result<(), BadChange> {
    for change in changes {
        match change {
            Change::Put {
                test,
                input,
                answer,
            } => put(files, test, [(input, "in"), (answer, "ans")], parts)?,
            Change::Delete { test } => {
                for path in existing(files, test)? {
                    files.remove(&path);
                }
            }
            Change::Rename { test, to } => rename(files, test, to)?,
            Change::Mark { test, is_sample } => mark(files, test, *is_sample)?,
            Change::Order { tests } => order(files, tests)?,
        }
    }
    Ok(())
}

fn put(
    files: &mut FileMap,
    test: &str,
    contents: [(&Option<String>, &str); 2],
    parts: &BTreeMap<String, TestData>,
) -> Result<(), BadChange> {
    check_name(test)?;
    for (part, suffix) in contents {
        let path = format!("data/{test}.{suffix}");
        match part {
            Some(part) => match parts.get(part) {
                Some(data) => drop(files.insert(path, data.clone())),
                None => return bad(format!("{test}: the request has no part {part:?}")),
            },
            None if files.contains_key(&path) => {}
            None => {
                return bad(format!(
                    "{test} is new: give it both an input and an answer"
                ));
            }
        }
    }
    Ok(())
}

fn rename(files: &mut FileMap, test: &str, to: &str) -> Result<(), BadChange> {
    check_name(to)?;
    if test == to {
        return existing(files, test).map(drop);
    }
    if files.contains_key(&format!("data/{to}.in")) {
        return bad(format!("there is a test {to} already"));
    }
    for path in existing(files, test)? {
        let rest = path["data/".len() + test.len()..].to_owned();
        if let Some(data) = files.remove(&path) {
            files.insert(format!("data/{to}{rest}"), data);
        }
    }
    Ok(())
}

fn mark(files: &mut FileMap, test: &str, is_sample: bool) -> Result<(), BadChange> {
    let (folder, name) = split(test)?;
    let wanted = if is_sample { "sample" } else { "secret" };
    match folder.split('/').next() == Some(wanted) {
        true => existing(files, test).map(drop),
        // Groups have no meaning among samples.
        false => rename(files, test, &format!("{wanted}/{name}")),
    }
}

fn order(files: &mut FileMap, tests: &[String]) -> Result<(), BadChange> {
    let Some(first) = tests.first() else {
        return bad("an order needs names");
    };
    let (folder, _) = split(first)?;
    let folder = folder.to_owned();
    let mut present: Vec<String> = names(files)
        .into_iter()
        .filter(|name| split(name).is_ok_and(|(other, _)| other == folder))
        .collect();
    let mut given = tests.to_vec();
    present.sort();
    given.sort();
    if present != given {
        return bad(format!(
            "the order must name every test of {folder} once: {}",
            present.join(", ")
        ));
    }
    let digits = tests.len().to_string().len().max(2);
    // Through names that nothing has, as the new ones may be old ones of others.
    for (index, test) in tests.iter().enumerate() {
        rename(files, test, &format!("{folder}/mettle-moving-{index}"))?;
    }
    for (index, test) in tests.iter().enumerate() {
        let (_, name) = split(test)?;
        let words = name.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = words.trim_start_matches(['-', '_']);
        let number = index + 1;
        let to = match words.is_empty() {
            true => format!("{folder}/{number:0digits$}"),
            false => format!("{folder}/{number:0digits$}-{words}"),
        };
        rename(files, &format!("{folder}/mettle-moving-{index}"), &to)?;
    }
    Ok(())
}

/// Names of all tests.
fn names(files: &FileMap) -> Vec<String> {
    let name = |path: &String| {
        let name = path.strip_prefix("data/")?.strip_suffix(".in")?;
        (name.starts_with("sample/") || name.starts_with("secret/")).then(|| name.to_owned())
    };
    files.keys().filter_map(name).collect()
}

/// All files of a test: its input, its answer, and whatever else has its name.
fn existing(files: &FileMap, test: &str) -> Result<Vec<String>, BadChange> {
    check_name(test)?;
    if !files.contains_key(&format!("data/{test}.in")) {
        return bad(format!("there is no test {test}"));
    }
    let prefix = format!("data/{test}.");
    let others: Vec<String> = names(files)
        .into_iter()
        .filter(|other| other.starts_with(&format!("{test}.")))
        .map(|other| format!("data/{other}."))
        .collect();
    let own = files.keys().filter(|path| {
        path.starts_with(&prefix) && !others.iter().any(|other| path.starts_with(other))
    });
    Ok(own.cloned().collect())
}

fn split(test: &str) -> Result<(&str, &str), BadChange> {
    check_name(test)?;
    Ok(test.rsplit_once('/').unwrap_or(("", test)))
}

/// The format's rule for names, in a folder of tests.
fn check_name(test: &str) -> Result<(), BadChange> {
    let mut parts = test.split('/');
    let folder_is_right = matches!(parts.next(), Some("sample" | "secret"));
    let rest: Vec<&str> = parts.collect();
    let is_right = |name: &&str| crate::package::is_valid_name(name);
    match folder_is_right && !rest.is_empty() && rest.len() <= 8 && rest.iter().all(is_right) {
        true => Ok(()),
        false => bad(format!(
            "{test:?} is no name of a test: write it like secret/07-large, with letters, digits, \"_\", \"-\" and \".\""
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> FileMap {
        let file = |path: &&str| ((*path).to_owned(), TestData::from(path.as_bytes()));
        paths.iter().map(file).collect()
    }

    fn two() -> FileMap {
        files(&[
            "data/secret/1.in",
            "data/secret/1.ans",
            "data/secret/1.yaml",
            "data/secret/1.b.in",
            "data/secret/1.b.ans",
            "problem.yaml",
        ])
    }

    fn paths(files: &FileMap) -> Vec<&str> {
        files.keys().map(String::as_str).collect()
    }

    fn done(mut files: FileMap, changes: &[Change]) -> Result<FileMap, String> {
        let parts = BTreeMap::from([("p".to_owned(), TestData::from(b"new".as_slice()))]);
        apply(&mut files, changes, &parts).map_err(|error| error.to_string())?;
        Ok(files)
    }

    #[test]
    fn a_test_moves_with_all_that_belongs_to_it_and_nothing_else() {
        let moved = done(
            two(),
            &[Change::Mark {
                test: "secret/1".into(),
                is_sample: true,
            }],
        )
        .unwrap();
        assert_eq!(
            paths(&moved),
            [
                "data/sample/1.ans",
                "data/sample/1.in",
                "data/sample/1.yaml",
                "data/secret/1.b.ans",
                "data/secret/1.b.in",
                "problem.yaml"
            ]
        );
    }

    #[test]
    fn an_order_is_made_of_numbers_and_keeps_the_words() {
        let order = Change::Order {
            tests: vec!["secret/1.b".into(), "secret/1".into()],
        };
        let ordered = done(two(), &[order]).unwrap();
        let content = ordered["data/secret/01-.b.in"].load();
        assert_eq!(*content.unwrap(), *b"data/secret/1.b.in");
        assert_eq!(
            *ordered["data/secret/02.in"].load().unwrap(),
            *b"data/secret/1.in"
        );
        let partial = Change::Order {
            tests: vec!["secret/1".into()],
        };
        let error = done(two(), &[partial]).unwrap_err();
        assert!(error.contains("secret/1, secret/1.b"), "{error}");
    }

    #[test]
    fn a_new_test_needs_both_parts_and_an_old_one_may_change_one() {
        let put = |test: &str, input: Option<&str>, answer: Option<&str>| Change::Put {
            test: test.into(),
            input: input.map(Into::into),
            answer: answer.map(Into::into),
        };
        let changed = done(two(), &[put("secret/1", None, Some("p"))]).unwrap();
        assert_eq!(*changed["data/secret/1.ans"].load().unwrap(), *b"new");
        assert!(
            done(two(), &[put("secret/9", Some("p"), None)])
                .unwrap_err()
                .contains("both")
        );
        assert!(
            done(two(), &[put("secret/9", Some("q"), Some("p"))])
                .unwrap_err()
                .contains("\"q\"")
        );
        for name in [
            "secret/../x",
            "elsewhere/1",
            "secret",
            "secret/a b",
            "secret//1",
            "/secret/1",
        ] {
            let refused = done(two(), &[put(name, Some("p"), Some("p"))]).unwrap_err();
            assert!(
                refused.contains("is no name of a test"),
                "{name}: {refused}"
            );
        }
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        let delete = |test: &str| Change::Delete { test: test.into() };
        let left = done(two(), &[delete("secret/1")]).unwrap();
        assert_eq!(left.len(), 3);
        assert!(done(two(), &[delete("secret/2")]).is_err());
        let rename = Change::Rename {
            test: "secret/1".into(),
            to: "secret/1.b".into(),
        };
        assert!(done(two(), &[rename]).unwrap_err().contains("already"));
    }
}
