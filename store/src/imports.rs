//! Packages on their way in: rows of work, like submissions.

use crate::{
    Finished, NewAuditEntry, NewProblem, Page, PageRequest, Published, Status, Store, StoreError,
    Visibility,
    audit::note_in,
    db::*,
    problems::publish_in,
    text::{clean, json, parse_some, stamp, whole},
    work::judge_error,
};
use chrono::{DateTime, TimeDelta, Utc};
use mettle_domain::Topic;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// When a package is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ImportPolicy {
    /// Only without any finding.
    Strict,
    /// With warnings, but without errors and with every submission keeping its promise.
    #[default]
    Warnings,
    /// Whenever it can be judged at all.
    Force,
    /// Never: it is only verified.
    Draft,
}

/// An upload to take in.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// Its id, under which its content was put ([`Store::put_upload`]).
    pub id: Uuid,
    /// Who uploaded it; none on the command line.
    pub user_id: Option<Uuid>,
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub size_bytes: u64,
    /// When it is published.
    pub policy: ImportPolicy,
    /// Visibility, should the problem be new.
    pub visibility: Visibility,
    /// The version that it changes: it is refused once another one is current.
    pub base_version: Option<i64>,
    /// Id of the request, for logs.
    pub request_id: Option<String>,
}

/// What a worker needs of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportWork {
    /// Who uploaded it.
    pub user_id: Option<Uuid>,
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub size_bytes: i64,
    /// When it is published.
    pub policy: ImportPolicy,
    /// Visibility, should the problem be new.
    pub visibility: Visibility,
    /// Id of the request that stored it, for logs.
    pub request_id: Option<String>,
}

/// What came of looking at a package.
#[derive(Clone, Debug)]
pub enum ImportOutcome {
    /// Publish it.
    Publish(Box<NewProblem>),
    /// It is right, and not to be published.
    Verified,
    /// It is not right.
    Refused,
    /// Something of ours failed; the text is for operators.
    Failed(String),
}

/// An import in a list.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct ImportSummary {
    /// Id; sorts by time.
    pub id: Uuid,
    /// Who uploaded it; none when the account is gone.
    pub user_id: Option<Uuid>,
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub size_bytes: i64,
    /// When it is published.
    pub policy: ImportPolicy,
    /// Where it is: `compiling` and `running` both mean that a worker has it.
    pub status: Status,
    /// `published`, `unchanged`, `verified`, `refused`, or `JE` when taking it in failed.
    pub verdict: Option<String>,
    /// The problem's slug, once published.
    pub slug: Option<String>,
    /// The version, once published.
    pub version: Option<i64>,
    /// Attempt at it, from 1; 0 before the first.
    pub attempt: i64,
    /// When it was uploaded.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub judged_at: Option<DateTime<Utc>>,
}

/// An import with everything that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Import {
    /// What lists show too.
    #[serde(flatten)]
    pub summary: ImportSummary,
    /// What was found, once it ended.
    pub report: Option<serde_json::Value>,
    /// Why taking it in failed.
    pub judge_error: Option<String>,
}

macro_rules! columns {
    () => {
        "id, user_id, file_name, size_bytes, policy, status, verdict, slug, version, attempt, created_at, judged_at"
    };
}

