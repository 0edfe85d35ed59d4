//! Alive, ready, metrics, and paths that do not exist.

use crate::app::TestApp;
use reqwest::Method;

#[tokio::test]
async fn a_server_whose_parts_answer_is_ready() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/healthz").send().await.body["status"], "ok");
    insta::assert_snapshot!(app.get("/readyz").send().await, @r#"
    200 OK
    {
      "ready": true,
      "database": {
        "kind": "SQLite",
        "ok": true
      },
      "queue": {
        "kind": "embedded",
        "ok": true
      }
    }
    "#);
}

#[tokio::test]
async fn without_its_database_a_server_is_alive_but_not_ready() {
    let app = TestApp::start().await;
    app.store.close().await;
    assert_eq!(app.get("/healthz").send().await.status, 200);
    insta::assert_snapshot!(app.get("/readyz").send().await, @r#"
    503 Service Unavailable
    {
      "ready": false,
      "database": {
        "kind": "SQLite",
        "ok": false,
        "problem": "the database (SQLite) does not answer; see the log"
      },
      "queue": {
        "kind": "embedded",
        "ok": true
      }
    }
    "#);
    let refused = app.get("/api/v1/problems").send().await;
    assert_eq!(
        (refused.status, refused.problem()),
        (503, "unavailable"),
        "{refused}"
    );
    assert!(!refused.header("retry-after").is_empty());
}

#[tokio::test]
async fn requests_are_counted_by_route_not_by_path() {
    let app = TestApp::start().await;
    app.get("/api/v1/problems/one-of-very-many").send().await;
    app.get("/no/such/path").send().await;
    let metrics = app.get("/metrics").send().await;
    assert_eq!(
        metrics.header("content-type"),
        "text/plain; version=0.0.4; charset=utf-8"
    );
    let line =
        r#"mettle_http_requests_total{method="GET",route="/api/v1/problems/{slug}",status="404"}"#;
    assert!(metrics.text.contains(line), "{}", metrics.text);
    assert!(
        metrics.text.contains(r#"route="unmatched""#) && !metrics.text.contains("one-of-very-many")
    );
    assert!(
        metrics
            .text
            .contains("mettle_http_request_duration_seconds_bucket")
    );
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_are_problem_documents() {
    let app = TestApp::start().await;
    insta::assert_snapshot!(app.get("/api/v1/nothing").header("x-request-id", "r").send().await, @r#"
    404 Not Found
    {
      "type": "/api/errors/not-found",
      "title": "Not found",
      "status": 404,
      "detail": "There is nothing at /api/v1/nothing. The paths are listed at /api/docs.",
      "instance": "/api/v1/nothing",
      "request_id": "r"
    }
    "#);
    let wrong = app.request(Method::PUT, "/api/v1/problems").send().await;
    assert_eq!((wrong.status, wrong.problem()), (405, "method-not-allowed"));
    assert_eq!(wrong.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_its_explanation() {
    let app = TestApp::start().await;
    let problem = app.get("/api/v1/nothing").send().await;
    let page = app.get(problem.body["type"].as_str().unwrap()).send().await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Not found"), "{}", page.text);
    assert_eq!(
        app.get("/api/errors/no-such-error").send().await.status,
        404
    );
}
