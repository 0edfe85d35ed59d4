//! What practice says about a user's skills, and what to do about gaps.

mod gaps;
mod refresh;

pub(crate) use refresh::{refresh_all, refresh_of_problem};

use crate::{
    Store, StoreError,
    db::*,
    text::{clean, clean_some, stamp},
};
use chrono::{DateTime, Utc};
use mettle_interview::skill::{Estimate, Proficiency};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A level a user claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum SkillLevel {
    /// Beginner.
    Beginner,
    /// Intermediate.
    Intermediate,
    /// Advanced.
    Advanced,
    /// Expert.
    Expert,
}

/// A measured skill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillSummary {
    /// The skill: a problem tag.
    pub skill: String,
    /// Category of the skill.
    pub category: Option<String>,
    /// Expected score on a medium problem, 0 to 100.
    pub score: f64,
    /// Lower end of the 90 % interval of the score.
    pub low: f64,
    /// Upper end of the 90 % interval of the score.
    pub high: f64,
    /// What can be said.
    pub proficiency: Proficiency,
    /// How many problems the estimate rests on.
    pub observations: i64,
    /// Level the user claims.
    pub level: Option<SkillLevel>,
    /// Years of experience the user claims.
    pub years_of_experience: Option<f64>,
    /// Newest evidence.
    pub observed_at: Option<DateTime<Utc>>,
}

/// A skill below the target, with what to do about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillGap {
    /// Id.
    pub id: Uuid,
    /// The interview it came from; none for practice.
    pub interview_id: Option<Uuid>,
    /// The skill.
    pub skill_name: String,
    /// Weak, moderate or strong.
    pub proficiency_level: Proficiency,
    /// Points missing to the target score, 0 to 100.
    pub gap_score: f64,
    /// What the estimate rests on, in words.
    pub evidence: String,
    /// What to do, in words.
    pub recommendation: String,
    /// What to do it with, best first.
    pub resources: Vec<LearningResource>,
    /// When the gap was first seen.
    pub identified_at: DateTime<Utc>,
}

/// What kind of resource it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ResourceType {
    /// Something to read.
    Article,
    /// Something to watch.
    Video,
    /// A course.
    Course,
    /// A problem to solve.
    Practice,
}

/// Something that helps with a skill.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct LearningResource {
    /// Kind.
    pub resource_type: ResourceType,
    /// Title.
    pub title: String,
    /// Where it is; practice links are relative (`/problems/SLUG`).
    pub url: String,
    /// What it is, in words.
    pub description: Option<String>,
    /// 1 is the first to take.
    pub priority: i64,
}

/// A resource to recommend to everyone with a gap in a skill.
#[derive(Clone, Debug)]
pub struct NewLearningResource {
    /// The skill.
    pub skill: String,
    /// The resource.
    pub resource: LearningResource,
}

impl Store {
    /// The measured skills of a user, weakest first, as of `now` (old evidence is less certain).
    pub async fn skills(
        &self,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<SkillSummary>, StoreError> {
        let rows: Vec<SkillRow> = on_read!(self.db, e => sqlx::query_as(
            "select k.name, k.category, m.* from user_skills m join skills k on k.id = m.skill_id
             where m.user_id = $1 order by k.name")
            .bind(user_id).fetch_all(e).await)?;
        let mut skills: Vec<SkillSummary> = rows.into_iter().map(|row| row.read(now)).collect();
        skills.sort_by(|a, b| a.score.total_cmp(&b.score));
        Ok(skills)
    }

    /// Adds a resource for a skill.
    pub async fn add_learning_resource(
        &self,
        new: NewLearningResource,
        now: DateTime<Utc>,
    ) -> Result<Uuid, StoreError> {
        let NewLearningResource { skill, resource } = new;
        Ok(on_write!(self.db, e => sqlx::query_scalar(
            "insert into learning_resources (id, skill, resource_type, title, url, description, priority, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning id")
            .bind(Uuid::now_v7())
            .bind(clean(&skill))
            .bind(resource.resource_type)
            .bind(clean(&resource.title))
            .bind(clean(&resource.url))
            .bind(clean_some(&resource.description))
            .bind(resource.priority)
            .bind(stamp(now))
            .fetch_one(e).await)?)
    }
}

#[derive(sqlx::FromRow)]
struct SkillRow {
    name: String,
    category: Option<String>,
    level: Option<SkillLevel>,
    years_of_experience: Option<f64>,
    mean: Option<f64>,
    variance: Option<f64>,
    observations: i64,
    observed_at: Option<DateTime<Utc>>,
}

impl SkillRow {
    fn read(self, now: DateTime<Utc>) -> SkillSummary {
        let mut estimate = stored_estimate(self.mean, self.variance, self.observations);
        if let Some(observed_at) = self.observed_at {
            estimate.rest(days_between(observed_at, now));
        }
        let (low, high) = estimate.interval();
        SkillSummary {
            skill: self.name,
            category: self.category,
            score: estimate.score(),
            low,
            high,
            proficiency: estimate.proficiency(),
            observations: self.observations,
            level: self.level,
            years_of_experience: self.years_of_experience,
            observed_at: self.observed_at,
        }
    }
}

fn stored_estimate(mean: Option<f64>, variance: Option<f64>, observations: i64) -> Estimate {
    match (mean, variance) {
        (Some(mean), Some(variance)) => Estimate {
            mean,
            variance,
            observations,
        },
        _ => Estimate::default(),
    }
}

fn days_between(earlier: DateTime<Utc>, later: DateTime<Utc>) -> f64 {
    (later - earlier).num_seconds() as f64 / 86_400.0
}
