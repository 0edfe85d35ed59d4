//! Broken and hostile archives: each is refused with its own finding, and nothing remains of it.

use super::{admin, archives::broken, import, packages::double, with_admin};
use crate::server::{Plan, Server};
use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

/// Everything that an import could leave behind.
#[derive(Debug, PartialEq)]
struct Remains {
    rows: BTreeMap<&'static str, i64>,
    files: Vec<String>,
}

async fn remains(server: &Server) -> Remains {
    let mut database =
        <sqlx::SqliteConnection as sqlx::Connection>::connect(&server.database_url())
            .await
            .unwrap();
    let mut rows = BTreeMap::new();
    for (table, count) in [
        ("problems", "select count(*) from problems"),
        ("versions", "select count(*) from problem_versions"),
        ("cases", "select count(*) from test_cases"),
        ("files", "select count(*) from version_files"),
        ("blobs", "select count(*) from blobs"),
        ("chunks", "select count(*) from blob_chunks"),
    ] {
        let count: i64 = sqlx::query_scalar(count)
            .fetch_one(&mut database)
            .await
            .unwrap();
        rows.insert(table, count);
    }
    let mut files = Vec::new();
    list(server.folder(), &mut files);
    // The database's own, and the processes' logs.
    files.retain(|file| !file.contains("mettle.db") && !file.contains("log"));
    files.sort();
    Remains { rows, files }
}

/// All files below a folder.
fn list(folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() && !path.is_symlink() {
            true => list(&path, files),
            false => files.push(path.display().to_string()),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forty_broken_or_hostile_archives_are_refused_and_nothing_remains() {
    let server = with_admin(Plan::embedded()).start().await;
    let root = admin(&server).await;
    let (_, right) = import(&root, "double.zip", double().zip(), "warnings").await;
    assert_eq!(right["outcome"], "published", "{right:#}");
    let mut before = remains(&server).await;
    let (mut told, mut names) = (HashSet::new(), HashSet::new());
    let mut wrong = Vec::new();
    for (name, archive, words) in broken() {
        assert!(names.insert(name), "{name} is there twice");
        let (events, shown) = import(&root, "broken.zip", archive, "warnings").await;
        if events.last().unwrap()["type"] != "import.refused" {
            wrong.push(format!(
                "{name} is not refused: {:#}",
                shown["report"]["findings"]
            ));
            before = remains(&server).await;
            continue;
        }
        let findings: Vec<String> = shown["report"]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["severity"] == "error")
            .map(|finding| format!("{}: {}", finding["path"], finding["message"]))
            .chain(
                shown["report"]["submissions"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|submission| {
                        Some(format!(
                            "{}: {}",
                            submission["path"],
                            submission["message"].as_str()?
                        ))
                    }),
            )
            .collect();
        if !findings.iter().any(|finding| finding.contains(words)) {
            wrong.push(format!("{name}: no finding says {words:?}: {findings:#?}"));
        }
        if !told.insert(findings.join("\n")) {
            wrong.push(format!(
                "{name} has the findings of another one: {findings:#?}"
            ));
        }
        let after = remains(&server).await;
        if after != before {
            let new = after
                .files
                .iter()
                .filter(|file| !before.files.contains(file));
            wrong.push(format!(
                "{name} leaves {:?} {:?}",
                after.rows,
                new.collect::<Vec<_>>()
            ));
        }
    }
    assert!(names.len() >= 40, "{} archives", names.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let (_, right) = import(&root, "double.zip", double().zip(), "warnings").await;
    assert_eq!(
        right["outcome"], "unchanged",
        "the server is as well as before"
    );
}
