//! Contents in pieces in the database.

use crate::{Store, StoreError, db::*};
use bytes::{Bytes, BytesMut};
use futures::{Stream, StreamExt, stream::BoxStream};
use std::pin::pin;

/// Bytes of a piece: a row that both engines like.
pub(super) const PIECE_BYTES: usize = 1 << 20;

impl Store {
    pub(super) async fn put_chunks<S>(&self, key: &str, content: S) -> Result<u64, StoreError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        // What an earlier try left behind may be longer.
        self.delete_chunks(key).await?;
        let put = self.put_pieces(key, content).await;
        if put.is_err() {
            let _ = self.delete_chunks(key).await;
        }
        put
    }

    async fn put_pieces<S>(&self, key: &str, content: S) -> Result<u64, StoreError>
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send,
    {
        let mut content = pin!(content);
        let (mut ordinal, mut total) = (0_i64, 0_u64);
        let mut waiting = BytesMut::new();
        loop {
            let next = content
                .next()
                .await
                .transpose()
                .map_err(StoreError::Content)?;
            let ended = next.is_none();
            waiting.extend_from_slice(&next.unwrap_or_default());
            while waiting.len() >= PIECE_BYTES || (ended && !waiting.is_empty()) {
                let piece = waiting.split_to(waiting.len().min(PIECE_BYTES));
                total += piece.len() as u64;
                on_write!(self.db, e => affected!(sqlx::query(
                    "insert into blob_chunks (key, ordinal, bytes) values ($1, $2, $3)
                     on conflict (key, ordinal) do update set bytes = excluded.bytes")
                    .bind(key).bind(ordinal).bind(piece.to_vec()).execute(e).await))?;
                ordinal += 1;
            }
            if ended {
                return Ok(total);
            }
        }
    }

    pub(super) fn chunks(&self, key: String) -> BoxStream<'_, Result<Bytes, StoreError>> {
        let piece = move |ordinal: i64| {
            let key = key.clone();
            async move {
                let found: Option<Vec<u8>> = on_read!(self.db, e => sqlx::query_scalar(
                    "select bytes from blob_chunks where key = $1 and ordinal = $2")
                    .bind(key).bind(ordinal).fetch_optional(e).await)?;
                Ok(found.map(|bytes| (Bytes::from(bytes), ordinal + 1)))
            }
        };
        futures::stream::try_unfold(0, piece).boxed()
    }

    pub(super) async fn chunk_keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_scalar(
            "select key from blob_chunks where ordinal = 0 and key like $1 order by key")
            .bind(format!("{prefix}%")).fetch_all(e).await)?)
    }

    pub(super) async fn delete_chunks(&self, key: &str) -> Result<(), StoreError> {
        on_write!(self.db, e => affected!(sqlx::query("delete from blob_chunks where key = $1")
            .bind(key).execute(e).await))?;
        Ok(())
    }
}
