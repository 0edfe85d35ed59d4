//! Where a user stands with a problem: kept in `problem_progress`, and always exactly what the
//! submissions say, so that a rejudge or a repair only has to compute it anew.

use crate::{StoreError, db::*};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Makes other transactions about the same author wait until this one ends, so that none of them
/// counts without the others. Taken before any other row, always in this order.
pub(crate) async fn lock_author(tx: &mut Tx, user_id: Uuid) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query("update users set time_spent_ms = time_spent_ms where id = $1")
        .bind(user_id).execute(e).await))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Progress {
    attempts: i64,
    failures: i64,
    best_percent: f64,
    best_share: Option<f64>,
    solved_at: Option<DateTime<Utc>>,
    tried_at: DateTime<Utc>,
    last_at: DateTime<Utc>,
}

/// Computes the progress of a user with a problem anew.
///
/// Judge errors do not count at all. Compile errors count as tried, but are no failed try and
/// pass no share of the data. What comes after the first accepted submission is no failure.
pub(crate) async fn refresh(
    tx: &mut Tx,
    user_id: Uuid,
    problem_id: Uuid,
) -> Result<(), StoreError> {
    let found: Option<Progress> = on_tx!(tx, e => sqlx::query_as(
        "select count(*) as attempts,
                count(*) filter (where s.verdict not in ('AC', 'CE')
                                   and (a.solved_at is null or s.submitted_at < a.solved_at)) as failures,
                max(s.percent) as best_percent,
                max(s.passed_share) filter (where s.verdict <> 'CE') as best_share,
                a.solved_at, min(s.submitted_at) as tried_at, max(s.submitted_at) as last_at
         from submissions s cross join
              (select min(submitted_at) as solved_at from submissions
                where user_id = $1 and problem_id = $2 and verdict = 'AC') a
         where s.user_id = $1 and s.problem_id = $2 and s.verdict is not null and s.verdict <> 'JE'
         group by a.solved_at")
        .bind(user_id).bind(problem_id).fetch_optional(e).await)?;
    let Some(progress) = found else {
        on_tx!(tx, e => affected!(sqlx::query("delete from problem_progress where user_id = $1 and problem_id = $2")
            .bind(user_id).bind(problem_id).execute(e).await))?;
        return Ok(());
    };
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into problem_progress (user_id, problem_id, attempts, failures, best_percent, best_share, solved_at,
                tried_at, observed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (user_id, problem_id) do update set attempts = excluded.attempts, failures = excluded.failures,
             best_percent = excluded.best_percent, best_share = excluded.best_share, solved_at = excluded.solved_at,
             tried_at = excluded.tried_at, observed_at = excluded.observed_at")
        .bind(user_id)
        .bind(problem_id)
        .bind(progress.attempts)
        .bind(progress.failures)
        .bind(progress.best_percent)
        .bind(progress.best_share)
        .bind(progress.solved_at)
        .bind(progress.tried_at)
        .bind(progress.solved_at.unwrap_or(progress.last_at))
        .execute(e).await))?;
    Ok(())
}
