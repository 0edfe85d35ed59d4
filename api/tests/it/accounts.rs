//! Register, log in, refresh, log out.

use crate::app::{PASSWORD, TestApp, TestUser};
use chrono::Utc;
use mettle_api::PasswordCost;
use mettle_store::{UserChanges, UserStatus};
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test]
async fn registering_answers_with_the_account_and_its_tokens() {
    let app = TestApp::start().await;
    let body = json!({"email": " Ada@example.org ", "username": "ada", "password": PASSWORD, "full_name": "Ada Lovelace"});
    let answer = app.post("/api/v1/auth/register", body).send().await;
    insta::assert_snapshot!(answer, @r#"
    201 Created
    {
      "user": {
        "id": "[id]",
        "email": "Ada@example.org",
        "username": "ada",
        "full_name": "Ada Lovelace",
        "avatar_url": null,
        "role": "user",
        "email_verified": false,
        "user_group": null,
        "last_login_at": null,
        "created_at": "[time]"
      },
      "access_token": "[mta_…]",
      "refresh_token": "[mtr_…]",
      "token_type": "Bearer",
      "expires_in": 900
    }
    "#);

    let user = TestUser::of(&answer);
    let me = app.get("/api/v1/me").bearer(&user.access).send().await;
    assert_eq!(me.status, 200, "{me}");
    assert_eq!(me.body, answer.body["user"]);
}

#[tokio::test]
async fn an_email_or_username_in_use_is_refused_whatever_its_case() {
    let app = TestApp::start().await;
    app.user("ada").await;
    let register = |email: &str, username: &str| {
        let body =
            json!({"email": email, "username": username, "password": PASSWORD, "full_name": ""});
        app.post("/api/v1/auth/register", body).send()
    };
    let answer = register("ADA@Example.org", "other").await;
    insta::assert_snapshot!(answer, @r#"
    409 Conflict
    {
      "type": "/api/errors/email-taken",
      "title": "The email address is taken",
      "status": 409,
      "detail": "An account with this email address exists. Log in, or use another.",
      "instance": "/api/v1/auth/register",
      "request_id": "[id]"
    }
    "#);
    assert_eq!(
        register("other@example.org", "ADA").await.problem(),
        "username-taken"
    );
}

#[tokio::test]
async fn every_unacceptable_field_is_named() {
    let app = TestApp::start().await;
    let body = json!({"email": "nobody", "username": "a", "password": "short", "full_name": "x"});
    let answer = app.post("/api/v1/auth/register", body).send().await;
    insta::assert_snapshot!(answer, @r#"
    422 Unprocessable Entity
    {
      "type": "/api/errors/validation-failed",
      "title": "Some fields are not acceptable",
      "status": 422,
      "detail": "email: is not an email address like ada@example.org (and 2 more).",
      "instance": "/api/v1/auth/register",
      "request_id": "[id]",
      "errors": [
        {
          "field": "email",
          "message": "is not an email address like ada@example.org"
        },
        {
          "field": "username",
          "message": "must have 3 to 32 characters"
        },
        {
          "field": "password",
          "message": "must have 8 to 200 characters"
        }
      ]
    }
    "#);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_the_same() {
    let app = TestApp::start().await;
    app.user("ada").await;
    let log_in = |email: &'static str, password: &'static str| {
        app.post(
            "/api/v1/auth/login",
            json!({"email": email, "password": password}),
        )
        .send()
    };
    let wrong = log_in("ada@example.org", "wrong horse").await;
    let unknown = log_in("eve@example.org", "wrong horse").await;
    assert_eq!(
        wrong.to_string().replace("ada", "eve"),
        unknown.to_string().replace("ada", "eve")
    );
    assert_eq!(
        (unknown.status, unknown.problem()),
        (401, "invalid-credentials")
    );
    assert_eq!(
        unknown.header("www-authenticate"),
        r#"Bearer realm="mettle""#
    );

    let right = log_in("ADA@example.org", PASSWORD).await;
    assert_eq!(right.status, 200, "{right}");
    assert!(right.body["user"]["last_login_at"].is_string());
}

#[tokio::test]
async fn logging_in_takes_as_long_for_an_unknown_address() {
    // The real cost: hashing then outweighs everything else, even on a busy machine.
    let app = TestApp::with(|config| config.password_cost = PasswordCost::default()).await;
    app.user("ada").await;
    let mut known = Duration::MAX;
    let mut unknown = Duration::MAX;
    for _ in 0..5 {
        for (email, best) in [
            ("ada@example.org", &mut known),
            ("eve@example.org", &mut unknown),
        ] {
            let begin = Instant::now();
            let answer = app
                .post(
                    "/api/v1/auth/login",
                    json!({"email": email, "password": "wrong horse"}),
                )
                .send()
                .await;
            assert_eq!(answer.status, 401);
            *best = (*best).min(begin.elapsed());
        }
    }
    assert!(unknown > known / 4, "known {known:?}, unknown {unknown:?}");
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_a_second_use_ends_the_login() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let refresh = |token: String| {
        app.post("/api/v1/auth/refresh", json!({"refresh_token": token}))
            .send()
    };

    let second = TestUser::of(&refresh(user.refresh.clone()).await);
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&second.access)
            .send()
            .await
            .status,
        200
    );
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&user.access)
            .send()
            .await
            .problem(),
        "token-invalid",
        "replaced"
    );

    let reused = refresh(user.refresh).await;
    assert_eq!(
        (reused.status, reused.problem()),
        (401, "token-reused"),
        "{reused}"
    );
    assert!(
        reused.body["type"]
            .as_str()
            .unwrap()
            .ends_with("/token-reused")
    );
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&second.access)
            .send()
            .await
            .status,
        401,
        "the whole family is revoked"
    );
    assert_eq!(refresh(second.refresh).await.status, 401);
}

