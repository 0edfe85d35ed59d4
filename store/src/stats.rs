//! Statistics of a user's practice, and the leaderboard.

use crate::{Page, PageRequest, Store, StoreError};
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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

impl Store {
    /// A user's statistics now.
    pub async fn stats(&self, user_id: Uuid) -> Result<UserStats, StoreError> { let _ = user_id; todo!() }
    /// The newest `days` days with changes, newest first.
    pub async fn stats_history(&self, user_id: Uuid, days: i64) -> Result<Vec<StatsDay>, StoreError> { let _ = (user_id, days); todo!() }
    /// Active users by problems solved, then average score, then who was first.
    pub async fn leaderboard(&self, page: &PageRequest) -> Result<Page<LeaderboardEntry>, StoreError> { let _ = page; todo!() }
}
