//! Statistics follow from progress; they are kept so that ranks can be compared by index.

use super::{UserStats, place};
use crate::{StoreError, db::*, text::parse_some};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Computes a user's statistics anew from their progress, as of `now`: the row of today.
pub(crate) async fn refresh(
    tx: &mut Tx,
    user_id: Uuid,
    now: DateTime<Utc>,
) -> Result<UserStats, StoreError> {
    let sums: Sums = on_tx!(tx, e => sqlx::query_as(
        "select count(g.solved_at) as solved, count(*) as tried, coalesce(avg(g.best_percent), 0.0) as average,
                max(g.solved_at) as last_solved_at, min(g.tried_at) as first_tried_at,
                (select time_spent_ms from users where id = $1) as time_spent_ms
         from problem_progress g where g.user_id = $1")
        .bind(user_id).fetch_one(e).await)?;
    let reached_at_ms = sums
        .last_solved_at
        .or(sums.first_tried_at)
        .unwrap_or(now)
        .timestamp_millis();
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
