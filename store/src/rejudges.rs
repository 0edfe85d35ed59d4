//! Judging submissions again to see what would change, before anything does.
//!
//! A rejudge is a set of items, each of them work like a submission. Their judgements are kept
//! apart until the set is applied or dropped.

mod apply;

use crate::{
    Finished, NewAuditEntry, Page, PageRequest, Status, Store, StoreError,
    audit::note_in,
    db::*,
    text::{clean, finite, json, parse, stamp, whole, word},
    work::judge_error,
};
use chrono::{DateTime, Utc};
use mettle_domain::{JudgeReport, Language, SourceFile, Topic, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Most submissions of one set.
const MOST_ITEMS: i64 = 100_000;

/// Which submissions are judged again; only those that were judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RejudgeFilter {
    /// To the problem with this slug.
    pub problem: String,
    /// Judged with this version.
    pub version: Option<i64>,
    /// With this verdict.
    pub verdict: Option<Verdict>,
    /// In this language.
    pub language: Option<Language>,
    /// Of this user.
    pub user_id: Option<Uuid>,
    /// Submitted at or after this time.
    pub since: Option<DateTime<Utc>>,
    /// Submitted before this time.
    pub until: Option<DateTime<Utc>>,
    /// With the version they were judged with, instead of the current one.
    pub same_version: bool,
}

/// Where a set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum RejudgeState {
    /// It is judged, or waits for a decision.
    Open,
    /// Its judgements become those of the submissions.
    Applying,
    /// They have.
    Applied,
    /// It was thrown away.
    Dropped,
}

/// A set, summed up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rejudge {
    /// Id; sorts by time.
    pub id: Uuid,
    /// Who made it; none when the account is gone.
    pub user_id: Option<Uuid>,
    /// Which submissions were wanted.
    pub filter: RejudgeFilter,
    /// Where it is.
    pub state: RejudgeState,
    /// How many submissions there are.
    pub total: i64,
    /// How many of them are judged, failures of ours included.
    pub judged: i64,
    /// How many of those failed, by our fault: they would stay as they are.
    pub failed: i64,
    /// How many verdicts would change.
    pub changed: i64,
    /// How many of each change: `WA->AC`.
    pub transitions: BTreeMap<String, i64>,
    /// How many were judged otherwise since, and stay as they are.
    pub skipped: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// One submission of a set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RejudgeItem {
    /// Its id.
    pub id: Uuid,
    /// The submission.
    pub submission_id: Uuid,
    /// Its author.
    pub username: String,
    /// Its language.
    pub language: Language,
    /// Where judging it again is.
    pub status: Status,
    /// Its verdict when the set was made.
    pub old_verdict: Option<Verdict>,
    /// The verdict that it would get.
    pub new_verdict: Option<Verdict>,
    /// Its CPU time then, in milliseconds.
    pub old_cpu_time_ms: Option<f64>,
    /// The CPU time that it would get.
    pub new_cpu_time_ms: Option<f64>,
    /// Its memory then, in bytes.
    pub old_memory_bytes: Option<i64>,
    /// The memory that it would get.
    pub new_memory_bytes: Option<i64>,
    /// `applied`, or `skipped` because it was judged otherwise since.
    pub applied: Option<String>,
}

/// What a worker needs of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct RejudgeWork {
    /// Version to judge with.
    pub version_id: Uuid,
    /// Language.
    pub language: Language,
    /// The source files.
    pub files: Vec<SourceFile>,
}

