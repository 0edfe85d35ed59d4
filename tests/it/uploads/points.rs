//! Uploaded packages that give points: the server gives what the package's own check gives.

use super::{admin, packages::Files, published, with_admin};
use crate::{
    judging::mettle,
    server::{Plan, Server, cases, one},
};
use serde_json::{Value, json};
use std::process::Command;

const RIGHT: &str = "print(2 * int(input()))\n";
/// Right for small numbers only.
const SMALL: &str = "n = int(input())\nprint(2 * n if n < 100 else n)\n";
/// Right for large numbers only.
const LARGE: &str = "n = int(input())\nprint(2 * n if n >= 100 else -1)\n";
const WRONG: &str = "print('no')\n";

/// Twice a number, with these inputs.
fn doubling(problem: &str, inputs: &[(&str, u32)]) -> Files {
    inputs.iter().fold(
        Files(Vec::new())
            .with("problem.yaml", problem)
            .with("submissions/accepted/right.py", RIGHT),
        |package, (name, input)| {
            package
                .with(&format!("data/{name}.in"), format!("{input}\n"))
                .with(&format!("data/{name}.ans"), format!("{}\n", 2 * input))
        },
    )
}

/// Groups of all three kinds, one of which needs another one.
fn stairs() -> Files {
    let problem = "problem_format_version: 2025-09\nname: Stairs\nuuid: 11111111-2222-4333-8444-555555555556\ntype: scoring\n\
        limits: {time_limit: 10}\n";
    let inputs = [
        ("sample/1", 3),
        ("secret/a/1", 1),
        ("secret/a/2", 2),
        ("secret/b/1", 3),
        ("secret/b/2", 4),
        ("secret/b/3", 300),
        ("secret/b/4", 400),
        ("secret/c/1", 50),
        ("secret/c/2", 500),
    ];
    doubling(problem, &inputs)
        .with("statement/problem.en.md", "Print twice the number.\n")
        .with("data/secret/test_group.yaml", "max_score: 100\nscore_aggregation: sum\n")
        .with(
            "data/secret/a/test_group.yaml",
            "max_score: 20\nscore_aggregation: pass-fail\n",
        )
        .with("data/secret/b/test_group.yaml", "max_score: 40\nscore_aggregation: sum\n")
        .with(
            "data/secret/c/test_group.yaml",
            "max_score: 40\nscore_aggregation: min\nrequire_pass: [secret/a]\n",
        )
        .with("submissions/mixed/small.py", SMALL)
        .with("submissions/mixed/large.py", LARGE)
        .with(
            "submissions/submissions.yaml",
            "mixed/small.py: {permitted: [AC, WA], score: 40}\nmixed/large.py: {permitted: [AC, WA], score: 20}\n",
        )
}

/// The graders of the older format.
fn ladder() -> Files {
    let inputs = [
        ("sample/1", 3),
        ("secret/one/1", 1),
        ("secret/one/2", 2),
        ("secret/two/1", 100),
        ("secret/two/2", 200),
    ];
    doubling(
        "name: Ladder\ntype: scoring\nlicense: unknown\nlimits: {time_for_AC_submissions: 10}\n",
        &inputs,
    )
    .with(".timelimit", "10\n")
    .with(
        "problem_statement/problem.en.md",
        "Print twice the number.\n",
    )
    .with(
        "data/testdata.yaml",
        "on_reject: continue\nrange: 0 60\ngrader_flags: ignore_sample\n",
    )
    .with(
        "data/secret/testdata.yaml",
        "on_reject: continue\nrange: 0 60\ngrader_flags: accept_if_any_accepted\n",
    )
    .with(
        "data/secret/one/testdata.yaml",
        "on_reject: break\naccept_score: 20\nrange: 0 20\ngrader_flags: min\n",
    )
    .with(
        "data/secret/two/testdata.yaml",
        "on_reject: break\naccept_score: 20\nrange: 0 40\ngrader_flags: sum\n",
    )
}

