//! Statistics of a user's practice.

mod leaderboard;
mod refresh;

pub use leaderboard::LeaderboardEntry;
pub(crate) use refresh::refresh;

use crate::{
    Store, StoreError,
    db::*,
    text::{json, parse_some, stamp},
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

/// The place of row `s` on the leaderboard, smaller is better, compared with `(…) < ($1, $2, $3, $4)`.
/// More solved first, then the higher average, then who got there earlier; the id breaks ties, so
/// that no two users share a rank. There is an index on just this.
macro_rules! place {
    () => {
        "(-s.problems_solved, -s.average_score, s.reached_at_ms, s.user_id)"
    };
}
use place;

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
    pub async fn stats_history(
        &self,
        user_id: Uuid,
        days: i64,
    ) -> Result<Vec<StatsDay>, StoreError> {
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
}

/// How many active users rank before a place.
const BEFORE: &str = concat!(
    "select count(*) from user_stats s join users u on u.id = s.user_id
     where s.is_current and u.status = 'active' and ",
    place!(),
    " < ($1, $2, $3, $4)"
);

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
