//! Finds what was forgotten.

use crate::{lease::millis, progress, teller::publish_last};
use chrono::Utc;
use mettle_domain::{EventBody, ImportStep, Topic};
use mettle_queue::{Hint, Queue};
use mettle_store::{Store, StoreError};
use std::time::Duration;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

/// How often what is over is removed from the database.
const PRUNE_EVERY: Duration = Duration::from_secs(600);

/// How often test data that nothing refers to are removed.
const PRUNE_BLOBS_EVERY: Duration = Duration::from_secs(3_600);

/// Hints waiting rows again whose hint was lost or whose worker died, gives up what died too
/// often, and removes what is over. Every process that serves or judges runs one; several at the
/// same time do no harm.
#[derive(Clone)]
pub struct Sweeper {
    store: Store,
    queue: Queue,
    every: Duration,
    hint_age: Duration,
}

impl Sweeper {
    /// Looks every 2 s for rows that were hinted more than 10 s ago.
    pub fn new(store: Store, queue: Queue) -> Self {
        let (every, hint_age) = (Duration::from_secs(2), Duration::from_secs(10));
        Sweeper {
            store,
            queue,
            every,
            hint_age,
        }
    }

    /// Another pace: look every `every`, at rows hinted more than `hint_age` ago.
    pub fn at_pace(mut self, every: Duration, hint_age: Duration) -> Self {
        (self.every, self.hint_age) = (every, hint_age);
        self
    }

    /// Sweeps until `stop` is cancelled. The first sweep hints everything that waits: the queue
    /// may have been lost with the process before.
    pub async fn run(self, stop: CancellationToken) {
        stop.run_until_cancelled(self.sweep_forever()).await;
    }

    async fn sweep_forever(&self) {
        let mut hint_age = Duration::ZERO;
        let mut failing = false;
        let mut prune_at = Instant::now();
        let mut prune_blobs_at = Instant::now();
        loop {
            match self.sweep(hint_age).await {
                Ok(()) => {
                    failing = false;
                    hint_age = self.hint_age;
                }
                // Said once an outage, not every two seconds.
                Err(error) => {
                    if !std::mem::replace(&mut failing, true) {
                        tracing::warn!(%error, "cannot look for forgotten work; trying on");
                    }
                }
            }
            if Instant::now() >= prune_at {
                prune_at += PRUNE_EVERY;
                if let Err(error) = self.store.prune(Utc::now()).await {
                    tracing::warn!(%error, "cannot remove what is over; trying again later");
                }
                if let Err(error) = self.store.prune_uploads(Utc::now()).await {
                    tracing::warn!(%error, "cannot remove old uploads; trying again later");
                }
            }
            if Instant::now() >= prune_blobs_at {
                prune_blobs_at += PRUNE_BLOBS_EVERY;
                match self.store.prune_blobs(Utc::now()).await {
                    Ok(0) => {}
                    Ok(pruned) => {
                        tracing::info!(pruned, "removed test data that nothing refers to")
                    }
                    Err(error) => {
                        tracing::warn!(%error, "cannot remove unused test data; trying again later");
                    }
                }
            }
            sleep(self.every).await;
        }
    }

    async fn sweep(&self, hint_age: Duration) -> Result<(), StoreError> {
        let forgotten = self.store.sweep(millis(hint_age), Utc::now()).await?;
        if !forgotten.is_empty() {
            metrics::counter!("mettle_swept_total").increment(forgotten.len() as u64);
            tracing::info!(rows = forgotten.len(), "hinting waiting rows again");
            let hints: Vec<_> = forgotten.into_iter().map(Hint::from).collect();
            let _ = self.queue.push_all(&hints).await;
        }
        for given_up in self.store.give_up(Utc::now()).await? {
            metrics::counter!("mettle_given_up_total").increment(1);
            tracing::error!(
                topic = given_up.topic.key(),
                attempts = given_up.attempt,
                "given up: every attempt at judging it died"
            );
            let attempt = u32::try_from(given_up.attempt).unwrap_or(u32::MAX);
            let last = match given_up.topic {
                Topic::Import(_) => vec![(EventBody::Import(ImportStep::Failed), true)],
                Topic::Submission(_) | Topic::Run(_) | Topic::Rejudge(_) => progress::judge_error(),
            };
            publish_last(self.queue.clone(), given_up.topic, attempt, last).await;
        }
        Ok(())
    }
}
