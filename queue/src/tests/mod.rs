//! The story of the queue, told to both of its forms, and what only Redis can go through.

mod events;
mod hints;
mod outages;
mod server;

use crate::{Feed, Queue};
use futures::{Stream, StreamExt};
use mettle_domain::{Event, EventBody, Verdict};
use mettle_tests::servers::Redis;
use std::{future::Future, time::Duration};

/// Far longer than anything takes, on the busiest machine: a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs a story against the embedded queue and against a private Redis. It gets two handles, as
/// two processes would have them.
async fn with_each_queue<F: Future<Output = ()>>(story: impl Fn(Queue, Queue) -> F) {
    let embedded = Queue::embedded();
    story(embedded.clone(), embedded).await;
    let server = Redis::start();
    story(server::queue(&server).await, server::queue(&server).await).await;
}

async fn soon<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(PATIENCE, future).await {
        Ok(value) => value,
        Err(_) => panic!("waited in vain for {what}"),
    }
}

/// Asks again until the answer is yes.
async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    soon(what, async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
}

/// A case whose index tells which one it is.
fn case(index: usize) -> (EventBody, bool) {
    let body = EventBody::Case {
        case: format!("secret/{index:04}"),
        index,
        verdict: Verdict::AC,
        cpu_time_ms: 0.125,
        memory_bytes: 1 << 20,
        message: None,
        output: None,
        stdout: None,
        expected: None,
        difference: None,
        stderr: None,
    };
    (body, false)
}

fn verdict() -> (EventBody, bool) {
    let body = EventBody::Verdict {
        verdict: Verdict::AC,
        score: None,
        cpu_time_ms: 0.125,
        memory_bytes: 1 << 20,
        instructions: None,
    };
    (body, true)
}

/// What a follower saw, in order.
#[derive(Default)]
struct Seen {
    events: Vec<Event>,
    gaps: Vec<u64>,
}

impl Seen {
    fn add(&mut self, item: Feed) {
        match item {
            Feed::Event(event) => self.events.push(*event),
            Feed::Gap { seq } => self.gaps.push(seq),
        }
    }

    fn bodies(&self) -> Vec<EventBody> {
        self.events.iter().map(|event| event.body.clone()).collect()
    }

    fn last_seq(&self) -> u64 {
        self.events.last().map_or(0, |event| event.seq)
    }

    /// The indexes of the cases seen, in the order seen.
    fn indexes(&self) -> Vec<usize> {
        let index = |event: &Event| match event.body {
            EventBody::Case { index, .. } => Some(index),
            _ => None,
        };
        self.events.iter().filter_map(index).collect()
    }

    fn assert_in_order(&self) {
        assert!(self.events.windows(2).all(|pair| pair[0].seq < pair[1].seq));
    }
}

/// Everything until the stream ends.
async fn all(mut stream: impl Stream<Item = Feed> + Unpin) -> Seen {
    let mut seen = Seen::default();
    while let Some(item) = soon("the end of the stream", stream.next()).await {
        seen.add(item);
    }
    seen
}
