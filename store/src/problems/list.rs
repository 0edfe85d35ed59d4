//! The list of problems, and the part of a problem that lists and pages share.

use super::{Difficulty, ProblemFilter, ProblemStatus, ProblemSummary, Visibility};
use crate::{
    Page, PageRequest, Store, StoreError, Viewer,
    db::*,
    text::{clean, containing},
};
use std::collections::HashMap;
use uuid::Uuid;

/// What a summary is made of, for the viewer `$user` (may be null).
/// Rates are counted from the submissions, so that they are right after a rejudge too.
macro_rules! summary_columns {
    () => {
        "p.id, p.slug, p.title, p.difficulty, p.visibility,
         (select count(*) from submissions s where s.problem_id = p.id and s.verdict is not null and s.verdict <> 'JE') as judged,
         (select count(*) from submissions s where s.problem_id = p.id and s.verdict = 'AC') as accepted,
         g.user_id is not null as tried, g.solved_at is not null as solved"
    };
}
pub(super) use summary_columns;

#[derive(sqlx::FromRow)]
pub(super) struct SummaryRow {
    pub(super) id: Uuid,
    slug: String,
    title: String,
    difficulty: Difficulty,
    visibility: Visibility,
    judged: i64,
    accepted: i64,
    tried: bool,
    solved: bool,
}

impl SummaryRow {
    pub(super) fn read(self, tags: Vec<String>, viewer: Viewer) -> ProblemSummary {
        let status = match (self.solved, self.tried) {
            (true, _) => ProblemStatus::Solved,
            (false, true) => ProblemStatus::Attempted,
            (false, false) => ProblemStatus::Todo,
        };
        ProblemSummary {
            id: self.id,
            slug: self.slug,
            title: self.title,
            difficulty: self.difficulty,
            tags,
            visibility: self.visibility,
            submissions: self.judged,
            acceptance_rate: (self.judged > 0).then(|| self.accepted as f64 / self.judged as f64),
            status: viewer.user_id.map(|_| status),
        }
    }
}

impl Store {
    /// The problems a viewer may see, by slug.
    pub async fn problems(
        &self,
        filter: &ProblemFilter,
        viewer: Viewer,
        page: &PageRequest,
    ) -> Result<Page<ProblemSummary>, StoreError> {
        let after: Option<String> = page.after_key()?;
        let limit = page.clamped_limit();
        let status = filter.status.filter(|_| viewer.user_id.is_some());
        let rows: Vec<SummaryRow> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(concat!("select ", summary_columns!(),
                " from problems p left join problem_progress g on g.problem_id = p.id and g.user_id = "));
            query.push_bind(viewer.user_id).push(" where p.version > 0");
            if !viewer.is_admin {
                query.push(" and ((p.visibility = 'public' and p.retired_at is null) or p.creator_id = ").push_bind(viewer.user_id).push(")");
            }
            if let Some(difficulty) = filter.difficulty {
                query.push(" and p.difficulty = ").push_bind(difficulty);
            }
            if let Some(tag) = &filter.tag {
                query.push(" and p.id in (select problem_id from problem_tags where tag = ").push_bind(clean(tag)).push(")");
            }
            if let Some(q) = &filter.q {
                query.push(" and p.search_text like ").push_bind(containing(q)).push(" escape '\\'");
            }
            match status {
                Some(ProblemStatus::Solved) => query.push(" and g.solved_at is not null"),
                Some(ProblemStatus::Attempted) => query.push(" and g.user_id is not null and g.solved_at is null"),
                Some(ProblemStatus::Todo) => query.push(" and g.user_id is null"),
                None => &mut query,
            };
            if let Some(slug) = &after {
                query.push(" and p.slug > ").push_bind(clean(slug));
            }
            query.push(" order by p.slug limit ").push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        let mut tags = self
            .tags_of(rows.iter().map(|row| row.id).collect())
            .await?;
        let read = |row: SummaryRow| {
            let tags = tags.remove(&row.id).unwrap_or_default();
            row.read(tags, viewer)
        };
        let items = rows.into_iter().map(read).collect();
        Ok(Page::of(items, limit, |problem: &ProblemSummary| {
            problem.slug.clone()
        }))
    }

    /// The tags of some problems, sorted.
    pub(super) async fn tags_of(
        &self,
        problems: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, Vec<String>>, StoreError> {
        let mut tags: HashMap<Uuid, Vec<String>> = HashMap::new();
        if problems.is_empty() {
            return Ok(tags);
        }
        let rows: Vec<(Uuid, String)> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new("select problem_id, tag from problem_tags where problem_id in (");
            let mut ids = query.separated(", ");
            for id in &problems {
                ids.push_bind(*id);
            }
            query.push(") order by tag");
            query.build_query_as().fetch_all(e).await
        })?;
        for (id, tag) in rows {
            tags.entry(id).or_default().push(tag);
        }
        Ok(tags)
    }
}
