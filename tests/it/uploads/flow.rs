//! From the upload to a solved problem, and to its next version.

use super::{admin, import, packages::double, send, with_admin};
use crate::server::{Plan, Server, one, types};
use serde_json::{Value, json};

const RIGHT: &str = "print(2 * int(input()))\n";
const SQUARE: &str = "print(int(input()) ** 2)\n";

async fn a_package_goes_its_way(server: &Server) {
    let root = admin(server).await;
    let ada = server.register("ada").await;
    let refused = send(&ada, "double.zip", double().zip(), "warnings").await;
    assert_eq!(refused.status, 403, "{refused}");

    let (events, shown) = import(&root, "double.zip", double().zip(), "warnings").await;
    let mut kinds = types(&events);
    kinds.dedup();
    for (kind, after) in ["received", "started", "unpacked"].iter().zip(&kinds) {
        assert_eq!(*after, format!("import.{kind}"));
    }
    let unpacked = one(&events, "import.unpacked");
    assert_eq!(
        (&unpacked["cases"], &unpacked["submissions"]),
        (&json!(3), &json!(3))
    );
    let square: &Value = events
        .iter()
        .find(|event| event["path"] == "submissions/wrong_answer/square.py")
        .unwrap();
    assert_eq!(square["verdicts"], json!(["AC", "WA", "AC"]), "every test");
    assert_eq!(square["ok"], true);
    let limits = one(&events, "import.limits");
    assert_eq!(
        (&limits["inferred"], &limits["time_limit_ms"]),
        (&json!(true), &json!(1000))
    );
    assert!(
        limits["slack"].as_f64().unwrap() > 1.0 && limits["most_instructions"].as_u64() > Some(100)
    );
    assert_eq!(
        one(&events, "import.toothless")["cases"],
        json!(["secret/2"])
    );
    assert_eq!(one(&events, "import.published")["version"], 1);
    assert_eq!(
        (&shown["outcome"], &shown["slug"]),
        (&json!("published"), &json!("double"))
    );
    assert_eq!(
        shown["report"]["cases"],
        json!(["sample/1", "secret/1", "secret/2"])
    );
    assert_eq!(shown["report"]["checked"], 3);

    let first = ada.judged("double", "python", RIGHT).await.1;
    assert_eq!(
        (&first["verdict"], &first["problem_version"]),
        (&json!("AC"), &json!(1))
    );

    // The same again changes nothing; a strict administrator is told of the toothless test.
    let (events, _) = import(&root, "double.zip", double().zip(), "warnings").await;
    assert_eq!(one(&events, "import.published")["changed"], false);
    let (_, strict) = import(&root, "double.zip", double().zip(), "strict").await;
    assert_eq!(strict["outcome"], "refused", "{strict}");

    let next = double()
        .with("data/secret/3.in", "100\n")
        .with("data/secret/3.ans", "200\n");
    let (events, draft) = import(&root, "double.zip", next.zip(), "draft").await;
    assert_eq!(types(&events).last(), Some(&"import.verified"));
    assert_eq!(draft["outcome"], "verified");
    assert_eq!(
        root.get("/problems/double").await["samples"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let (events, _) = import(&root, "double.zip", next.zip(), "warnings").await;
    assert_eq!(one(&events, "import.published")["version"], 2);
    let second = ada.judged("double", "python", SQUARE).await.1;
    assert_eq!(
        (&second["verdict"], &second["problem_version"]),
        (&json!("WA"), &json!(2))
    );
    let id = first["id"].as_str().unwrap();
    let old = ada.submission(id).await;
    assert_eq!(
        (
            &old["problem_version"],
            old["tests"].as_array().unwrap().len()
        ),
        (&json!(1), 3)
    );

    let broken = double().with("submissions/accepted/b.py", SQUARE);
    let (events, refused) = import(&root, "double.zip", broken.zip(), "warnings").await;
    let last = events.last().unwrap();
    assert_eq!(last["type"], "import.refused");
    assert!(
        last["reason"]
            .as_str()
            .unwrap()
            .contains("1 of 3 submissions"),
        "{last}"
    );
    assert_eq!(refused["report"]["mismatched"], 1);
    let listed = root.get("/admin/imports").await;
    assert_eq!(listed["items"][0]["outcome"], "refused");
    let answer = ada.ask("/admin/imports").await;
    assert_eq!((answer.status, answer.problem()), (403, "forbidden"));
    let spied = ada
        .ask(&format!(
            "/admin/imports/{}",
            refused["id"].as_str().unwrap()
        ))
        .await;
    assert_eq!(spied.status, 403, "{spied}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_package_is_uploaded_verified_and_solved_with_one_process_on_sqlite() {
    let server = with_admin(Plan::embedded()).start().await;
    a_package_goes_its_way(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_package_is_uploaded_verified_and_solved_with_workers_on_postgres_and_redis() {
    let server = with_admin(Plan::distributed()).start().await;
    a_package_goes_its_way(&server).await;
}
