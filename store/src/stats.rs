//! Statistics of a user's practice, and the leaderboard.

use crate::{
    Page, PageRequest, Store, StoreError,
    db::*,
    text::{finite, json, parse_some, stamp},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use uuid::Uuid;

/// A user's statistics now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UserStats {
    /// Whose.
    pub user_id: Uuid,
    /// Distinct problems accepted at least once.
    pub problems_solved: i64,
    /// Distinct problems judged at least once.
    pub problems_tried: i64,
    /// Mean of the best score over tried problems, 0 to 100 (pass-fail: 0 or 100).
    pub average_score: f64,
    /// Seconds of practice: the gaps between a user's consecutive submissions and runs, each
    /// counted as at most 30 minutes.
    pub time_spent_seconds: i64,
    /// Position on the leaderboard from 1; none before the first judged submission.
    pub rank: Option<i64>,
    /// Study plan, if one was made.
    pub study_plan: Option<serde_json::Value>,
    /// Last change; none before the first.
    pub last_updated: Option<DateTime<Utc>>,
}

/// A day of the history: the statistics at its end (UTC), rank as it was.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct StatsDay {
    /// The day, UTC.
    pub day: NaiveDate,
    /// Distinct problems solved.
    pub problems_solved: i64,
    /// Mean best score, 0 to 100.
    pub average_score: f64,
    /// Seconds of practice.
    pub time_spent_seconds: i64,
    /// Rank at the last change of that day.
    pub rank: i64,
}

/// A line of the leaderboard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeaderboardEntry {
    /// Position from 1; no two users share one.
    pub rank: i64,
    /// Who.
    pub user_id: Uuid,
    /// User name.
    pub username: String,
    /// Picture.
    pub avatar_url: Option<String>,
    /// Distinct problems solved.
    pub problems_solved: i64,
    /// Mean best score, 0 to 100.
    pub average_score: f64,
}

/// The place of row `s` on the leaderboard, smaller is better, compared with `(…) < ($1, $2, $3, $4)`.
/// More solved first, then the higher average, then who got there earlier; the id breaks ties, so
/// that no two users share a rank. There is an index on just this.
macro_rules! place {
    () => {
        "(-s.problems_solved, -s.average_score, s.reached_at_ms, s.user_id)"
    };
}

/// A place on the leaderboard.
struct Place {
    problems_solved: i64,
    average_score: f64,
    reached_at_ms: i64,
    user_id: Uuid,
}

impl Store {
    /// A user's statistics now. The rank is computed now, not as stored.
    pub async fn stats(&self, user_id: Uuid) -> Result<UserStats, StoreError> {
        let time_spent_ms: Option<i64> = on_read!(self.db, e => sqlx::query_scalar(
            "select time_spent_ms from users where id = $1").bind(user_id).fetch_optional(e).await)?;
        let found: Option<CurrentRow> = on_read!(self.db, e => sqlx::query_as(
            "select s.*, u.status = 'active' as is_ranked from user_stats s join users u on u.id = s.user_id
             where s.user_id = $1 and s.is_current")
            .bind(user_id).fetch_optional(e).await)?;
        let mut stats = UserStats {
            user_id,
            problems_solved: 0,
            problems_tried: 0,
            average_score: 0.0,
            time_spent_seconds: time_spent_ms.unwrap_or(0) / 1_000,
            rank: None,
            study_plan: None,
            last_updated: None,
        };
        if let Some(row) = found {
            if row.is_ranked {
                let before: i64 = on_read!(self.db, e => sqlx::query_scalar(BEFORE)
                    .bind(-row.problems_solved).bind(-row.average_score).bind(row.reached_at_ms).bind(user_id)
                    .fetch_one(e).await)?;
                stats.rank = Some(before + 1);
            }
            stats.problems_solved = row.problems_solved;
            stats.problems_tried = row.problems_tried;
            stats.average_score = row.average_score;
            stats.study_plan = parse_some("study plan", &row.study_plan)?;
            stats.last_updated = Some(row.last_updated);
        }
        Ok(stats)
    }

    /// The newest `days` days with changes, newest first.
    pub async fn stats_history(&self, user_id: Uuid, days: i64) -> Result<Vec<StatsDay>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_as(
            "select * from user_stats where user_id = $1 order by day desc limit $2")
            .bind(user_id).bind(days.max(0)).fetch_all(e).await)?)
    }

    /// Keeps a study plan with the user's statistics. False before the first judged submission.
    pub async fn set_study_plan(
        &self,
        user_id: Uuid,
        plan: &serde_json::Value,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let changed = on_write!(self.db, e => affected!(sqlx::query(
            "update user_stats set study_plan = $2, updated_at = $3 where user_id = $1 and is_current")
            .bind(user_id).bind(json(plan)).bind(stamp(now)).execute(e).await))?;
        Ok(changed > 0)
    }

    /// Active users by problems solved, then average score, then who was first.
    pub async fn leaderboard(&self, page: &PageRequest) -> Result<Page<LeaderboardEntry>, StoreError> {
        // The average travels as its bits: a cursor must mean exactly the value that was read.
        let after: Option<(i64, u64, i64, Uuid)> = page.after_key()?;
        let limit = page.clamped_limit();
        let after = after.map(|(solved, bits, reached_at_ms, user_id)| Place {
            problems_solved: solved,
            average_score: finite(f64::from_bits(bits)),
            reached_at_ms,
            user_id,
        });
        let rows: Vec<RankingRow> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(
                "select s.user_id, u.username, u.avatar_url, s.problems_solved, s.average_score, s.reached_at_ms
                 from user_stats s join users u on u.id = s.user_id where s.is_current and u.status = 'active'");
            if let Some(place) = &after {
                query.push(concat!(" and ", place!(), " > ("));
                query.push_bind(-place.problems_solved).push(", ");
                query.push_bind(-place.average_score).push(", ");
                query.push_bind(place.reached_at_ms).push(", ");
                query.push_bind(place.user_id).push(")");
            }
            query.push(" order by -s.problems_solved, -s.average_score, s.reached_at_ms, s.user_id limit ");
            query.push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        let before: i64 = match rows.first() {
            None => 0,
            Some(first) => on_read!(self.db, e => sqlx::query_scalar(BEFORE)
                .bind(-first.problems_solved).bind(-first.average_score).bind(first.reached_at_ms).bind(first.user_id)
                .fetch_one(e).await)?,
        };
        let page = Page::of(rows, limit, RankingRow::key);
        let ranked = (before + 1..).zip(page.items).map(|(rank, row)| row.read(rank));
        Ok(Page { items: ranked.collect(), next: page.next })
    }
}

