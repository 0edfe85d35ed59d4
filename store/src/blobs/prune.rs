//! Removing contents that nothing refers to: of packages whose publishing died or was refused.
//!
//! Safe beside uploads: whoever needs a blob puts it first, which notes the time in its row; only what
//! was not put for a day and is not referred to is removed, in one statement. The content goes after
//! the row, under a key that no other put ever uses.

use super::{Large, key_of, objects};
use crate::{Store, StoreError, db::*};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashSet;
use uuid::Uuid;

/// How long ago a content must have been put.
const GRACE: TimeDelta = TimeDelta::days(1);
/// Rows that are looked at together.
const BATCH: i64 = 500;

macro_rules! unused_since {
    ($time:literal) => {
        concat!(
            "touched_at_ms < ",
            $time,
            " and not exists (select 1 from test_cases c where c.input_digest = blobs.digest)
              and not exists (select 1 from test_cases c where c.answer_digest = blobs.digest)
              and not exists (select 1 from version_files f where f.digest = blobs.digest)
              and not exists (select 1 from problem_versions v where v.package_digest = blobs.digest)"
        )
    };
}

impl Store {
    /// Removes blobs that nothing refers to and that nobody put for a day, and contents without a
    /// row. How many.
    pub async fn prune_blobs(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let before = now - GRACE;
        let mut pruned = 0;
        let mut after = String::new();
        loop {
            let unused: Vec<String> = on_read!(self.db, e => sqlx::query_scalar(concat!(
                "select digest from blobs where digest > $1 and ", unused_since!("$2"), " order by digest limit $3"))
                .bind(&after).bind(before.timestamp_millis()).bind(BATCH).fetch_all(e).await)?;
            let Some(last) = unused.last() else { break };
            after.clone_from(last);
            for digest in &unused {
                pruned += usize::from(self.prune_blob(digest, before).await?);
            }
        }
        Ok(pruned + self.prune_contents_without_row(before).await?)
    }

    async fn prune_blob(&self, digest: &str, before: DateTime<Utc>) -> Result<bool, StoreError> {
        type Gone = Option<(String, Option<String>)>;
        let removed: sqlx::Result<Gone> = on_write!(self.db, e => sqlx::query_as(concat!(
            "delete from blobs where digest = $1 and ", unused_since!("$2"), " returning place, key"))
            .bind(digest).bind(before.timestamp_millis()).fetch_optional(e).await);
        match removed {
            Ok(Some((place, key))) => {
                if place != "row" {
                    let large = self.large(&place)?;
                    large.delete(self, &key_of(digest, key)).await?;
                }
                Ok(true)
            }
            Ok(None) => Ok(false),
            // A version came to refer to it at this moment.
            Err(error) if is_dangling(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Their put died before its row was written, or their removal after it.
    async fn prune_contents_without_row(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut kept: Vec<(Large, String)> = Vec::new();
        for key in self.chunk_keys("blobs/").await? {
            kept.push((Large::Chunks, key));
        }
        if let Large::Objects(objects) = &self.large {
            for key in objects::names(&**objects, "blobs").await? {
                kept.push((self.large.clone(), key));
            }
        }
        kept.retain(|(_, key)| made_before(key, before));
        if kept.is_empty() {
            return Ok(0);
        }
        // After the list: whatever is in it has its row by now, or never gets one.
        let known: Vec<String> = on_read!(self.db, e => sqlx::query_scalar(
            "select key from blobs where key is not null").fetch_all(e).await)?;
        let known: HashSet<String> = known.into_iter().collect();
        let mut pruned = 0;
        for (large, key) in kept.iter().filter(|(_, key)| !known.contains(key)) {
            large.delete(self, key).await?;
            pruned += 1;
        }
        Ok(pruned)
    }
}

/// Keys end with an id that says when they were made; false of others.
fn made_before(key: &str, time: DateTime<Utc>) -> bool {
    let id = key
        .rsplit('.')
        .next()
        .and_then(|id| id.parse::<Uuid>().ok());
    id.and_then(|id| id.get_timestamp())
        .is_some_and(|made| (made.to_unix().0 as i64) < time.timestamp())
}
