//! Statistics, skills and the leaderboard.

use super::{ProficiencyWord, ResourceTypeWord};
use chrono::{DateTime, NaiveDate, Utc};
use mettle_interview::skill::Proficiency;
use mettle_store::{
    LeaderboardEntry, LearningResource, ResourceType, SkillGap, SkillLevel, SkillSummary, StatsDay,
    UserStats,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Statistics of someone's practice.
#[derive(Serialize, ToSchema)]
#[schema(as = Stats)]
pub(crate) struct StatsView {
    /// Distinct problems accepted at least once.
    #[schema(example = 12)]
    problems_solved: i64,
    /// Distinct problems judged at least once.
    #[schema(example = 15)]
    problems_tried: i64,
    /// Mean of the best score over tried problems, 0 to 100.
    #[schema(example = 80.0)]
    average_score: f64,
    /// Seconds of practice: the gaps between submissions and runs, each counted as at most 30 minutes.
    #[schema(example = 5400)]
    time_spent_seconds: i64,
    /// Position on the leaderboard from 1; null before the first judged submission.
    #[schema(example = 3)]
    rank: Option<i64>,
    /// Study plan, if one was made.
    #[schema(value_type = Option<Object>, example = json!(null))]
    study_plan: Option<serde_json::Value>,
    /// Last change.
    #[schema(example = "2026-10-05T09:15:01Z")]
    last_updated: Option<DateTime<Utc>>,
    /// The days with changes, newest first.
    history: Vec<StatsDayView>,
}

impl StatsView {
    pub fn new(stats: UserStats, history: Vec<StatsDay>) -> Self {
        StatsView {
            problems_solved: stats.problems_solved,
            problems_tried: stats.problems_tried,
            average_score: stats.average_score,
            time_spent_seconds: stats.time_spent_seconds,
            rank: stats.rank,
            study_plan: stats.study_plan,
            last_updated: stats.last_updated,
            history: history.into_iter().map(StatsDayView::from).collect(),
        }
    }
}

/// The statistics at the end of a day (UTC).
#[derive(Serialize, ToSchema)]
#[schema(as = StatsDay)]
pub(crate) struct StatsDayView {
    /// The day.
    #[schema(example = "2026-10-05")]
    day: NaiveDate,
    /// Distinct problems solved by then.
    #[schema(example = 12)]
    problems_solved: i64,
    /// Mean best score, 0 to 100.
    #[schema(example = 80.0)]
    average_score: f64,
    /// Seconds of practice by then.
    #[schema(example = 5400)]
    time_spent_seconds: i64,
    /// Rank at the last change of the day.
    #[schema(example = 3)]
    rank: i64,
}

impl From<StatsDay> for StatsDayView {
    fn from(day: StatsDay) -> Self {
        StatsDayView {
            day: day.day,
            problems_solved: day.problems_solved,
            average_score: day.average_score,
            time_spent_seconds: day.time_spent_seconds,
            rank: day.rank,
        }
    }
}

/// A line of the leaderboard.
#[derive(Serialize, ToSchema)]
#[schema(as = LeaderboardEntry)]
pub(crate) struct LeaderboardLine {
    /// Position from 1; no two share one.
    #[schema(example = 1)]
    rank: i64,
    /// Who.
    #[schema(example = "0198c0de-0000-7000-8000-00000000a11c")]
    user_id: Uuid,
    /// Their username.
    #[schema(example = "ada")]
    username: String,
    /// Their picture.
    #[schema(example = json!(null))]
    avatar_url: Option<String>,
    /// Distinct problems solved.
    #[schema(example = 12)]
    problems_solved: i64,
    /// Mean best score, 0 to 100.
    #[schema(example = 80.0)]
    average_score: f64,
}

impl From<LeaderboardEntry> for LeaderboardLine {
    fn from(entry: LeaderboardEntry) -> Self {
        LeaderboardLine {
            rank: entry.rank,
            user_id: entry.user_id,
            username: entry.username,
            avatar_url: entry.avatar_url,
            problems_solved: entry.problems_solved,
            average_score: entry.average_score,
        }
    }
}

/// A measured skill.
#[derive(Serialize, ToSchema)]
#[schema(as = Skill)]
pub(crate) struct SkillView {
    /// The skill: a problem tag.
    #[schema(example = "graphs")]
    skill: String,
    /// Its category.
    #[schema(example = "algorithms")]
    category: Option<String>,
    /// Expected score on a medium problem, 0 to 100.
    #[schema(example = 62.5)]
    score: f64,
    /// Lower end of the 90 % interval of the score.
    #[schema(example = 41.0)]
    low: f64,
    /// Upper end of the 90 % interval of the score.
    #[schema(example = 80.0)]
    high: f64,
    /// What can be said about it.
    #[schema(value_type = ProficiencyWord)]
    proficiency: Proficiency,
    /// How many problems the estimate rests on.
    #[schema(example = 4)]
    observations: i64,
    /// The level its owner claims: `beginner`, `intermediate`, `advanced` or `expert`.
    #[schema(value_type = Option<String>, example = json!(null))]
    level: Option<SkillLevel>,
    /// Years of experience its owner claims.
    #[schema(example = json!(null))]
    years_of_experience: Option<f64>,
    /// Newest evidence.
    #[schema(example = "2026-10-05T09:15:01Z")]
    observed_at: Option<DateTime<Utc>>,
}

impl From<SkillSummary> for SkillView {
    fn from(skill: SkillSummary) -> Self {
        SkillView {
            skill: skill.skill,
            category: skill.category,
            score: skill.score,
            low: skill.low,
            high: skill.high,
            proficiency: skill.proficiency,
            observations: skill.observations,
            level: skill.level,
            years_of_experience: skill.years_of_experience,
            observed_at: skill.observed_at,
        }
    }
}

/// A skill below the target, with what to do about it.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillGap)]
pub(crate) struct SkillGapView {
    /// Id.
    #[schema(example = "0198c0de-0000-7000-8000-000000000909")]
    id: Uuid,
    /// The interview it was seen in; null for practice.
    #[schema(example = json!(null))]
    interview_id: Option<Uuid>,
    /// The skill.
    #[schema(example = "graphs")]
    skill_name: String,
    /// What can be said about it.
    #[schema(value_type = ProficiencyWord)]
    proficiency_level: Proficiency,
    /// Points missing to the target score, 0 to 100.
    #[schema(example = 7.5)]
    gap_score: f64,
    /// What the estimate rests on.
    #[schema(example = "2 of 4 problems solved")]
    evidence: String,
    /// What to do.
    #[schema(example = "Solve two more easy problems with this tag.")]
    recommendation: String,
    /// What to do it with, best first.
    resources: Vec<ResourceView>,
    /// When the gap was first seen.
    #[schema(example = "2026-10-05T09:15:01Z")]
    identified_at: DateTime<Utc>,
}

impl From<SkillGap> for SkillGapView {
    fn from(gap: SkillGap) -> Self {
        SkillGapView {
            id: gap.id,
            interview_id: gap.interview_id,
            skill_name: gap.skill_name,
            proficiency_level: gap.proficiency_level,
            gap_score: gap.gap_score,
            evidence: gap.evidence,
            recommendation: gap.recommendation,
            resources: gap.resources.into_iter().map(ResourceView::from).collect(),
            identified_at: gap.identified_at,
        }
    }
}

/// Something that helps with a skill.
#[derive(Serialize, ToSchema)]
#[schema(as = LearningResource)]
pub(crate) struct ResourceView {
    /// Kind.
    #[schema(value_type = ResourceTypeWord)]
    resource_type: ResourceType,
    /// Title.
    #[schema(example = "Shortest path")]
    title: String,
    /// Where it is; problems are relative (`/problems/SLUG`).
    #[schema(example = "/problems/shortest-path")]
    url: String,
    /// What it is.
    #[schema(example = "An easy problem with this tag.")]
    description: Option<String>,
    /// 1 is the first to take.
    #[schema(example = 1)]
    priority: i64,
}

impl From<LearningResource> for ResourceView {
    fn from(resource: LearningResource) -> Self {
        ResourceView {
            resource_type: resource.resource_type,
            title: resource.title,
            url: resource.url,
            description: resource.description,
            priority: resource.priority,
        }
    }
}
