//! Following a topic: the log first, then the live feed, with no event missed or repeated.
//!
//! A follower joins the live feed *before* it reads the log, and then drops what it has already
//! seen by sequence number. Whenever the feed may have lost something (the follower lagged, the
//! connection to Redis came back) it reads the log again from where it stands.

use crate::{Log, QueueError, Transport, fanout::Signal};
use async_stream::stream;
use futures::stream::{BoxStream, StreamExt};
use mettle_domain::{Event, Topic};
use std::{sync::Arc, time::Duration};

/// Events read from a log at once.
pub(crate) const PAGE: usize = 1_000;

/// How long a follower waits before it asks for a log again that could not be read.
const RETRY: Duration = Duration::from_secs(1);

/// What a follower of a topic gets.
#[derive(Clone, Debug, PartialEq)]
pub enum Feed {
    /// The next event.
    Event(Box<Event>),
    /// Events may be missing here (the log is gone, too old or cannot be read): show the stored
    /// state, under sequence number `seq`, then go on. Comes first when the log is incomplete,
    /// and later only when events may have been lost. If the stored state is final, nothing more
    /// may ever come.
    Gap {
        /// The sequence number to give the stored state: at least that of every earlier event
        /// and lower than that of every later one.
        seq: u64,
    },
}

/// Up to [`PAGE`] events of a log.
pub(crate) struct Page {
    /// Oldest first, all after the point asked for.
    pub events: Vec<Event>,
    /// See [`Log::complete`].
    pub complete: bool,
    /// See [`Log::ended`].
    pub ended: bool,
}

impl Page {
    /// `first` and `last` are the first and last entries of the whole log.
    pub(crate) fn new(
        events: Vec<Event>,
        after: u64,
        first: Option<&Event>,
        last: Option<&Event>,
    ) -> Self {
        Page {
            events,
            complete: first.is_some_and(|first| first.body.begins() || first.seq <= after),
            ended: last.is_some_and(|last| last.is_final),
        }
    }
}

async fn read_page(transport: &Transport, topic: Topic, after: u64) -> Result<Page, QueueError> {
    match transport {
        Transport::Embedded(embedded) => Ok(embedded.events.page(topic, after)),
        Transport::Redis(_, events) => events.page(topic, after).await,
    }
}

pub(crate) async fn whole_log(
    transport: &Transport,
    topic: Topic,
    after: u64,
) -> Result<Log, QueueError> {
    let mut log = Log {
        events: Vec::new(),
        complete: true,
        ended: false,
    };
    let mut last = after;
    loop {
        let page = read_page(transport, topic, last).await?;
        let full = page.events.len() == PAGE;
        log.complete &= page.complete;
        log.ended = page.ended;
        log.events.extend(page.events);
        last = log.events.last().map_or(after, |event| event.seq);
        if !full {
            return Ok(log);
        }
    }
}

pub(crate) fn follow(
    transport: Arc<Transport>,
    topic: Topic,
    after: u64,
) -> BoxStream<'static, Feed> {
    stream! {
        let key = topic.key();
        let fanout = match &*transport {
            Transport::Embedded(embedded) => embedded.events.fanout(),
            Transport::Redis(_, events) => events.listen().await,
        };
        let mut live = fanout.follow(&key);
        let mut last = after;
        let mut told_unreadable = false;
        loop {
            match read_page(&transport, topic, last).await {
                Err(_) => {
                    if !std::mem::replace(&mut told_unreadable, true) {
                        yield Feed::Gap { seq: last };
                    }
                    let _ = tokio::time::timeout(RETRY, live.next()).await;
                    continue;
                }
                Ok(page) => {
                    told_unreadable = false;
                    if !page.complete {
                        let seq = page.events.first().map_or(last, |event| event.seq - 1);
                        yield Feed::Gap { seq };
                    }
                    let more = page.events.len() == PAGE;
                    for event in page.events {
                        last = event.seq;
                        yield Feed::Event(event.into());
                    }
                    if more {
                        continue;
                    }
                    if page.ended {
                        return;
                    }
                }
            }
            while let Signal::Batch(events) = live.next().await {
                for event in events.iter().filter(|event| event.seq > last) {
                    yield Feed::Event(event.clone().into());
                }
                if let Some(newest) = events.last() {
                    last = last.max(newest.seq);
                    if newest.is_final {
                        return;
                    }
                }
            }
        }
    }
    .boxed()
}
