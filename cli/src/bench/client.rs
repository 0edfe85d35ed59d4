//! A client of the API with a clock.

use super::problem::SLUG;
use anyhow::{Context, Result, bail, ensure};
use futures::StreamExt;
use mettle_domain::{Event, EventBody, Verdict};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    client_async,
    tungstenite::{Message, client::IntoClientRequest, http::header::AUTHORIZATION},
};

/// How long a submission may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Someone who is logged in.
pub struct Client {
    http: reqwest::Client,
    address: String,
    token: String,
}

/// What happened to a submission; times in milliseconds since just before it was posted.
pub struct Timeline {
    /// When the answer to the POST had arrived.
    pub answered_ms: f64,
    /// The events in order.
    pub events: Vec<Seen>,
}

/// An event and its times, in milliseconds since just before the POST.
pub struct Seen {
    /// What it says.
    pub body: EventBody,
    /// When the server made it, by its own stamp (same machine, same clock).
    pub made_ms: f64,
    /// When this client had it.
    pub received_ms: f64,
}

impl Timeline {
    /// The first event of which this is true.
    pub fn first(&self, which: impl Fn(&EventBody) -> bool) -> Result<&Seen> {
        self.events
            .iter()
            .find(|seen| which(&seen.body))
            .context("an expected event did not come")
    }

    /// The verdict's event, if it is an AC.
    pub fn accepted(&self) -> Result<&Seen> {
        let seen = self.first(|body| matches!(body, EventBody::Verdict { .. }))?;
        match &seen.body {
            EventBody::Verdict {
                verdict: Verdict::AC,
                ..
            } => Ok(seen),
            other => bail!("a right program is not accepted: {other:?}"),
        }
    }
}

#[derive(Deserialize)]
struct Accepted {
    events: String,
}

impl Client {
    /// Registers somebody new.
    pub async fn register(address: &str) -> Result<Client> {
        static REGISTERED: AtomicUsize = AtomicUsize::new(0);
        let number = REGISTERED.fetch_add(1, Ordering::Relaxed);
        let http = reqwest::Client::new();
        let account = json!({
            "email": format!("bench{number}@example.org"), "username": format!("bench{number}"),
            "password": "measure twice, cut once", "full_name": "Bench",
        });
        let answer = http
            .post(format!("http://{address}/api/v1/auth/register"))
            .json(&account)
            .send()
            .await?;
        let status = answer.status();
        let body: Value = answer.json().await?;
        let token = body["access_token"]
            .as_str()
            .with_context(|| format!("registering: {status} {body}"))?;
        Ok(Client {
            http,
            address: address.to_owned(),
            token: token.to_owned(),
        })
    }

    /// Submits a program for the problem to measure with, and follows it to the end.
    pub async fn submit(&self, language: &str, code: &str) -> Result<Timeline> {
        let done = tokio::time::timeout(PATIENCE, self.submit_and_follow(language, code)).await;
        done.with_context(|| format!("no verdict within {} s", PATIENCE.as_secs()))?
    }

    /// The events of a submission are replayed to whoever connects; the client connects as soon
    /// as it knows the id, through a connection that was opened before.
    async fn submit_and_follow(&self, language: &str, code: &str) -> Result<Timeline> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        let body = json!({"problem": SLUG, "language": language, "code": code});
        let request = self
            .http
            .post(format!("http://{}/api/v1/submissions", self.address));
        let request = request.bearer_auth(&self.token).json(&body);

        let posted_at_ms = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0;
        let posted = Instant::now();
        let answer = request.send().await?;
        let (status, text) = (answer.status(), answer.text().await?);
        let answered_ms = milliseconds_since(posted);
        ensure!(status.as_u16() == 202, "submitting: {status} {text}");
        let accepted: Accepted = serde_json::from_str(&text)?;

        let mut request =
            format!("ws://{}{}", self.address, accepted.events).into_client_request()?;
        request
            .headers_mut()
            .insert(AUTHORIZATION, format!("Bearer {}", self.token).parse()?);
        let (mut socket, _) = client_async(request, stream)
            .await
            .context("following a submission")?;
        let mut events = Vec::new();
        while let Some(message) = socket.next().await {
            let Message::Text(text) = message? else {
                continue;
            };
            let received_ms = milliseconds_since(posted);
            let event: Event =
                serde_json::from_str(&text).with_context(|| format!("an unknown event: {text}"))?;
            let made_ms = event.at.timestamp_micros() as f64 / 1000.0 - posted_at_ms;
            events.push(Seen {
                body: event.body,
                made_ms,
                received_ms,
            });
        }
        Ok(Timeline {
            answered_ms,
            events,
        })
    }
}

fn milliseconds_since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