impl Store {
    /// Stores an import as pending. Push a hint with its id afterwards; if that is lost, the
    /// sweeper finds the row.
    pub async fn create_import(
        &self,
        new: &NewImport,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.db.begin().await?;
        on_tx!(&mut tx, e => affected!(sqlx::query(
            "insert into imports (id, user_id, file_name, size_bytes, policy, visibility, base_version, status, request_id,
                    hinted_at_ms, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $10)")
            .bind(new.id)
            .bind(new.user_id)
            .bind(clean(&new.file_name))
            .bind(whole(new.size_bytes))
            .bind(new.policy)
            .bind(new.visibility)
            .bind(new.base_version)
            .bind(new.request_id.as_deref().map(clean))
            .bind(now.timestamp_millis())
            .bind(stamp(now))
            .execute(e).await))?;
        if let Some(user_id) = new.user_id {
            let entry = NewAuditEntry {
                user_id,
                action: "problem.import".into(),
                target: new.id.to_string(),
                details: serde_json::json!({"file": new.file_name, "policy": new.policy}),
            };
            note_in(&mut tx, &entry, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What a worker needs of it; none if it is gone.
    pub async fn import_work(&self, id: Uuid) -> Result<Option<ImportWork>, StoreError> {
        type Row = (
            Option<Uuid>,
            String,
            i64,
            ImportPolicy,
            Visibility,
            Option<String>,
        );
        let found: Option<Row> = on_read!(self.db, e => sqlx::query_as(
            "select user_id, file_name, size_bytes, policy, visibility, request_id from imports where id = $1")
            .bind(id).fetch_optional(e).await)?;
        Ok(found.map(
            |(user_id, file_name, size_bytes, policy, visibility, request_id)| ImportWork {
                user_id,
                file_name,
                size_bytes,
                policy,
                visibility,
                request_id,
            },
        ))
    }

    /// An import with its report; for admins.
    pub async fn import(&self, id: Uuid) -> Result<Option<Import>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Row {
            #[sqlx(flatten)]
            summary: ImportSummary,
            report: Option<String>,
            judge_error: Option<String>,
        }
        let found: Option<Row> = on_read!(self.db, e => sqlx::query_as(concat!("select ", columns!(),
            ", report, judge_error from imports where id = $1")).bind(id).fetch_optional(e).await)?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(Import {
            report: parse_some("import report", &row.report)?,
            judge_error: row.judge_error,
            summary: row.summary,
        }))
    }

    /// All imports, newest first; for admins.
    pub async fn imports(&self, page: &PageRequest) -> Result<Page<ImportSummary>, StoreError> {
        let before: Option<Uuid> = page.after_key()?;
        let limit = page.clamped_limit();
        let items: Vec<ImportSummary> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(concat!("select ", columns!(), " from imports where 1 = 1"));
            if let Some(id) = before {
                query.push(" and id < ").push_bind(id);
            }
            query.push(" order by id desc limit ").push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        Ok(Page::of(items, limit, |import: &ImportSummary| import.id))
    }

    /// Ends an import (no version comes of one that changes a version which is no longer current): what was found is stored, and the package published if that is the outcome,
    /// in one transaction that only the holder of the attempt can make. Contents that do not
    /// belong into rows were put before. What failed below the cap of attempts is pending again.
    pub async fn finish_import(
        &self,
        id: Uuid,
        attempt: i64,
        outcome: &ImportOutcome,
        report: &serde_json::Value,
        now: DateTime<Utc>,
    ) -> Result<(Finished, Option<Published>), StoreError> {
        let now = stamp(now);
        let mut tx = self.db.begin().await?;
        if let ImportOutcome::Failed(reason) = outcome {
            let finished = judge_error(&mut tx, Topic::Import(id), attempt, reason, now).await?;
            tx.commit().await?;
            return Ok((finished, None));
        }
        let ended = on_tx!(&mut tx, e => affected!(sqlx::query(
            "update imports set status = 'completed', report = $3, judged_at = $4, judge_error = null,
                 lease_until_ms = null, updated_at = $4
             where id = $1 and attempt = $2 and status in ('compiling', 'running')")
            .bind(id).bind(attempt).bind(json(report)).bind(now).execute(e).await))?;
        if ended == 0 {
            return Ok((Finished::Refused, None));
        }
        let published = match outcome {
            ImportOutcome::Publish(new) if is_outdated(&mut tx, id, &new.slug).await? => None,
            ImportOutcome::Publish(new) => Some(publish_in(&mut tx, new, now).await?),
            _ => None,
        };
        let (verdict, slug) = match (outcome, &published) {
            (ImportOutcome::Publish(new), Some(published)) => {
                let verdict = if published.changed {
                    "published"
                } else {
                    "unchanged"
                };
                (verdict, Some(clean(&new.slug)))
            }
            (ImportOutcome::Verified, _) => ("verified", None),
            _ => ("refused", None),
        };
        on_tx!(&mut tx, e => affected!(sqlx::query(
            "update imports set verdict = $2, slug = $3, version = $4 where id = $1")
            .bind(id)
            .bind(verdict)
            .bind(slug)
            .bind(published.map(|published| published.version))
            .execute(e).await))?;
        tx.commit().await?;
        Ok((Finished::Stored { stats: None }, published))
    }

    /// Forgets uploads that nobody needs any more: of imports that ended, and those older than a
    /// day whose import was never stored. How many.
    pub async fn prune_uploads(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut pruned = 0;
        for id in self.uploads().await? {
            let status = self.work_status(Topic::Import(id)).await?;
            let needless = match status {
                Some(status) => status.is_final(),
                None => made_before(id, now - TimeDelta::days(1)),
            };
            if needless {
                self.delete_upload(id).await?;
                pruned += 1;
            }
        }
        Ok(pruned)
    }
}

/// Whether the version that an import changes is not the current one any more. Waits for whoever
/// publishes the problem at the moment.
async fn is_outdated(tx: &mut Tx, id: Uuid, slug: &str) -> Result<bool, StoreError> {
    let base: Option<Option<i64>> = on_tx!(tx, e => sqlx::query_scalar(
        "select base_version from imports where id = $1").bind(id).fetch_optional(e).await)?;
    let Some(base) = base.flatten() else {
        return Ok(false);
    };
    let current: Option<i64> = on_tx!(tx, e => sqlx::query_scalar(
        "update problems set version = version where slug = $1 returning version")
        .bind(clean(slug)).fetch_optional(e).await)?;
    Ok(current != Some(base))
}

fn made_before(id: Uuid, time: DateTime<Utc>) -> bool {
    id.get_timestamp()
        .is_some_and(|made| (made.to_unix().0 as i64) < time.timestamp())
}
