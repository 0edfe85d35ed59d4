//! Estimates of skills from practice, computed anew from the user's progress each time: the same
//! evidence always gives the same estimate, however often it is looked at.

use super::days_between;
use crate::{Difficulty, StoreError, db::*};
use chrono::{DateTime, Utc};
use mettle_interview::{
    advice,
    practice::{self, Practice},
    skill::{Estimate, Proficiency},
};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Skill {
    id: Uuid,
    name: String,
}

/// Refreshes the skills that a problem gives evidence for.
pub(crate) async fn refresh_of_problem(
    tx: &mut Tx,
    user_id: Uuid,
    problem_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let skills: Vec<Skill> = on_tx!(tx, e => sqlx::query_as(
        "select k.id, k.name from problem_tags t join skills k on k.name = t.tag where t.problem_id = $1 order by k.name")
        .bind(problem_id).fetch_all(e).await)?;
    refresh(tx, user_id, skills, now).await
}

/// Refreshes every skill of a user, those without evidence left too.
pub(crate) async fn refresh_all(
    tx: &mut Tx,
    user_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let skills: Vec<Skill> = on_tx!(tx, e => sqlx::query_as(
        "select id, name from skills
         where id in (select skill_id from user_skills where user_id = $1)
            or name in (select t.tag from problem_tags t join problem_progress g on g.problem_id = t.problem_id
                        where g.user_id = $1)
         order by name")
        .bind(user_id).fetch_all(e).await)?;
    refresh(tx, user_id, skills, now).await
}

#[derive(sqlx::FromRow)]
struct Evidence {
    tag: String,
    difficulty: Difficulty,
    solved: bool,
    failures: i64,
    best_share: f64,
    observed_at: DateTime<Utc>,
    tags: i64,
}

async fn refresh(
    tx: &mut Tx,
    user_id: Uuid,
    skills: Vec<Skill>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut evidence: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    let rows: Vec<Evidence> = on_tx!(tx, e => sqlx::query_as(
        "select t.tag, p.difficulty, g.solved_at is not null as solved, g.failures, g.best_share, g.observed_at,
                (select count(*) from problem_tags n where n.problem_id = p.id) as tags
         from problem_progress g join problems p on p.id = g.problem_id join problem_tags t on t.problem_id = p.id
         where g.user_id = $1 and g.best_share is not null order by g.observed_at, p.id")
        .bind(user_id).fetch_all(e).await)?;
    for row in rows {
        evidence.entry(row.tag.clone()).or_default().push(row);
    }
    for skill in skills {
        match evidence
            .get(&skill.name)
            .and_then(|rows| rows.last().map(|last| (rows, last.observed_at)))
        {
            None => forget(tx, user_id, &skill, now).await?,
            Some((rows, observed_at)) => {
                let estimate = estimate(rows);
                let solved = rows.iter().filter(|row| row.solved).count() as i64;
                keep_estimate(tx, user_id, &skill, &estimate, observed_at, now).await?;
                keep_gap(tx, user_id, &skill, &estimate, solved, now).await?;
            }
        }
    }
    Ok(())
}

fn estimate(rows: &[Evidence]) -> Estimate {
    let mut before = None;
    let work: Vec<Practice> = rows
        .iter()
        .map(|row| Practice {
            solved: row.solved,
            failures: row.failures,
            best_share: row.best_share,
            difficulty: row.difficulty.logits(),
            tags: row.tags,
            days_since_last: before
                .replace(row.observed_at)
                .map_or(0.0, |last| days_between(last, row.observed_at)),
        })
        .collect();
    practice::estimate(&work)
}

async fn keep_estimate(
    tx: &mut Tx,
    user_id: Uuid,
    skill: &Skill,
    estimate: &Estimate,
    observed_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into user_skills (id, user_id, skill_id, mean, variance, observations, observed_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
         on conflict (user_id, skill_id) do update set mean = excluded.mean, variance = excluded.variance,
             observations = excluded.observations, observed_at = excluded.observed_at, updated_at = excluded.updated_at")
        .bind(Uuid::now_v7())
        .bind(user_id)
        .bind(skill.id)
        .bind(estimate.mean)
        .bind(estimate.variance)
        .bind(estimate.observations)
        .bind(observed_at)
        .bind(now)
        .execute(e).await))?;
    Ok(())
}

/// A gap is kept while there is enough evidence that the score is below the target.
async fn keep_gap(
    tx: &mut Tx,
    user_id: Uuid,
    skill: &Skill,
    estimate: &Estimate,
    solved: i64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let level = match estimate.proficiency() {
        Proficiency::Weak => "weak",
        Proficiency::Moderate => "moderate",
        Proficiency::Strong | Proficiency::NotEnoughEvidence => "none",
    };
    if level == "none" || estimate.gap() <= 0.0 {
        return forget_gap(tx, user_id, &skill.name).await;
    }
    on_tx!(tx, e => affected!(sqlx::query(
        "insert into skill_gaps (id, user_id, skill_name, proficiency_level, gap_score, evidence, recommendation,
                identified_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)
         on conflict (user_id, skill_name) where interview_id is null do update set
             proficiency_level = excluded.proficiency_level, gap_score = excluded.gap_score,
             evidence = excluded.evidence, recommendation = excluded.recommendation, updated_at = excluded.updated_at")
        .bind(Uuid::now_v7())
        .bind(user_id)
        .bind(&skill.name)
        .bind(level)
        .bind(estimate.gap())
        .bind(advice::evidence(estimate, solved))
        .bind(advice::recommendation(&skill.name, estimate))
        .bind(now)
        .execute(e).await))?;
    Ok(())
}

/// No evidence is left: what the user claims stays.
async fn forget(
    tx: &mut Tx,
    user_id: Uuid,
    skill: &Skill,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "update user_skills set mean = null, variance = null, observations = 0, observed_at = null, updated_at = $3
         where user_id = $1 and skill_id = $2")
        .bind(user_id).bind(skill.id).bind(now).execute(e).await))?;
    on_tx!(tx, e => affected!(sqlx::query(
        "delete from user_skills where user_id = $1 and skill_id = $2 and observations = 0
            and level is null and years_of_experience is null")
        .bind(user_id).bind(skill.id).execute(e).await))?;
    forget_gap(tx, user_id, &skill.name).await
}

async fn forget_gap(tx: &mut Tx, user_id: Uuid, skill: &str) -> Result<(), StoreError> {
    on_tx!(tx, e => affected!(sqlx::query(
        "delete from skill_gaps where user_id = $1 and skill_name = $2 and interview_id is null")
        .bind(user_id).bind(skill).execute(e).await))?;
    Ok(())
}
