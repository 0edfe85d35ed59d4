//! Event logs and live feeds through Redis (see `redis_link` for the keys).

use crate::{
    QueueError,
    fanout::{Fanout, Signal},
    feed::{PAGE, Page},
    redis_link::{LIVE_PREFIX, LOG_PREFIX, LOG_SECONDS, RedisLink},
};
use chrono::{SubsecRound, Utc};
use futures::StreamExt;
use mettle_domain::{Event, EventBody, Topic};
use redis::{ErrorKind, RedisError, RedisResult, Script};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::{
    sync::watch,
    task::AbortHandle,
    time::{sleep, timeout},
};
use uuid::Uuid;

/// Events kept in a log, about.
const MAX_LOG: usize = 20_000;
/// How long the live feed may be silent before it is asked whether it still lives.
const SILENCE: Duration = Duration::from_secs(15);
/// How long it may take to answer, and how long the first follower waits for it.
const ANSWER: Duration = Duration::from_secs(2);
/// The longest wait between tries to connect.
const MAX_DELAY: Duration = Duration::from_secs(1);

/// An entry of a log: its id, and its fields and their values in turn.
type Entry = (String, Vec<String>);

pub(crate) struct RedisEvents {
    link: RedisLink,
    publish: Script,
    fanout: Arc<Fanout>,
    // Started by the first follower: workers never need it.
    listener: OnceLock<Listener>,
}

