//! Gaps, with what helps against them.

use super::{LearningResource, ResourceType, SkillGap, stored_estimate};
use crate::{Difficulty, Store, StoreError, db::*};
use chrono::{DateTime, Utc};
use mettle_interview::{
    advice,
    skill::{Estimate, Proficiency},
};
use uuid::Uuid;

/// How many problems are recommended for a gap.
const PROBLEMS: usize = 3;
/// How many problems are looked at for all gaps of a user.
const CANDIDATES: i64 = 2_000;

impl Store {
    /// The skills of a user that are below the target, largest gap first. Each comes with the
    /// resources kept for it and with the unsolved problems that would teach most at this level.
    pub async fn skill_gaps(&self, user_id: Uuid) -> Result<Vec<SkillGap>, StoreError> {
        let rows: Vec<GapRow> = on_read!(self.db, e => sqlx::query_as(
            "select g.*, m.mean, m.variance, m.observations
             from skill_gaps g left join skills k on k.name = g.skill_name
             left join user_skills m on m.skill_id = k.id and m.user_id = g.user_id
             where g.user_id = $1 order by g.gap_score desc, g.skill_name")
            .bind(user_id).fetch_all(e).await)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let kept = self.kept_resources(user_id).await?;
        let problems = self.unsolved_problems(user_id).await?;
        rows.into_iter()
            .map(|row| row.read(&kept, &problems))
            .collect()
    }

    async fn kept_resources(&self, user_id: Uuid) -> Result<Vec<KeptResource>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_as(
            "select g.id as gap_id, r.resource_type, r.title, r.url, r.description, r.priority
             from skill_gaps g join learning_resources r on r.skill_gap_id = g.id or r.skill = g.skill_name
             where g.user_id = $1 order by r.priority, r.title")
            .bind(user_id).fetch_all(e).await)?)
    }

    async fn unsolved_problems(&self, user_id: Uuid) -> Result<Vec<Unsolved>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_as(
            "select distinct t.tag, p.slug, p.title, p.difficulty
             from skill_gaps g join problem_tags t on t.tag = g.skill_name join problems p on p.id = t.problem_id
             left join problem_progress x on x.problem_id = p.id and x.user_id = g.user_id
             where g.user_id = $1 and p.visibility = 'public' and p.version > 0 and x.solved_at is null
             order by p.slug, t.tag limit $2")
            .bind(user_id).bind(CANDIDATES).fetch_all(e).await)?)
    }
}

#[derive(sqlx::FromRow)]
struct KeptResource {
    gap_id: Uuid,
    #[sqlx(flatten)]
    resource: LearningResource,
}

#[derive(sqlx::FromRow)]
struct Unsolved {
    tag: String,
    slug: String,
    title: String,
    difficulty: Difficulty,
}

#[derive(sqlx::FromRow)]
struct GapRow {
    id: Uuid,
    interview_id: Option<Uuid>,
    skill_name: String,
    proficiency_level: String,
    gap_score: f64,
    evidence: String,
    recommendation: String,
    identified_at: DateTime<Utc>,
    mean: Option<f64>,
    variance: Option<f64>,
    observations: Option<i64>,
}

impl GapRow {
    fn read(self, kept: &[KeptResource], problems: &[Unsolved]) -> Result<SkillGap, StoreError> {
        let estimate = stored_estimate(self.mean, self.variance, self.observations.unwrap_or(0));
        let mut resources: Vec<LearningResource> = kept
            .iter()
            .filter(|kept| kept.gap_id == self.id)
            .map(|kept| kept.resource.clone())
            .collect();
        let next = resources.last().map_or(1, |last| last.priority + 1);
        resources.extend(best_problems(&estimate, &self.skill_name, problems, next));
        Ok(SkillGap {
            id: self.id,
            interview_id: self.interview_id,
            proficiency_level: match self.proficiency_level.as_str() {
                "weak" => Proficiency::Weak,
                "moderate" => Proficiency::Moderate,
                "strong" => Proficiency::Strong,
                other => {
                    let reason = format!("unknown level {other:?}");
                    return Err(StoreError::Corrupt {
                        what: "proficiency level",
                        reason,
                    });
                }
            },
            skill_name: self.skill_name,
            gap_score: self.gap_score,
            evidence: self.evidence,
            recommendation: self.recommendation,
            resources,
            identified_at: self.identified_at,
        })
    }
}

fn best_problems(
    estimate: &Estimate,
    skill: &str,
    problems: &[Unsolved],
    first_priority: i64,
) -> Vec<LearningResource> {
    let distance =
        |problem: &Unsolved| advice::distance_from_best(estimate, problem.difficulty.logits());
    let mut fitting: Vec<&Unsolved> = problems
        .iter()
        .filter(|problem| problem.tag == skill)
        .collect();
    fitting.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    let resource = |(priority, problem): (i64, &Unsolved)| LearningResource {
        resource_type: ResourceType::Practice,
        title: problem.title.clone(),
        url: format!("/problems/{}", problem.slug),
        description: Some(match problem.difficulty {
            Difficulty::Easy => "An easy problem you have not solved yet.".to_owned(),
            Difficulty::Medium => "A medium problem you have not solved yet.".to_owned(),
            Difficulty::Hard => "A hard problem you have not solved yet.".to_owned(),
        }),
        priority,
    };
    (first_priority..)
        .zip(fitting)
        .take(PROBLEMS)
        .map(resource)
        .collect()
}
