//! From problem packages to problems in the store.

use anyhow::{Context, Result, bail};
use mettle_problems::{Package, Signature, catalog, package::Starter};
use mettle_store::{Difficulty, NewCase, NewProblem, Store, Visibility};
use std::collections::BTreeMap;

/// Publishes the bundled problems; one that is there already, unchanged, stays as it is.
pub async fn bundled(store: &Store) -> Result<()> {
    let mut published = 0;
    for loaded in tokio::task::spawn_blocking(catalog::bundled).await? {
        let Some(package) = loaded.package else {
            let findings: Vec<_> = loaded.findings.iter().map(ToString::to_string).collect();
            bail!("a bundled problem is broken: {}", findings.join("; "));
        };
        let slug = package.slug.clone();
        let outcome = store
            .publish_problem(new_problem(package)?, chrono::Utc::now())
            .await;
        published += usize::from(
            outcome
                .with_context(|| format!("publishing the bundled problem {slug}"))?
                .changed,
        );
    }
    if published > 0 {
        tracing::info!(published, "bundled problems were published");
    }
    Ok(())
}

pub fn new_problem(package: Package) -> Result<NewProblem> {
    let cases = package
        .cases
        .iter()
        .map(|case| {
            Ok(NewCase {
                name: case.name.clone(),
                group: case
                    .name
                    .rsplit_once('/')
                    .map_or("secret", |(group, _)| group)
                    .to_owned(),
                is_sample: case.is_sample,
                input: case.input.load()?,
                answer: case.answer.load()?,
                points: None,
                rules: serde_json::to_value(&case.rules)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
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
        language_factors: package
            .time_factors
            .into_iter()
            .map(|(language, factor)| (language.id().into(), factor))
            .collect(),
        rules: serde_json::to_value(&package.rules)?,
        scoring: serde_json::Value::Null,
        leetcode_id: package.leetcode_id.map(|id| id.to_string()),
        creator_id: None,
        visibility: Visibility::Public,
        function_signature: package.rules.signature.as_ref().map(Signature::describe),
        starter_code: starters(package.starters),
        digest: package.digest,
        package: None,
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
