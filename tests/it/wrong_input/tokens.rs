//! Tokens that are none, and tokens that were.

use super::requests::expect;
use crate::server::{Server, Socket, User};
use serde_json::json;

pub async fn tokens_that_are_none(server: &Server, ada: &User) {
    let answer = server.client.get("/api/v1/me").send().await;
    expect(&answer, 401, "authentication-required", "");
    let swapped: String = ada.access.chars().rev().collect();
    for garbage in [
        "x",
        "Bearer",
        "mtat_",
        &swapped,
        &ada.refresh,
        &"y".repeat(8_000),
    ] {
        let answer = server.client.get("/api/v1/me").bearer(garbage).send().await;
        expect(&answer, 401, "token-invalid", "");
        assert!(
            answer.header("www-authenticate").contains("invalid_token"),
            "{answer}"
        );
        assert!(
            !answer.text.contains(garbage) || garbage.len() < 8,
            "{answer}"
        );
    }
    let stranger = User {
        access: "x".to_owned(),
        ..ada.clone()
    };
    let path = format!("/api/v1/submissions/{}/events", uuid::Uuid::now_v7());
    assert_eq!(Socket::open(&stranger, &path).await.err(), Some(401));
    let body = json!({"email": "ada@example.org", "password": "a wrong guess it is"});
    expect(
        &server.client.post("/api/v1/auth/login", body).send().await,
        401,
        "invalid-credentials",
        "",
    );
}

/// Time is moved in the database: a token lives for minutes.
pub async fn an_expired_token_says_so(server: &Server, bob: &User) {
    let url = format!("sqlite:{}", server.database_file().display());
    let mut database = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url)
        .await
        .unwrap();
    let set = "update sessions set access_expires_at = '2020-01-01T00:00:00+00:00'
               where user_id = (select id from users where username = 'bob')";
    let changed = sqlx::query(set).execute(&mut database).await.unwrap();
    assert!(changed.rows_affected() > 0);
    let answer = bob.ask("/me").await;
    expect(&answer, 401, "token-expired", "");
    assert!(
        answer.header("www-authenticate").contains("expired"),
        "{answer}"
    );

    let refreshed = bob
        .client
        .post(
            "/api/v1/auth/refresh",
            json!({"refresh_token": bob.refresh}),
        )
        .send()
        .await;
    assert_eq!(refreshed.status, 200, "{refreshed}");
    let access = refreshed.body["access_token"].as_str().unwrap().to_owned();
    assert_eq!(
        User {
            access,
            ..bob.clone()
        }
        .ask("/me")
        .await
        .status,
        200
    );
    let again = bob
        .client
        .post(
            "/api/v1/auth/refresh",
            json!({"refresh_token": bob.refresh}),
        )
        .send()
        .await;
    expect(&again, 401, "token-reused", "");
}
