//! What administrators did.

use crate::{
    Page, PageRequest, Store, StoreError,
    db::*,
    text::{clean, json, parse, stamp},
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

/// Something that was done.
#[derive(Clone, Debug)]
pub struct NewAuditEntry {
    /// Who did it.
    pub user_id: Uuid,
    /// What: `problem.import`, `problem.retire`.
    pub action: String,
    /// To what: a slug, an id.
    pub target: String,
    /// More about it, without secrets.
    pub details: serde_json::Value,
}

/// Something that was done, as stored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuditEntry {
    /// Id; sorts by time.
    pub id: Uuid,
    /// Who; none when the account is gone.
    pub user_id: Option<Uuid>,
    /// Their name at the time.
    pub username: String,
    /// What.
    pub action: String,
    /// To what.
    pub target: String,
    /// More about it.
    pub details: serde_json::Value,
    /// When.
    pub at: DateTime<Utc>,
}

impl Store {
    /// Notes what an administrator did.
    pub async fn note_action(
        &self,
        entry: &NewAuditEntry,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.db.begin().await?;
        note_in(&mut tx, entry, now).await?;
        Ok(tx.commit().await?)
    }

    /// What administrators did, newest first.
    pub async fn audit_log(&self, page: &PageRequest) -> Result<Page<AuditEntry>, StoreError> {
        let before: Option<Uuid> = page.after_key()?;
        let limit = page.clamped_limit();
        type Row = (
            Uuid,
            Option<Uuid>,
            String,
            String,
            String,
            String,
            DateTime<Utc>,
        );
        let rows: Vec<Row> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(
                "select id, user_id, username, action, target, details, created_at from audit_log where 1 = 1");
            if let Some(id) = before {
                query.push(" and id < ").push_bind(id);
            }
            query.push(" order by id desc limit ").push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        let read = |(id, user_id, username, action, target, details, at): Row| {
            Ok(AuditEntry {
                id,
                user_id,
                username,
                action,
                target,
                details: parse("audit details", &details)?,
                at,
            })
        };
        let items = rows
            .into_iter()
            .map(read)
            .collect::<Result<_, StoreError>>()?;
        Ok(Page::of(items, limit, |entry: &AuditEntry| entry.id))
    }
}

/// [`Store::note_action`] with what is done, in one transaction.
pub(crate) async fn note_in(
    tx: &mut Tx,
    entry: &NewAuditEntry,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into audit_log (id, user_id, username, action, target, details, created_at)
         select $1, id, username, $3, $4, $5, $6 from users where id = $2")
        .bind(Uuid::now_v7())
        .bind(entry.user_id)
        .bind(clean(&entry.action))
        .bind(clean(&entry.target))
        .bind(json(&entry.details))
        .bind(stamp(now))
        .execute(e).await))?;
    Ok(())
}
