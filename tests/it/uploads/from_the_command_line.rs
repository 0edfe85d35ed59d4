//! `mettle problem import` and `export` against a server.

use super::{
    admin,
    made::sums,
    packages::{Files, double},
    with_admin,
};
use crate::{
    judging::mettle,
    server::{Plan, Server, User},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// What the program says, asked by an administrator far away.
fn problem(server: &Server, token: Option<&str>, args: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(mettle());
    command.arg("problem").args(args).current_dir(folder);
    command.env(
        "METTLE_SERVER",
        format!("http://{}", server.client.address()),
    );
    match token {
        Some(token) => command.env("METTLE_TOKEN", token),
        None => command.env_remove("METTLE_TOKEN"),
    };
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

fn write(files: &Files, folder: &Path) {
    for (path, content) in &files.0 {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

async fn token(user: &User, scopes: &[&str]) -> String {
    let answer = user
        .post(
            "/me/tokens",
            json!({"name": "build server", "scopes": scopes}),
        )
        .await;
    assert_eq!(answer.status, 201, "{answer}");
    answer.body["token"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn packages_go_to_a_server_and_come_back_from_the_command_line() {
    let server = with_admin(Plan::embedded()).start().await;
    let root = admin(&server).await;
    let key = token(&root, &["read", "submit", "admin"]).await;
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| problem(&server, Some(&key), args, folder.path());

    // A folder, a report in JSON.
    write(&double(), &folder.path().join("double"));
    let output = run(&["import", "double", "--json"]);
    assert!(output.status.success(), "{}", said(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&report["outcome"], &report["slug"], &report["version"]),
        (&json!("published"), &json!("double"), &json!(1))
    );
    assert_eq!(report["report"]["submissions"].as_array().unwrap().len(), 3);

    // It comes back the same, whatever the file is called meanwhile.
    let output = run(&["export", "double", "-o", "download (1).zip"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = run(&["import", "download (1).zip"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("unchanged: \"double\" version 1"),
        "{}",
        said(&output)
    );
    let listed = root.get("/problems?q=download").await;
    assert_eq!(listed["items"], json!([]));
    let output = run(&["export", "nothing"]);
    assert!(
        !output.status.success() && said(&output).contains("404"),
        "{}",
        said(&output)
    );

    // A name inside counts more than that of folder and archive.
    let named = double()
        .with("mettle.yaml", "slug: twice-the-number\n")
        .with("problem.yaml", "problem_format_version: 2025-09\nname: Twice\nuuid: 11111111-2222-4333-8444-555555555557\n");
    write(&named, &folder.path().join("Some Folder"));
    let output = run(&["import", "Some Folder"]);
    assert!(
        said(&output).contains("published: \"twice-the-number\" version 1"),
        "{}",
        said(&output)
    );
    let output = run(&["export", "twice-the-number", "-o", "x.zip"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = run(&["import", "x.zip", "--policy", "draft"]);
    assert!(said(&output).contains("verified"), "{}", said(&output));

    // What is only described is made on the server.
    write(&sums(), &folder.path().join("polygon"));
    let output = run(&["import", "polygon", "--hidden"]);
    assert!(output.status.success(), "{}", said(&output));
    let ada = server.register("ada").await;
    assert_eq!(ada.ask("/problems/sums").await.status, 404);
    assert_eq!(root.get("/problems/sums").await["case_count"], 4);

    // What is wrong is told, and the exit code says so.
    write(
        &double().with("submissions/accepted/b.py", "print(3)\n"),
        &folder.path().join("broken"),
    );
    let output = run(&["import", "broken"]);
    assert!(!output.status.success());
    assert!(
        said(&output).contains("WRONG submissions/accepted/b.py: WA")
            && said(&output).contains("refused: "),
        "{}",
        said(&output)
    );
    let theirs = token(&ada, &["read", "submit"]).await;
    for (token, words) in [
        (Some(theirs.as_str()), "403"),
        (Some("mtk_wrong"), "401"),
        (None, "--token"),
    ] {
        let output = problem(&server, token, &["import", "double"], folder.path());
        assert!(!output.status.success());
        assert!(said(&output).contains(words), "{words}: {}", said(&output));
    }
}
