//! The two engines.
use crate::{OpenError, Store, StoreError};

#[derive(Clone)]
pub(crate) enum Db {
    Lite { _read: sqlx::SqlitePool, _write: sqlx::SqlitePool },
    Pg(sqlx::PgPool),
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…` and brings the schema up to date.
    pub async fn open(database_url: &str) -> Result<Store, OpenError> { let _ = database_url; todo!() }
    /// Asks the database for an answer: is it there?
    pub async fn ping(&self) -> Result<(), StoreError> { let _ = &self.db; todo!() }
    /// Closes all connections.
    pub async fn close(&self) { todo!() }
    /// Which engine it is, for people: `SQLite` or `PostgreSQL`.
    pub fn engine(&self) -> &'static str { match &self.db { Db::Lite { .. } => "SQLite", Db::Pg(_) => "PostgreSQL" } }
    /// Removes what is over: expired sessions and tickets, idempotency keys older than a day.
    /// Harmless if several processes do it.
    pub async fn prune(&self, now: chrono::DateTime<chrono::Utc>) -> Result<(), StoreError> { let _ = now; todo!() }
}
