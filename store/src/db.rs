//! Two engines behind one SQL text.
//!
//! Every query is written once, with `$1` placeholders and words both engines know, inside one of
//! the macros below, which compile it once for each engine. What keeps that possible: ids are UUIDs,
//! numbers `i64` and `f64`, times bound from here and cut to microseconds ([`crate::text::stamp`]),
//! JSON kept as text; `cast(…)` around `sum` and `avg`; locks taken by an `update` instead of
//! `for update`; nothing asked of the engine's own clock.

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

/// The connections.
#[derive(Clone)]
pub(crate) enum Db {
    /// SQLite allows one writer at a time: a pool of one connection queues them fairly instead of
    /// letting them run into `SQLITE_BUSY`. Readers see the last committed state and never wait.
    Lite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Pg(PgPool),
}

/// A transaction; rolled back when dropped.
pub(crate) enum Tx {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

impl Db {
    /// Begins a transaction that may write. On SQLite it takes the write lock at once, since a read
    /// that turns into a write later can fail without waiting.
    pub(crate) async fn begin(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Db::Lite { write, .. } => Tx::Lite(write.begin_with("begin immediate").await?),
            Db::Pg(pool) => Tx::Pg(pool.begin().await?),
        })
    }
}

impl Tx {
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        match self {
            Tx::Lite(tx) => tx.commit().await,
            Tx::Pg(tx) => tx.commit().await,
        }
    }
}

/// `on_read!(db, e => query.fetch_all(e).await)`: outside a transaction, changing nothing.
macro_rules! on_read {
    ($db:expr, $executor:ident => $body:expr) => {
        match &$db {
            $crate::db::Db::Lite {
                read: $executor, ..
            } => $body,
            $crate::db::Db::Pg($executor) => $body,
        }
    };
}

/// `on_write!(db, e => query.execute(e).await)`: one statement, which is its own transaction.
/// Gives the rows of a fetch; for `execute` use [`affected`].
macro_rules! on_write {
    ($db:expr, $executor:ident => $body:expr) => {
        match &$db {
            $crate::db::Db::Lite {
                write: $executor, ..
            } => $body,
            $crate::db::Db::Pg($executor) => $body,
        }
    };
}

/// `on_tx!(tx, e => query.fetch_one(e).await)`: a statement of a transaction.
macro_rules! on_tx {
    ($tx:expr, $executor:ident => $body:expr) => {
        match &mut *$tx {
            $crate::db::Tx::Lite(tx) => {
                let $executor = &mut **tx;
                $body
            }
            $crate::db::Tx::Pg(tx) => {
                let $executor = &mut **tx;
                $body
            }
        }
    };
}

/// `affected!(query.execute(e).await)`: how many rows a statement changed, the same type for both.
macro_rules! affected {
    ($result:expr) => {
        $result.map(|done| done.rows_affected())
    };
}

pub(crate) use {affected, on_read, on_tx, on_write};

/// Whether a foreign key points to nothing.
pub(crate) fn is_dangling(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(|error| error.is_foreign_key_violation())
}
