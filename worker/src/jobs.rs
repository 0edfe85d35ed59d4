//! From a hint to a claimed row, whatever happens in between.

use crate::{Judging, WorkerOptions, claimed::Claimed, lease::millis, plans::Plans};
use chrono::Utc;
use mettle_domain::Topic;
use mettle_queue::{Queue, TakenHint};
use mettle_store::Store;
use std::{any::Any, sync::Arc};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};
use tracing::Instrument;
use uuid::Uuid;

/// What all jobs of a worker share.
pub(crate) struct Jobs<J> {
    pub store: Store,
    pub queue: Queue,
    pub judge: Arc<J>,
    pub plans: Plans,
    pub options: WorkerOptions,
    /// Cancelled when running work must be handed back.
    pub abandon: CancellationToken,
}

impl<J: Judging> Jobs<J> {
    pub(crate) fn new(store: Store, queue: Queue, judge: J, options: WorkerOptions) -> Self {
        Jobs {
            plans: Plans::new(store.clone(), options.cache_bytes),
            store,
            queue,
            judge: Arc::new(judge),
            options,
            abandon: CancellationToken::new(),
        }
    }

    /// Does what a hint asks for. Its place in the worker is free when the judging is over, which is before
    /// this returns.
    pub(crate) async fn work(self: &Arc<Self>, taken: TakenHint) {
        let topic = taken.hint.topic();
        let Some(attempt) = self.claim(topic).await else {
            return;
        };
        let span = tracing::info_span!(
            "job",
            topic = topic.key(),
            attempt,
            worker = self.options.name,
            request_id = tracing::field::Empty,
        );
        metrics::gauge!("mettle_jobs_running").increment(1);
        // A task of its own: it runs beside the others, and a panic in it ends only this job.
        let job = Claimed::new(self.clone(), topic, attempt)
            .work(taken)
            .instrument(span.clone());
        let ended = AbortOnDropHandle::new(tokio::spawn(job)).await;
        metrics::gauge!("mettle_jobs_running").decrement(1);
        if let Err(error) = ended
            && error.is_panic()
        {
            let reason = panic_text(&*error.into_panic());
            self.panicked(topic, attempt, reason).instrument(span).await;
        }
    }

    /// None when there is nothing to do, or the database is away: the sweeper comes again.
    async fn claim(&self, topic: Topic) -> Option<i64> {
        let lease = millis(self.options.lease);
        match self
            .store
            .claim(topic, &self.options.name, lease, Utc::now())
            .await
        {
            Ok(Some(attempt)) => {
                if attempt == 1 {
                    observe_wait(topic);
                }
                Some(attempt)
            }
            Ok(None) => {
                metrics::counter!("mettle_hints_refused_total").increment(1);
                None
            }
            Err(error) => {
                tracing::warn!(%error, topic = topic.key(), "cannot claim; the sweeper hints again");
                None
            }
        }
    }

    /// The job broke, not the program in it: as any judge error, it is tried again.
    pub(crate) async fn panicked(self: &Arc<Self>, topic: Topic, attempt: i64, reason: String) {
        metrics::counter!("mettle_jobs_panicked_total").increment(1);
        tracing::error!(reason, "the job panicked");
        let failing = Claimed::new(self.clone(), topic, attempt)
            .fail(format!("the worker panicked: {reason}"));
        // Should this panic as well, the lease runs out.
        let _ = AbortOnDropHandle::new(tokio::spawn(failing)).await;
    }
}

/// How long the row has waited: its id says when it was made.
fn observe_wait(topic: Topic) {
    if let Some(made) = made_at_ms(topic.id()) {
        let waited_ms = (Utc::now().timestamp_millis() - made).max(0);
        metrics::histogram!("mettle_queue_wait_seconds", "kind" => kind(topic))
            .record(waited_ms as f64 / 1_000.0);
    }
}

fn made_at_ms(id: Uuid) -> Option<i64> {
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    i64::try_from(seconds)
        .ok()?
        .checked_mul(1_000)?
        .checked_add(i64::from(nanos / 1_000_000))
}

pub(crate) fn kind(topic: Topic) -> &'static str {
    match topic {
        Topic::Submission(_) => "submission",
        Topic::Run(_) => "run",
        Topic::Import(_) => "import",
        Topic::Rejudge(_) => "rejudge",
    }
}

pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "no message".to_owned(),
    }
}
