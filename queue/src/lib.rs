//! Work in, events out.
//!
//! The database row of a submission is the record of what is to be done. This crate carries
//! only two things around it, and losing either costs time, never work:
//!
//! - **hints**: ids of rows that wait for a worker. A lost hint is pushed again by the sweeper
//!   that looks for waiting rows; one too many is refused by the row's claim.
//! - **events**: what happens to a submission while it is judged, as one log and one live feed
//!   per [`Topic`]. When a log is gone, subscribers are told ([`Feed::Gap`]) and read the stored
//!   state instead.
//!
//! Both come in two forms behind the one type [`Queue`]: inside the process, or through Redis
//! when several processes work together.

mod embedded_events;
mod embedded_hints;
mod error;
mod fanout;
mod feed;
mod hint;
mod redis_events;
mod redis_hints;
mod redis_link;
mod taken;
#[cfg(test)]
mod tests;

pub use error::QueueError;
pub use feed::Feed;
pub use hint::{Hint, HintKind};
pub use taken::{Hints, TakenHint};

use embedded_events::EmbeddedEvents;
use embedded_hints::EmbeddedHints;
use futures::stream::BoxStream;
use mettle_domain::{Event, EventBody, Topic};
use redis_events::RedisEvents;
use redis_link::RedisLink;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Hints and events of one deployment. Clones share everything; cheap to clone.
#[derive(Clone)]
pub struct Queue(Arc<Transport>);

pub(crate) enum Transport {
    Embedded(Embedded),
    Redis(RedisLink, RedisEvents),
}

#[derive(Default)]
pub(crate) struct Embedded {
    hints: Arc<EmbeddedHints>,
    events: EmbeddedEvents,
}

/// Everything known of a topic after some point.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// The events, oldest first.
    pub events: Vec<Event>,
    /// Whether nothing can be missing: the log reaches back to `submission.queued`, or to the
    /// point asked for. If false, read the stored state as well.
    pub complete: bool,
    /// Whether the newest event of the whole log is a final one.
    pub ended: bool,
}

impl Queue {
    /// A queue inside this process: nothing to install, and gone when the process ends.
    pub fn embedded() -> Self {
        Queue(Arc::new(Transport::Embedded(Embedded::default())))
    }

    /// A queue through the Redis at `url` (`redis://[user:password@]host:port[/db]`), which must
    /// answer now. When it is lost later, the connection comes back by itself.
    pub async fn redis(url: &str) -> Result<Self, QueueError> {
        let link = RedisLink::connect(url).await?;
        let events = RedisEvents::new(link.clone());
        Ok(Queue(Arc::new(Transport::Redis(link, events))))
    }

    /// `"embedded"` or `"redis"`, for logs and `/readyz`.
    pub fn kind(&self) -> &'static str {
        match &*self.0 {
            Transport::Embedded(_) => "embedded",
            Transport::Redis(..) => "redis",
        }
    }

    /// Whether the queue answers now, within 2 seconds.
    pub async fn check(&self) -> Result<(), QueueError> {
        match &*self.0 {
            Transport::Embedded(_) => Ok(()),
            Transport::Redis(link, _) => link.ping().await,
        }
    }

    /// How many hints wait for a worker.
    pub async fn waiting(&self) -> Result<u64, QueueError> {
        match &*self.0 {
            Transport::Embedded(embedded) => Ok(embedded.hints.len()),
            Transport::Redis(link, _) => redis_hints::len(link).await,
        }
    }

    /// Says that a row waits for a worker. A hint that waits already is not added again, so
    /// repeating costs nothing. An error is already logged and counted, and callers may ignore
    /// it: the sweeper hints the row again.
    pub async fn push(&self, hint: Hint) -> Result<(), QueueError> {
        self.push_all(&[hint]).await
    }

    /// [`Queue::push`] for many at once.
    pub async fn push_all(&self, hints: &[Hint]) -> Result<(), QueueError> {
        if hints.is_empty() {
            return Ok(());
        }
        match &*self.0 {
            Transport::Embedded(embedded) => embedded.hints.push(hints),
            Transport::Redis(link, _) => redis_hints::push(link, hints).await,
        }
    }

    /// Starts taking hints, `concurrency` at a time: a hint leaves the queue only when fewer
    /// than that many [`TakenHint`]s are held, so that a busy worker never sits on work another
    /// could do. Ends when `stop` is cancelled or the result is dropped.
    pub fn hints(&self, concurrency: usize, stop: CancellationToken) -> Hints {
        taken::start(self.clone(), concurrency, stop)
    }

    /// Appends to a topic's log and tells everyone who follows it, in one round trip however
    /// many events there are; each comes with whether it is the topic's last. `attempt` is the
    /// attempt at judging they belong to (0 before the first).
    ///
    /// Sequence numbers increase within the topic, whatever is restarted or flushed: each is at
    /// least the present time in microseconds. Publishing for an attempt older than the newest
    /// one in the log is refused with [`QueueError::Stale`]. Errors are already logged and
    /// counted.
    pub async fn publish(
        &self,
        topic: Topic,
        attempt: u32,
        bodies: Vec<(EventBody, bool)>,
    ) -> Result<Vec<Event>, QueueError> {
        if bodies.is_empty() {
            return Ok(Vec::new());
        }
        match &*self.0 {
            Transport::Embedded(embedded) => embedded.events.publish(topic, attempt, bodies),
            Transport::Redis(_, events) => events.publish(topic, attempt, bodies).await,
        }
    }

    /// The events of a topic after sequence number `after` (0 for all of them).
    pub async fn log(&self, topic: Topic, after: u64) -> Result<Log, QueueError> {
        feed::whole_log(&self.0, topic, after).await
    }

    /// Follows a topic from sequence number `after` on (0 for everything): first what the log
    /// has, then what happens, each event once and in order, across lost connections. Ends after
    /// the final event. See [`Feed::Gap`] for logs that are gone.
    pub fn subscribe(&self, topic: Topic, after: u64) -> BoxStream<'static, Feed> {
        feed::follow(self.0.clone(), topic, after)
    }
}
