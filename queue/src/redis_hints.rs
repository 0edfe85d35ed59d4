//! Hints through Redis: one sorted set (see `redis_link`).

use crate::{
    Hint, QueueError,
    redis_link::{HINTS_KEY, RedisLink},
};
use redis::{ErrorKind, RedisError, RedisResult, aio::MultiplexedConnection, cmd};
use std::{pin::pin, time::Duration};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

/// Seconds Redis may hold a pop while nothing waits.
const POP_SECONDS: u32 = 5;
/// A pop that takes this long has lost its connection without noticing.
const POP_LOST: Duration = Duration::from_secs(POP_SECONDS as u64 * 2);
/// The longest wait between tries to connect.
const MAX_DELAY: Duration = Duration::from_secs(1);

pub(crate) async fn push(link: &RedisLink, hints: &[Hint]) -> Result<(), QueueError> {
    let mut add = cmd("ZADD");
    add.arg(HINTS_KEY).arg("NX");
    for hint in hints {
        add.arg(hint.rank_ms()).arg(hint.to_string());
    }
    let add = &add;
    link.run("push", |mut redis| async move {
        add.query_async::<()>(&mut redis).await
    })
    .await
}

pub(crate) async fn len(link: &RedisLink) -> Result<u64, QueueError> {
    link.run("len", |mut redis| async move {
        cmd("ZCARD").arg(HINTS_KEY).query_async(&mut redis).await
    })
    .await
}

/// Takes hints, over a connection of its own.
pub(crate) struct RedisHints {
    link: RedisLink,
    connection: Option<Popping>,
}

struct Popping {
    connection: MultiplexedConnection,
    // Redis's name for the connection, to end a pop from outside.
    client_id: i64,
}

impl RedisHints {
    pub(crate) fn new(link: RedisLink) -> Self {
        RedisHints {
            link,
            connection: None,
        }
    }

    /// The next hint, however long it takes and however often the connection is lost; none once
    /// stopped. A hint that has left the queue is returned even then.
    pub(crate) async fn take(&mut self, stop: &CancellationToken) -> Option<Hint> {
        let mut delay = Duration::from_millis(20);
        loop {
            match self.pop(stop).await {
                Ok(Some(hint)) => {
                    self.link.found();
                    return Some(hint);
                }
                Ok(None) => {
                    self.link.found();
                    delay = Duration::from_millis(20);
                }
                Err(error) => {
                    self.connection = None;
                    self.link.lost(&error.to_string());
                    stop.run_until_cancelled(sleep(delay)).await;
                    delay = (delay * 2).min(MAX_DELAY);
                }
            }
            if stop.is_cancelled() {
                return None;
            }
        }
    }

    async fn pop(&mut self, stop: &CancellationToken) -> RedisResult<Option<Hint>> {
        let Popping {
            connection,
            client_id,
        } = match &mut self.connection {
            Some(popping) => popping,
            none => none.insert(connect(&self.link).await?),
        };
        let mut pop = cmd("BZPOPMIN");
        pop.arg(HINTS_KEY).arg(POP_SECONDS);
        let mut answer = pin!(timeout(POP_LOST, pop.query_async(connection)));
        let answer = tokio::select! {
            answer = &mut answer => answer,
            // Not simply dropped: its answer may be on the way with a hint in it.
            () = stop.cancelled() => {
                self.link.unblock(*client_id).await;
                answer.await
            }
        };
        let Ok(popped) = answer else {
            return Err(RedisError::from((ErrorKind::Io, "no answer")));
        };
        let popped: Option<(String, String, f64)> = popped?;
        // A member that is no hint cannot be anything of ours, and is dropped.
        Ok(popped.and_then(|(_, member, _)| Hint::parse(&member)))
    }
}

async fn connect(link: &RedisLink) -> RedisResult<Popping> {
    let mut connection = link.blocking().await?;
    let client_id = cmd("CLIENT").arg("ID").query_async(&mut connection).await?;
    Ok(Popping {
        connection,
        client_id,
    })
}
