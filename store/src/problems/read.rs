//! One problem: as its page shows it, and as a worker needs it.

use super::{
    CurrentVersion, JudgingPlan, PlanCase, Problem, Sample, StoredFile,
    list::{SummaryRow, summary_columns},
};
use crate::{
    Store, StoreError, Viewer,
    db::*,
    text::{clean, parse, parse_some},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Whether the viewer `$2`, who is an admin if `$3`, may see the problem with the slug `$1`.
macro_rules! seen_by_viewer {
    () => {
        "p.slug = $1 and ((p.visibility = 'public' and p.retired_at is null) or $3 or p.creator_id = $2)"
    };
}

impl Store {
    /// A problem by slug; none if the viewer may not see it.
    pub async fn problem(&self, slug: &str, viewer: Viewer) -> Result<Option<Problem>, StoreError> {
        let found: Option<ProblemRow> = on_read!(self.db, e => sqlx::query_as(concat!("select ", summary_columns!(), ",
                p.statement, p.constraints, p.leetcode_id, p.creator_id, p.function_signature, p.starter_code,
                p.created_at, p.updated_at, v.version, v.id as version_id, v.digest, v.limits, v.language_factors,
                v.scoring, (select count(*) from test_cases c where c.version_id = v.id) as case_count
             from problems p join problem_versions v on v.problem_id = p.id and v.version = p.version
             left join problem_progress g on g.problem_id = p.id and g.user_id = $2
             where ", seen_by_viewer!()))
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

    /// What a program for a problem is handed in to; none if the viewer may not see it. Unlike
    /// [`problem`](Self::problem), what it costs does not grow with the submissions so far.
    pub async fn current_version(
        &self,
        slug: &str,
        viewer: Viewer,
    ) -> Result<Option<CurrentVersion>, StoreError> {
        let found: Option<CurrentVersionRow> = on_read!(self.db, e => sqlx::query_as(concat!(
            "select p.id as problem_id, p.function_signature, v.id as version_id, v.limits
             from problems p join problem_versions v on v.problem_id = p.id and v.version = p.version
             where ", seen_by_viewer!()))
            .bind(clean(slug)).bind(viewer.user_id).bind(viewer.is_admin).fetch_optional(e).await)?;
        found.map(CurrentVersionRow::read).transpose()
    }

    async fn samples(&self, version_id: Uuid) -> Result<Vec<Sample>, StoreError> {
        let rows: Vec<SampleRow> = on_read!(self.db, e => sqlx::query_as(
            "select c.name, i.digest as input_digest, i.place as input_place, i.bytes as input,
                    a.digest as answer_digest, a.place as answer_place, a.bytes as answer
             from test_cases c
             join blobs i on i.digest = c.input_digest join blobs a on a.digest = c.answer_digest
             where c.version_id = $1 and c.is_sample order by c.ordinal")
            .bind(version_id).fetch_all(e).await)?;
        let mut samples = Vec::with_capacity(rows.len());
        for row in rows {
            samples.push(Sample {
                name: row.name,
                input: self
                    .text(row.input_place, row.input, &row.input_digest)
                    .await?,
                answer: self
                    .text(row.answer_place, row.answer, &row.answer_digest)
                    .await?,
            });
        }
        Ok(samples)
    }

    async fn text(
        &self,
        place: String,
        in_row: Vec<u8>,
        digest: &str,
    ) -> Result<String, StoreError> {
        let bytes = match place.as_str() {
            "row" => in_row,
            _ => self.blob(digest).await?.unwrap_or_default(),
        };
        Ok(String::from_utf8_lossy(&bytes).into_owned())
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
            "select c.*, i.size_bytes as input_bytes, a.size_bytes as answer_bytes from test_cases c
             join blobs i on i.digest = c.input_digest join blobs a on a.digest = c.answer_digest
             where c.version_id = $1 order by c.ordinal").bind(version_id).fetch_all(e).await)?;
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

    /// The files of a version's package, by path; none if it was published without them.
    pub async fn version_files(&self, version_id: Uuid) -> Result<Vec<StoredFile>, StoreError> {
        // Byte order, as in the package's digest, whatever the database's collation is.
        let mut files: Vec<StoredFile> = on_read!(self.db, e => sqlx::query_as(
            "select f.path, f.digest, b.size_bytes from version_files f join blobs b on b.digest = f.digest
             where f.version_id = $1").bind(version_id).fetch_all(e).await)?;
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }
}

#[derive(sqlx::FromRow)]
struct SampleRow {
    name: String,
    input_digest: String,
    input_place: String,
    input: Vec<u8>,
    answer_digest: String,
    answer_place: String,
    answer: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct CurrentVersionRow {
    problem_id: Uuid,
    version_id: Uuid,
    limits: String,
    function_signature: Option<String>,
}

impl CurrentVersionRow {
    fn read(self) -> Result<CurrentVersion, StoreError> {
        Ok(CurrentVersion {
            problem_id: self.problem_id,
            version_id: self.version_id,
            limits: parse("limits", &self.limits)?,
            function_signature: parse_some("function signature", &self.function_signature)?,
        })
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
    input_bytes: i64,
    answer_bytes: i64,
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
            input_bytes: self.input_bytes,
            answer_bytes: self.answer_bytes,
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