/// What `mettle judge` says of a program on its own.
fn judged_by_the_program(package: &Files, name: &str, code: &str) -> (Value, Value) {
    let folder = tempfile::tempdir().unwrap();
    let (archive, source) = (folder.path().join(name), folder.path().join("main.py"));
    std::fs::write(&archive, package.zip()).unwrap();
    std::fs::write(&source, code).unwrap();
    let output = Command::new(mettle())
        .args(["judge", "--json"])
        .args([&archive, &source])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let last: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    (last["verdict"].clone(), last["score"].clone())
}

async fn points_are_given(server: &Server) {
    let root = admin(server).await;
    let ada = server.register("ada").await;
    let shown = published(&root, "stairs.zip", &stairs()).await;
    let scores: Vec<(&Value, &Value)> = shown["report"]["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|submission| (&submission["path"], &submission["score"]))
        .collect();
    assert_eq!(scores.len(), 3);
    for (path, score) in [("right", 100.0), ("small", 40.0), ("large", 20.0)] {
        let found = scores
            .iter()
            .find(|(of, _)| of.as_str().unwrap().contains(path));
        assert_eq!(*found.unwrap().1, json!(score), "{path}");
    }
    for (code, verdict, score) in [
        (RIGHT, "AC", 100.0),
        (SMALL, "PARTIAL", 40.0),
        (LARGE, "PARTIAL", 20.0),
        (WRONG, "WA", 0.0),
    ] {
        let (events, shown) = ada.judged("stairs", "python", code).await;
        let told = one(&events, "submission.verdict");
        for said in [told, &shown] {
            assert_eq!(
                (&said["verdict"], &said["score"]),
                (&json!(verdict), &json!(score)),
                "{code} {said:#}"
            );
        }
        assert_eq!(
            judged_by_the_program(&stairs(), "stairs.zip", code),
            (json!(verdict), json!(score))
        );
        if code == SMALL {
            // The rest of `c` is not run after its first failure; every case of `b` is.
            assert_eq!(cases(&events).len(), 9);
            let points = |name: &str| {
                let tests = shown["tests"].as_array().unwrap();
                let test = tests.iter().find(|test| test["case"] == name);
                test.unwrap()["points"].clone()
            };
            assert_eq!(
                [
                    points("secret/b/1"),
                    points("secret/b/3"),
                    points("secret/c/2")
                ],
                [json!(10.0), json!(0.0), json!(0.0)]
            );
        }
    }
    let problem = ada.get("/problems/stairs").await;
    assert_eq!(problem["scoring"]["max_score"], 100.0);
    assert_eq!(
        problem["scoring"]["groups"][3],
        json!({"name": "secret/c", "max_score": 40.0, "aggregation": "min", "require_pass": ["secret/a"]})
    );
    let tests = root.get("/admin/problems/stairs/tests").await;
    let points: Vec<&Value> = tests["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|test| &test["points"])
        .collect();
    let (none, ten, forty) = (json!(null), json!(10.0), json!(40.0));
    assert_eq!(
        points,
        [&none, &none, &none, &ten, &ten, &ten, &ten, &forty, &forty]
    );
    // The best of the four counts, as a share of what can be reached.
    let stats = ada.get("/me/stats").await;
    assert_eq!(stats["average_score"], 100.0, "{stats:#}");
    let ben = server.register("ben").await;
    ben.judged("stairs", "python", SMALL).await;
    assert_eq!(ben.get("/me/stats").await["average_score"], 40.0);

    published(&root, "ladder.zip", &ladder()).await;
    for (code, verdict, score) in [(RIGHT, "AC", 60.0), (SMALL, "PARTIAL", 20.0)] {
        let (_, shown) = ada.judged("ladder", "python", code).await;
        assert_eq!(
            (&shown["verdict"], &shown["score"]),
            (&json!(verdict), &json!(score)),
            "{code} {shown:#}"
        );
        assert_eq!(
            judged_by_the_program(&ladder(), "ladder.zip", code),
            (json!(verdict), json!(score))
        );
    }
    assert_eq!(
        ada.get("/problems/ladder").await["scoring"]["max_score"],
        60.0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_uploaded_package_gives_partial_points_with_one_process_on_sqlite() {
    points_are_given(&with_admin(Plan::embedded()).start().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_uploaded_package_gives_partial_points_with_workers_on_postgres_and_redis() {
    points_are_given(&with_admin(Plan::distributed()).start().await).await;
}
