//! Requests that cannot be right, to a real server.

use super::tokens;
use crate::server::{Answer, Plan, SUM_C, Server, Socket, User};
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_requests_get_their_problem_and_logs_keep_secrets() {
    let server = Plan::embedded().with("RUST_LOG", "debug").start().await;
    let (ada, bob) = (server.register("ada").await, server.register("bob").await);
    programs_that_are_none(&ada).await;
    ids_of_nothing(&ada).await;
    what_belongs_to_others(&ada, &bob).await;
    tokens::tokens_that_are_none(&server, &ada).await;
    tokens::an_expired_token_says_so(&server, &bob).await;
    logs_keep_secrets(&server, &[&ada, &bob]);
}

async fn programs_that_are_none(ada: &User) {
    let submit = async |language: &str, code: &str| {
        ada.post(
            "/submissions",
            json!({"problem": "a-plus-b", "language": language, "code": code}),
        )
        .await
    };
    expect(
        &submit("cobol", "x").await,
        422,
        "validation-failed",
        "unknown language \"cobol\"",
    );
    expect(
        &submit("python", "").await,
        422,
        "validation-failed",
        "is empty",
    );
    expect(
        &submit("python", "\n\t ").await,
        422,
        "validation-failed",
        "is empty",
    );
    expect(
        &submit("python", "a\0b").await,
        422,
        "validation-failed",
        "NUL byte at offset 1",
    );
    expect(
        &submit("python", &"#".repeat(10 << 20)).await,
        413,
        "payload-too-large",
        "larger than 1 MiB",
    );
    expect(
        &submit("python", &"#".repeat(1_000_000)).await,
        413,
        "payload-too-large",
        "1000000 bytes",
    );

    let raw = async |body: &[u8]| {
        let call = ada
            .client
            .request(reqwest::Method::POST, "/api/v1/submissions")
            .bearer(&ada.access);
        call.body(body.to_vec()).send().await
    };
    expect(
        &raw(b"{\"code\": \"\xff\"}").await,
        400,
        "malformed-request",
        "not UTF-8: byte 0xff at offset 10",
    );
    expect(
        &raw(b"{\"code\": ").await,
        400,
        "malformed-request",
        "not valid JSON",
    );
    expect(
        &raw(b"[1, 2]").await,
        422,
        "validation-failed",
        "does not fit",
    );
    expect(
        &raw(b"{\"code\": \"x\"}").await,
        422,
        "validation-failed",
        "missing field `problem`",
    );
    let run = ada
        .post("/runs", json!({"language": "befunge", "code": "x"}))
        .await;
    expect(
        &run,
        422,
        "validation-failed",
        "unknown language \"befunge\"",
    );
}

async fn ids_of_nothing(ada: &User) {
    let id = Uuid::now_v7();
    for path in [format!("/submissions/{id}"), format!("/runs/{id}")] {
        expect(&ada.ask(&path).await, 404, "not-found", &id.to_string());
        assert_eq!(
            Socket::open(ada, &format!("/api/v1{path}/events"))
                .await
                .err(),
            Some(404)
        );
    }
    for path in [
        "/submissions/7",
        "/submissions/%00",
        "/runs/not-an-id",
        "/problems/no-such-problem",
        "/no/such/path",
    ] {
        expect(&ada.ask(path).await, 404, "not-found", "There is no");
    }
    let answer = ada
        .post(
            "/submissions",
            json!({"problem": "nowhere", "language": "c", "code": SUM_C}),
        )
        .await;
    expect(&answer, 404, "not-found", "nowhere");
    expect(
        &ada.ask("/submissions?limit=x").await,
        400,
        "malformed-request",
        "limit",
    );
    expect(
        &ada.ask("/problems?cursor=x").await,
        400,
        "invalid-cursor",
        "cursor",
    );
    expect(
        &ada.ask("/submissions?verdict=GREAT").await,
        400,
        "malformed-request",
        "verdict",
    );
}

async fn what_belongs_to_others(ada: &User, bob: &User) {
    let id = bob.submit("a-plus-b", "c", SUM_C).await;
    bob.watch(&id).await.until_the_end().await;
    let run = bob
        .post(
            "/runs",
            json!({"language": "c", "code": SUM_C, "stdin": "1 2"}),
        )
        .await
        .body["id"]
        .clone();
    for path in [
        format!("/submissions/{id}"),
        format!("/runs/{}", run.as_str().unwrap()),
    ] {
        assert_eq!(bob.ask(&path).await.status, 200);
        let (theirs, nothing) = (
            ada.ask(&path).await,
            ada.ask(&format!("/submissions/{}", Uuid::now_v7())).await,
        );
        expect(&theirs, 404, "not-found", "There is no");
        assert_eq!(
            theirs.body["title"], nothing.body["title"],
            "as if it were not there"
        );
        assert_eq!(
            Socket::open(ada, &format!("/api/v1{path}/events"))
                .await
                .err(),
            Some(404)
        );
    }
    assert_eq!(ada.get("/submissions").await["items"], Value::Array(vec![]));
}

/// The password, the tokens: nothing of it is in the log, even at the level for debugging.
fn logs_keep_secrets(server: &Server, users: &[&User]) {
    let log = server.front.log();
    assert!(
        log.contains("DEBUG") && log.contains("request answered"),
        "the log is there"
    );
    for user in users {
        for secret in [&user.password, &user.access, &user.refresh] {
            assert!(
                !log.contains(secret.as_str()),
                "{secret} of {} is in the log",
                user.name
            );
        }
    }
}

/// An answer of this kind whose detail has these words.
pub fn expect(answer: &Answer, status: u16, problem: &str, words: &str) {
    assert_eq!(
        (answer.status, answer.problem()),
        (status, problem),
        "{answer}"
    );
    assert!(
        answer.body["detail"].as_str().unwrap().contains(words),
        "{words:?} in {answer}"
    );
    assert!(
        !answer.body["request_id"].as_str().unwrap().is_empty(),
        "{answer}"
    );
}
