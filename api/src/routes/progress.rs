//! What practice adds up to.

use crate::{
    ApiState,
    auth::{CurrentUser, MaybeUser},
    error::{ApiError, ApiResult, Kind},
    extract::Query,
    page::{Page, PageParams},
    views::{LeaderboardLine, SkillGapView, SkillView, StatsView},
};
use axum::{Json, extract::State};
use chrono::Utc;
use serde::Deserialize;
use utoipa::IntoParams;

/// How much history.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct StatsQuery {
    /// How many days with changes, 0 to 366.
    #[param(minimum = 0, maximum = 366, default = 30, example = 30)]
    days: Option<i64>,
}

/// The caller's statistics, now and day by day.
#[utoipa::path(
    get, path = "/me/stats", tag = "progress", operation_id = "myStats", params(StatsQuery),
    responses((status = 200, description = "The statistics", body = StatsView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["malformed-request", "forbidden"]))),
)]
pub(crate) async fn stats(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
    Query(query): Query<StatsQuery>,
) -> ApiResult<Json<StatsView>> {
    let days = query.days.unwrap_or(30);
    if !(0..=366).contains(&days) {
        return Err(ApiError::new(
            Kind::MalformedRequest,
            format!("days is 0 to 366, not {days}."),
        ));
    }
    let stats = state.store.stats(caller.user.id).await?;
    let history = state.store.stats_history(caller.user.id, days).await?;
    Ok(Json(StatsView::new(stats, history)))
}

/// The caller's measured skills, weakest first.
#[utoipa::path(
    get, path = "/me/skills", tag = "progress", operation_id = "mySkills",
    responses((status = 200, description = "All skills with evidence", body = Page<SkillView>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden"]))),
)]
pub(crate) async fn skills(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
) -> ApiResult<Json<Page<SkillView>>> {
    Ok(Json(Page::whole(
        state.store.skills(caller.user.id, Utc::now()).await?,
    )))
}

/// The caller's skills below the target, largest gap first, with what to do about each.
#[utoipa::path(
    get, path = "/me/skill-gaps", tag = "progress", operation_id = "mySkillGaps",
    responses((status = 200, description = "All gaps", body = Page<SkillGapView>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden"]))),
)]
pub(crate) async fn skill_gaps(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
) -> ApiResult<Json<Page<SkillGapView>>> {
    Ok(Json(Page::whole(
        state.store.skill_gaps(caller.user.id).await?,
    )))
}

/// The leaderboard: by problems solved, then average score, then who was first.
#[utoipa::path(
    get, path = "/leaderboard", tag = "progress", operation_id = "leaderboard", params(PageParams),
    responses((status = 200, description = "A page of the leaderboard", body = Page<LeaderboardLine>)),
    security((), ("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["malformed-request", "invalid-cursor", "token-expired", "token-invalid"]))),
)]
pub(crate) async fn leaderboard(
    State(state): State<ApiState>,
    _caller: MaybeUser,
    Query(page): Query<PageParams>,
) -> ApiResult<Json<Page<LeaderboardLine>>> {
    Ok(Json(Page::of(
        state.store.leaderboard(&page.request()?).await?,
    )))
}
