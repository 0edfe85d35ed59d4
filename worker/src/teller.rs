//! Telling what happens: the first event at once, then in batches.

use mettle_domain::{EventBody, Topic};
use mettle_queue::{Queue, QueueError};
use std::time::Duration;
use tokio::{
    sync::mpsc,
    time::{Instant, sleep, timeout_at},
};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

/// Events this close together are published as one batch: a thousand fast cases are dozens of
/// batches, and nobody sees the delay, which is that of one or two frames of a screen.
const BATCH_EVERY: Duration = Duration::from_millis(25);

/// How long, and how often, a final event is offered to a queue that is away.
const FINAL_PATIENCE: Duration = Duration::from_secs(300);
const FINAL_RETRY: Duration = Duration::from_secs(2);

type Told = (EventBody, bool);

enum Message {
    Event(EventBody),
    // Ends the telling, whoever still holds a sender.
    Last(Vec<Told>),
}

/// Tells the events of one attempt. Dropped without [`Teller::end`], it says nothing more.
pub(crate) struct Teller {
    sender: mpsc::UnboundedSender<Message>,
    task: AbortOnDropHandle<()>,
}

/// Lets another thread tell events.
#[derive(Clone)]
pub(crate) struct Voice(mpsc::UnboundedSender<Message>);

impl Voice {
    /// Never blocks; after the end nobody listens.
    pub(crate) fn tell(&self, event: EventBody) {
        let _ = self.0.send(Message::Event(event));
    }
}

impl Teller {
    /// `outdated` is cancelled when a newer attempt turns out to have spoken already.
    pub(crate) fn start(
        queue: Queue,
        topic: Topic,
        attempt: u32,
        outdated: CancellationToken,
    ) -> Self {
        let (sender, receiver) = mpsc::unbounded_channel();
        let task = tokio::spawn(tell(queue, topic, attempt, receiver, outdated));
        Teller {
            sender,
            task: AbortOnDropHandle::new(task),
        }
    }

    pub(crate) fn voice(&self) -> Voice {
        Voice(self.sender.clone())
    }

    /// Tells what has not been told yet, then these, and returns when they are published (or on
    /// their way, should the queue be away).
    pub(crate) async fn end(self, last: Vec<Told>) {
        let _ = self.sender.send(Message::Last(last));
        let _ = self.task.await;
    }
}

async fn tell(
    queue: Queue,
    topic: Topic,
    attempt: u32,
    mut receiver: mpsc::UnboundedReceiver<Message>,
    outdated: CancellationToken,
) {
    let mut next_batch = Instant::now();
    while let Some(first) = receiver.recv().await {
        let mut batch = Vec::new();
        let mut ended = add(&mut batch, first);
        while !ended && let Ok(Some(message)) = timeout_at(next_batch, receiver.recv()).await {
            ended = add(&mut batch, message);
        }
        while !ended && let Ok(message) = receiver.try_recv() {
            ended = add(&mut batch, message);
        }
        if ended {
            return publish_last(queue, topic, attempt, batch).await;
        }
        if let Err(QueueError::Stale { .. }) = queue.publish(topic, attempt, batch).await {
            return outdated.cancel();
        }
        next_batch = Instant::now() + BATCH_EVERY;
    }
}

/// Whether this was the last message.
fn add(batch: &mut Vec<Told>, message: Message) -> bool {
    match message {
        Message::Event(event) => {
            batch.push((event, false));
            false
        }
        Message::Last(last) => {
            batch.extend(last);
            true
        }
    }
}

/// Publishes the last events. While the queue is away they are offered again and again in the
/// background: whoever waits for them should not have to ask the database.
pub(crate) async fn publish_last(queue: Queue, topic: Topic, attempt: u32, last: Vec<Told>) {
    if !away(queue.publish(topic, attempt, last.clone()).await) {
        return;
    }
    tokio::spawn(async move {
        let deadline = Instant::now() + FINAL_PATIENCE;
        while Instant::now() < deadline {
            sleep(FINAL_RETRY).await;
            if !away(queue.publish(topic, attempt, last.clone()).await) {
                return;
            }
        }
    });
}

fn away<T>(result: Result<T, QueueError>) -> bool {
    matches!(result, Err(QueueError::Unavailable { .. }))
}
