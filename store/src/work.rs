//! The life of queued work, the same for submissions and runs.
//!
//! ```text
//! pending ──claim──▶ compiling ─set_running─▶ running ──finish──▶ completed
//!    ▲                   │                       │      (judge error at the cap: failed)
//!    └──── hand_back, judge error below the cap ─┘
//!          (lease over: claimed again by whoever gets the next hint)
//! ```
//! Every claim raises the attempt number, and every later statement names it: who lost the lease
//! changes nothing any more. Workers' names are for people only.

mod create;

pub(crate) use create::{keep_key, note_activity};

use crate::{
    Store, StoreError, UserStats,
    db::*,
    text::{clean, stamp},
};
use chrono::{DateTime, Utc};
use mettle_domain::Topic;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How often judging is tried before it is given up as a judge error.
/// Attempts handed back at a graceful shutdown do not count.
pub const ATTEMPT_CAP: i64 = 6;

/// Where a submission or run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Status {
    /// Stored, waits for a worker.
    Pending,
    /// A worker has it and compiles.
    Compiling,
    /// The tests run.
    Running,
    /// There is a verdict on the program.
    Completed,
    /// Judging failed; the verdict is JE and the fault is ours.
    Failed,
}

impl Status {
    /// Whether nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(self, Status::Completed | Status::Failed)
    }
}

/// What came of reporting a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Finished {
    /// Another attempt has the work, or it is finished already: nothing was stored. Say nothing.
    Refused,
    /// A judge error below the cap: the work is pending again. Hint it again, or leave that to the sweeper.
    Retrying,
    /// Stored.
    Stored {
        /// The author's statistics after it; none for runs and judge errors, which change none.
        stats: Option<UserStats>,
    },
}

/// Work that was given up: publish its final event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// Which.
    pub topic: Topic,
    /// Its last attempt.
    pub attempt: i64,
}

/// The tables that hold work. They have the columns of the life cycle in common.
#[derive(Clone, Copy)]
pub(crate) enum Table {
    Submissions,
    Runs,
    Imports,
    RejudgeItems,
}

impl Table {
    const ALL: [Table; 4] = [
        Table::Submissions,
        Table::Runs,
        Table::Imports,
        Table::RejudgeItems,
    ];

    fn of(topic: Topic) -> Self {
        match topic {
            Topic::Submission(_) => Table::Submissions,
            Topic::Run(_) => Table::Runs,
            Topic::Import(_) => Table::Imports,
            Topic::Rejudge(_) => Table::RejudgeItems,
        }
    }

    fn topic(self, id: Uuid) -> Topic {
        match self {
            Table::Submissions => Topic::Submission(id),
            Table::Runs => Topic::Run(id),
            Table::Imports => Topic::Import(id),
            Table::RejudgeItems => Topic::Rejudge(id),
        }
    }
}

/// `sql!(table, "update ", T, " set …")`: one text, for either table.
macro_rules! sql {
    ($table:expr, $first:literal $(, T, $rest:literal)+) => {
        match $table {
            $crate::work::Table::Submissions => concat!($first $(, "submissions", $rest)+),
            $crate::work::Table::Runs => concat!($first $(, "runs", $rest)+),
            $crate::work::Table::Imports => concat!($first $(, "imports", $rest)+),
            $crate::work::Table::RejudgeItems => concat!($first $(, "rejudge_items", $rest)+),
        }
    };
}

/// How many rows one sweep looks at, per table.
const SWEEP_LIMIT: i64 = 200;

