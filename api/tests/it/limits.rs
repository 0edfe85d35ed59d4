//! How often one may call, and from where one is counted.

use crate::app::{Answer, TestApp};
use mettle_api::Rate;
use serde_json::json;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

async fn log_in(app: &TestApp, forwarded: &str) -> Answer {
    let body = json!({"email": "a@b", "password": "wrong horse"});
    app.post("/api/v1/auth/login", body)
        .header("x-forwarded-for", forwarded)
        .send()
        .await
}

#[tokio::test]
async fn logging_in_is_limited_strictly_per_address() {
    let app = TestApp::with(|config| {
        config.rate_limits.login = Rate {
            per_minute: 1,
            burst: 2,
        }
    })
    .await;
    assert_eq!(log_in(&app, "192.0.2.1").await.status, 401);
    assert_eq!(log_in(&app, "192.0.2.2").await.status, 401);
    let refused = log_in(&app, "192.0.2.3").await;
    assert_eq!(
        (refused.status, refused.problem()),
        (429, "rate-limited"),
        "the header is the caller's own word"
    );
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(
        app.get("/api/v1/problems").send().await.status,
        200,
        "only logging in is held up"
    );
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_has_its_own_bucket() {
    let app = TestApp::with(|config| {
        config.trusted_proxies = 1;
        config.rate_limits.login = Rate {
            per_minute: 1,
            burst: 1,
        };
    })
    .await;
    assert_eq!(log_in(&app, "192.0.2.1").await.status, 401);
    assert_eq!(log_in(&app, "192.0.2.2").await.status, 401);
    assert_eq!(
        log_in(&app, "198.51.100.9, 192.0.2.1").await.status,
        429,
        "what the client claims does not count"
    );
}

#[tokio::test]
async fn all_requests_of_an_address_are_limited_but_probes_are_not() {
    let app = TestApp::with(|config| {
        config.rate_limits.address = Rate {
            per_minute: 1,
            burst: 1,
        }
    })
    .await;
    assert_eq!(app.get("/api/v1/languages").send().await.status, 200);
    assert_eq!(
        app.get("/api/v1/languages").send().await.problem(),
        "rate-limited"
    );
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(app.get(path).send().await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn all_requests_of_an_account_are_limited() {
    let app = TestApp::with(|config| {
        config.rate_limits.user = Rate {
            per_minute: 1,
            burst: 1,
        }
    })
    .await;
    let user = app.user("ada").await;
    assert_eq!(
        app.get("/api/v1/me")
            .bearer(&user.access)
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
        "rate-limited"
    );
    assert_eq!(app.get("/api/v1/languages").send().await.status, 200);
}

#[tokio::test]
async fn limits_can_be_turned_off() {
    let app = TestApp::with(|config| {
        config.rate_limits.address = Rate {
            per_minute: 1,
            burst: 1,
        };
        config.rate_limits.enabled = false;
    })
    .await;
    for _ in 0..5 {
        assert_eq!(app.get("/api/v1/languages").send().await.status, 200);
    }
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_answered_and_given_up() {
    let app = TestApp::with(|config| config.request_timeout = Duration::from_millis(200)).await;
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    let head = "POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                content-length: 99\r\nconnection: close\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 503") && answer.contains("/api/errors/unavailable"),
        "{answer}"
    );
}
