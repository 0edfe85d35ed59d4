//! One problem: as its page shows it, and as a worker needs it.

use super::{
    JudgingPlan, PlanCase, Problem, Sample,
    list::{SummaryRow, summary_columns},
};
use crate::{
    Store, StoreError, Viewer,
    db::*,
    text::{clean, parse, parse_some},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

impl Store {
    /// A problem by slug; none if the viewer may not see it.
    pub async fn problem(&self, slug: &str, viewer: Viewer) -> Result<Option<Problem>, StoreError> {
        let found: Option<ProblemRow> = on_read!(self.db, e => sqlx::query_as(concat!("select ", summary_columns!(), ",
                p.statement, p.constraints, p.leetcode_id, p.creator_id, p.function_signature, p.starter_code,
                p.created_at, p.updated_at, v.version, v.id as version_id, v.digest, v.limits, v.language_factors,
                v.scoring, (select count(*) from test_cases c where c.version_id = v.id) as case_count
             from problems p join problem_versions v on v.problem_id = p.id and v.version = p.version
             left join problem_progress g on g.problem_id = p.id and g.user_id = $2
             where p.slug = $1 and (p.visibility = 'public' or $3 or p.creator_id = $2)"))
            .bind(clean(slug)).bind(viewer.user_id).bind(viewer.is_admin).fetch_optional(e).await)?;
        let Some(row) = found else {
            return Ok(None);
        };
        let tags = self
            .tags_of(vec![row.summary.id])
            .await?
            .remove(&row.summary.id)
            .unwrap_or_default();
        let samples = self.samples(row.version_id).await?;
        row.read(tags, samples, viewer).map(Some)
    }

    async fn samples(&self, version_id: Uuid) -> Result<Vec<Sample>, StoreError> {
        let rows: Vec<(String, Vec<u8>, Vec<u8>)> = on_read!(self.db, e => sqlx::query_as(
            "select c.name, i.bytes, a.bytes from test_cases c
             join blobs i on i.digest = c.input_digest join blobs a on a.digest = c.answer_digest
             where c.version_id = $1 and c.is_sample order by c.ordinal")
            .bind(version_id).fetch_all(e).await)?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok(rows
            .into_iter()
            .map(|(name, input, answer)| Sample {
                name,
                input: text(input),
                answer: text(answer),
            })
            .collect())
    }

    /// What judging with a version needs; none if it is gone.
    pub async fn judging_plan(&self, version_id: Uuid) -> Result<Option<JudgingPlan>, StoreError> {
        let found: Option<PlanRow> = on_read!(self.db, e => sqlx::query_as(
            "select v.problem_id, v.version, p.slug, v.limits, v.language_factors, v.rules, v.scoring
             from problem_versions v join problems p on p.id = v.problem_id where v.id = $1")
            .bind(version_id).fetch_optional(e).await)?;
        let Some(row) = found else {
            return Ok(None);
        };
        let cases: Vec<CaseRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from test_cases where version_id = $1 order by ordinal").bind(version_id).fetch_all(e).await)?;
        Ok(Some(JudgingPlan {
            problem_id: row.problem_id,
            version_id,
            slug: row.slug,
            version: row.version,
            limits: parse("limits", &row.limits)?,
            language_factors: parse("language factors", &row.language_factors)?,
            rules: parse("rules", &row.rules)?,
            scoring: parse("scoring", &row.scoring)?,
            cases: cases
                .into_iter()
                .map(CaseRow::read)
                .collect::<Result<_, _>>()?,
        }))
    }

    /// Bytes by their SHA-256 (hex): test data, packages.
    pub async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(
            on_read!(self.db, e => sqlx::query_scalar("select bytes from blobs where digest = $1")
            .bind(clean(digest)).fetch_optional(e).await)?,
        )
    }

    /// The package (zip) of a problem's current version, if it was stored.
    pub async fn problem_package(&self, slug: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(on_read!(self.db, e => sqlx::query_scalar(
            "select b.bytes from problems p join problem_versions v on v.problem_id = p.id and v.version = p.version
             join blobs b on b.digest = v.package_digest where p.slug = $1")
            .bind(clean(slug)).fetch_optional(e).await)?)
    }
}

#[derive(sqlx::FromRow)]
struct ProblemRow {
    #[sqlx(flatten)]
    summary: SummaryRow,
    statement: String,
    constraints: Option<String>,
    leetcode_id: Option<String>,
    creator_id: Option<Uuid>,
    function_signature: Option<String>,
    starter_code: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
    version_id: Uuid,
    digest: String,
    limits: String,
    language_factors: String,
    scoring: String,
    case_count: i64,
}

impl ProblemRow {
    fn read(
        self,
        tags: Vec<String>,
        samples: Vec<Sample>,
        viewer: Viewer,
    ) -> Result<Problem, StoreError> {
        Ok(Problem {
            summary: self.summary.read(tags, viewer),
            statement: self.statement,
            constraints: self.constraints,
            limits: parse("limits", &self.limits)?,
            language_factors: parse("language factors", &self.language_factors)?,
            scoring: parse("scoring", &self.scoring)?,
            leetcode_id: self.leetcode_id,
            creator_id: self.creator_id,
            function_signature: parse_some("function signature", &self.function_signature)?,
            starter_code: parse("starter code", &self.starter_code)?,
            samples,
            case_count: self.case_count,
            version: self.version,
            version_id: self.version_id,
            digest: self.digest,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: Uuid,
    name: String,
    case_group: String,
    ordinal: i64,
    is_sample: bool,
    points: Option<f64>,
    input_digest: String,
    answer_digest: String,
    rules: String,
}

impl CaseRow {
    fn read(self) -> Result<PlanCase, StoreError> {
        Ok(PlanCase {
            id: self.id,
            name: self.name,
            case_group: self.case_group,
            ordinal: self.ordinal,
            is_sample: self.is_sample,
            points: self.points,
            input_digest: self.input_digest,
            answer_digest: self.answer_digest,
            rules: parse("rules of a case", &self.rules)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct PlanRow {
    problem_id: Uuid,
    version: i64,
    slug: String,
    limits: String,
    language_factors: String,
    rules: String,
    scoring: String,
}