struct Listener {
    task: AbortHandle,
    // Whether the live feed has been up at least once.
    up: watch::Receiver<bool>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl RedisEvents {
    pub(crate) fn new(link: RedisLink) -> Self {
        RedisEvents {
            link,
            publish: Script::new(include_str!("publish.lua")),
            fanout: Arc::default(),
            listener: OnceLock::new(),
        }
    }

    pub(crate) async fn publish(
        &self,
        topic: Topic,
        attempt: u32,
        bodies: Vec<(EventBody, bool)>,
    ) -> Result<Vec<Event>, QueueError> {
        let at = Utc::now().trunc_subsecs(6);
        let mut events: Vec<_> = bodies
            .into_iter()
            .map(|(body, is_final)| Event {
                seq: 0,
                at,
                attempt,
                is_final,
                body,
            })
            .collect();
        let mut call = self.publish.prepare_invoke();
        call.key(format!("{LOG_PREFIX}{}", topic.key()))
            .arg(format!("{LIVE_PREFIX}{}", topic.key()))
            .arg(Uuid::now_v7().to_string())
            .arg(attempt)
            .arg(LOG_SECONDS)
            .arg(MAX_LOG);
        for event in &events {
            call.arg(serde_json::to_string(event).expect("an event is plain JSON"));
        }
        let call = &call;
        let answer: String = self
            .link
            .run("publish", |mut redis| async move {
                call.invoke_async(&mut redis).await
            })
            .await?;
        if let Some(newest) = answer.strip_prefix("stale ") {
            return Err(QueueError::Stale {
                newest: newest.parse().unwrap_or(u32::MAX),
            });
        }
        number_from(&mut events, &answer);
        Ok(events)
    }

    pub(crate) async fn page(&self, topic: Topic, after: u64) -> Result<Page, QueueError> {
        let key = format!("{LOG_PREFIX}{}", topic.key());
        let from = format!("({after}");
        let mut read = redis::pipe();
        // One transaction: the three answers belong together.
        read.atomic();
        read.cmd("XRANGE")
            .arg(&key)
            .arg("-")
            .arg("+")
            .arg("COUNT")
            .arg(1);
        read.cmd("XREVRANGE")
            .arg(&key)
            .arg("+")
            .arg("-")
            .arg("COUNT")
            .arg(1);
        read.cmd("XRANGE")
            .arg(&key)
            .arg(from)
            .arg("+")
            .arg("COUNT")
            .arg(PAGE);
        let read = &read;
        let (first, last, page) = self
            .link
            .run("log", |mut redis| async move {
                let (first, last, page): (Vec<Entry>, Vec<Entry>, Vec<Entry>) =
                    read.query_async(&mut redis).await?;
                Ok((decode(first)?, decode(last)?, decode(page)?))
            })
            .await?;
        Ok(Page::new(page, after, first.first(), last.first()))
    }

    /// The followers of this process. The first call starts the live feed and waits for it, but
    /// not long: without it, followers live on their logs until it is up.
    pub(crate) async fn listen(&self) -> Arc<Fanout> {
        let mut up = self
            .listener
            .get_or_init(|| self.start_listener())
            .up
            .clone();
        let _ = timeout(ANSWER, up.wait_for(|up| *up)).await;
        self.fanout.clone()
    }

    fn start_listener(&self) -> Listener {
        let (up_sender, up) = watch::channel(false);
        let (link, fanout) = (self.link.clone(), self.fanout.clone());
        let task = tokio::spawn(async move {
            let mut delay = Duration::from_millis(20);
            loop {
                let mut was_up = false;
                let error = hand_on(&link, &fanout, || {
                    was_up = true;
                    up_sender.send_replace(true);
                    // What was announced while nobody listened is in the logs.
                    fanout.resync_all();
                })
                .await;
                link.lost(&error.to_string());
                delay = if was_up {
                    Duration::from_millis(20)
                } else {
                    (delay * 2).min(MAX_DELAY)
                };
                sleep(delay).await;
            }
        });
        Listener {
            task: task.abort_handle(),
            up,
        }
    }
}

/// Follows all channels and hands batches on until the connection is lost. Calls `is_up` once
/// nothing can be missed any more.
async fn hand_on(link: &RedisLink, fanout: &Fanout, is_up: impl FnOnce()) -> RedisError {
    let connect = async {
        let (mut sink, stream) = link.client().get_async_pubsub().await?.split();
        sink.psubscribe(format!("{LIVE_PREFIX}*")).await?;
        Ok((sink, stream))
    };
    let (mut sink, mut messages) = match within(ANSWER, connect).await {
        Ok(connected) => connected,
        Err(error) => return error,
    };
    is_up();
    loop {
        match timeout(SILENCE, messages.next()).await {
            Ok(Some(message)) => {
                let key = message
                    .get_channel_name()
                    .strip_prefix(LIVE_PREFIX)
                    .unwrap_or_default();
                fanout.send(key, || decode_batch(message.get_payload_bytes()));
            }
            Ok(None) => return RedisError::from((ErrorKind::Io, "the live feed was closed")),
            Err(_) => {
                if let Err(error) = within(ANSWER, sink.ping::<redis::Value>()).await {
                    return error;
                }
            }
        }
    }
}

async fn within<T>(limit: Duration, work: impl Future<Output = RedisResult<T>>) -> RedisResult<T> {
    match timeout(limit, work).await {
        Ok(result) => result,
        Err(_) => Err(RedisError::from((ErrorKind::Io, "no answer"))),
    }
}

/// Gives consecutive sequence numbers, starting at the one in `first`.
fn number_from(events: &mut [Event], first: &str) {
    let first: u64 = first.parse().unwrap_or(0);
    for (seq, event) in (first..).zip(events) {
        event.seq = seq;
    }
}

/// A batch from the live feed. One that cannot be read sends the followers to the log.
fn decode_batch(payload: &[u8]) -> Signal {
    let read = || {
        let mut lines = std::str::from_utf8(payload).ok()?.lines();
        let first = lines.next()?;
        let events: Result<Vec<Event>, _> = lines.map(serde_json::from_str).collect();
        let mut events = events.ok()?;
        number_from(&mut events, first);
        Some(Signal::Batch(events.into()))
    };
    read().unwrap_or(Signal::Resync)
}

fn decode(entries: Vec<Entry>) -> RedisResult<Vec<Event>> {
    entries
        .into_iter()
        .map(|(id, fields)| {
            let seq = id.split_once('-').and_then(|(seq, _)| seq.parse().ok());
            let event = fields
                .get(5)
                .and_then(|json| serde_json::from_str::<Event>(json).ok());
            match (seq, event) {
                (Some(seq), Some(event)) => Ok(Event { seq, ..event }),
                _ => Err(RedisError::from((
                    ErrorKind::Parse,
                    "not an event of ours in the log",
                ))),
            }
        })
        .collect()
}
