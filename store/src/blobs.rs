//! Contents of any size, by key.
//!
//! Small blobs are in their rows. Large ones, and uploads, are in a [`BlobPlace`]: a folder (one
//! machine), S3-compatible storage, or pieces in the database (several machines with nothing else
//! in common). Blobs are named by their SHA-256 and never change; it is checked on every read.

mod checked;
mod chunks;
mod objects;
mod prune;

use crate::{
    Store, StoreError,
    db::*,
    text::{clean, sha256_hex, stamp, whole},
};
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use futures::{Stream, StreamExt, stream::BoxStream};
use object_store::ObjectStore;
use std::{path::PathBuf, sync::Arc};
use uuid::Uuid;

/// Blobs up to this size are kept in their rows.
pub(crate) const IN_ROW_BYTES: usize = 32 << 10;

/// How often the time of a blob's last put is noted; far below what pruning waits for.
const NOTE_PUTS_AFTER: TimeDelta = TimeDelta::hours(1);

/// Where large contents are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobPlace {
    /// In the database itself, in pieces.
    Database,
    /// In a folder of this machine; made if missing.
    Folder(PathBuf),
    /// In a bucket of S3-compatible storage, as the usual `AWS_…` variables say.
    S3 {
        /// The bucket.
        bucket: String,
        /// What all keys begin with; may be empty.
        prefix: String,
    },
}

/// A place that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep test data in {place}: {reason}")]
pub struct BadBlobPlace {
    pub(crate) place: String,
    pub(crate) reason: String,
}

/// The content of a blob on its way into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Bytes; stored if they are not yet.
    Bytes(Arc<[u8]>),
    /// Those of [`Store::put_blob`] with this SHA-256 (hex).
    Stored(String),
}

impl From<Arc<[u8]>> for Content {
    fn from(bytes: Arc<[u8]>) -> Self {
        Content::Bytes(bytes)
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        Content::Bytes(bytes.into())
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Content::Bytes(bytes.into())
    }
}

/// Where the large contents of a store are; cheap to clone.
#[derive(Clone, Default)]
pub(crate) enum Large {
    #[default]
    Chunks,
    Objects(Arc<dyn ObjectStore>),
}

impl Store {
    /// Keeps large contents there from now on; without this, in the database.
    pub fn with_blobs(mut self, place: &BlobPlace) -> Result<Store, BadBlobPlace> {
        self.large = match place {
            BlobPlace::Database => Large::Chunks,
            BlobPlace::Folder(folder) => Large::Objects(objects::folder(folder)?),
            BlobPlace::S3 { bucket, prefix } => Large::Objects(objects::bucket(bucket, prefix)?),
        };
        Ok(self)
    }

    /// Stores a blob unless it is there; its SHA-256 (hex). What is not used within a day is removed
    /// by [`Store::prune_blobs`].
    pub async fn put_blob(&self, bytes: &[u8], now: DateTime<Utc>) -> Result<String, StoreError> {
        let digest = sha256_hex(bytes);
        if self.touch_blob(&digest, now).await? {
            return Ok(digest);
        }
        let place = match (bytes.len() <= IN_ROW_BYTES, &self.large) {
            (true, _) => "row",
            (false, Large::Chunks) => "chunks",
            (false, Large::Objects(_)) => "objects",
        };
        let key = (place != "row").then(|| new_blob_key(&digest));
        if let Some(key) = &key {
            let pieces: Vec<_> = bytes
                .chunks(chunks::PIECE_BYTES)
                .map(|piece| Ok(Bytes::copy_from_slice(piece)))
                .collect();
            self.put_large(key, futures::stream::iter(pieces)).await?;
        }
        let in_row = if place == "row" {
            bytes.to_vec()
        } else {
            Vec::new()
        };
        let inserted = on_write!(self.db, e => affected!(sqlx::query(
            "insert into blobs (digest, size_bytes, bytes, place, key, touched_at_ms, created_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (digest) do nothing")
            .bind(&digest).bind(whole(bytes.len() as u64)).bind(in_row).bind(place).bind(&key)
            .bind(now.timestamp_millis()).bind(stamp(now))
            .execute(e).await))?;
        // Someone else put the same at the same time.
        if let (0, Some(key)) = (inserted, &key) {
            self.large.delete(self, key).await?;
        }
        Ok(digest)
    }

    /// Notes that a blob is put again, so that it is not pruned before it is used; false if it is not
    /// there.
    async fn touch_blob(&self, digest: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let touched: Option<i64> = on_read!(self.db, e => sqlx::query_scalar(
            "select touched_at_ms from blobs where digest = $1").bind(digest).fetch_optional(e).await)?;
        let fresh = (now - NOTE_PUTS_AFTER).timestamp_millis();
        match touched {
            None => Ok(false),
            Some(touched) if touched >= fresh => Ok(true),
            Some(_) => {
                let noted = on_write!(self.db, e => affected!(sqlx::query(
                    "update blobs set touched_at_ms = $2 where digest = $1")
                    .bind(digest).bind(now.timestamp_millis()).execute(e).await))?;
                Ok(noted > 0)
            }
        }
    }

