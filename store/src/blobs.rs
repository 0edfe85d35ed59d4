//! Contents of any size, by key.
//!
//! Small blobs are in their rows. Large ones, and uploads, are in a [`BlobPlace`]: a folder (one
//! machine), S3-compatible storage, or pieces in the database (several machines with nothing else
//! in common). Blobs are named by their SHA-256 and never change; it is checked on every read.

mod chunks;
mod objects;

use crate::{
    Store, StoreError,
    db::*,
    text::{clean, sha256_hex, stamp, whole},
};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt, stream::BoxStream};
use object_store::ObjectStore;
use std::{path::PathBuf, sync::Arc};
use uuid::Uuid;

/// Blobs up to this size are kept in their rows.
pub(crate) const IN_ROW_BYTES: usize = 32 << 10;

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

    /// Stores a blob unless it is there; its SHA-256 (hex). What is stored and never used is found
    /// by the same content later.
    pub async fn put_blob(&self, bytes: &[u8], now: DateTime<Utc>) -> Result<String, StoreError> {
        let digest = sha256_hex(bytes);
        if self.blob_size(&digest).await?.is_some() {
            return Ok(digest);
        }
        let place = match (bytes.len() <= IN_ROW_BYTES, &self.large) {
            (true, _) => "row",
            (false, Large::Chunks) => "chunks",
            (false, Large::Objects(_)) => "objects",
        };
        if place != "row" {
            let pieces: Vec<_> = bytes
                .chunks(chunks::PIECE_BYTES)
                .map(|piece| Ok(Bytes::copy_from_slice(piece)))
                .collect();
            self.put_large(&blob_key(&digest), futures::stream::iter(pieces))
                .await?;
        }
        let in_row = if place == "row" {
            bytes.to_vec()
        } else {
            Vec::new()
        };
        on_write!(self.db, e => affected!(sqlx::query(
            "insert into blobs (digest, size_bytes, bytes, place, created_at) values ($1, $2, $3, $4, $5)
             on conflict (digest) do nothing")
            .bind(&digest).bind(whole(bytes.len() as u64)).bind(in_row).bind(place).bind(stamp(now))
            .execute(e).await))?;
        Ok(digest)
    }

    /// Bytes by their SHA-256 (hex): test data, packages.
    pub async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found: Option<(i64, String, Vec<u8>)> = on_read!(self.db, e => sqlx::query_as(
            "select size_bytes, place, bytes from blobs where digest = $1").bind(clean(digest)).fetch_optional(e).await)?;
        let Some((size, place, in_row)) = found else {
            return Ok(None);
        };
        let bytes = match place.as_str() {
            "row" => in_row,
            _ => {
                let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
                let mut pieces = self.large(&place)?.get(self, &blob_key(digest)).await?;
                while let Some(piece) = pieces.next().await {
                    bytes.extend_from_slice(&piece?);
                }
                bytes
            }
        };
        if sha256_hex(&bytes) != digest {
            return Err(StoreError::Corrupt {
                what: "blob",
                reason: format!("its content is not what {digest} stands for"),
            });
        }
        Ok(Some(bytes))
    }

    /// The pieces of a blob, for those who pass them on; unlike [`Store::blob`] this does not check
    /// that they are what the digest stands for. None if it is not there.
    pub async fn blob_pieces(
        &self,
        digest: &str,
    ) -> Result<Option<BoxStream<'_, Result<Bytes, StoreError>>>, StoreError> {
        let found: Option<(String, Vec<u8>)> = on_read!(self.db, e => sqlx::query_as(
            "select place, bytes from blobs where digest = $1").bind(clean(digest)).fetch_optional(e).await)?;
        Ok(match found {
            None => None,
            Some((place, bytes)) if place == "row" => {
                Some(futures::stream::iter([Ok(Bytes::from(bytes))]).boxed())
            }
            Some((place, _)) => Some(self.large(&place)?.get(self, &blob_key(digest)).await?),
        })
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

/// Spread over folders, as file systems do not like millions of files in one.
fn blob_key(digest: &str) -> String {
    format!("blobs/{}/{digest}", digest.get(..2).unwrap_or_default())
}

fn upload_key(id: Uuid) -> String {
    format!("uploads/{id}")
}
