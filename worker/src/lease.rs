//! Keeping a claim alive.

use chrono::Utc;
use mettle_domain::Topic;
use mettle_store::Store;
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

/// How soon a heartbeat that could not be told is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// A claim whose lease is extended until this is dropped.
pub(crate) struct Lease {
    /// Cancelled when the row is found in other hands.
    pub lost: CancellationToken,
    _heartbeat: AbortOnDropHandle<()>,
}

impl Lease {
    pub(crate) fn keep(store: Store, topic: Topic, attempt: i64, lease: Duration) -> Self {
        let lost = CancellationToken::new();
        let heartbeat = tokio::spawn(beat(store, topic, attempt, lease, lost.clone()));
        Lease {
            lost,
            _heartbeat: AbortOnDropHandle::new(heartbeat),
        }
    }
}

async fn beat(store: Store, topic: Topic, attempt: i64, lease: Duration, lost: CancellationToken) {
    let mut wait = lease / 3;
    loop {
        sleep(wait).await;
        let beat = store
            .heartbeat(topic, attempt, millis(lease), Utc::now())
            .await;
        wait = match beat {
            Ok(true) => lease / 3,
            Ok(false) => return lost.cancel(),
            // Judging goes on: when the lease runs out meanwhile, the finish is refused.
            Err(error) => {
                tracing::warn!(%error, "cannot extend the lease");
                RETRY.min(lease / 3)
            }
        };
    }
}

pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
