//! From problem packages to problems in the store.

use mettle_domain::Language;
use mettle_problems::{Package, Signature, TestData, grading::Grading, package::Starter};
use mettle_store::{
    Content, Difficulty, NewCase, NewFile, NewProblem, Store, StoreError, Visibility,
};
use std::{collections::BTreeMap, io};

/// A package could not be made ready to be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishingError {
    /// The database or blob store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file of the package cannot be read any more.
    #[error("a file of the package cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Its rules have no form to be stored in.
    #[error("the rules of the package cannot be stored: {0}")]
    Rules(#[from] serde_json::Error),
}

/// A package as a problem to publish, all of it in memory: for small ones.
///
/// # Errors
/// When a file cannot be read.
pub fn new_problem(package: Package) -> Result<NewProblem, PublishingError> {
    let load = |data: &TestData| Ok::<_, io::Error>(Content::Bytes(data.load()?));
    let contents = contents(&package)
        .map(load)
        .collect::<Result<Vec<_>, _>>()?;
    assemble(package, contents)
}

/// A package as a problem to publish, its contents put into the store one by one.
///
/// # Errors
/// When the store fails or a file cannot be read.
pub async fn stored_problem(
    store: &Store,
    package: Package,
) -> Result<NewProblem, PublishingError> {
    let all: Vec<TestData> = contents(&package).cloned().collect();
    let mut stored = Vec::with_capacity(all.len());
    for data in all {
        let loading = tokio::task::spawn_blocking(move || data.load());
        let bytes = loading.await.map_err(io::Error::other)??;
        let digest = store.put_blob(&bytes, chrono::Utc::now()).await?;
        stored.push(Content::Stored(digest));
    }
    assemble(package, stored)
}

/// Input and answer of each case, then the files.
fn contents(package: &Package) -> impl Iterator<Item = &TestData> {
    let of_cases = package
        .cases
        .iter()
        .flat_map(|case| [&case.input, &case.answer]);
    of_cases.chain(package.files.iter().map(|file| &file.data))
}

fn assemble(package: Package, contents: Vec<Content>) -> Result<NewProblem, PublishingError> {
    let mut contents = contents.into_iter();
    let mut next = || contents.next().unwrap_or_else(|| Content::Bytes([].into()));
    let grading = package.rules.grading.as_ref();
    let mut cases = Vec::with_capacity(package.cases.len());
    for case in &package.cases {
        cases.push(NewCase {
            name: case.name.clone(),
            group: case
                .name
                .rsplit_once('/')
                .map_or("secret", |(group, _)| group)
                .to_owned(),
            is_sample: case.is_sample,
            input: next(),
            answer: next(),
            points: grading.and_then(|grading| grading.most_of_case(case, &package.cases)),
            rules: serde_json::to_value(&case.rules)?,
        });
    }
    let files = package
        .files
        .iter()
        .map(|file| NewFile {
            path: file.path.clone(),
            content: next(),
        })
        .collect();
    let scoring = grading.map_or(serde_json::Value::Null, Grading::describe);
    // Also those that follow from another language's.
    let language_factors = Language::ALL
        .iter()
        .map(|language| (language.id().to_owned(), package.time_factor(*language)))
        .filter(|(_, factor)| *factor != 1.0)
        .collect();
    Ok(NewProblem {
        title: package.title,
        statement: package
            .statements
            .into_iter()
            .next()
            .map_or(String::new(), |statement| statement.markdown),
        difficulty: difficulty(package.difficulty),
        tags: package.tags,
        constraints: list(&package.constraints),
        limits: package.limits,
        language_factors,
        rules: serde_json::to_value(&package.rules)?,
        scoring,
        leetcode_id: package.leetcode_id.map(|id| id.to_string()),
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: package.rules.signature.as_ref().map(Signature::describe),
        starter_code: starters(package.starters),
        digest: package.digest,
        files,
        slug: package.slug,
        cases,
    })
}

fn difficulty(stated: Option<mettle_problems::Difficulty>) -> Difficulty {
    match stated {
        Some(mettle_problems::Difficulty::Easy) => Difficulty::Easy,
        Some(mettle_problems::Difficulty::Hard) => Difficulty::Hard,
        Some(mettle_problems::Difficulty::Medium) | None => Difficulty::Medium,
    }
}

fn list(lines: &[String]) -> Option<String> {
    (!lines.is_empty()).then(|| lines.iter().map(|line| format!("- {line}\n")).collect())
}

fn starters(starters: Vec<Starter>) -> BTreeMap<String, String> {
    starters
        .into_iter()
        .filter_map(|starter| {
            let main = starter.files.into_iter().next()?;
            Some((starter.language.id().to_owned(), main.content))
        })
        .collect()
}
