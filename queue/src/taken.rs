//! Taking hints, never more than there are hands.

use crate::{Hint, Queue, Transport, embedded_hints::EmbeddedHints, redis_hints::RedisHints};
use std::{
    sync::Arc,
    task::{Context, Poll},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio_util::sync::{CancellationToken, DropGuard};

/// A hint that has left the queue. Holding it occupies one of the worker's places.
#[derive(Debug)]
pub struct TakenHint {
    /// What it points at.
    pub hint: Hint,
    _place: OwnedSemaphorePermit,
}

/// The receiving end of [`Queue::hints`].
pub struct Hints {
    // Holds one: a hint is only taken when a place is free, so it never waits here for long.
    receiver: mpsc::Receiver<TakenHint>,
    queue: Queue,
    // Ends the feeding when this end is dropped.
    _stop: DropGuard,
}

impl Hints {
    /// The next hint; none after the stop.
    pub async fn next(&mut self) -> Option<TakenHint> {
        self.receiver.recv().await
    }

    /// [`Hints::next`] for hand-written futures.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<TakenHint>> {
        self.receiver.poll_recv(cx)
    }
}

impl Drop for Hints {
    fn drop(&mut self) {
        self.receiver.close();
        while let Ok(taken) = self.receiver.try_recv() {
            give_back(&self.queue, taken.hint);
        }
    }
}

pub(crate) fn start(queue: Queue, concurrency: usize, stop: CancellationToken) -> Hints {
    let (sender, receiver) = mpsc::channel(1);
    let places = Arc::new(Semaphore::new(concurrency.max(1)));
    let stop = stop.child_token();
    tokio::spawn(feed(queue.clone(), sender, places, stop.clone()));
    Hints {
        receiver,
        queue,
        _stop: stop.drop_guard(),
    }
}

async fn feed(
    queue: Queue,
    sender: mpsc::Sender<TakenHint>,
    places: Arc<Semaphore>,
    stop: CancellationToken,
) {
    let mut source = Source::of(&queue);
    loop {
        let place = tokio::select! {
            () = stop.cancelled() => return,
            place = places.clone().acquire_owned() => place,
        };
        let Ok(place) = place else { return };
        let Some(hint) = source.take(&stop).await else {
            return;
        };
        if stop.is_cancelled() {
            return give_back(&queue, hint);
        }
        if let Err(refused) = sender
            .send(TakenHint {
                hint,
                _place: place,
            })
            .await
        {
            return give_back(&queue, refused.0.hint);
        }
    }
}

enum Source {
    Embedded(Arc<EmbeddedHints>),
    Redis(RedisHints),
}

impl Source {
    fn of(queue: &Queue) -> Self {
        match &*queue.0 {
            Transport::Embedded(embedded) => Source::Embedded(embedded.hints.clone()),
            Transport::Redis(link, _) => Source::Redis(RedisHints::new(link.clone())),
        }
    }

    /// The next hint; none once stopped. A hint that has left the queue is always returned.
    async fn take(&mut self, stop: &CancellationToken) -> Option<Hint> {
        match self {
            Source::Embedded(hints) => stop.run_until_cancelled(hints.take()).await,
            Source::Redis(hints) => hints.take(stop).await,
        }
    }
}

/// Puts a hint nobody works on back, without waiting: if this fails, the sweeper finds the row.
fn give_back(queue: &Queue, hint: Hint) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        let queue = queue.clone();
        runtime.spawn(async move { queue.push(hint).await });
    }
}
