//! A package becomes the next version of a problem.

use super::{NewProblem, Published};
use crate::{
    Content, Store, StoreError, Visibility,
    blobs::IN_ROW_BYTES,
    db::*,
    text::{clean, clean_some, json, sha256_hex, stamp},
};
use chrono::{DateTime, Utc};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

impl Store {
    /// Publishes a package: a new problem, or the next version of the one with its slug. A package
    /// with the digest of the current version changes nothing. All or nothing; several processes
    /// may publish the same package at once.
    pub async fn publish_problem(
        &self,
        new: NewProblem,
        now: DateTime<Utc>,
    ) -> Result<Published, StoreError> {
        let now = stamp(now);
        let mut new = new;
        if !self.is_current(&new).await? {
            self.store_large_contents(&mut new, now).await?;
        }
        let mut tx = self.db.begin().await?;
        let published = publish_in(&mut tx, &new, now).await?;
        tx.commit().await?;
        Ok(published)
    }

    /// Whether this very package is the current version already.
    async fn is_current(&self, new: &NewProblem) -> Result<bool, StoreError> {
        let digest: Option<String> = on_read!(self.db, e => sqlx::query_scalar(
            "select v.digest from problems p join problem_versions v on v.problem_id = p.id and v.version = p.version
             where p.slug = $1").bind(clean(&new.slug)).fetch_optional(e).await)?;
        Ok(digest.as_ref() == Some(&new.digest))
    }

    /// What does not belong into rows is stored before the transaction, which should be short.
    pub(crate) async fn store_large_contents(
        &self,
        new: &mut NewProblem,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let of_cases = new
            .cases
            .iter_mut()
            .flat_map(|case| [&mut case.input, &mut case.answer]);
        for content in of_cases.chain(new.files.iter_mut().map(|file| &mut file.content)) {
            if let Content::Bytes(bytes) = content
                && bytes.len() > IN_ROW_BYTES
            {
                *content = Content::Stored(self.put_blob(bytes, now).await?);
            }
        }
        Ok(())
    }

    /// Retires a problem, or takes it back: nobody but administrators and its creator sees it,
    /// and what was submitted stays. False if there is none with this slug.
    pub async fn set_retired(
        &self,
        slug: &str,
        retired: bool,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let changed = on_write!(self.db, e => affected!(sqlx::query(
            "update problems set retired_at = $2, updated_at = $3 where slug = $1")
            .bind(clean(slug)).bind(retired.then(|| stamp(now))).bind(stamp(now)).execute(e).await))?;
        Ok(changed > 0)
    }

    /// Shows or hides a problem; false if there is none with this slug.
    pub async fn set_visibility(
        &self,
        slug: &str,
        visibility: Visibility,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let changed = on_write!(self.db, e => affected!(sqlx::query(
            "update problems set visibility = $2, updated_at = $3 where slug = $1")
            .bind(clean(slug)).bind(visibility).bind(stamp(now)).execute(e).await))?;
        Ok(changed > 0)
    }
}

/// A new problem or the next version, inside a transaction.
pub(crate) async fn publish_in(
    tx: &mut Tx,
    new: &NewProblem,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let current = lock_or_insert(tx, new, now).await?;
    if let Some((version_id, digest)) = &current.newest
        && *digest == new.digest
    {
        return Ok(Published {
            problem_id: current.id,
            version_id: *version_id,
            version: current.version,
            changed: false,
        });
    }
    let version = current.version + 1;
    let version_id = Uuid::now_v7();
    describe(tx, current.id, version, new, now).await?;
    replace_tags(tx, current.id, &new.tags, now).await?;
    let digests = store_small_contents(tx, new, now).await?;
    insert_version(tx, version_id, current.id, version, new, now).await?;
    insert_cases(tx, version_id, new, &digests.cases, now).await?;
    insert_files(tx, version_id, new, &digests.files).await?;
    Ok(Published {
        problem_id: current.id,
        version_id,
        version,
        changed: true,
    })
}

struct Current {
    id: Uuid,
    /// 0 for a problem inserted just now.
    version: i64,
    newest: Option<(Uuid, String)>,
}

/// The row of the problem, locked until the transaction ends: the update waits for whoever
/// publishes the same slug at the moment.
async fn lock_or_insert(
    tx: &mut Tx,
    new: &NewProblem,
    now: DateTime<Utc>,
) -> Result<Current, StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into problems (id, slug, title, statement, difficulty, constraints, leetcode_id, creator_id, visibility,
                version, function_signature, starter_code, search_text, created_at, updated_at)
         values ($1, $2, '', '', $3, null, null, $4, $5, 0, null, '{}', '', $6, $6) on conflict (slug) do nothing")
        .bind(Uuid::now_v7())
        .bind(clean(&new.slug))
        .bind(new.difficulty)
        .bind(new.creator_id)
        .bind(new.visibility)
        .bind(now)
        .execute(e).await))?;
    let (id, version): (Uuid, i64) = on_tx!(tx, e => sqlx::query_as(
        "update problems set version = version where slug = $1 returning id, version")
        .bind(clean(&new.slug)).fetch_one(e).await)?;
    let newest = on_tx!(tx, e => sqlx::query_as(
        "select id, digest from problem_versions where problem_id = $1 and version = $2")
        .bind(id).bind(version).fetch_optional(e).await)?;
    Ok(Current {
        id,
        version,
        newest,
    })
}

