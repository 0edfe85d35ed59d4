//! Test cases one by one: each change makes a version, and old submissions keep theirs.

use super::{admin, packages::double, published, with_admin};
use crate::server::{Answer, Plan, Server, Socket, User};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

const RIGHT: &str = "print(2 * int(input()))\n";
/// Wrong for seven only.
const BUT_SEVEN: &str = "n = int(input())\nprint(0 if n == 7 else 2 * n)\n";

fn call(admin: &User, method: Method, path: &str) -> crate::server::Call {
    let path = format!("/api/v1/admin/problems/double/tests{path}");
    admin.client.request(method, &path).bearer(&admin.access)
}

/// The parts of a test.
fn parts(parts: &[(&'static str, &str)]) -> Form {
    parts.iter().fold(Form::new(), |form, (name, content)| {
        form.part(*name, Part::bytes(content.as_bytes().to_vec()))
    })
}

/// Follows what a change began: the import as the API shows it at its end.
async fn ended(admin: &User, answer: Answer) -> Value {
    assert_eq!(answer.status, 202, "{answer}");
    let events = answer.body["events"].as_str().unwrap();
    let watching = Socket::open(admin, events).await.unwrap();
    watching.until_the_end().await;
    let id = answer.body["id"].as_str().unwrap();
    admin.get(&format!("/admin/imports/{id}")).await
}

/// A change that becomes this version.
async fn becomes(admin: &User, version: i64, call: crate::server::Call) {
    let shown = ended(admin, call.send().await).await;
    assert_eq!(
        (&shown["outcome"], &shown["version"]),
        (&json!("published"), &json!(version)),
        "{shown:#}"
    );
}

async fn names(admin: &User, version: i64) -> Vec<String> {
    let tests = admin.get("/admin/problems/double/tests").await;
    assert_eq!(tests["version"], version);
    let name = |test: &Value| test["name"].as_str().unwrap().to_owned();
    tests["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(name)
        .collect()
}

async fn tests_are_changed_one_by_one(server: &Server) {
    let root = admin(server).await;
    let ada = server.register("ada").await;
    published(&root, "double.zip", &double()).await;
    assert_eq!(names(&root, 1).await, ["sample/1", "secret/1", "secret/2"]);
    let tests = root.get("/admin/problems/double/tests").await;
    assert_eq!(
        (
            &tests["items"][1]["input_bytes"],
            &tests["items"][1]["answer_bytes"]
        ),
        (&json!(2), &json!(3))
    );
    for (part, content) in [("input", "5\n"), ("answer", "10\n")] {
        let path = format!("/secret%2F1/{part}");
        let got = call(&root, Method::GET, &path).send().await;
        assert_eq!((got.status, got.text.as_str()), (200, content), "{part}");
        let spied = call(&ada, Method::GET, &path).send().await;
        assert_eq!((spied.status, spied.problem()), (403, "forbidden"));
    }
    for path in ["/secret%2F9/input", "/secret%2F1/output"] {
        let got = call(&root, Method::GET, path).send().await;
        assert_eq!((got.status, got.problem()), (404, "not-found"), "{path}");
    }
    let first = ada.judged("double", "python", BUT_SEVEN).await.1;
    assert_eq!(
        (&first["verdict"], &first["problem_version"]),
        (&json!("AC"), &json!(1))
    );

    // Added.
    let seven = parts(&[("input", "7\n"), ("answer", "14\n")]);
    let put = |form| call(&root, Method::PUT, "/secret%2F07").multipart(form);
    let refused = call(&ada, Method::PUT, "/secret%2F07").multipart(parts(&[("input", "7\n")]));
    assert_eq!(refused.send().await.status, 403);
    becomes(&root, 2, put(seven)).await;
    assert_eq!(
        names(&root, 2).await,
        ["sample/1", "secret/07", "secret/1", "secret/2"]
    );
    let second = ada.judged("double", "python", BUT_SEVEN).await.1;
    assert_eq!(
        (&second["verdict"], &second["problem_version"]),
        (&json!("WA"), &json!(2))
    );
    let id = first["id"].as_str().unwrap();
    let old = ada.submission(id).await;
    assert_eq!(
        (
            &old["verdict"],
            &old["problem_version"],
            old["tests"].as_array().unwrap().len()
        ),
        (&json!("AC"), &json!(1), 3),
        "it keeps its version"
    );

    // Replaced: not by what the accepted submissions fail, nor by half a test.
    for wrong in [&[("answer", "15\n")][..], &[("input", "9\n")]] {
        let shown = ended(&root, put(parts(wrong)).send().await).await;
        assert_eq!(shown["outcome"], "refused", "{shown:#}");
        assert!(
            shown["report"]["reason"]
                .as_str()
                .unwrap()
                .contains("promise")
        );
    }
    becomes(
        &root,
        3,
        put(parts(&[("input", "8\n"), ("answer", "16\n")])),
    )
    .await;
    let got = call(&root, Method::GET, "/secret%2F07/input").send().await;
    assert_eq!(got.text, "8\n");
    let odd = put(parts(&[("inputs", "8\n")])).send().await;
    assert_eq!((odd.status, odd.problem()), (422, "validation-failed"));

    // Reordered.
    let order =
        json!([{"op": "order", "tests": ["secret/2", "secret/1", "secret/07"]}]).to_string();
    let form = || Form::new().text("changes", order.clone());
    becomes(&root, 4, call(&root, Method::POST, "").multipart(form())).await;
    assert_eq!(
        names(&root, 4).await,
        ["sample/1", "secret/01", "secret/02", "secret/03"]
    );
    let got = call(&root, Method::GET, "/secret%2F03/input").send().await;
    assert_eq!(got.text, "8\n", "what was 07 is the last one");
    let partial = call(&root, Method::POST, "").multipart(form()).send().await;
    assert_eq!(
        (partial.status, partial.problem()),
        (422, "validation-failed")
    );

    // A sample, and back.
    let mark = |name: &str, is_sample: bool| {
        let body = json!({"is_sample": is_sample}).to_string();
        call(&root, Method::PATCH, name).body(body)
    };
    becomes(&root, 5, mark("/secret%2F01", true)).await;
    let samples = ada.get("/problems/double").await["samples"].clone();
    assert_eq!(
        samples[0],
        json!({"name": "sample/01", "input": "2\n", "answer": "4\n"}),
        "{samples:#}"
    );
    assert_eq!(samples.as_array().unwrap().len(), 2);
    becomes(&root, 6, mark("/sample%2F01", false)).await;
    assert_eq!(
        ada.get("/problems/double").await["samples"]
            .as_array()
            .unwrap()
            .len(),
        1
    );

    // Removed and added together: one version.
    let changes = json!([
        {"op": "delete", "test": "secret/01"},
        {"op": "put", "test": "secret/04-large", "input": "a", "answer": "b"},
        {"op": "rename", "test": "secret/02", "to": "secret/05"},
    ]);
    let form = Form::new()
        .text("changes", changes.to_string())
        .part("a", Part::bytes(b"1000000\n".to_vec()))
        .part("b", Part::bytes(b"2000000\n".to_vec()));
    becomes(&root, 7, call(&root, Method::POST, "").multipart(form)).await;
    assert_eq!(
        names(&root, 7).await,
        ["sample/1", "secret/03", "secret/04-large", "secret/05"]
    );
    becomes(&root, 8, call(&root, Method::DELETE, "/secret%2F03")).await;
    let last = ada.judged("double", "python", RIGHT).await.1;
    assert_eq!(
        (&last["verdict"], last["tests"].as_array().unwrap().len()),
        (&json!("AC"), 3)
    );
    // All of it is on record.
    let listed = root.get("/admin/imports").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 10);
    let log = root.get("/admin/audit-log").await;
    assert_eq!(log["items"][0]["action"], "problem.import", "{log:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tests_are_listed_added_replaced_reordered_and_marked_with_one_process_on_sqlite() {
    tests_are_changed_one_by_one(&with_admin(Plan::embedded()).start().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tests_are_listed_added_replaced_reordered_and_marked_with_workers_on_postgres_and_redis() {
    tests_are_changed_one_by_one(&with_admin(Plan::distributed()).start().await).await;
}
