//! Hints inside the process.

use crate::{Hint, QueueError};
use std::{
    collections::{BTreeSet, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::Notify;

/// More waiting hints than this are refused: the rows stay in the database, where the sweeper
/// finds them when the queue is shorter.
const MAX_WAITING: usize = 100_000;

#[derive(Default)]
pub(crate) struct EmbeddedHints {
    waiting: Mutex<Waiting>,
    // One permit is kept when nobody waits, so a hint pushed between a look and a wait is seen.
    pushed: Notify,
}

#[derive(Default)]
struct Waiting {
    // By rank, then by arrival.
    order: BTreeSet<(i64, u64, Hint)>,
    // What is in `order`, so that a second push of it changes nothing.
    known: HashSet<Hint>,
    arrivals: u64,
}

impl EmbeddedHints {
    pub(crate) fn len(&self) -> u64 {
        self.waiting().order.len() as u64
    }

    pub(crate) fn push(&self, hints: &[Hint]) -> Result<(), QueueError> {
        for &hint in hints {
            if !self.waiting().add(hint) {
                metrics::counter!("mettle_queue_failures_total", "operation" => "push")
                    .increment(1);
                return Err(QueueError::Full(MAX_WAITING));
            }
            self.pushed.notify_one();
        }
        Ok(())
    }

    pub(crate) async fn take(&self) -> Hint {
        loop {
            let pushed = self.pushed.notified();
            if let Some(hint) = self.waiting().take_first() {
                return hint;
            }
            pushed.await;
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    /// False when full.
    fn add(&mut self, hint: Hint) -> bool {
        if self.known.contains(&hint) {
            return true;
        }
        if self.order.len() >= MAX_WAITING {
            return false;
        }
        self.arrivals += 1;
        self.known.insert(hint);
        self.order.insert((hint.rank_ms(), self.arrivals, hint))
    }

    fn take_first(&mut self) -> Option<Hint> {
        let (_, _, hint) = self.order.pop_first()?;
        self.known.remove(&hint);
        Some(hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[tokio::test]
    async fn a_full_queue_refuses_and_keeps_what_it_has() {
        let hints = EmbeddedHints::default();
        let many: Vec<_> = (0..MAX_WAITING)
            .map(|_| Hint::submission(Uuid::now_v7()))
            .collect();
        hints.push(&many).unwrap();
        let one_more = Hint::submission(Uuid::now_v7());
        assert!(matches!(hints.push(&[one_more]), Err(QueueError::Full(_))));
        assert_eq!(hints.take().await, many[0]);
        hints.push(&[one_more]).unwrap();
        assert_eq!(hints.len(), MAX_WAITING as u64);
    }
}
