//! Hints through Redis: one sorted set (see `redis_link`).

use crate::{
    Hint, QueueError,
    redis_link::{HINTS_KEY, RedisLink},
};
use redis::{ErrorKind, RedisError, RedisResult, aio::MultiplexedConnection, cmd};
use std::time::Duration;
use tokio::time::{sleep, timeout};

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
    link.run("push", |mut redis| async move { add.query_async::<()>(&mut redis).await }).await
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
    connection: Option<MultiplexedConnection>,
}

impl RedisHints {
    pub(crate) fn new(link: RedisLink) -> Self {
        RedisHints { link, connection: None }
    }

    /// The next hint, however long it takes and however often the connection is lost.
    pub(crate) async fn take(&mut self) -> Hint {
        let mut delay = Duration::from_millis(20);
        loop {
            match self.pop().await {
                Ok(popped) => {
                    delay = Duration::from_millis(20);
                    self.link.found();
                    if let Some(hint) = popped {
                        return hint;
                    }
                }
                Err(error) => {
                    self.connection = None;
                    self.link.lost(&error.to_string());
                    sleep(delay).await;
                    delay = (delay * 2).min(MAX_DELAY);
                }
            }
        }
    }

    async fn pop(&mut self) -> RedisResult<Option<Hint>> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(self.link.blocking().await?),
        };
        let mut pop = cmd("BZPOPMIN");
        pop.arg(HINTS_KEY).arg(POP_SECONDS);
        let popped: Option<(String, String, f64)> =
            match timeout(POP_LOST, pop.query_async(connection)).await {
                Ok(popped) => popped?,
                Err(_) => return Err(RedisError::from((ErrorKind::Io, "no answer"))),
            };
        // Someone else's member is dropped: it cannot be anything of ours.
        Ok(popped.and_then(|(_, member, _)| Hint::parse(&member)))
    }
}
