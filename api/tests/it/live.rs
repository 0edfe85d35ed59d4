//! Following a submission over a WebSocket.

use crate::{
    app::{TestApp, TestUser, verdict_event},
    submissions::judge,
};
use futures::{SinkExt, StreamExt};
use mettle_domain::{EventBody, Verdict};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::{
    io::AsyncReadExt,
    net::{TcpSocket, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::Request},
};

/// A client's end of a live connection.
pub struct Socket(WebSocketStream<TcpStream>);

const PATIENCE: Duration = Duration::from_secs(10);

impl Socket {
    pub async fn open(app: &TestApp, id: &str, after: u64, user: &TestUser) -> Self {
        let headers = [("authorization", format!("Bearer {}", user.access))];
        Self::try_open(
            app,
            &format!("submissions/{id}/events?after={after}"),
            &headers,
        )
        .await
        .expect("opens")
    }

    /// The status and problem type of the refusal, if refused.
    pub async fn try_open(
        app: &TestApp,
        path: &str,
        headers: &[(&'static str, String)],
    ) -> Result<Self, (u16, String)> {
        let stream = TcpStream::connect(app.address).await.unwrap();
        Self::handshake(stream, app, path, headers).await
    }

    async fn handshake(
        stream: TcpStream,
        app: &TestApp,
        path: &str,
        headers: &[(&'static str, String)],
    ) -> Result<Self, (u16, String)> {
        let mut request: Request<()> = format!("ws://{}/api/v1/{path}", app.address)
            .into_client_request()
            .unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Socket(socket)),
            Err(Error::Http(response)) => {
                let body: Value =
                    serde_json::from_slice(response.body().as_deref().unwrap_or_default())
                        .unwrap_or_default();
                let kind = body["type"]
                    .as_str()
                    .unwrap_or_default()
                    .rsplit('/')
                    .next()
                    .unwrap()
                    .to_owned();
                Err((response.status().as_u16(), kind))
            }
            Err(other) => panic!("{other}"),
        }
    }

    /// The next event.
    pub async fn next(&mut self) -> Value {
        loop {
            match timeout(PATIENCE, self.0.next())
                .await
                .expect("an event")
                .expect("not closed")
                .expect("no error")
            {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The close code; nothing but pings may come before it.
    pub async fn close_code(&mut self) -> u16 {
        loop {
            match timeout(PATIENCE, self.0.next())
                .await
                .expect("a close")
                .expect("a close")
                .expect("no error")
            {
                Message::Close(frame) => return frame.expect("a reason").code.into(),
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The types of all events until the normal close.
    async fn types_to_the_end(&mut self) -> Vec<String> {
        let mut types = Vec::new();
        loop {
            match timeout(PATIENCE, self.0.next())
                .await
                .expect("something")
                .expect("a close")
                .expect("no error")
            {
                Message::Text(text) => {
                    let event: Value = serde_json::from_str(&text).unwrap();
                    types.push(event["type"].as_str().unwrap().to_owned());
                }
                Message::Close(frame) => {
                    assert_eq!(u16::from(frame.expect("a reason").code), 1000);
                    return types;
                }
                _ => {}
            }
        }
    }
}

async fn submitted() -> (TestApp, TestUser, String) {
    submitted_with(|_| {}).await
}

async fn submitted_with(
    change: impl FnOnce(&mut mettle_api::ApiConfig),
) -> (TestApp, TestUser, String) {
    let app = TestApp::with(change).await;
    app.problem("sum").await;
    let user = app.user("ada").await;
    let id = app.submission(&user, "sum").await;
    (app, user, id)
}

fn running() -> EventBody {
    EventBody::Running { cases: 2 }
}

#[tokio::test]
async fn events_arrive_live_and_the_last_one_closes_the_connection() {
    let (app, user, id) = submitted().await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    assert_eq!(socket.next().await["type"], "submission.queued");
    app.publish_events(
        &id,
        1,
        vec![(EventBody::Compiling, false), (running(), false)],
    )
    .await;
    let compiling = socket.next().await;
    let running = socket.next().await;
    assert_eq!(
        (&compiling["type"], &compiling["attempt"]),
        (&json!("submission.compiling"), &json!(1))
    );
    assert_eq!(
        (&running["type"], &running["cases"]),
        (&json!("submission.running"), &json!(2))
    );
    assert!(running["seq"].as_u64() > compiling["seq"].as_u64());
    judge(&app, &id, Verdict::AC).await;
    app.publish_events(&id, 1, vec![(verdict_event(Verdict::AC), true)])
        .await;
    let last = socket.next().await;
    assert_eq!(
        (&last["type"], &last["verdict"], &last["final"]),
        (&json!("submission.verdict"), &json!("AC"), &json!(true))
    );
    assert_eq!(socket.close_code().await, 1000);
}

#[tokio::test]
async fn a_client_resumes_after_the_last_event_it_saw() {
    let (app, user, id) = submitted().await;
    let sent = app
        .publish_events(
            &id,
            1,
            vec![(EventBody::Compiling, false), (running(), false)],
        )
        .await;
    let mut resumed = Socket::open(&app, &id, sent[0].seq, &user).await;
    assert_eq!(resumed.next().await["seq"], sent[1].seq);

    judge(&app, &id, Verdict::WA).await;
    let end = app
        .publish_events(&id, 1, vec![(verdict_event(Verdict::WA), true)])
        .await;
    assert_eq!(resumed.types_to_the_end().await, ["submission.verdict"]);
    let mut late = Socket::open(&app, &id, 0, &user).await;
    let all = [
        "submission.queued",
        "submission.compiling",
        "submission.running",
        "submission.verdict",
    ];
    assert_eq!(
        late.types_to_the_end().await,
        all,
        "the whole log, then the close"
    );
    let mut done = Socket::open(&app, &id, end[0].seq, &user).await;
    assert_eq!(
        done.types_to_the_end().await,
        [""; 0],
        "it has seen everything"
    );
}

#[tokio::test]
async fn when_the_log_is_gone_a_snapshot_stands_for_it() {
    let (app, user, id) = submitted().await;
    // A submission the queue has never heard of: as after a restart, or with Redis flushed.
    let created = app
        .store
        .create_submission(again(&app, &user).await, chrono::Utc::now())
        .await
        .unwrap();
    let lost = created.item.summary.id.to_string();
    assert_ne!(lost, id);
    let mut socket = Socket::open(&app, &lost, 0, &user).await;
    let snapshot = socket.next().await;
    let rest = app
        .get(&format!("/api/v1/submissions/{lost}"))
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (&snapshot["type"], &snapshot["state"]),
        (&json!("snapshot"), &rest.body)
    );
    assert_eq!(snapshot.get("final"), None);

    app.publish_events(&lost, 1, vec![(running(), false)]).await;
    assert_eq!(
        socket.next().await["type"],
        "submission.running",
        "then live"
    );
    judge(&app, &lost, Verdict::AC).await;
    app.publish_events(&lost, 1, vec![(verdict_event(Verdict::AC), true)])
        .await;
    assert_eq!(socket.types_to_the_end().await, ["submission.verdict"]);
}

/// What a submission like `user`'s is stored as, without telling the queue.
async fn again(app: &TestApp, user: &TestUser) -> mettle_store::NewSubmission {
    let problem = app
        .store
        .problem("sum", mettle_store::Viewer::ANONYMOUS)
        .await
        .unwrap()
        .unwrap();
    mettle_store::NewSubmission {
        user_id: user.id.parse().unwrap(),
        problem_id: problem.summary.id,
        version_id: problem.version_id,
        interview_question_id: None,
        language: mettle_domain::Language::Python,
        files: vec![mettle_domain::SourceFile {
            name: "main.py".into(),
            content: "print(3)".into(),
        }],
        idempotency_key: None,
        request_id: None,
    }
}

#[tokio::test]
async fn a_verdict_that_was_stored_but_never_published_is_told_all_the_same() {
    let (app, user, id) = submitted().await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    app.publish_events(&id, 1, vec![(running(), false)]).await;
    assert_eq!(socket.next().await["type"], "submission.queued");
    assert_eq!(socket.next().await["type"], "submission.running");
    judge(&app, &id, Verdict::AC).await; // and the worker dies here
    let snapshot = socket.next().await;
    assert_eq!(
        (&snapshot["type"], &snapshot["final"]),
        (&json!("snapshot"), &json!(true))
    );
    assert_eq!(snapshot["state"]["verdict"], "AC");
    assert!(snapshot["seq"].as_u64().unwrap() > 0);
    assert_eq!(socket.close_code().await, 1000);

    let mut late = Socket::open(&app, &id, 0, &user).await;
    assert_eq!(
        late.types_to_the_end().await,
        ["submission.queued", "submission.running", "snapshot"]
    );
}

#[tokio::test]
async fn a_submission_that_is_deleted_ends_its_connections() {
    let (app, user, id) = submitted().await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    assert_eq!(socket.next().await["type"], "submission.queued");
    assert!(
        app.store
            .delete_user(user.id.parse().unwrap())
            .await
            .unwrap()
    );
    assert_eq!(socket.close_code().await, 1000);
}

#[tokio::test]
async fn asking_for_what_comes_after_the_end_of_time_ends_too() {
    let (app, user, id) = submitted().await;
    let mut socket = Socket::open(&app, &id, u64::MAX, &user).await;
    judge(&app, &id, Verdict::AC).await;
    app.publish_events(&id, 1, vec![(verdict_event(Verdict::AC), true)])
        .await;
    let types = socket.types_to_the_end().await;
    assert!(types.is_empty() || types == ["snapshot"], "{types:?}");
}

#[tokio::test]
async fn a_ticket_opens_one_connection() {
    let (app, user, id) = submitted().await;
    let issue = || async {
        app.request(reqwest::Method::POST, "/api/v1/ws-ticket")
            .bearer(&user.access)
            .send()
            .await
    };
    let answer = issue().await;
    assert_eq!(
        (answer.status, &answer.body["expires_in"]),
        (201, &json!(30)),
        "{answer}"
    );
    let path = format!(
        "submissions/{id}/events?ticket={}",
        answer.body["ticket"].as_str().unwrap()
    );
    let mut socket = Socket::try_open(&app, &path, &[]).await.expect("opens");
    assert_eq!(socket.next().await["type"], "submission.queued");
    let again = Socket::try_open(&app, &path, &[]).await.err();
    assert_eq!(again, Some((401, "token-invalid".to_owned())), "single use");

    let eve = app.user("eve").await;
    let foreign = app
        .request(reqwest::Method::POST, "/api/v1/ws-ticket")
        .bearer(&eve.access)
        .send()
        .await;
    let path = format!(
        "submissions/{id}/events?ticket={}",
        foreign.body["ticket"].as_str().unwrap()
    );
    assert_eq!(
        Socket::try_open(&app, &path, &[]).await.err(),
        Some((404, "not-found".to_owned()))
    );
}

#[tokio::test]
async fn a_ticket_ends_after_its_time() {
    let (app, user, id) = submitted_with(|config| config.ticket_lifetime = Duration::ZERO).await;
    let answer = app
        .request(reqwest::Method::POST, "/api/v1/ws-ticket")
        .bearer(&user.access)
        .send()
        .await;
    let path = format!(
        "submissions/{id}/events?ticket={}",
        answer.body["ticket"].as_str().unwrap()
    );
    assert_eq!(
        Socket::try_open(&app, &path, &[]).await.err(),
        Some((401, "token-invalid".to_owned()))
    );
}

#[tokio::test]
async fn the_cookie_opens_a_connection_from_our_own_pages_only() {
    let (app, user, id) = submitted().await;
    let path = format!("submissions/{id}/events");
    let cookie = ("cookie", format!("mettle_access={}", user.access));
    let from = async |origin: Option<String>| {
        let headers: Vec<_> = std::iter::once(cookie.clone())
            .chain(origin.map(|origin| ("origin", origin)))
            .collect();
        Socket::try_open(&app, &path, &headers).await.err()
    };
    assert_eq!(from(Some(app.url(""))).await, None);
    let refused = Some((403, "cross-origin".to_owned()));
    assert_eq!(from(Some("https://evil.example".to_owned())).await, refused);
    assert_eq!(from(None).await, refused);
}

#[tokio::test]
async fn a_handshake_without_right_or_subject_is_refused_before_the_upgrade() {
    let (app, _, id) = submitted().await;
    let eve = app.user("eve").await;
    let path = format!("submissions/{id}/events");
    let bearer = [("authorization", format!("Bearer {}", eve.access))];
    let refused = async |path: &str, headers: &[(&'static str, String)]| {
        Socket::try_open(&app, path, headers).await.err()
    };
    assert_eq!(
        refused(&path, &[]).await,
        Some((401, "authentication-required".to_owned()))
    );
    assert_eq!(
        refused(&path, &bearer).await,
        Some((404, "not-found".to_owned()))
    );
    assert_eq!(
        refused("submissions/7/events", &bearer).await,
        Some((404, "not-found".to_owned()))
    );
    assert_eq!(
        refused(&format!("{path}?after=x"), &bearer).await,
        Some((400, "malformed-request".to_owned()))
    );
}

#[tokio::test]
async fn a_plain_request_is_told_that_this_is_a_websocket() {
    let (app, user, id) = submitted().await;
    let answer = app
        .get(&format!("/api/v1/submissions/{id}/events"))
        .bearer(&user.access)
        .send()
        .await;
    assert_eq!(
        (answer.status, answer.problem()),
        (426, "websocket-required"),
        "{answer}"
    );
}

#[tokio::test]
async fn an_account_has_only_so_many_connections() {
    let (app, user, id) = submitted_with(|config| config.live.connections_per_user = 1).await;
    let first = Socket::open(&app, &id, 0, &user).await;
    let path = format!("submissions/{id}/events");
    let bearer = [("authorization", format!("Bearer {}", user.access))];
    let refused = Socket::try_open(&app, &path, &bearer).await.err();
    assert_eq!(refused, Some((429, "too-many-connections".to_owned())));
    drop(first);
    let open_again = async {
        while Socket::try_open(&app, &path, &bearer).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, open_again)
        .await
        .expect("the place is free again");
}

#[tokio::test]
async fn what_a_client_says_is_ignored_up_to_a_size() {
    let (app, user, id) = submitted().await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    assert_eq!(socket.next().await["type"], "submission.queued");
    socket.0.send(Message::text("hello?")).await.unwrap();
    app.publish_events(&id, 1, vec![(EventBody::Compiling, false)])
        .await;
    assert_eq!(socket.next().await["type"], "submission.compiling");
    socket
        .0
        .send(Message::text("x".repeat(100 << 10)))
        .await
        .unwrap();
    let ended = timeout(PATIENCE, async {
        while let Some(Ok(_)) = socket.0.next().await {}
    })
    .await;
    assert!(ended.is_ok(), "too large a message ends the connection");
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_cut_and_its_place_is_free() {
    let (app, user, id) = submitted_with(|config| {
        config.live.send_timeout = Duration::from_millis(300);
        config.live.connections_per_user = 1;
    })
    .await;
    // A tiny receive window, so that the server's writes stop after little.
    let slow = TcpSocket::new_v4().unwrap();
    slow.set_recv_buffer_size(4096).unwrap();
    let stream = slow.connect(app.address).await.unwrap();
    let path = format!("submissions/{id}/events");
    let bearer = [("authorization", format!("Bearer {}", user.access))];
    let mut slow = Socket::handshake(stream, &app, &path, &bearer)
        .await
        .unwrap();
    let large = |index| EventBody::Compiled {
        ok: true,
        time_ms: index,
        diagnostics: "x".repeat(60_000),
    };
    let publishing = async {
        for index in 0.. {
            app.publish_events(&id, 1, vec![(large(index), false)])
                .await;
            if Socket::try_open(&app, &path, &bearer).await.is_ok() {
                return;
            }
        }
    };
    timeout(PATIENCE, publishing)
        .await
        .expect("the slow client loses its place");
    // What it reads at last ends without a goodbye.
    let mut rest = Vec::new();
    let _ = timeout(PATIENCE, slow.0.get_mut().read_to_end(&mut rest))
        .await
        .expect("the connection is over");
}

#[tokio::test]
async fn a_client_that_answers_no_ping_is_cut() {
    let (app, user, id) =
        submitted_with(|config| config.live.ping_interval = Duration::from_millis(50)).await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    // Reading the raw stream, nobody answers pings.
    let mut rest = Vec::new();
    let ended = timeout(PATIENCE, socket.0.get_mut().read_to_end(&mut rest)).await;
    assert!(ended.is_ok(), "silence ends the connection");
}

#[tokio::test]
async fn a_client_that_answers_pings_stays() {
    let (app, user, id) =
        submitted_with(|config| config.live.ping_interval = Duration::from_millis(50)).await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    let mut pings = 0;
    while pings < 5 {
        match timeout(PATIENCE, socket.0.next())
            .await
            .expect("pings")
            .expect("open")
            .expect("no error")
        {
            Message::Ping(_) => pings += 1,
            Message::Text(_) => {}
            other => panic!("{other:?}"),
        }
    }
    app.publish_events(&id, 1, vec![(EventBody::Compiling, false)])
        .await;
    assert_eq!(socket.next().await["type"], "submission.compiling");
}

#[tokio::test]
async fn runs_are_followed_the_same_way() {
    let app = TestApp::start().await;
    let user = app.user("ada").await;
    let body = json!({"language": "python", "code": "print(1)"});
    let run = app
        .post("/api/v1/runs", body)
        .bearer(&user.access)
        .send()
        .await;
    let path = run.body["events"]
        .as_str()
        .unwrap()
        .strip_prefix("/api/v1/")
        .unwrap()
        .to_owned();
    let bearer = [("authorization", format!("Bearer {}", user.access))];
    let mut socket = Socket::try_open(&app, &path, &bearer).await.unwrap();
    assert_eq!(socket.next().await["type"], "submission.queued");
}