impl Store {
    /// Takes work for `lease_ms` milliseconds: its attempt number, or none if it is finished,
    /// in someone's hands, out of attempts or gone (drop the hint). `worker` is for people to read.
    /// Whoever is 6 attempts in leaves the rest to [`Store::give_up`].
    pub async fn claim(
        &self,
        topic: Topic,
        worker: &str,
        lease_ms: i64,
        now: DateTime<Utc>,
    ) -> Result<Option<i64>, StoreError> {
        Ok(
            on_write!(self.db, e => sqlx::query_scalar(sql!(Table::of(topic), "update ", T,
            " set status = 'compiling', attempt = attempt + 1, lease_until_ms = $3, judged_by = $4, updated_at = $5
             where id = $1 and attempt - attempts_forgiven < $6
               and (status = 'pending' or (status in ('compiling', 'running') and lease_until_ms < $2))
             returning attempt"))
            .bind(topic.id())
            .bind(now.timestamp_millis())
            .bind(now.timestamp_millis().saturating_add(lease_ms))
            .bind(clean(worker))
            .bind(stamp(now))
            .bind(ATTEMPT_CAP)
            .fetch_optional(e).await)?,
        )
    }

    /// Where a submission or run is; none if it is gone.
    pub async fn work_status(&self, topic: Topic) -> Result<Option<Status>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_scalar(
            sql!(Table::of(topic), "select status from ", T, " where id = $1"))
            .bind(topic.id()).fetch_optional(e).await)?)
    }

    /// Extends the lease; call it each third of the lease. False: the work is no longer ours,
    /// cancel the sandbox.
    pub async fn heartbeat(
        &self,
        topic: Topic,
        attempt: i64,
        lease_ms: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let extended = on_write!(self.db, e => affected!(sqlx::query(sql!(Table::of(topic), "update ", T,
            " set lease_until_ms = $3 where id = $1 and attempt = $2 and status in ('compiling', 'running')"))
            .bind(topic.id())
            .bind(attempt)
            .bind(now.timestamp_millis().saturating_add(lease_ms))
            .execute(e).await))?;
        Ok(extended > 0)
    }

    /// Notes that compiling is done and the program runs. False: no longer ours.
    pub async fn set_running(&self, topic: Topic, attempt: i64) -> Result<bool, StoreError> {
        let changed = on_write!(self.db, e => affected!(sqlx::query(sql!(Table::of(topic), "update ", T,
            " set status = 'running' where id = $1 and attempt = $2 and status in ('compiling', 'running')"))
            .bind(topic.id()).bind(attempt).execute(e).await))?;
        Ok(changed > 0)
    }

    /// Gives work back unfinished (graceful shutdown); this attempt does not count against the cap.
    /// False: no longer ours. Push a hint afterwards, or leave it to the next sweep.
    pub async fn hand_back(
        &self,
        topic: Topic,
        attempt: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let given = on_write!(self.db, e => affected!(sqlx::query(sql!(Table::of(topic), "update ", T,
            " set status = 'pending', lease_until_ms = null, hinted_at_ms = 0,
                 attempts_forgiven = attempts_forgiven + 1, updated_at = $3
             where id = $1 and attempt = $2 and status in ('compiling', 'running')"))
            .bind(topic.id()).bind(attempt).bind(stamp(now)).execute(e).await))?;
        Ok(given > 0)
    }

    /// Finds work that needs a hint: pending and not hinted for `hint_age_ms`, or in the hands of a
    /// worker whose lease is over. Notes the hint, so that the next sweep waits; push each of them.
    /// Harmless if several processes sweep.
    pub async fn sweep(
        &self,
        hint_age_ms: i64,
        now: DateTime<Utc>,
    ) -> Result<Vec<Topic>, StoreError> {
        let (now_ms, hinted_before) = (
            now.timestamp_millis(),
            now.timestamp_millis().saturating_sub(hint_age_ms),
        );
        let mut topics = Vec::new();
        for table in Table::ALL {
            let stale: Vec<Uuid> = on_read!(self.db, e => sqlx::query_scalar(sql!(table, "select id from ", T,
                " where hinted_at_ms < $2 and attempt - attempts_forgiven < $3
                    and (status = 'pending' or (status in ('compiling', 'running') and lease_until_ms < $1))
                  order by id limit $4"))
                .bind(now_ms).bind(hinted_before).bind(ATTEMPT_CAP).bind(SWEEP_LIMIT).fetch_all(e).await)?;
            // One row at a time: of two processes that sweep at once only one gets each row, and
            // they never wait for each other's rows in opposite order.
            for id in stale {
                let noted = on_write!(self.db, e => affected!(sqlx::query(sql!(table, "update ", T,
                    " set hinted_at_ms = $2 where id = $1 and hinted_at_ms < $3
                        and (status = 'pending' or (status in ('compiling', 'running') and lease_until_ms < $2))"))
                    .bind(id).bind(now_ms).bind(hinted_before).execute(e).await))?;
                if noted > 0 {
                    topics.push(table.topic(id));
                }
            }
        }
        Ok(topics)
    }

    /// Ends work whose last permitted attempt died, as a judge error (a rejudged submission keeps
    /// its old verdict instead). Statistics do not change. Publish the final event of each.
    pub async fn give_up(&self, now: DateTime<Utc>) -> Result<Vec<GivenUp>, StoreError> {
        let mut given_up = Vec::new();
        for table in Table::ALL {
            let dead: Vec<Uuid> = on_read!(self.db, e => sqlx::query_scalar(sql!(table, "select id from ", T,
                " where attempt - attempts_forgiven >= $2
                    and (status = 'pending' or (status in ('compiling', 'running') and lease_until_ms < $1))
                  order by id limit $3"))
                .bind(now.timestamp_millis()).bind(ATTEMPT_CAP).bind(SWEEP_LIMIT).fetch_all(e).await)?;
            for id in dead {
                let ended: Option<i64> = on_write!(self.db, e => sqlx::query_scalar(sql!(table, "update ", T,
                    " set status = case when verdict is null then 'failed' else 'completed' end,
                         verdict = coalesce(verdict, 'JE'), judged_at = coalesce(judged_at, $4), lease_until_ms = null,
                         judge_error = 'every attempt at judging died', updated_at = $4
                     where id = $1 and attempt - attempts_forgiven >= $3
                       and (status = 'pending' or (status in ('compiling', 'running') and lease_until_ms < $2))
                     returning attempt"))
                    .bind(id)
                    .bind(now.timestamp_millis())
                    .bind(ATTEMPT_CAP)
                    .bind(stamp(now))
                    .fetch_optional(e).await)?;
                given_up.extend(ended.map(|attempt| GivenUp {
                    topic: table.topic(id),
                    attempt,
                }));
            }
        }
        Ok(given_up)
    }
}

/// What a judge error does, inside the transaction that reports it: below the cap the work is
/// pending again, at the cap it ends. The error is kept for operators.
pub(crate) async fn judge_error(
    tx: &mut Tx,
    topic: Topic,
    attempt: i64,
    error: &str,
    now: DateTime<Utc>,
) -> Result<Finished, StoreError> {
    let status: Option<Status> = on_tx!(tx, e => sqlx::query_scalar(sql!(Table::of(topic), "update ", T,
        " set status = case when attempt - attempts_forgiven < $3 then 'pending'
                            when verdict is null then 'failed' else 'completed' end,
             verdict = case when attempt - attempts_forgiven < $3 then verdict else coalesce(verdict, 'JE') end,
             judged_at = case when attempt - attempts_forgiven < $3 then judged_at else coalesce(judged_at, $4) end,
             lease_until_ms = null, hinted_at_ms = $5, judge_error = $6, updated_at = $4
         where id = $1 and attempt = $2 and status in ('compiling', 'running') returning status"))
        .bind(topic.id())
        .bind(attempt)
        .bind(ATTEMPT_CAP)
        .bind(stamp(now))
        .bind(now.timestamp_millis())
        .bind(clean(error))
        .fetch_optional(e).await)?;
    Ok(match status {
        None => Finished::Refused,
        Some(Status::Pending) => Finished::Retrying,
        Some(_) => Finished::Stored { stats: None },
    })
}