    /// Bytes by their SHA-256 (hex): test data, packages.
    pub async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found: Option<(i64, String, Option<String>, Vec<u8>)> = on_read!(self.db, e => sqlx::query_as(
            "select size_bytes, place, key, bytes from blobs where digest = $1").bind(clean(digest)).fetch_optional(e).await)?;
        let Some((size, place, key, in_row)) = found else {
            return Ok(None);
        };
        let bytes = match place.as_str() {
            "row" => in_row,
            _ => {
                let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
                let mut pieces = self.large(&place)?.get(self, &key_of(digest, key)).await?;
                while let Some(piece) = pieces.next().await {
                    bytes.extend_from_slice(&piece?);
                }
                bytes
            }
        };
        if sha256_hex(&bytes) != digest {
            return Err(corrupt(digest));
        }
        Ok(Some(bytes))
    }

    /// The pieces of a blob, for those who pass them on: an error comes instead of the last one if they
    /// are not what the digest stands for. None if it is not there.
    pub async fn blob_pieces(
        &self,
        digest: &str,
    ) -> Result<Option<BoxStream<'_, Result<Bytes, StoreError>>>, StoreError> {
        let found: Option<(String, Option<String>, Vec<u8>)> = on_read!(self.db, e => sqlx::query_as(
            "select place, key, bytes from blobs where digest = $1").bind(clean(digest)).fetch_optional(e).await)?;
        let pieces = match found {
            None => return Ok(None),
            Some((place, _, bytes)) if place == "row" => {
                futures::stream::iter([Ok(Bytes::from(bytes))]).boxed()
            }
            Some((place, key, _)) => self.large(&place)?.get(self, &key_of(digest, key)).await?,
        };
        Ok(Some(checked::checked(pieces, digest)))
    }

    /// How many bytes a blob has; none if it is not there.
    pub async fn blob_size(&self, digest: &str) -> Result<Option<i64>, StoreError> {
        Ok(
            on_read!(self.db, e => sqlx::query_scalar("select size_bytes from blobs where digest = $1")
            .bind(clean(digest)).fetch_optional(e).await)?,
        )
    }

    /// Keeps what comes in under an import's id, however much it is; how many bytes it was. If the
    /// stream fails nothing is kept.
    pub async fn put_upload<S>(&self, id: Uuid, content: S) -> Result<u64, StoreError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        self.put_large(&upload_key(id), content).await
    }

    /// The pieces of an upload.
    pub async fn upload(
        &self,
        id: Uuid,
    ) -> Result<BoxStream<'_, Result<Bytes, StoreError>>, StoreError> {
        self.large.get(self, &upload_key(id)).await
    }

    /// Forgets an upload; nothing happens if there is none.
    pub async fn delete_upload(&self, id: Uuid) -> Result<(), StoreError> {
        self.large.delete(self, &upload_key(id)).await
    }

    /// The imports whose uploads are kept.
    pub async fn uploads(&self) -> Result<Vec<Uuid>, StoreError> {
        let keys = match &self.large {
            Large::Chunks => self.chunk_keys("uploads/").await?,
            Large::Objects(objects) => objects::names(&**objects, "uploads").await?,
        };
        let id = |key: &String| key.rsplit('/').next()?.parse().ok();
        Ok(keys.iter().filter_map(id).collect())
    }

    async fn put_large<S>(&self, key: &str, content: S) -> Result<u64, StoreError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        match &self.large {
            Large::Chunks => self.put_chunks(key, content).await,
            Large::Objects(objects) => objects::put(&**objects, key, content).await,
        }
    }

    /// Where a blob of this row is: not where new ones are put, should the setting have changed.
    fn large(&self, place: &str) -> Result<&Large, StoreError> {
        match (place, &self.large) {
            ("chunks", _) => Ok(&Large::Chunks),
            ("objects", Large::Objects(_)) => Ok(&self.large),
            _ => Err(StoreError::Corrupt {
                what: "blob",
                reason: "it is in a blob store, and none is configured here".into(),
            }),
        }
    }
}

impl Large {
    async fn get<'a>(
        &self,
        store: &'a Store,
        key: &str,
    ) -> Result<BoxStream<'a, Result<Bytes, StoreError>>, StoreError> {
        match self {
            Large::Chunks => Ok(store.chunks(key.to_owned())),
            Large::Objects(objects) => objects::get(&**objects, key).await,
        }
    }

    async fn delete(&self, store: &Store, key: &str) -> Result<(), StoreError> {
        match self {
            Large::Chunks => store.delete_chunks(key).await,
            Large::Objects(objects) => objects::delete(&**objects, key).await,
        }
    }
}

/// Where the content of a blob is.
fn key_of(digest: &str, key: Option<String>) -> String {
    key.unwrap_or_else(|| blob_key(digest))
}

/// Spread over folders, as file systems do not like millions of files in one.
fn blob_key(digest: &str) -> String {
    format!("blobs/{}/{digest}", digest.get(..2).unwrap_or_default())
}

/// A key that nothing else has: removing it harms no other put of the same content.
fn new_blob_key(digest: &str) -> String {
    format!("{}.{}", blob_key(digest), Uuid::now_v7())
}

fn corrupt(digest: &str) -> StoreError {
    StoreError::Corrupt {
        what: "blob",
        reason: format!("its content is not what {digest} stands for"),
    }
}

fn upload_key(id: Uuid) -> String {
    format!("uploads/{id}")
}
