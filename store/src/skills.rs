//! What practice says about a user's skills, and what to do about gaps.

use crate::{Store, StoreError};
use chrono::{DateTime, Utc};
use mettle_interview::skill::Proficiency;
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
    pub async fn skills(&self, user_id: Uuid, now: DateTime<Utc>) -> Result<Vec<SkillSummary>, StoreError> { let _ = (user_id, now); todo!() }
    /// The skills of a user that are below the target, largest gap first.
    pub async fn skill_gaps(&self, user_id: Uuid) -> Result<Vec<SkillGap>, StoreError> { let _ = user_id; todo!() }
    /// Adds a resource for a skill.
    pub async fn add_learning_resource(&self, new: NewLearningResource, now: DateTime<Utc>) -> Result<Uuid, StoreError> { let _ = (new, now); todo!() }
}