#[tokio::test]
async fn an_expired_access_token_says_so() {
    let app = TestApp::with(|config| config.access_token_lifetime = Duration::ZERO).await;
    let user = app.user("ada").await;
    let answer = app.get("/api/v1/me").bearer(&user.access).send().await;
    insta::assert_snapshot!(answer, @r#"
    401 Unauthorized
    {
      "type": "/api/errors/token-expired",
      "title": "The token has expired",
      "status": 401,
      "detail": "The access token has expired. Refresh it, or log in again.",
      "instance": "/api/v1/me",
      "request_id": "[id]"
    }
    "#);
    assert!(
        answer
            .header("www-authenticate")
            .contains(r#"error="invalid_token""#)
    );
}

#[tokio::test]
async fn an_expired_refresh_token_says_so() {
    let app = TestApp::with(|config| config.refresh_token_lifetime = Duration::ZERO).await;
    let user = app.user("ada").await;
    let answer = app
        .post(
            "/api/v1/auth/refresh",
            json!({"refresh_token": user.refresh}),
        )
        .send()
        .await;
    assert_eq!((answer.status, answer.problem()), (401, "token-expired"));
}

#[tokio::test]
async fn tokens_of_the_wrong_sort_are_told_apart() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let detail = |token: String| {
        let call = app.get("/api/v1/me").bearer(&token).send();
        async move { call.await.detail().to_owned() }
    };
    assert!(detail(user.refresh.clone()).await.contains("refresh token"));
    assert!(detail("letmein".to_owned()).await.contains("mta_"));
    assert!(
        detail(format!("mta_{}", "x".repeat(43)))
            .await
            .contains("unknown")
    );
    let basic = app
        .get("/api/v1/me")
        .header("authorization", "Basic YTpi")
        .send()
        .await;
    assert_eq!(basic.problem(), "token-invalid");
    assert_eq!(
        app.get("/api/v1/me").send().await.problem(),
        "authentication-required"
    );
}

#[tokio::test]
async fn a_suspended_account_is_out_at_once() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let changes = UserChanges {
        status: Some(UserStatus::Suspended),
        ..UserChanges::default()
    };
    app.store
        .update_user(user.id.parse().unwrap(), changes, Utc::now())
        .await
        .unwrap();

    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&user.access)
            .send()
            .await
            .status,
        401
    );
    let refreshed = app
        .post(
            "/api/v1/auth/refresh",
            json!({"refresh_token": user.refresh}),
        )
        .send()
        .await;
    assert_eq!(refreshed.status, 401, "{refreshed}");
    let login = |password: &'static str| {
        app.post(
            "/api/v1/auth/login",
            json!({"email": "ada@example.org", "password": password}),
        )
        .send()
    };
    assert_eq!(login(PASSWORD).await.problem(), "account-suspended");
    assert_eq!(
        login("wrong horse").await.problem(),
        "invalid-credentials",
        "only its owner learns of it"
    );
}

#[tokio::test]
async fn logging_out_ends_the_tokens() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let out = app
        .request(reqwest::Method::POST, "/api/v1/auth/logout")
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(out.status, 204);
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&user.access)
            .send()
            .await
            .status,
        401
    );
    let refreshed = app
        .post(
            "/api/v1/auth/refresh",
            json!({"refresh_token": user.refresh}),
        )
        .send()
        .await;
    assert_eq!(refreshed.status, 401);
}

#[tokio::test]
async fn logging_out_with_an_expired_access_token_takes_the_refresh_token() {
    let app = TestApp::with(|config| config.access_token_lifetime = Duration::ZERO).await;
    let user = app.user("ada").await;
    let out = app
        .post(
            "/api/v1/auth/logout",
            json!({"refresh_token": user.refresh}),
        )
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(out.status, 204);
    let refreshed = app
        .post(
            "/api/v1/auth/refresh",
            json!({"refresh_token": user.refresh}),
        )
        .send()
        .await;
    assert_eq!(refreshed.status, 401);
    assert!(
        app.store
            .sessions(user.id.parse().unwrap(), Utc::now())
            .await
            .unwrap()
            .is_empty()
    );
}
