//! Redis: what is kept there, and the connection to it.
//!
//! # Design
//!
//! Redis 6 or newer; nothing in it is the only copy of anything. It may be flushed, stopped or
//! restarted without persistence at any time: the database has every row, waiting hints are
//! pushed again by the sweeper, and followers of a lost log are told to read the stored state.
//! No persistence is needed, and `maxmemory-policy` may be anything.
//!
//! | key | type | lives | holds |
//! | --- | --- | --- | --- |
//! | [`HINTS_KEY`] `mettle:hints` | sorted set | – | a waiting hint each (`submission:<id>`, `run:<id>`), by rank (see `Hint::rank_ms`); a set, so that hinting again adds nothing |
//! | [`LOG_PREFIX`] `mettle:log:<topic>` | stream | [`LOG_SECONDS`] after the newest event | the topic's newest ~20,000 events; entry id `<seq>-0`, fields `batch`, `attempt`, `event` (JSON with `seq` 0: the id has it) |
//! | [`LIVE_PREFIX`] `mettle:live:<topic>` | channel | – | each batch as it is appended: the first sequence number and one event a line |
//!
//! `<topic>` is `submission:<id>` or `run:<id>`. Workers pop hints with `BZPOPMIN` on a
//! connection of their own, which `CLIENT UNBLOCK` ends when they stop. Events are appended and announced by one script (`publish.lua`);
//! sequence numbers are the larger of the last one plus 1 and Redis's clock in microseconds, so
//! that they keep increasing after the log is lost. Each process follows all channels with one
//! `PSUBSCRIBE` and hands batches on inside the process; when that connection comes back after
//! a loss, every follower reads its log again.
//!
//! Every command here may be repeated without harm, and is, while the connection comes back. It
//! is given up after [`PATIENCE`]; then commands fail at once for [`REST`], so that a
//! Redis that is gone does not slow every submission down.

