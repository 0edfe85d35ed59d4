//! Submissions as their authors and lists see them.

use super::{Submission, SubmissionFilter, SubmissionSummary, SubmissionTest};
use crate::{
    Difficulty, Page, PageRequest, Status, Store, StoreError, Viewer,
    db::*,
    text::{clean, parse, parse_some, word},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! summary {
    () => {
        "s.id, s.user_id, u.username, s.problem_id, p.slug as problem, p.title as problem_title, p.difficulty, s.language,
         s.status, s.verdict, s.score, s.execution_time_ms, s.memory_bytes, s.instructions, s.submitted_at, s.judged_at"
    };
}

macro_rules! from {
    () => {
        " from submissions s join users u on u.id = s.user_id join problems p on p.id = s.problem_id "
    };
}

impl Store {
    /// A submission its viewer may see (own, or admin).
    pub async fn submission(
        &self,
        id: Uuid,
        viewer: Viewer,
    ) -> Result<Option<Submission>, StoreError> {
        let found: Option<SubmissionRow> = on_read!(self.db, e => sqlx::query_as(concat!("select ", summary!(),
            ", v.version, s.interview_question_id, s.code, s.result, s.attempt, s.judged_by, s.judge_error", from!(),
            "join problem_versions v on v.id = s.version_id where s.id = $1 and ($3 or s.user_id = $2)"))
            .bind(id).bind(viewer.user_id).bind(viewer.is_admin).fetch_optional(e).await)?;
        let Some(row) = found else {
            return Ok(None);
        };
        let tests: Vec<TestRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from submission_tests where submission_id = $1 order by ordinal").bind(id).fetch_all(e).await)?;
        let tests = tests
            .into_iter()
            .map(TestRow::read)
            .collect::<Result<_, _>>()?;
        Ok(Some(Submission {
            summary: row.summary.read()?,
            problem_version: row.version,
            interview_question_id: row.interview_question_id,
            files: parse("source files", &row.code)?,
            compile: parse_some("compiler result", &row.result)?,
            tests,
            attempt: row.attempt,
            judged_by: row.judged_by,
            judge_error: row.judge_error,
        }))
    }

    /// Submissions the viewer may see, newest first.
    pub async fn submissions(
        &self,
        filter: &SubmissionFilter,
        viewer: Viewer,
        page: &PageRequest,
    ) -> Result<Page<SubmissionSummary>, StoreError> {
        let before: Option<Uuid> = page.after_key()?;
        let limit = page.clamped_limit();
        let rows: Vec<SummaryRow> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(concat!("select ", summary!(), from!(), "where 1 = 1"));
            if !viewer.is_admin {
                query.push(" and s.user_id = ").push_bind(viewer.user_id);
            }
            if let Some(user) = filter.user_id {
                query.push(" and s.user_id = ").push_bind(user);
            }
            if let Some(slug) = &filter.problem {
                query.push(" and s.problem_id = (select id from problems where slug = ").push_bind(clean(slug)).push(")");
            }
            if let Some(verdict) = filter.verdict {
                query.push(" and s.verdict = ").push_bind(verdict.code());
            }
            if let Some(id) = before {
                query.push(" and s.id < ").push_bind(id);
            }
            query.push(" order by s.id desc limit ").push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        let items = rows
            .into_iter()
            .map(SummaryRow::read)
            .collect::<Result<_, _>>()?;
        Ok(Page::of(items, limit, |submission: &SubmissionSummary| {
            submission.id
        }))
    }
}

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: Uuid,
    user_id: Uuid,
    username: String,
    problem_id: Uuid,
    problem: String,
    problem_title: String,
    difficulty: Difficulty,
    language: String,
    status: Status,
    verdict: Option<String>,
    score: Option<f64>,
    execution_time_ms: Option<f64>,
    memory_bytes: Option<i64>,
    instructions: Option<i64>,
    submitted_at: DateTime<Utc>,
    judged_at: Option<DateTime<Utc>>,
}

impl SummaryRow {
    fn read(self) -> Result<SubmissionSummary, StoreError> {
        Ok(SubmissionSummary {
            id: self.id,
            user_id: self.user_id,
            username: self.username,
            problem_id: self.problem_id,
            problem: self.problem,
            problem_title: self.problem_title,
            difficulty: self.difficulty,
            language: word("language", &self.language)?,
            status: self.status,
            verdict: self
                .verdict
                .map(|verdict| word("verdict", &verdict))
                .transpose()?,
            score: self.score,
            cpu_time_ms: self.execution_time_ms,
            memory_bytes: self.memory_bytes,
            instructions: self.instructions,
            submitted_at: self.submitted_at,
            judged_at: self.judged_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct SubmissionRow {
    #[sqlx(flatten)]
    summary: SummaryRow,
    version: i64,
    interview_question_id: Option<Uuid>,
    code: String,
    result: Option<String>,
    attempt: i64,
    judged_by: Option<String>,
    judge_error: Option<String>,
}

/// What is said about a case beyond numbers; one JSON column.
#[derive(Serialize, Deserialize)]
pub(super) struct Feedback {
    pub(super) message: Option<String>,
    pub(super) stdout: Option<String>,
    #[serde(default)]
    pub(super) returned: Option<String>,
    pub(super) stderr: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) judge_message: Option<String>,
}

#[derive(sqlx::FromRow)]
struct TestRow {
    test_case_id: Option<Uuid>,
    case_name: String,
    ordinal: i64,
    is_sample: bool,
    verdict: String,
    cpu_time_ms: f64,
    wall_time_ms: f64,
    memory_bytes: i64,
    instructions: Option<i64>,
    points: Option<f64>,
    feedback: String,
}

impl TestRow {
    fn read(self) -> Result<SubmissionTest, StoreError> {
        let feedback: Feedback = parse("feedback on a test", &self.feedback)?;
        Ok(SubmissionTest {
            test_case_id: self.test_case_id,
            case: self.case_name,
            index: self.ordinal,
            is_sample: self.is_sample,
            verdict: word("verdict", &self.verdict)?,
            cpu_time_ms: self.cpu_time_ms,
            wall_time_ms: self.wall_time_ms,
            memory_bytes: self.memory_bytes,
            instructions: self.instructions,
            points: self.points,
            message: feedback.message,
            stdout: feedback.stdout,
            returned: feedback.returned,
            stderr: feedback.stderr,
            judge_message: feedback.judge_message,
        })
    }
}
