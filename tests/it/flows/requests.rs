//! What a request carries besides its body.

use crate::server::{SUM_C, SUM_PYTHON, Server, User, one};
use serde_json::json;

pub async fn an_idempotency_key_submits_once(bob: &User) {
    let body = json!({"problem": "a-plus-b", "language": "python", "code": SUM_PYTHON});
    let send = async |body: &serde_json::Value| {
        bob.posting("/submissions", body.clone())
            .header("idempotency-key", "click-1")
            .send()
            .await
    };
    let (first, second) = tokio::join!(send(&body), send(&body));
    assert_eq!(
        (first.status, second.status),
        (202, 202),
        "{first}\n{second}"
    );
    assert_eq!(first.body["id"], second.body["id"]);
    let replays = [&first, &second].map(|answer| answer.header("idempotency-replayed"));
    assert!(
        replays.contains(&"true") && replays.contains(&""),
        "{replays:?}"
    );

    let id = first.body["id"].as_str().unwrap();
    let events = bob.watch(id).await.until_the_end().await;
    assert_eq!(one(&events, "submission.verdict")["verdict"], "AC");
    let third = send(&body).await;
    assert_eq!(
        (third.status, &third.body["id"]),
        (202, &first.body["id"]),
        "{third}"
    );
    assert_eq!(
        bob.watch(id).await.until_the_end().await,
        events,
        "it was not judged again"
    );

    let other =
        send(&json!({"problem": "a-plus-b", "language": "python", "code": "print(1)"})).await;
    assert_eq!(
        (other.status, other.problem()),
        (422, "idempotency-key-reused"),
        "{other}"
    );
}

pub async fn one_request_id_leads_through_all_logs(server: &Server, bob: &User) {
    let body = json!({"problem": "a-plus-b", "language": "c", "code": SUM_C});
    let request_id = "lost-in-production.7";
    let answer = bob
        .posting("/submissions", body)
        .header("x-request-id", request_id)
        .send()
        .await;
    assert_eq!(
        (answer.status, answer.header("x-request-id")),
        (202, request_id)
    );
    bob.watch(answer.body["id"].as_str().unwrap())
        .await
        .until_the_end()
        .await;
    let said = |log: &str, words: &str| {
        log.lines()
            .any(|line| line.contains(request_id) && line.contains(words))
    };
    assert!(said(&server.front.log(), "submission stored"));
    assert!(
        said(&server.judging_logs(), ": judged"),
        "{}",
        server.judging_logs()
    );
}
