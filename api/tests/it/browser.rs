//! What a browser needs and what it must not be able to do.

use crate::app::TestApp;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn logging_in_sets_cookies_that_scripts_and_other_sites_cannot_use() {
    let app = TestApp::start().await;
    let body =
        json!({"email": "a@b", "username": "ada", "password": "long enough", "full_name": ""});
    let answer = app.post("/api/v1/auth/register", body).send().await;
    let cookies: Vec<&str> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().unwrap())
        .collect();
    let attributes: Vec<&str> = cookies
        .iter()
        .map(|text| text.split_once("; ").unwrap().1)
        .collect();
    assert_eq!(
        attributes,
        [
            "Path=/; Max-Age=900; HttpOnly; SameSite=Lax",
            "Path=/api/v1/auth; Max-Age=2592000; HttpOnly; SameSite=Lax"
        ]
    );
}

#[tokio::test]
async fn behind_https_the_cookies_are_secure() {
    let app =
        TestApp::with(|config| config.public_origin = Some("https://judge.example".into())).await;
    let body =
        json!({"email": "a@b", "username": "ada", "password": "long enough", "full_name": ""});
    let answer = app.post("/api/v1/auth/register", body).send().await;
    for cookie in answer.headers.get_all("set-cookie") {
        assert!(cookie.to_str().unwrap().ends_with("; Secure"), "{cookie:?}");
    }
}

#[tokio::test]
async fn the_cookie_works_from_our_own_pages_and_no_others() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let user = app.user("ada").await;
    let cookie = format!("mettle_access={}", user.access);
    assert_eq!(
        app.get("/api/v1/me")
            .header("cookie", &cookie)
            .send()
            .await
            .status,
        200
    );

    let submit = |origin: String| {
        let body = json!({"problem": "sum", "language": "python", "code": "print(3)"});
        app.post("/api/v1/submissions", body)
            .header("cookie", &cookie)
            .header("origin", origin)
            .send()
    };
    assert_eq!(submit(app.url("")).await.status, 202);
    let foreign = submit("https://evil.example".to_owned()).await;
    insta::assert_snapshot!(foreign, @r#"
    403 Forbidden
    {
      "type": "/api/errors/cross-origin",
      "title": "The request comes from another origin",
      "status": 403,
      "detail": "Pages of \"https://evil.example\" may not do this with the cookie.",
      "instance": "/api/v1/submissions",
      "request_id": "[id]"
    }
    "#);
    assert_eq!(submit("null".to_owned()).await.problem(), "cross-origin");
}

#[tokio::test]
async fn logging_in_from_a_foreign_page_is_refused() {
    let app = TestApp::start().await;
    app.user("ada").await;
    let body = json!({"email": "ada@example.org", "password": crate::app::PASSWORD});
    let answer = app
        .post("/api/v1/auth/login", body)
        .header("origin", "https://evil.example")
        .send()
        .await;
    assert_eq!(answer.problem(), "cross-origin");
}

#[tokio::test]
async fn a_browser_refreshes_with_its_cookie_alone() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let refresh = |cookie: String| {
        let call = app.request(Method::POST, "/api/v1/auth/refresh");
        call.header("cookie", cookie)
            .header("origin", app.url(""))
            .send()
    };
    let cookie = format!("mettle_refresh={}", user.refresh);
    let answer = refresh(cookie.clone()).await;
    assert_eq!(answer.status, 200, "{answer}");
    assert_eq!(
        answer.cookie("mettle_access").unwrap(),
        answer.body["access_token"]
    );
    let reused = refresh(cookie).await;
    assert_eq!(reused.problem(), "token-reused");
    assert_eq!(
        reused.cookie("mettle_access").as_deref(),
        Some(""),
        "the browser forgets"
    );
}

#[tokio::test]
async fn a_stale_cookie_makes_a_stranger_where_strangers_may_look() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let stale = format!("mettle_access=mta_{}", "x".repeat(43));
    assert_eq!(
        app.get("/api/v1/problems")
            .header("cookie", &stale)
            .send()
            .await
            .status,
        200
    );
    assert_eq!(
        app.get("/api/v1/me")
            .header("cookie", &stale)
            .send()
            .await
            .status,
        401
    );
    let header = app
        .get("/api/v1/problems")
        .bearer(&stale["mettle_access=".len()..])
        .send()
        .await;
    assert_eq!(header.status, 401, "a bad token in the header is told");
}

#[tokio::test]
async fn other_origins_may_call_only_if_configured() {
    let preflight = |app: &TestApp| {
        app.request(Method::OPTIONS, "/api/v1/problems")
            .header("origin", "https://ide.example")
            .header("access-control-request-method", "GET")
            .header("access-control-request-headers", "authorization")
            .send()
    };
    let closed = TestApp::start().await;
    assert_eq!(
        preflight(&closed)
            .await
            .header("access-control-allow-origin"),
        ""
    );
    let open =
        TestApp::with(|config| config.allowed_origins.push("https://ide.example".into())).await;
    let answer = preflight(&open).await;
    assert_eq!(
        answer.header("access-control-allow-origin"),
        "https://ide.example"
    );
    assert_eq!(
        answer.header("access-control-allow-credentials"),
        "",
        "tokens only"
    );
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_an_id() {
    let app = TestApp::start().await;
    for path in [
        "/api/v1/problems",
        "/api/v1/nothing",
        "/healthz",
        "/api/docs/",
    ] {
        let answer = app.get(path).send().await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert_eq!(answer.header("x-request-id").len(), 36, "{path}");
    }
    let named = app
        .get("/api/v1/nothing")
        .header("x-request-id", "build-42")
        .send()
        .await;
    assert_eq!(
        (named.header("x-request-id"), &named.body["request_id"]),
        ("build-42", &json!("build-42"))
    );
}