impl Store {
    /// Makes a set; its id and its items, to be hinted. An empty set is made as well.
    pub async fn create_rejudge(
        &self,
        filter: &RejudgeFilter,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(Uuid, Vec<Uuid>), StoreError> {
        let now = stamp(now);
        let id = Uuid::now_v7();
        let wanted = self.wanted(filter).await?;
        let mut tx = self.db.begin().await?;
        on_tx!(&mut tx, e => affected!(sqlx::query(
            "insert into rejudges (id, user_id, filter, state, created_at, updated_at) values ($1, $2, $3, 'open', $4, $4)")
            .bind(id).bind(user_id).bind(json(filter)).bind(now).execute(e).await))?;
        let rows: Vec<(Uuid, Wanted)> = wanted
            .into_iter()
            .map(|wanted| (Uuid::now_v7(), wanted))
            .collect();
        for chunk in rows.chunks(2_000) {
            on_tx!(&mut tx, e => {
                let mut insert = sqlx::QueryBuilder::new(
                    "insert into rejudge_items (id, rejudge_id, submission_id, version_id, base_attempt, old_verdict,
                            old_time_ms, old_memory_bytes, status, hinted_at_ms, created_at, updated_at) ");
                insert.push_values(chunk, |mut row, (item, wanted)| {
                    row.push_bind(*item)
                        .push_bind(id)
                        .push_bind(wanted.id)
                        .push_bind(wanted.version_id)
                        .push_bind(wanted.attempt)
                        .push_bind(wanted.verdict.clone())
                        .push_bind(wanted.execution_time_ms)
                        .push_bind(wanted.memory_bytes)
                        .push_bind("pending")
                        .push_bind(now.timestamp_millis())
                        .push_bind(now)
                        .push_bind(now);
                });
                affected!(insert.build().execute(e).await)
            })?;
        }
        let entry = NewAuditEntry {
            user_id,
            action: "rejudge.create".into(),
            target: id.to_string(),
            details: serde_json::json!({"filter": filter, "submissions": rows.len()}),
        };
        note_in(&mut tx, &entry, now).await?;
        tx.commit().await?;
        Ok((id, rows.into_iter().map(|(item, _)| item).collect()))
    }

    async fn wanted(&self, filter: &RejudgeFilter) -> Result<Vec<Wanted>, StoreError> {
        Ok(on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new("select s.id, s.attempt, s.verdict, s.execution_time_ms, s.memory_bytes, ");
            query.push(if filter.same_version { "s.version_id" } else { "c.id as version_id" });
            query.push(" from submissions s join problems p on p.id = s.problem_id
                join problem_versions c on c.problem_id = p.id and c.version = p.version
                join problem_versions v on v.id = s.version_id
                where s.status in ('completed', 'failed') and p.slug = ").push_bind(clean(&filter.problem));
            if let Some(version) = filter.version {
                query.push(" and v.version = ").push_bind(version);
            }
            if let Some(verdict) = filter.verdict {
                query.push(" and s.verdict = ").push_bind(verdict.code());
            }
            if let Some(language) = filter.language {
                query.push(" and s.language = ").push_bind(language.id());
            }
            if let Some(user) = filter.user_id {
                query.push(" and s.user_id = ").push_bind(user);
            }
            if let Some(since) = filter.since {
                query.push(" and s.submitted_at >= ").push_bind(stamp(since));
            }
            if let Some(until) = filter.until {
                query.push(" and s.submitted_at < ").push_bind(stamp(until));
            }
            query.push(" order by s.id limit ").push_bind(MOST_ITEMS);
            query.build_query_as().fetch_all(e).await
        })?)
    }

