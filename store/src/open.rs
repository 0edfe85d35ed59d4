//! Opening the database and bringing its schema up to date.

use crate::{OpenError, Store, StoreError, db::*, text::stamp};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{
    Connection, PgConnection, SqlitePool,
    migrate::{MigrateError, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, time::Duration};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// How long opening waits for an answer.
const OPEN_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a statement waits for a free connection to PostgreSQL, reconnecting included.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a statement waits in the queue of SQLite's one writer, or for a reader.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(30);
/// How long SQLite waits for a writer in another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// The oldest PostgreSQL that is still maintained by its makers.
const OLDEST_POSTGRES: i64 = 13;

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…` and brings the schema up to date. A SQLite file and
    /// its folder are made if missing. Several processes may do it at once.
    pub async fn open(database_url: &str) -> Result<Store, OpenError> {
        let db = if let Some(path) = database_url.strip_prefix("sqlite:") {
            open_sqlite(path.strip_prefix("//").unwrap_or(path)).await?
        } else if database_url.starts_with("postgres:") || database_url.starts_with("postgresql:") {
            open_postgres(database_url).await?
        } else {
            return Err(bad_url(database_url, "it names neither engine"));
        };
        Ok(Store {
            db,
            large: crate::blobs::Large::default(),
        })
    }

    /// Asks the database for an answer: is it there?
    pub async fn ping(&self) -> Result<(), StoreError> {
        on_read!(self.db, e => affected!(sqlx::query("select 1").execute(e).await))?;
        Ok(())
    }

    /// Closes all connections, after the statements under way.
    pub async fn close(&self) {
        match &self.db {
            Db::Lite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Db::Pg(pool) => pool.close().await,
        }
    }

    /// Which engine it is, for people: `SQLite` or `PostgreSQL`.
    pub fn engine(&self) -> &'static str {
        match &self.db {
            Db::Lite { .. } => "SQLite",
            Db::Pg(_) => "PostgreSQL",
        }
    }

    /// Removes what is over: tickets, idempotency keys older than a day, and sessions that ended a
    /// week ago (until then their tokens are known as expired). Harmless if several processes do it.
    pub async fn prune(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let now = stamp(now);
        on_write!(self.db, e => affected!(sqlx::query("delete from ws_tickets where expires_at < $1")
            .bind(now).execute(e).await))?;
        on_write!(self.db, e => affected!(sqlx::query("delete from idempotency_keys where created_at < $1")
            .bind(now - TimeDelta::days(1)).execute(e).await))?;
        on_write!(self.db, e => affected!(sqlx::query("delete from sessions where expires_at < $1")
            .bind(now - TimeDelta::days(7)).execute(e).await))?;
        Ok(())
    }
}

async fn open_sqlite(path: &str) -> Result<Db, OpenError> {
    let url = format!("sqlite:{path}");
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() || path.contains(":memory:") {
        return Err(bad_url(&url, "it names no file"));
    }
    let path = Path::new(path);
    make_folder(path)?;
    make_private(path);
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // In WAL mode this can lose the last commits to a power cut, never to a crash of ours,
        // and never breaks the file.
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(BUSY_TIMEOUT);
    let unreachable = |source| OpenError::Unreachable {
        url: url.clone(),
        source,
    };
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(QUEUE_TIMEOUT)
        .connect_with(options.clone())
        .await
        .map_err(unreachable)?;
    migrate_sqlite(&write, &url).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(4)
        .acquire_timeout(QUEUE_TIMEOUT)
        .connect_with(options.read_only(true).create_if_missing(false))
        .await
        .map_err(unreachable)?;
    Ok(Db::Lite { read, write })
}

/// Makes the folder of the file, and finds out now whether it can be written: SQLite keeps two
/// more files beside the database.
fn make_folder(file: &Path) -> Result<(), OpenError> {
    let folder = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let cannot = |source| OpenError::Folder {
        folder: folder.to_owned(),
        source,
    };
    std::fs::create_dir_all(folder).map_err(cannot)?;
    let probe = folder.join(format!(".mettle-writable-{}", uuid::Uuid::now_v7()));
    std::fs::write(&probe, b"").map_err(cannot)?;
    std::fs::remove_file(&probe).map_err(cannot)
}

/// A new file is made for its owner's eyes only, since it holds password hashes; SQLite gives its
/// side files the same rights. If that fails, SQLite will say why.
fn make_private(file: &Path) {
    use std::os::unix::fs::OpenOptionsExt;
    let _ = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
}

/// All of it in one transaction that holds the write lock, so that a second process waits and then
/// finds everything done.
async fn migrate_sqlite(write: &SqlitePool, url: &str) -> Result<(), OpenError> {
    let unreachable = |source| OpenError::Unreachable {
        url: url.to_owned(),
        source,
    };
    let mut tx = write
        .begin_with("begin immediate")
        .await
        .map_err(unreachable)?;
    SQLITE.run(&mut *tx).await.map_err(migration_error)?;
    tx.commit().await.map_err(unreachable)
}

async fn open_postgres(url: &str) -> Result<Db, OpenError> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| bad_url(url, &error.to_string()))?
        .application_name("mettle");
    let unreachable = |source| OpenError::Unreachable {
        url: without_password(url),
        source,
    };
    // One connection by hand first: a pool would retry a refused one and then only say "timed out".
    let connecting = tokio::time::timeout(OPEN_TIMEOUT, PgConnection::connect_with(&options));
    let mut connection = match connecting.await {
        Ok(connected) => connected.map_err(unreachable)?,
        Err(_) => {
            return Err(unreachable(sqlx::Error::Io(
                std::io::ErrorKind::TimedOut.into(),
            )));
        }
    };
    let version: String = sqlx::query_scalar("show server_version_num")
        .fetch_one(&mut connection)
        .await
        .map_err(unreachable)?;
    if version.parse::<i64>().unwrap_or(0) / 10_000 < OLDEST_POSTGRES {
        return Err(OpenError::ServerTooOld {
            found: version,
            needed: OLDEST_POSTGRES,
        });
    }
    // Takes an advisory lock, so that several processes may do it at once.
    POSTGRES
        .run(&mut connection)
        .await
        .map_err(migration_error)?;
    connection.close().await.map_err(unreachable)?;
    let pool = PgPoolOptions::new()
        .max_connections(10)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_lazy_with(options);
    Ok(Db::Pg(pool))
}

fn migration_error(error: MigrateError) -> OpenError {
    match error {
        MigrateError::VersionMissing(_)
        | MigrateError::VersionMismatch(_)
        | MigrateError::Dirty(_) => OpenError::WrongVersion {
            reason: error.to_string(),
        },
        error => OpenError::Migration(error),
    }
}

fn bad_url(url: &str, reason: &str) -> OpenError {
    OpenError::BadUrl {
        url: without_password(url),
        reason: reason.to_owned(),
    }
}

/// The URL with what stands between `:` and `@` replaced, and without its query.
fn without_password(url: &str) -> String {
    let url = url.split('?').next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let Some((login, host)) = rest.rsplit_once('@') else {
        return url.to_owned();
    };
    match login.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:***@{host}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        let shown = without_password("postgres://me:s3cr@t@db.example/mettle?password=s3cret");
        assert_eq!(shown, "postgres://me:***@db.example/mettle");
        assert_eq!(
            without_password("postgres://me@db/mettle"),
            "postgres://me@db/mettle"
        );
    }

    #[tokio::test]
    async fn a_url_of_neither_engine_is_refused_with_advice() {
        for url in ["mysql://root:hidden@db/x", "sqlite::memory:", "sqlite:", ""] {
            let error = Store::open(url).await.err().unwrap().to_string();
            assert!(
                error.contains("sqlite:PATH") && !error.contains("hidden"),
                "{error}"
            );
        }
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_named() {
        let error = Store::open("postgres://me:hidden@127.0.0.1:1/mettle")
            .await
            .err()
            .unwrap();
        assert!(matches!(error, OpenError::Unreachable { .. }), "{error:?}");
        let text = error.to_string();
        assert!(
            text.contains("127.0.0.1:1") && !text.contains("hidden"),
            "{text}"
        );
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_is_named() {
        let error = Store::open("sqlite:/dev/null/mettle/m.db")
            .await
            .err()
            .unwrap();
        assert!(matches!(error, OpenError::Folder { .. }), "{error:?}");
        assert!(error.to_string().contains("/dev/null/mettle"), "{error}");
    }
}