async fn describe(
    tx: &mut Tx,
    id: Uuid,
    version: i64,
    new: &NewProblem,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "update problems set title = $2, statement = $3, difficulty = $4, constraints = $5, leetcode_id = $6,
                version = $7, function_signature = $8, starter_code = $9, search_text = $10, updated_at = $11
         where id = $1")
        .bind(id)
        .bind(clean(&new.title))
        .bind(clean(&new.statement))
        .bind(new.difficulty)
        .bind(clean_some(&new.constraints))
        .bind(clean_some(&new.leetcode_id))
        .bind(version)
        .bind(new.function_signature.as_ref().map(json))
        .bind(json(&new.starter_code))
        .bind(clean(&format!("{} {}", new.slug, new.title)).to_lowercase())
        .bind(now)
        .execute(e).await))?;
    Ok(())
}

/// Also puts each tag into the catalogue of skills: practice measures one skill a tag.
async fn replace_tags(
    tx: &mut Tx,
    problem_id: Uuid,
    tags: &[String],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query("delete from problem_tags where problem_id = $1")
        .bind(problem_id).execute(e).await))?;
    // Sorted, so that two publishers insert skills in the same order and never wait for each other.
    let tags: BTreeSet<String> = tags.iter().map(|tag| clean(tag)).collect();
    for tag in tags {
        on_tx!(tx, e => affected!(sqlx::query(
            "insert into problem_tags (id, problem_id, tag, created_at, updated_at) values ($1, $2, $3, $4, $4)")
            .bind(Uuid::now_v7()).bind(problem_id).bind(&tag).bind(now).execute(e).await))?;
        on_tx!(tx, e => affected!(sqlx::query(
            "insert into skills (id, name, category, created_at, updated_at) values ($1, $2, 'practice', $3, $3)
             on conflict (name) do nothing")
            .bind(Uuid::now_v7()).bind(&tag).bind(now).execute(e).await))?;
    }
    Ok(())
}

struct Digests {
    /// Of input and answer, per case.
    cases: Vec<(String, String)>,
    /// Per file.
    files: Vec<String>,
}

async fn store_small_contents(
    tx: &mut Tx,
    new: &NewProblem,
    now: DateTime<Utc>,
) -> Result<Digests, StoreError> {
    // Sorted by digest for the same reason as tags; equal files are stored once.
    let mut blobs: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    let mut keep = |content: &Content| match content {
        Content::Stored(digest) => digest.clone(),
        Content::Bytes(bytes) => {
            let digest = sha256_hex(bytes);
            blobs.insert(digest.clone(), bytes.clone());
            digest
        }
    };
    let digests = Digests {
        cases: new
            .cases
            .iter()
            .map(|case| (keep(&case.input), keep(&case.answer)))
            .collect(),
        files: new.files.iter().map(|file| keep(&file.content)).collect(),
    };
    for (digest, bytes) in blobs {
        on_tx!(tx, e => affected!(sqlx::query(
            "insert into blobs (digest, size_bytes, bytes, touched_at_ms, created_at) values ($1, $2, $3, $4, $5)
             on conflict (digest) do update set touched_at_ms = excluded.touched_at_ms")
            .bind(digest).bind(bytes.len() as i64).bind(bytes.to_vec()).bind(now.timestamp_millis()).bind(now)
            .execute(e).await))?;
    }
    Ok(digests)
}

async fn insert_files(
    tx: &mut Tx,
    version_id: Uuid,
    new: &NewProblem,
    digests: &[String],
) -> Result<(), StoreError> {
    let rows: Vec<_> = new.files.iter().zip(digests).collect();
    for chunk in rows.chunks(5_000) {
        on_tx!(tx, e => {
            let mut insert = sqlx::QueryBuilder::new("insert into version_files (version_id, path, digest) ");
            insert.push_values(chunk, |mut row, (file, digest)| {
                row.push_bind(version_id).push_bind(clean(&file.path)).push_bind((*digest).clone());
            });
            affected!(insert.build().execute(e).await)
        })?;
    }
    Ok(())
}

async fn insert_version(
    tx: &mut Tx,
    id: Uuid,
    problem_id: Uuid,
    version: i64,
    new: &NewProblem,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into problem_versions (id, problem_id, version, digest, limits, language_factors,
                rules, scoring, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)")
        .bind(id)
        .bind(problem_id)
        .bind(version)
        .bind(clean(&new.digest))
        .bind(json(&new.limits))
        .bind(json(&new.language_factors))
        .bind(json(&new.rules))
        .bind(json(&new.scoring))
        .bind(now)
        .execute(e).await))?;
    Ok(())
}

async fn insert_cases(
    tx: &mut Tx,
    version_id: Uuid,
    new: &NewProblem,
    digests: &[(String, String)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let rows: Vec<_> = new.cases.iter().zip(digests).enumerate().collect();
    // Twelve values a row; engines take at least 32,766 values a statement.
    for chunk in rows.chunks(1_000) {
        on_tx!(tx, e => {
            let mut insert = sqlx::QueryBuilder::new(
                "insert into test_cases (id, version_id, name, case_group, ordinal, is_sample, input_digest,
                        answer_digest, points, rules, created_at, updated_at) ");
            insert.push_values(chunk, |mut row, (ordinal, (case, (input, answer)))| {
                row.push_bind(Uuid::now_v7())
                    .push_bind(version_id)
                    .push_bind(clean(&case.name))
                    .push_bind(clean(&case.group))
                    .push_bind(*ordinal as i64)
                    .push_bind(case.is_sample)
                    .push_bind(input.clone())
                    .push_bind(answer.clone())
                    .push_bind(case.points)
                    .push_bind(json(&case.rules))
                    .push_bind(now)
                    .push_bind(now);
            });
            affected!(insert.build().execute(e).await)
        })?;
    }
    Ok(())
}
