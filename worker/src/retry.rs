//! Waiting for a database that is away for a moment.

use mettle_store::StoreError;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Calls until the answer is anything but "the database is away", or `patience` is over.
pub(crate) async fn patiently<T, F>(
    patience: Duration,
    mut call: impl FnMut() -> F,
) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    let deadline = Instant::now() + patience;
    let mut delay = Duration::from_millis(50);
    loop {
        match call().await {
            Err(error) if error.is_unavailable() && Instant::now() < deadline => {
                tracing::debug!(%error, "the database is away; trying again");
                sleep(delay).await;
                delay = (delay * 2).min(Duration::from_secs(1));
            }
            answer => return answer,
        }
    }
}
