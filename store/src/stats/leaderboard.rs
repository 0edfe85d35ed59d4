//! Who is best.

use super::{BEFORE, place};
use crate::{Page, PageRequest, Store, StoreError, db::*, text::finite};
use serde::Serialize;
use uuid::Uuid;

/// A line of the leaderboard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeaderboardEntry {
    /// Position from 1; no two users share one.
    pub rank: i64,
    /// Who.
    pub user_id: Uuid,
    /// User name.
    pub username: String,
    /// Picture.
    pub avatar_url: Option<String>,
    /// Distinct problems solved.
    pub problems_solved: i64,
    /// Mean best score, 0 to 100.
    pub average_score: f64,
}

/// A place on the leaderboard.
struct Place {
    problems_solved: i64,
    average_score: f64,
    reached_at_ms: i64,
    user_id: Uuid,
}

impl Store {
    /// Active users by problems solved, then average score, then who was first.
    pub async fn leaderboard(
        &self,
        page: &PageRequest,
    ) -> Result<Page<LeaderboardEntry>, StoreError> {
        // The average travels as its bits: a cursor must mean exactly the value that was read.
        let after: Option<(i64, u64, i64, Uuid)> = page.after_key()?;
        let limit = page.clamped_limit();
        let after = after.map(|(solved, bits, reached_at_ms, user_id)| Place {
            problems_solved: solved,
            average_score: finite(f64::from_bits(bits)),
            reached_at_ms,
            user_id,
        });
        let rows: Vec<RankingRow> = on_read!(self.db, e => {
            let mut query = sqlx::QueryBuilder::new(
                "select s.user_id, u.username, u.avatar_url, s.problems_solved, s.average_score, s.reached_at_ms
                 from user_stats s join users u on u.id = s.user_id where s.is_current and u.status = 'active'");
            if let Some(place) = &after {
                query.push(concat!(" and ", place!(), " > ("));
                query.push_bind(-place.problems_solved).push(", ");
                query.push_bind(-place.average_score).push(", ");
                query.push_bind(place.reached_at_ms).push(", ");
                query.push_bind(place.user_id).push(")");
            }
            query.push(" order by -s.problems_solved, -s.average_score, s.reached_at_ms, s.user_id limit ");
            query.push_bind(limit + 1);
            query.build_query_as().fetch_all(e).await
        })?;
        let before: i64 = match rows.first() {
            None => 0,
            Some(first) => on_read!(self.db, e => sqlx::query_scalar(BEFORE)
                .bind(-first.problems_solved).bind(-first.average_score).bind(first.reached_at_ms).bind(first.user_id)
                .fetch_one(e).await)?,
        };
        let page = Page::of(rows, limit, RankingRow::key);
        let ranked = (before + 1..)
            .zip(page.items)
            .map(|(rank, row)| row.read(rank));
        Ok(Page {
            items: ranked.collect(),
            next: page.next,
        })
    }
}

#[derive(sqlx::FromRow)]
struct RankingRow {
    user_id: Uuid,
    username: String,
    avatar_url: Option<String>,
    problems_solved: i64,
    average_score: f64,
    reached_at_ms: i64,
}

impl RankingRow {
    fn key(&self) -> (i64, u64, i64, Uuid) {
        (
            self.problems_solved,
            self.average_score.to_bits(),
            self.reached_at_ms,
            self.user_id,
        )
    }

    fn read(self, rank: i64) -> LeaderboardEntry {
        LeaderboardEntry {
            rank,
            user_id: self.user_id,
            username: self.username,
            avatar_url: self.avatar_url,
            problems_solved: self.problems_solved,
            average_score: self.average_score,
        }
    }
}
