//! Where an account is logged in.

use crate::app::{PASSWORD, TestApp, TestUser};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn logins_are_listed_and_can_be_revoked_one_by_one() {
    let app = TestApp::start().await;
    let first = app.user("ada").await;
    let login = json!({"email": "ada@example.org", "password": PASSWORD});
    let answer = app
        .post("/api/v1/auth/login", login)
        .header("user-agent", "second device")
        .send()
        .await;
    let second = TestUser::of(&answer);

    let list = app
        .get("/api/v1/me/sessions")
        .bearer(&first.access)
        .send()
        .await;
    let items = list.body["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "{list}");
    assert_eq!(
        (&items[0]["user_agent"], &items[0]["current"]),
        (&json!("second device"), &json!(false))
    );
    assert_eq!(
        (&items[1]["current"], &items[1]["ip_address"]),
        (&json!(true), &json!("127.0.0.1"))
    );

    let path = format!("/api/v1/me/sessions/{}", items[0]["id"].as_str().unwrap());
    assert_eq!(
        app.request(Method::DELETE, &path)
            .bearer(&first.access)
            .send()
            .await
            .status,
        204
    );
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&second.access)
            .send()
            .await
            .status,
        401
    );
    assert_eq!(
        app.request(Method::DELETE, &path)
            .bearer(&first.access)
            .send()
            .await
            .problem(),
        "not-found"
    );
}

#[tokio::test]
async fn someone_elses_login_cannot_be_revoked() {
    let app = TestApp::start().await;
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let list = app
        .get("/api/v1/me/sessions")
        .bearer(&ada.access)
        .send()
        .await;
    let path = format!("/api/v1/me/sessions/{}", list.items("id")[0]);
    assert_eq!(
        app.request(Method::DELETE, &path)
            .bearer(&eve.access)
            .send()
            .await
            .status,
        404
    );
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&ada.access)
            .send()
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn all_other_logins_end_at_once() {
    let app = TestApp::start().await;
    let first = app.user("ada").await;
    let login = json!({"email": "ada@example.org", "password": PASSWORD});
    let second = TestUser::of(&app.post("/api/v1/auth/login", login).send().await);
    let answer = app
        .request(Method::DELETE, "/api/v1/me/sessions")
        .bearer(&second.access)
        .send()
        .await;
    assert_eq!(answer.status, 204);
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&first.access)
            .send()
            .await
            .status,
        401
    );
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&second.access)
            .send()
            .await
            .status,
        200
    );
}
