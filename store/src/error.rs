//! What can go wrong, for the caller and for the operator.

use std::path::PathBuf;

/// Why the database could not be opened. The text says what to do and never shows a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is neither `sqlite:PATH` nor `postgres://…`.
    #[error(
        "DATABASE_URL {url:?} is not usable: {reason}; use sqlite:PATH or postgres://USER@HOST/NAME"
    )]
    BadUrl {
        /// The URL without its password.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder of the SQLite file cannot be made or written.
    #[error("cannot keep the database in {}: {source}; make the folder writable or choose another", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No answer from the database, or it refused us.
    #[error(
        "cannot reach the database at {url}: {source}; check that it runs and that DATABASE_URL is right"
    )]
    Unreachable {
        /// The URL without its password.
        url: String,
        /// What the driver said.
        source: sqlx::Error,
    },
    /// The server is too old.
    #[error("PostgreSQL {found} is too old: version {needed} or newer is needed")]
    ServerTooOld {
        /// The server's version.
        found: String,
        /// The oldest version that works.
        needed: i64,
    },
    /// The schema was written by a newer Mettle, or was changed by hand.
    #[error(
        "the database has another schema than this program knows ({reason}); use the program that wrote it, or a newer one"
    )]
    WrongVersion {
        /// Which migration does not fit.
        reason: String,
    },
    /// A migration failed.
    #[error("cannot bring the database schema up to date: {0}")]
    Migration(#[source] sqlx::migrate::MigrateError),
}

/// The database failed, or holds something that cannot be read.
/// Nothing in it is for users' eyes: answer with a general sentence and log the chain.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The driver's error.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The page's cursor is of no list of ours, or of another one. The client's fault.
    #[error(transparent)]
    BadCursor(#[from] crate::BadCursor),
    /// The blob store failed.
    #[error("the blob store failed: {0}")]
    Objects(#[from] object_store::Error),
    /// What was to be stored stopped coming. The fault of whoever sent it.
    #[error("the content could not be read: {0}")]
    Content(#[source] std::io::Error),
    /// A stored value does not have its form.
    #[error("stored {what} cannot be read: {reason}")]
    Corrupt {
        /// Which value.
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl StoreError {
    /// Whether the database is away at the moment (stopped, restarting, no free connection), so
    /// that trying again later makes sense.
    pub fn is_unavailable(&self) -> bool {
        match self {
            StoreError::Database(
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed,
            ) => true,
            // 57P01..57P03: shutting down, crashed, starting up; 08xxx: connection lost; 53300: too many.
            StoreError::Database(sqlx::Error::Database(error)) => {
                error.code().is_some_and(|code| {
                    code.starts_with("57P0") || code.starts_with("08") || code == "53300"
                })
            }
            _ => false,
        }
    }
}