    /// A set, summed up.
    pub async fn rejudge_set(&self, id: Uuid) -> Result<Option<Rejudge>, StoreError> {
        type Row = (Option<Uuid>, String, RejudgeState, DateTime<Utc>);
        let found: Option<Row> = on_read!(self.db, e => sqlx::query_as(
            "select user_id, filter, state, created_at from rejudges where id = $1").bind(id).fetch_optional(e).await)?;
        let Some((user_id, filter, state, created_at)) = found else {
            return Ok(None);
        };
        let mut rejudge = Rejudge {
            id,
            user_id,
            filter: parse("filter of a rejudge", &filter)?,
            state,
            total: 0,
            judged: 0,
            failed: 0,
            changed: 0,
            transitions: BTreeMap::new(),
            skipped: 0,
            created_at,
        };
        type Count = (Status, Option<String>, Option<String>, Option<String>, i64);
        let counts: Vec<Count> = on_read!(self.db, e => sqlx::query_as(
            "select status, old_verdict, verdict, applied, count(*) from rejudge_items where rejudge_id = $1
             group by status, old_verdict, verdict, applied").bind(id).fetch_all(e).await)?;
        for (status, old, new, applied, count) in counts {
            rejudge.total += count;
            rejudge.judged += if status.is_final() { count } else { 0 };
            let failed = new.as_deref() == Some("JE");
            rejudge.failed += if failed { count } else { 0 };
            rejudge.skipped += if applied.as_deref() == Some("skipped") {
                count
            } else {
                0
            };
            if let (Some(old), Some(new), false) = (old, new, failed)
                && old != new
            {
                rejudge.changed += count;
                *rejudge
                    .transitions
                    .entry(format!("{old}->{new}"))
                    .or_default() += count;
            }
        }
        Ok(Some(rejudge))
    }

    /// The sets, newest first, as ids with their states.
    pub async fn rejudges(
        &self,
        page: &PageRequest,
    ) -> Result<Page<(Uuid, RejudgeState)>, StoreError> {
        let before: Option<Uuid> = page.after_key()?;
        let limit = page.clamped_limit();
        let items: Vec<(Uuid, RejudgeState)> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new("select id, state from rejudges where 1 = 1");
            if let Some(id) = before {
                query.push(" and id < ").push_bind(id);
            }
            query.push(" order by id desc limit ").push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        Ok(Page::of(items, limit, |item: &(Uuid, RejudgeState)| item.0))
    }

    /// The submissions of a set; only those whose verdict would change, if `changed`.
    pub async fn rejudge_items(
        &self,
        id: Uuid,
        changed: bool,
        page: &PageRequest,
    ) -> Result<Page<RejudgeItem>, StoreError> {
        let after: Option<Uuid> = page.after_key()?;
        let limit = page.clamped_limit();
        let rows: Vec<ItemRow> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(
                "select i.id, i.submission_id, u.username, s.language, i.status, i.old_verdict,
                        i.verdict as new_verdict, i.old_time_ms, i.old_memory_bytes, i.report, i.applied
                 from rejudge_items i join submissions s on s.id = i.submission_id join users u on u.id = s.user_id
                 where i.rejudge_id = ");
            query.push_bind(id);
            if changed {
                query.push(" and i.verdict is not null and i.verdict <> 'JE' and i.verdict <> coalesce(i.old_verdict, '')");
            }
            if let Some(after) = after {
                query.push(" and i.id > ").push_bind(after);
            }
            query.push(" order by i.id limit ").push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        let items = rows
            .into_iter()
            .map(ItemRow::read)
            .collect::<Result<_, _>>()?;
        Ok(Page::of(items, limit, |item: &RejudgeItem| item.id))
    }

    /// What a worker needs to judge an item; none if it is gone.
    pub async fn rejudge_work(&self, item: Uuid) -> Result<Option<RejudgeWork>, StoreError> {
        let found: Option<(Uuid, String, String)> = on_read!(self.db, e => sqlx::query_as(
            "select i.version_id, s.language, s.code from rejudge_items i
             join submissions s on s.id = i.submission_id where i.id = $1").bind(item).fetch_optional(e).await)?;
        found
            .map(|(version_id, language, code)| {
                Ok(RejudgeWork {
                    version_id,
                    language: word("language", &language)?,
                    files: parse("source files", &code)?,
                })
            })
            .transpose()
    }

    /// Keeps the judgement of an item, apart from the submission.
    pub async fn finish_rejudged(
        &self,
        item: Uuid,
        attempt: i64,
        report: &JudgeReport,
        now: DateTime<Utc>,
    ) -> Result<Finished, StoreError> {
        let now = stamp(now);
        if report.verdict == Verdict::JE {
            let error = report
                .judge_error
                .as_deref()
                .unwrap_or("the judge did not say why");
            let mut tx = self.db.begin().await?;
            let finished = judge_error(&mut tx, Topic::Rejudge(item), attempt, error, now).await?;
            tx.commit().await?;
            return Ok(finished);
        }
        let changed = on_write!(self.db, e => affected!(sqlx::query(
            "update rejudge_items set status = 'completed', verdict = $3, report = $4, judged_at = $5,
                 judge_error = null, lease_until_ms = null, updated_at = $5
             where id = $1 and attempt = $2 and status in ('compiling', 'running')")
            .bind(item)
            .bind(attempt)
            .bind(report.verdict.code())
            .bind(json(report))
            .bind(now)
            .execute(e).await))?;
        Ok(match changed {
            0 => Finished::Refused,
            _ => Finished::Stored { stats: None },
        })
    }
}

#[derive(sqlx::FromRow)]
struct Wanted {
    id: Uuid,
    attempt: i64,
    verdict: Option<String>,
    execution_time_ms: Option<f64>,
    memory_bytes: Option<i64>,
    version_id: Uuid,
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    id: Uuid,
    submission_id: Uuid,
    username: String,
    language: String,
    status: Status,
    old_verdict: Option<String>,
    new_verdict: Option<String>,
    old_time_ms: Option<f64>,
    old_memory_bytes: Option<i64>,
    report: Option<String>,
    applied: Option<String>,
}

impl ItemRow {
    fn read(self) -> Result<RejudgeItem, StoreError> {
        let verdict = |text: Option<String>| text.map(|text| word("verdict", &text)).transpose();
        let report: Option<JudgeReport> = self
            .report
            .as_deref()
            .map(|report| parse("a judgement", report))
            .transpose()?;
        Ok(RejudgeItem {
            id: self.id,
            submission_id: self.submission_id,
            username: self.username,
            language: word("language", &self.language)?,
            status: self.status,
            old_verdict: verdict(self.old_verdict)?,
            new_verdict: verdict(self.new_verdict)?,
            old_cpu_time_ms: self.old_time_ms,
            new_cpu_time_ms: report.as_ref().map(|report| finite(report.cpu_time_ms)),
            old_memory_bytes: self.old_memory_bytes,
            new_memory_bytes: report.as_ref().map(|report| whole(report.memory_bytes)),
            applied: self.applied,
        })
    }
}
