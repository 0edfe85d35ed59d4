//! From one feed of this process to everyone in it who follows a topic.

use mettle_domain::Event;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::broadcast;

/// Batches a follower may lag behind before it is sent back to the log.
const BUFFERED_BATCHES: usize = 256;

/// What a follower is told.
#[derive(Clone, Debug)]
pub(crate) enum Signal {
    /// New events, in order.
    Batch(Arc<[Event]>),
    /// Something may have been missed: read the log again.
    Resync,
}

/// The followers of this process, by topic key. Topics nobody follows take no space.
#[derive(Default)]
pub(crate) struct Fanout {
    topics: Mutex<HashMap<String, broadcast::Sender<Signal>>>,
}

/// One follower's end. Dropping the last one of a topic forgets the topic.
pub(crate) struct Follower {
    key: String,
    receiver: broadcast::Receiver<Signal>,
    fanout: Arc<Fanout>,
}

impl Fanout {
    pub(crate) fn follow(self: &Arc<Self>, key: &str) -> Follower {
        let receiver = self
            .topics()
            .entry(key.to_owned())
            .or_insert_with(|| broadcast::Sender::new(BUFFERED_BATCHES))
            .subscribe();
        Follower {
            key: key.to_owned(),
            receiver,
            fanout: self.clone(),
        }
    }

    /// Sends to a topic's followers; `signal` is only made when there are any.
    pub(crate) fn send(&self, key: &str, signal: impl FnOnce() -> Signal) {
        if let Some(sender) = self.topics().get(key) {
            // An error means that the last follower is just leaving.
            let _ = sender.send(signal());
        }
    }

    /// Sends everyone back to the log.
    pub(crate) fn resync_all(&self) {
        for sender in self.topics().values() {
            let _ = sender.send(Signal::Resync);
        }
    }

    fn topics(&self) -> MutexGuard<'_, HashMap<String, broadcast::Sender<Signal>>> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Follower {
    /// The next signal. A follower that fell behind is sent back to the log.
    pub(crate) async fn next(&mut self) -> Signal {
        match self.receiver.recv().await {
            Ok(signal) => signal,
            // The sender lives as long as this follower, so closed cannot happen.
            Err(_) => Signal::Resync,
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let mut topics = self.fanout.topics();
        // This receiver is dropped after this body, so it still counts.
        if topics
            .get(&self.key)
            .is_some_and(|sender| sender.receiver_count() <= 1)
        {
            topics.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_topic_is_forgotten_with_its_last_follower() {
        let fanout = Arc::new(Fanout::default());
        let first = fanout.follow("a");
        let mut second = fanout.follow("a");
        drop(first);
        fanout.send("a", || Signal::Batch(Arc::from([])));
        assert!(matches!(second.next().await, Signal::Batch(_)));
        drop(second);
        assert!(fanout.topics().is_empty());
        fanout.send("a", || panic!("nobody follows"));
    }

    #[tokio::test]
    async fn a_follower_that_lags_is_sent_back_to_the_log() {
        let fanout = Arc::new(Fanout::default());
        let mut follower = fanout.follow("a");
        for _ in 0..=BUFFERED_BATCHES {
            fanout.send("a", || Signal::Batch(Arc::from([])));
        }
        assert!(matches!(follower.next().await, Signal::Resync));
    }
}
