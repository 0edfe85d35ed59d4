//! API tokens.

use crate::app::{Answer, TestApp, TestUser};
use reqwest::Method;
use serde_json::{Value, json};

async fn create(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/api/v1/me/tokens", body)
        .bearer(&user.access)
        .send()
        .await
}

#[tokio::test]
async fn an_api_token_works_until_it_is_revoked() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let made = create(
        &app,
        &user,
        json!({"name": "build server", "expires_in_days": 90}),
    )
    .await;
    insta::assert_snapshot!(made, @r#"
    201 Created
    {
      "id": "[id]",
      "name": "build server",
      "scopes": [
        "read",
        "submit"
      ],
      "expires_at": "[time]",
      "last_used_at": null,
      "created_at": "[time]",
      "token": "[mtk_…]"
    }
    "#);
    let token = made.body["token"].as_str().unwrap();
    assert_eq!(app.get("/api/v1/me").bearer(token).send().await.status, 200);

    let list = app
        .get("/api/v1/me/tokens")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(list.items("name"), ["build server"]);
    assert!(!list.text.contains(token), "the secret is shown once");

    let path = format!("/api/v1/me/tokens/{}", list.items("id")[0]);
    assert_eq!(
        app.request(Method::DELETE, &path)
            .bearer(&user.access)
            .send()
            .await
            .status,
        204
    );
    assert_eq!(
        app.get("/api/v1/me").bearer(token).send().await.problem(),
        "token-invalid"
    );
}

#[tokio::test]
async fn an_api_token_does_only_what_its_scopes_say() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let user = app.user("ada").await;
    let made = create(&app, &user, json!({"name": "reader", "scopes": ["read"]})).await;
    let reader = made.body["token"].as_str().unwrap();
    assert_eq!(
        app.get("/api/v1/submissions")
            .bearer(reader)
            .send()
            .await
            .status,
        200
    );
    let submission = json!({"problem": "sum", "language": "python", "code": "print(3)"});
    let refused = app
        .post("/api/v1/submissions", submission)
        .bearer(reader)
        .send()
        .await;
    assert_eq!(
        (refused.status, refused.problem()),
        (403, "forbidden"),
        "{refused}"
    );
    assert!(refused.detail().contains("submit"));
}

#[tokio::test]
async fn an_api_token_cannot_make_more_tokens_or_end_logins() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let made = create(
        &app,
        &user,
        json!({"name": "all", "scopes": ["read", "submit"]}),
    )
    .await;
    let token = made.body["token"].as_str().unwrap();
    let more = app
        .post("/api/v1/me/tokens", json!({"name": "more"}))
        .bearer(token)
        .send()
        .await;
    assert_eq!(more.problem(), "forbidden");
    assert_eq!(
        app.request(Method::DELETE, "/api/v1/me/sessions")
            .bearer(token)
            .send()
            .await
            .problem(),
        "forbidden"
    );
}

#[tokio::test]
async fn an_administrators_token_is_one_only_with_the_scope() {
    let app = TestApp::start().await;
    app.problem("sum").await;
    let (ada, root) = (app.user("ada").await, app.admin("root").await);
    let path = format!("/api/v1/submissions/{}", app.submission(&ada, "sum").await);
    for (scopes, status) in [(json!(["read"]), 404), (json!(["read", "admin"]), 200)] {
        let made = create(&app, &root, json!({"name": "t", "scopes": scopes})).await;
        let answer = app
            .get(&path)
            .bearer(made.body["token"].as_str().unwrap())
            .send()
            .await;
        assert_eq!(answer.status, status, "{scopes}");
    }
}

#[tokio::test]
async fn what_a_token_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    for (body, field) in [
        (json!({"name": " "}), "name"),
        (json!({"name": "a", "scopes": []}), "scopes"),
        (json!({"name": "a", "scopes": ["root"]}), "scopes"),
        (json!({"name": "a", "scopes": ["admin"]}), "scopes"),
        (
            json!({"name": "a", "expires_in_days": 0}),
            "expires_in_days",
        ),
    ] {
        let answer = create(&app, &user, body.clone()).await;
        assert_eq!(
            (answer.status, answer.problem()),
            (422, "validation-failed"),
            "{body}"
        );
        assert_eq!(answer.body["errors"][0]["field"], field, "{body}");
    }
}
