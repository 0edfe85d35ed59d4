//! Ending in order.

use crate::{app::TestApp, live::Socket};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

#[tokio::test]
async fn live_connections_are_told_to_come_back() {
    let mut app = TestApp::start().await;
    app.problem("sum").await;
    let user = app.user("ada").await;
    let id = app.submission(&user, "sum").await;
    let mut socket = Socket::open(&app, &id, 0, &user).await;
    assert_eq!(socket.next().await["type"], "submission.queued");
    let server = app.stop();
    assert_eq!(socket.close_code().await, 1012);
    drop(socket);
    timeout(Duration::from_secs(5), server)
        .await
        .expect("ends")
        .unwrap();
}

#[tokio::test]
async fn an_open_request_ends_before_the_server_does() {
    let mut app = TestApp::start().await;
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    let body = r#"{"email":"a@b","password":"wrong horse"}"#;
    let head = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{}",
        body.len(),
        &body[..10]
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // The server has the request once it counts it as open; a second connection that is answered
    // afterwards shows that the first was accepted.
    assert_eq!(app.get("/healthz").send().await.status, 200);
    let server = app.stop();
    stream.write_all(&body.as_bytes()[10..]).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    timeout(Duration::from_secs(5), server)
        .await
        .expect("ends")
        .unwrap();
    assert!(
        TcpStream::connect(app.address).await.is_err(),
        "nothing listens any more"
    );
}

#[tokio::test]
async fn a_connection_that_never_ends_is_not_waited_for_beyond_the_grace() {
    let mut app = TestApp::with(|config| config.shutdown_grace = Duration::from_millis(200)).await;
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    stream.write_all(b"POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\ncontent-type: application/json\r\n\r\n{").await.unwrap();
    assert_eq!(app.get("/healthz").send().await.status, 200);
    timeout(Duration::from_secs(5), app.stop())
        .await
        .expect("ends")
        .unwrap();
}
