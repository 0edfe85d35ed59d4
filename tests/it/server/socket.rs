//! Following a submission or run, as a program does: with the Authorization header, to the close.

use super::{PATIENCE, User};
use futures::StreamExt;
use serde_json::Value;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest},
};

/// A live connection.
pub struct Socket {
    stream: WebSocketStream<TcpStream>,
    /// Sequence number of the last event.
    pub last: u64,
}

/// What comes over a live connection.
#[derive(Debug)]
pub enum Heard {
    Event(Value),
    /// The server said goodbye, with this code.
    Closed(u16),
    /// The connection broke.
    Lost,
}

impl Socket {
    /// Opens it as `user`; the status if refused.
    pub async fn open(user: &User, path: &str) -> Result<Self, u16> {
        let address = user.client.address();
        let mut request = format!("ws://{address}{path}")
            .into_client_request()
            .unwrap();
        let token = format!("Bearer {}", user.access).parse().unwrap();
        request.headers_mut().insert("authorization", token);
        let stream = TcpStream::connect(address).await.unwrap();
        match client_async(request, stream).await {
            Ok((stream, _)) => Ok(Socket { stream, last: 0 }),
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(other) => panic!("{other}"),
        }
    }

    /// What comes next. Sequence numbers must increase.
    pub async fn hear(&mut self) -> Heard {
        loop {
            let message = timeout(PATIENCE, self.stream.next())
                .await
                .expect("something comes in time");
            match message {
                Some(Ok(Message::Text(text))) => {
                    let event: Value = serde_json::from_str(&text).unwrap();
                    let seq = event["seq"].as_u64().unwrap();
                    assert!(seq > self.last, "{seq} comes after {}", self.last);
                    self.last = seq;
                    return Heard::Event(event);
                }
                Some(Ok(Message::Close(frame))) => {
                    return Heard::Closed(frame.expect("a reason").code.into());
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(other)) => panic!("{other:?}"),
                Some(Err(_)) | None => return Heard::Lost,
            }
        }
    }

    /// The events up to and with the first one of this type.
    pub async fn until(&mut self, kind: &str) -> Vec<Value> {
        let mut events = Vec::new();
        loop {
            match self.hear().await {
                Heard::Event(event) => events.push(event),
                other => panic!("{other:?} before {kind}, after {events:#?}"),
            }
            if events.last().unwrap()["type"] == kind {
                return events;
            }
        }
    }

    /// All events until the normal close. Only the last one may be, and must be, final.
    pub async fn until_the_end(mut self) -> Vec<Value> {
        let mut events = Vec::new();
        loop {
            match self.hear().await {
                Heard::Event(event) => events.push(event),
                Heard::Closed(1000) => break,
                other => panic!("{other:?} after {events:#?}"),
            }
        }
        let finals: Vec<bool> = events.iter().map(|event| event["final"] == true).collect();
        assert!(
            finals.iter().position(|is_final| *is_final) == Some(events.len() - 1),
            "{events:#?}"
        );
        events
    }
}

/// The types of events, runs of cases as one.
pub fn types(events: &[Value]) -> Vec<&str> {
    let mut types: Vec<&str> = events
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect();
    types.dedup_by(|a, b| a == b && *a == "submission.case");
    types
}

/// The cases among events.
pub fn cases(events: &[Value]) -> Vec<&Value> {
    events
        .iter()
        .filter(|event| event["type"] == "submission.case")
        .collect()
}

/// The only event of a type.
pub fn one<'a>(events: &'a [Value], kind: &str) -> &'a Value {
    let found: Vec<&Value> = events
        .iter()
        .filter(|event| event["type"] == kind)
        .collect();
    assert_eq!(found.len(), 1, "{kind} in {events:#?}");
    found[0]
}
