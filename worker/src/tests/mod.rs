//! The story of the worker, told to a scripted judge: in one process with SQLite and the embedded
//! queue, and across several with PostgreSQL and Redis.

mod crashes;
mod deployment;
mod judging;
mod outages;
mod scripted;
mod shutdown;
mod world;

use std::{future::Future, time::Duration};

/// Far longer than anything takes, on the busiest machine: a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(240);

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
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    })
    .await
}
