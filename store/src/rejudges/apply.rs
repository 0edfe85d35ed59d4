//! A set is applied, submission by submission, or dropped.

use super::RejudgeState;
use crate::{
    NewAuditEntry, Store, StoreError,
    audit::note_in,
    db::*,
    progress,
    submissions::overwrite,
    text::{parse, stamp},
};
use chrono::{DateTime, Utc};
use mettle_domain::JudgeReport;
use uuid::Uuid;

/// Items that are applied between two looks at the set.
const BATCH: i64 = 100;

impl Store {
    /// Decides to apply an open set, all of which is judged. False if that is not so, or not any
    /// more. [`Store::apply_rejudged`] does it.
    pub async fn begin_applying(
        &self,
        id: Uuid,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.db.begin().await?;
        let begun = on_tx!(&mut tx, e => affected!(sqlx::query(
            "update rejudges set state = 'applying', updated_at = $2 where id = $1 and state in ('open', 'applying')
                and not exists (select 1 from rejudge_items i where i.rejudge_id = $1
                                and i.status not in ('completed', 'failed'))")
            .bind(id).bind(stamp(now)).execute(e).await))?;
        if begun > 0 {
            let entry = noted("rejudge.apply", id, user_id);
            note_in(&mut tx, &entry, now).await?;
            tx.commit().await?;
        }
        Ok(begun > 0)
    }

    /// Makes the judgements of a set those of its submissions, with their authors' progress,
    /// statistics and skills: a transaction each. Called again after a crash, it goes on.
    pub async fn apply_rejudged(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        loop {
            let items: Vec<(Uuid, Uuid)> = on_read!(self.db, e => sqlx::query_as(
                "select i.id, s.user_id from rejudge_items i join submissions s on s.id = i.submission_id
                   join rejudges r on r.id = i.rejudge_id
                 where i.rejudge_id = $1 and r.state = 'applying' and i.applied is null and i.report is not null
                 order by i.id limit $2").bind(id).bind(BATCH).fetch_all(e).await)?;
            if items.is_empty() {
                break;
            }
            for (item, author) in items {
                self.apply_item(item, author, now).await?;
            }
        }
        on_write!(self.db, e => affected!(sqlx::query(
            "update rejudges set state = 'applied', updated_at = $2 where id = $1 and state = 'applying'")
            .bind(id).bind(stamp(now)).execute(e).await))?;
        Ok(())
    }

    async fn apply_item(
        &self,
        item: Uuid,
        author: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let now = stamp(now);
        let mut tx = self.db.begin().await?;
        progress::lock_author(&mut tx, author).await?;
        // Locks the item: of two who apply the same set one finds it applied.
        let found: Option<(Uuid, Uuid, i64, String)> = on_tx!(&mut tx, e => sqlx::query_as(
            "update rejudge_items set applied = 'applied', updated_at = $2
             where id = $1 and applied is null and report is not null
             returning submission_id, version_id, base_attempt, report")
            .bind(item).bind(now).fetch_optional(e).await)?;
        let Some((submission, version, base_attempt, report)) = found else {
            return Ok(());
        };
        let report: JudgeReport = parse("a judgement", &report)?;
        if !overwrite(&mut tx, submission, version, base_attempt, &report, now).await? {
            on_tx!(&mut tx, e => affected!(sqlx::query(
                "update rejudge_items set applied = 'skipped' where id = $1").bind(item).execute(e).await))?;
        }
        Ok(tx.commit().await?)
    }

    /// Throws an open set away. False if it is not open (any more).
    pub async fn drop_rejudge(
        &self,
        id: Uuid,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.db.begin().await?;
        let dropped: Option<RejudgeState> = on_tx!(&mut tx, e => sqlx::query_scalar(
            "update rejudges set state = 'dropped', updated_at = $2 where id = $1 and state = 'open' returning state")
            .bind(id).bind(stamp(now)).fetch_optional(e).await)?;
        if dropped.is_some() {
            on_tx!(&mut tx, e => affected!(sqlx::query("delete from rejudge_items where rejudge_id = $1")
                .bind(id).execute(e).await))?;
            note_in(&mut tx, &noted("rejudge.drop", id, user_id), now).await?;
        }
        tx.commit().await?;
        Ok(dropped.is_some())
    }
}

fn noted(action: &str, id: Uuid, user_id: Uuid) -> NewAuditEntry {
    NewAuditEntry {
        user_id,
        action: action.to_owned(),
        target: id.to_string(),
        details: serde_json::json!({}),
    }
}
