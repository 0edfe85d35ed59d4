//! Problems to solve.

use crate::{
    ApiState,
    auth::MaybeUser,
    error::{ApiError, ApiResult, Kind},
    extract::{Path, Query},
    page::{Page, PageParams},
    views::{DifficultyWord, ProblemLine, ProblemStatusWord, ProblemView},
};
use axum::{Json, extract::State};
use mettle_store::{Difficulty, ProblemFilter, ProblemStatus};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which problems.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProblemQuery {
    /// Only of this difficulty.
    #[param(value_type = Option<DifficultyWord>)]
    difficulty: Option<Difficulty>,
    /// Only with this tag.
    #[param(example = "graphs")]
    tag: Option<String>,
    /// Only with this text in title or slug, whatever its case.
    #[param(example = "sum")]
    q: Option<String>,
    /// Only where the caller stands so; needs authentication.
    #[param(value_type = Option<ProblemStatusWord>)]
    status: Option<ProblemStatus>,
}

/// List problems, by slug.
#[utoipa::path(
    get, path = "/problems", tag = "practice", operation_id = "listProblems",
    params(ProblemQuery, PageParams),
    responses((status = 200, description = "A page of problems", body = Page<ProblemLine>)),
    security((), ("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["malformed-request", "invalid-cursor", "authentication-required", "token-expired",
        "token-invalid"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    caller: MaybeUser,
    Query(query): Query<ProblemQuery>,
    Query(page): Query<PageParams>,
) -> ApiResult<Json<Page<ProblemLine>>> {
    if query.status.is_some() && caller.0.is_none() {
        return Err(ApiError::new(
            Kind::AuthenticationRequired,
            "Log in to list problems by where you stand with them.",
        ));
    }
    let present = |text: Option<String>| {
        text.map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let filter = ProblemFilter {
        difficulty: query.difficulty,
        tag: present(query.tag),
        q: present(query.q),
        status: query.status,
    };
    let problems = state
        .store
        .problems(&filter, caller.viewer(), &page.request()?)
        .await?;
    Ok(Json(Page::of(problems)))
}

/// Show a problem: statement, samples, limits, languages and what to begin with.
#[utoipa::path(
    get, path = "/problems/{slug}", tag = "practice", operation_id = "showProblem",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b")),
    responses((status = 200, description = "The problem", body = ProblemView)),
    security((), ("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["not-found", "token-expired", "token-invalid"]))),
)]
pub(crate) async fn show(
    State(state): State<ApiState>,
    caller: MaybeUser,
    Path(slug): Path<String>,
) -> ApiResult<Json<ProblemView>> {
    let problem = state.store.problem(&slug, caller.viewer()).await?;
    let problem = problem.ok_or_else(|| unknown_problem(&slug))?;
    Ok(Json(ProblemView::new(problem, &state.config.languages)))
}

/// For every route that names a problem.
pub(super) fn unknown_problem(slug: &str) -> ApiError {
    let shown: String = slug.chars().take(100).collect();
    ApiError::new(
        Kind::NotFound,
        format!("There is no problem {shown:?}. GET /api/v1/problems lists them."),
    )
}