/// How many active users rank before a place.
const BEFORE: &str = concat!(
    "select count(*) from user_stats s join users u on u.id = s.user_id
     where s.is_current and u.status = 'active' and ",
    place!(),
    " < ($1, $2, $3, $4)"
);

/// Computes a user's statistics anew from their progress, as of `now`: the row of today.
pub(crate) async fn refresh(tx: &mut Tx, user_id: Uuid, now: DateTime<Utc>) -> Result<UserStats, StoreError> {
    let sums: Sums = on_tx!(tx, e => sqlx::query_as(
        "select count(g.solved_at) as solved, count(*) as tried, coalesce(avg(g.best_percent), 0.0) as average,
                max(g.solved_at) as last_solved_at, min(g.tried_at) as first_tried_at,
                (select time_spent_ms from users where id = $1) as time_spent_ms
         from problem_progress g where g.user_id = $1")
        .bind(user_id).fetch_one(e).await)?;
    let reached_at_ms = sums.last_solved_at.or(sums.first_tried_at).unwrap_or(now).timestamp_millis();
    let before: i64 = on_tx!(tx, e => sqlx::query_scalar(concat!(
        "select count(*) from user_stats s join users u on u.id = s.user_id
         where s.is_current and u.status = 'active' and s.user_id <> $4 and ", place!(), " < ($1, $2, $3, $4)"))
        .bind(-sums.solved).bind(-sums.average).bind(reached_at_ms).bind(user_id).fetch_one(e).await)?;
    let study_plan: Option<Option<String>> = on_tx!(tx, e => sqlx::query_scalar(
        "select study_plan from user_stats where user_id = $1 and is_current").bind(user_id).fetch_optional(e).await)?;
    let study_plan = study_plan.flatten();
    let stats = UserStats {
        user_id,
        problems_solved: sums.solved,
        problems_tried: sums.tried,
        average_score: sums.average,
        time_spent_seconds: sums.time_spent_ms.unwrap_or(0) / 1_000,
        rank: Some(before + 1),
        study_plan: parse_some("study plan", &study_plan)?,
        last_updated: Some(now),
    };
    on_tx!(tx, e => affected!(sqlx::query(
        "update user_stats set is_current = $3 where user_id = $1 and is_current and day <> $2")
        .bind(user_id).bind(now.date_naive()).bind(false).execute(e).await))?;
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into user_stats (id, user_id, day, is_current, problems_solved, problems_tried, time_spent_seconds,
                average_score, rank, study_plan, reached_at_ms, last_updated, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $12)
         on conflict (user_id, day) do update set is_current = excluded.is_current,
             problems_solved = excluded.problems_solved, problems_tried = excluded.problems_tried,
             time_spent_seconds = excluded.time_spent_seconds, average_score = excluded.average_score,
             rank = excluded.rank, study_plan = excluded.study_plan, reached_at_ms = excluded.reached_at_ms,
             last_updated = excluded.last_updated, updated_at = excluded.updated_at")
        .bind(Uuid::now_v7())
        .bind(user_id)
        .bind(now.date_naive())
        .bind(true)
        .bind(stats.problems_solved)
        .bind(stats.problems_tried)
        .bind(stats.time_spent_seconds)
        .bind(stats.average_score)
        .bind(before + 1)
        .bind(study_plan)
        .bind(reached_at_ms)
        .bind(now)
        .execute(e).await))?;
    Ok(stats)
}

#[derive(sqlx::FromRow)]
struct Sums {
    solved: i64,
    tried: i64,
    average: f64,
    last_solved_at: Option<DateTime<Utc>>,
    first_tried_at: Option<DateTime<Utc>>,
    time_spent_ms: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct CurrentRow {
    problems_solved: i64,
    problems_tried: i64,
    average_score: f64,
    reached_at_ms: i64,
    study_plan: Option<String>,
    last_updated: DateTime<Utc>,
    is_ranked: bool,
}

#[derive(sqlx::FromRow)]
struct RankingRow {
    user_id: Uuid,
    username: String,
    avatar_url: Option<String>,
    problems_solved: i64,
    average_score: f64,
    reached_at_ms: i64,
}

impl RankingRow {
    fn key(&self) -> (i64, u64, i64, Uuid) {
        (self.problems_solved, self.average_score.to_bits(), self.reached_at_ms, self.user_id)
    }

    fn read(self, rank: i64) -> LeaderboardEntry {
        LeaderboardEntry {
            rank,
            user_id: self.user_id,
            username: self.username,
            avatar_url: self.avatar_url,
            problems_solved: self.problems_solved,
            average_score: self.average_score,
        }
    }
}