use crate::QueueError;
use redis::{
    AsyncConnectionConfig, Client, ErrorKind, IntoConnectionInfo, RedisError, RedisResult,
    ServerErrorKind,
    aio::{ConnectionManager, ConnectionManagerConfig, MultiplexedConnection},
    io::tcp::TcpSettings,
};
use std::{
    future::Future,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::time::{Instant, sleep, timeout_at};

/// The waiting hints.
pub(crate) const HINTS_KEY: &str = "mettle:hints";
/// Start of the key of a topic's log.
pub(crate) const LOG_PREFIX: &str = "mettle:log:";
/// Start of the name of a topic's live channel.
pub(crate) const LIVE_PREFIX: &str = "mettle:live:";
/// How long a log outlives its newest event.
pub(crate) const LOG_SECONDS: u64 = 3_600;

/// How long a Redis may take to accept a connection.
const START_PATIENCE: Duration = Duration::from_secs(5);
/// How long one operation is tried, reconnecting included.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long operations fail at once after one was given up.
const REST: Duration = Duration::from_secs(1);

/// The shared connection for commands that answer at once. Clones share it.
#[derive(Clone)]
pub(crate) struct RedisLink(Arc<Inner>);

struct Inner {
    client: Client,
    // Host and port: the password stays out of messages.
    address: String,
    commands: ConnectionManager,
    // Whether the loss has been logged, so that an outage is two lines, not thousands.
    lost: AtomicBool,
    resting_until: Mutex<Option<Instant>>,
}

impl RedisLink {
    pub(crate) async fn connect(url: &str) -> Result<Self, QueueError> {
        let info = url
            .into_connection_info()
            .map_err(|error| QueueError::BadUrl(error.to_string()))?
            .set_tcp_settings(TcpSettings::default().set_nodelay(true));
        let address = info.addr().to_string();
        let unavailable = |error: RedisError| QueueError::Unavailable {
            address: address.clone(),
            reason: error.to_string(),
        };
        let client = Client::open(info).map_err(unavailable)?;
        // Tried once by hand first: the manager would hide a refusal behind many tries.
        let first = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(START_PATIENCE))
            .set_response_timeout(Some(START_PATIENCE));
        client
            .get_multiplexed_async_connection_with_config(&first)
            .await
            .map_err(unavailable)?;
        let config = ConnectionManagerConfig::new()
            .set_min_delay(Duration::from_millis(20))
            .set_max_delay(Duration::from_millis(250))
            .set_connection_timeout(Some(START_PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        let commands = client
            .get_connection_manager_with_config(config)
            .await
            .map_err(unavailable)?;
        let link = RedisLink(Arc::new(Inner {
            client,
            address,
            commands,
            lost: AtomicBool::new(false),
            resting_until: Mutex::new(None),
        }));
        link.ping().await?;
        Ok(link)
    }

    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    /// A connection that may block: never shared, no time limit on answers.
    pub(crate) async fn blocking(&self) -> RedisResult<MultiplexedConnection> {
        let config = AsyncConnectionConfig::new().set_response_timeout(None);
        self.0
            .client
            .get_multiplexed_async_connection_with_config(&config)
            .await
    }

    pub(crate) async fn ping(&self) -> Result<(), QueueError> {
        self.run("ping", |mut redis| async move {
            redis::cmd("PING").query_async::<()>(&mut redis).await
        })
        .await
    }

    /// Ends the blocking pop of another connection, as if its time were over. If this fails, the
    /// pop ends when its time is over.
    pub(crate) async fn unblock(&self, client_id: i64) {
        let _ = self
            .run("unblock", |mut redis| async move {
                let mut unblock = redis::cmd("CLIENT");
                unblock
                    .arg("UNBLOCK")
                    .arg(client_id)
                    .query_async::<()>(&mut redis)
                    .await
            })
            .await;
    }

    /// Runs an operation that may be repeated, on the shared connection. Errors are counted
    /// under `name`, and logged when the outage begins.
    pub(crate) async fn run<T, F>(
        &self,
        name: &'static str,
        operation: impl Fn(ConnectionManager) -> F + Send,
    ) -> Result<T, QueueError>
    where
        F: Future<Output = RedisResult<T>> + Send,
    {
        let result = if self.resting() {
            Err("it did not answer a moment ago".to_owned())
        } else {
            self.try_until(Instant::now() + PATIENCE, operation).await
        };
        match result {
            Ok(value) => {
                self.found();
                Ok(value)
            }
            Err(reason) => {
                metrics::counter!("mettle_queue_failures_total", "operation" => name).increment(1);
                self.lost(&reason);
                Err(QueueError::Unavailable {
                    address: self.0.address.clone(),
                    reason,
                })
            }
        }
    }

    async fn try_until<T, F>(
        &self,
        deadline: Instant,
        operation: impl Fn(ConnectionManager) -> F,
    ) -> Result<T, String>
    where
        F: Future<Output = RedisResult<T>>,
    {
        let mut last_error = None;
        loop {
            match timeout_at(deadline, operation(self.0.commands.clone())).await {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(error)) if passes(&error) => last_error = Some(error.to_string()),
                Ok(Err(error)) => return Err(error.to_string()),
                Err(_) => {
                    self.rest();
                    return Err(last_error.unwrap_or_else(|| "no answer".to_owned()));
                }
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    fn resting(&self) -> bool {
        let until = self
            .0
            .resting_until
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    fn rest(&self) {
        let mut until = self
            .0
            .resting_until
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *until = Some(Instant::now() + REST);
    }

    /// Says once that Redis is gone.
    pub(crate) fn lost(&self, reason: &str) {
        if !self.0.lost.swap(true, Ordering::Relaxed) {
            let address = &self.0.address;
            tracing::warn!(%address, reason, "Redis is lost; judging goes on without live events");
        }
    }

    /// Says once that Redis is back.
    pub(crate) fn found(&self) {
        if self.0.lost.swap(false, Ordering::Relaxed) {
            tracing::info!(address = %self.0.address, "Redis is back");
        }
    }
}

/// Whether an error passes by itself: the connection was lost, or Redis is still loading.
fn passes(error: &RedisError) -> bool {
    error.is_io_error()
        || error.is_unrecoverable_error()
        || matches!(
            error.kind(),
            ErrorKind::Server(ServerErrorKind::BusyLoading)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_unreachable_redis_is_named_without_its_password() {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let url = format!("redis://user:hunter2@{address}/0");
        let error = RedisLink::connect(&url).await.err().unwrap().to_string();
        assert!(
            error.contains(&address) && error.contains("REDIS_URL"),
            "{error}"
        );
        assert!(!error.contains("hunter2"), "{error}");
    }

    #[tokio::test]
    async fn a_bad_address_is_explained_without_repeating_it() {
        let error = RedisLink::connect("http://:hunter2@x")
            .await
            .err()
            .unwrap()
            .to_string();
        assert!(error.contains("redis://user:password@host"), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}
