//! `handoff`: from the POST to the worker's first word.

use super::{
    client::{Client, Timeline},
    native::Skipped,
    report::{Measured, Row, milliseconds},
    server::{Installation, runtime},
    stats::{median, quantile},
};
use crate::host::Shared;
use anyhow::Result;
use mettle_domain::EventBody;
use serde::Serialize;

/// A language whose programs are soon done: only the beginning matters here.
const LANGUAGE: &str = "javascript";
const PROGRAM: &str = include_str!("../../bench/javascript/a-plus-b.js");
const SUBMISSIONS: usize = 100;
/// Submissions before, which open connections and fill caches.
const WARM_UP: usize = 5;
/// Milliseconds asked for, half of the time.
const ASKED_EMBEDDED: f64 = 5.0;
const ASKED_REDIS: f64 = 10.0;

/// From just before the POST of a submission until its `submission.compiling` event, which is
/// the first thing a worker tells: 100 submissions, one after the other.
#[derive(Serialize)]
pub struct Handoff {
    /// In one process.
    embedded: Delays,
    /// With the queue in Redis.
    redis: Redis,
}

/// With the queue in Redis.
#[derive(Serialize)]
#[serde(untagged)]
enum Redis {
    /// Redis is there.
    Measured(Delays),
    /// Redis is not installed.
    Skipped {
        /// What is missing.
        skipped: String,
    },
}

/// All in milliseconds.
#[derive(Serialize)]
struct Delays {
    /// Median until a client has the event over its WebSocket. The client connects when the
    /// POST's answer tells it the id, so this includes the answer and the WebSocket handshake.
    p50_ms: f64,
    /// Of 95 percent.
    p95_ms: f64,
    /// Median until the event was made, by its own `at`: what a client that was connected before
    /// would see, but for the way over the loopback.
    made_p50_ms: f64,
    /// Of 95 percent.
    made_p95_ms: f64,
    /// Median until the answer to the POST.
    answered_p50_ms: f64,
    /// Which processes and services took part.
    parts: String,
    /// How many submissions.
    submissions: usize,
    /// Largest `p50_ms` asked for.
    asked: f64,
    /// Whether it is reached.
    ok: bool,
}

impl Measured for Handoff {
    fn rows(&self) -> Vec<Row> {
        let mut rows = self.embedded.rows("POST to worker, embedded");
        match &self.redis {
            Redis::Measured(delays) => rows.extend(delays.rows("POST to worker, Redis")),
            Redis::Skipped { skipped } => rows.push(Row::new(
                "POST to worker, Redis",
                format!("skipped: {skipped}"),
            )),
        }
        rows
    }
}

impl Delays {
    fn rows(&self, name: &str) -> Vec<Row> {
        vec![
            Row::new(format!("{name}, p50"), milliseconds(self.p50_ms))
                .asked(milliseconds(self.asked), self.ok),
            Row::new("  p95", milliseconds(self.p95_ms)),
            Row::new(
                "  until the event was made, p50",
                milliseconds(self.made_p50_ms),
            ),
        ]
    }
}

pub fn measure(shared: &Shared) -> Result<Handoff> {
    let embedded = follow(&Installation::embedded(shared)?, ASKED_EMBEDDED)?;
    let redis = match Installation::with_redis(shared) {
        Ok(installation) => Redis::Measured(follow(&installation, ASKED_REDIS)?),
        Err(error) => match error.downcast::<Skipped>() {
            Ok(skipped) => Redis::Skipped {
                skipped: skipped.to_string(),
            },
            Err(error) => return Err(error),
        },
    };
    Ok(Handoff { embedded, redis })
}

fn follow(installation: &Installation, asked: f64) -> Result<Delays> {
    let timelines = runtime()?.block_on(submit_all(&installation.address))?;
    let (mut received, mut made, mut answered) = (vec![], vec![], vec![]);
    for timeline in &timelines {
        timeline.accepted()?;
        let first = timeline.first(|body| matches!(body, EventBody::Compiling))?;
        received.push(first.received_ms);
        made.push(first.made_ms);
        answered.push(timeline.answered_ms);
    }
    let p50_ms = median(&received);
    Ok(Delays {
        p50_ms,
        p95_ms: quantile(&received, 0.95),
        made_p50_ms: median(&made),
        made_p95_ms: quantile(&made, 0.95),
        answered_p50_ms: median(&answered),
        parts: installation.parts.clone(),
        submissions: timelines.len(),
        asked,
        ok: p50_ms <= asked,
    })
}

async fn submit_all(address: &str) -> Result<Vec<Timeline>> {
    let client = Client::register(address).await?;
    let mut timelines = Vec::new();
    for number in 0..WARM_UP + SUBMISSIONS {
        let timeline = client.submit(LANGUAGE, PROGRAM).await?;
        if number >= WARM_UP {
            timelines.push(timeline);
        }
    }
    Ok(timelines)
}
