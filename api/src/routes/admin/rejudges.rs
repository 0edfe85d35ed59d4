//! Judging submissions again, to look at what would change before it does.

use crate::{
    ApiState,
    auth::Admin,
    error::{ApiError, ApiResult, Kind},
    extract::{Json, Path, Query},
    page::{Page, PageParams},
    routes::problems::unknown_problem,
    views::{LanguageWord, StatusWord, VerdictWord},
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use mettle_domain::{Language, Verdict};
use mettle_queue::Hint;
use mettle_store::{Rejudge, RejudgeFilter, RejudgeItem, RejudgeState, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tracing::Instrument;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which submissions to judge again; only those that were judged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"problem": "a-plus-b", "verdict": "WA"}))]
pub(crate) struct CreateRejudge {
    /// Slug of the problem.
    problem: String,
    /// Only those judged with this version.
    version: Option<i64>,
    /// Only those with this verdict.
    #[schema(value_type = Option<VerdictWord>)]
    verdict: Option<Verdict>,
    /// Only those in this language.
    #[schema(value_type = Option<LanguageWord>)]
    language: Option<Language>,
    /// Only those of this user.
    user_id: Option<Uuid>,
    /// Only those submitted at or after this time.
    since: Option<DateTime<Utc>>,
    /// Only those submitted before this time.
    until: Option<DateTime<Utc>>,
    /// Judge with the version they were judged with, instead of the current one.
    #[serde(default)]
    same_version: bool,
}

/// A set of submissions that are judged again, and what would change.
#[derive(Serialize, ToSchema)]
#[schema(as = Rejudge, example = json!({
    "id": "0198c0de-0000-7000-8000-000000000005", "user_id": "0198c0de-0000-7000-8000-00000000a11c",
    "filter": {"problem": "a-plus-b"}, "state": "open", "total": 10, "judged": 10, "failed": 0, "changed": 2,
    "transitions": {"WA->AC": 2}, "skipped": 0, "created_at": "2026-10-05T09:15:00Z"
}))]
pub(crate) struct RejudgeView {
    /// Id; sorts by time.
    id: Uuid,
    /// Who made it; null when the account is gone.
    user_id: Option<Uuid>,
    /// Which submissions were wanted.
    #[schema(value_type = Object)]
    filter: RejudgeFilter,
    /// `open`, `applying`, `applied` or `dropped`.
    #[schema(value_type = String)]
    state: RejudgeState,
    /// Submissions in it.
    total: i64,
    /// Those judged by now.
    judged: i64,
    /// Those whose judging failed, by our fault: they stay as they are.
    failed: i64,
    /// Those whose verdict changes.
    changed: i64,
    /// How many of each change.
    transitions: BTreeMap<String, i64>,
    /// Those that were judged otherwise since, and stay as they are.
    skipped: i64,
    /// When it was made.
    created_at: DateTime<Utc>,
}

/// A submission of a set, as it is and as it would be.
#[derive(Serialize, ToSchema)]
#[schema(as = RejudgeItem, example = json!({
    "submission_id": "0198c0de-0000-7000-8000-000000000001", "username": "ada", "language": "python",
    "status": "completed", "old_verdict": "WA", "new_verdict": "AC", "old_cpu_time_ms": 3.5, "new_cpu_time_ms": 3.6,
    "old_memory_bytes": 1_048_576, "new_memory_bytes": 1_048_576, "applied": null
}))]
pub(crate) struct RejudgeItemView {
    /// The submission.
    submission_id: Uuid,
    /// Its author.
    username: String,
    /// Its language.
    #[schema(value_type = LanguageWord)]
    language: Language,
    /// Where judging it again is.
    #[schema(value_type = StatusWord)]
    status: Status,
    /// Its verdict when the set was made.
    #[schema(value_type = Option<VerdictWord>)]
    old_verdict: Option<Verdict>,
    /// The verdict that it gets.
    #[schema(value_type = Option<VerdictWord>)]
    new_verdict: Option<Verdict>,
    /// Its CPU time when the set was made, in milliseconds.
    old_cpu_time_ms: Option<f64>,
    /// The CPU time that it gets.
    new_cpu_time_ms: Option<f64>,
    /// Its memory when the set was made, in bytes.
    old_memory_bytes: Option<i64>,
    /// The memory that it gets.
    new_memory_bytes: Option<i64>,
    /// `applied`, or `skipped` because it was judged otherwise since.
    applied: Option<String>,
}

/// A set in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = RejudgeLine, example = json!({"id": "0198c0de-0000-7000-8000-000000000005", "state": "open"}))]
pub(crate) struct RejudgeLine {
    /// Id; sorts by time.
    id: Uuid,
    /// `open`, `applying`, `applied` or `dropped`.
    #[schema(value_type = String)]
    state: RejudgeState,
}

impl From<(Uuid, RejudgeState)> for RejudgeLine {
    fn from((id, state): (Uuid, RejudgeState)) -> Self {
        RejudgeLine { id, state }
    }
}

impl From<Rejudge> for RejudgeView {
    fn from(set: Rejudge) -> Self {
        RejudgeView {
            id: set.id,
            user_id: set.user_id,
            filter: set.filter,
            state: set.state,
            total: set.total,
            judged: set.judged,
            failed: set.failed,
            changed: set.changed,
            transitions: set.transitions,
            skipped: set.skipped,
            created_at: set.created_at,
        }
    }
}

impl From<RejudgeItem> for RejudgeItemView {
    fn from(item: RejudgeItem) -> Self {
        RejudgeItemView {
            submission_id: item.submission_id,
            username: item.username,
            language: item.language,
            status: item.status,
            old_verdict: item.old_verdict,
            new_verdict: item.new_verdict,
            old_cpu_time_ms: item.old_cpu_time_ms,
            new_cpu_time_ms: item.new_cpu_time_ms,
            old_memory_bytes: item.old_memory_bytes,
            new_memory_bytes: item.new_memory_bytes,
            applied: item.applied,
        }
    }
}

/// Judge submissions again, after everything else that waits. Nothing changes until it is applied.
#[utoipa::path(
    post, path = "/admin/rejudges", tag = "admin", operation_id = "createRejudge",
    request_body = CreateRejudge,
    responses((status = 202, description = "The set; its submissions wait for workers", body = RejudgeView,
        headers(("Location" = String, description = "Path of the set")))),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "malformed-request", "validation-failed",
        "unsupported-media-type", "payload-too-large", "cross-origin", "request-timeout"]))),
)]
pub(crate) async fn create(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Json(wanted): Json<CreateRejudge>,
) -> ApiResult<Response> {
    let problem = state
        .store
        .problem(&wanted.problem, caller.viewer())
        .await?;
    problem.ok_or_else(|| unknown_problem(&wanted.problem))?;
    let filter = RejudgeFilter {
        problem: wanted.problem,
        version: wanted.version,
        verdict: wanted.verdict,
        language: wanted.language,
        user_id: wanted.user_id,
        since: wanted.since,
        until: wanted.until,
        same_version: wanted.same_version,
    };
    let (id, items) = state
        .store
        .create_rejudge(&filter, caller.user.id, Utc::now())
        .await?;
    let hints: Vec<Hint> = items.into_iter().map(Hint::rejudge).collect();
    let queue = state.queue.clone();
    // What cannot be hinted now is found by the sweeper.
    tokio::spawn(async move { queue.push_all(&hints).await }.in_current_span());
    let location = [(header::LOCATION, format!("/api/v1/admin/rejudges/{id}"))];
    let set = find(&state, id).await?;
    Ok((StatusCode::ACCEPTED, location, axum::Json(set)).into_response())
}

/// List the sets, newest first.
#[utoipa::path(
    get, path = "/admin/rejudges", tag = "admin", operation_id = "listRejudges",
    params(PageParams),
    responses((status = 200, description = "A page of sets", body = Page<RejudgeLine>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "malformed-request", "invalid-cursor"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    _: Admin,
    Query(page): Query<PageParams>,
) -> ApiResult<axum::Json<Page<RejudgeLine>>> {
    let sets = state.store.rejudges(&page.request()?).await?;
    Ok(axum::Json(Page::of(sets)))
}

/// Show what a set would change.
#[utoipa::path(
    get, path = "/admin/rejudges/{id}", tag = "admin", operation_id = "showRejudge",
    params(("id" = Uuid, Path, description = "Id of the set", example = "0198c0de-0000-7000-8000-000000000005")),
    responses((status = 200, description = "The set", body = RejudgeView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found"]))),
)]
pub(crate) async fn show(
    State(state): State<ApiState>,
    _: Admin,
    Path(id): Path<Uuid>,
) -> ApiResult<axum::Json<RejudgeView>> {
    find(&state, id).await.map(axum::Json)
}

/// Which of them.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ItemsQuery {
    /// Only those whose verdict changes.
    #[serde(default)]
    #[param(example = true)]
    changed: bool,
}

/// List the submissions of a set with their verdicts and costs, as they are and as they would be.
#[utoipa::path(
    get, path = "/admin/rejudges/{id}/items", tag = "admin", operation_id = "listRejudgeItems",
    params(("id" = Uuid, Path, description = "Id of the set", example = "0198c0de-0000-7000-8000-000000000005"),
        ItemsQuery, PageParams),
    responses((status = 200, description = "A page of submissions", body = Page<RejudgeItemView>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "malformed-request", "invalid-cursor"]))),
)]
pub(crate) async fn items(
    State(state): State<ApiState>,
    _: Admin,
    Path(id): Path<Uuid>,
    Query(query): Query<ItemsQuery>,
    Query(page): Query<PageParams>,
) -> ApiResult<axum::Json<Page<RejudgeItemView>>> {
    find(&state, id).await?;
    let items = state
        .store
        .rejudge_items(id, query.changed, &page.request()?)
        .await?;
    Ok(axum::Json(Page::of(items)))
}

/// Apply a set: its judgements become those of the submissions, with their authors' progress,
/// statistics and skills. It goes on after the answer; asked again, it resumes.
#[utoipa::path(
    post, path = "/admin/rejudges/{id}/apply", tag = "admin", operation_id = "applyRejudge",
    params(("id" = Uuid, Path, description = "Id of the set", example = "0198c0de-0000-7000-8000-000000000005")),
    responses((status = 202, description = "It is being applied", body = RejudgeView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "rejudge-not-ready", "cross-origin"]))),
)]
pub(crate) async fn apply(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Path(id): Path<Uuid>,
) -> ApiResult<Response> {
    let set = find(&state, id).await?;
    if !state
        .store
        .begin_applying(id, caller.user.id, Utc::now())
        .await?
    {
        return Err(not_ready(&set));
    }
    let store = state.store.clone();
    let applying = async move {
        if let Err(error) = store.apply_rejudged(id, Utc::now()).await {
            tracing::error!(%error, %id, "a rejudge could not be applied to its end; apply it again");
        }
    };
    tokio::spawn(applying.in_current_span());
    let set = find(&state, id).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(set)).into_response())
}

/// Throw a set away: nothing changes.
#[utoipa::path(
    post, path = "/admin/rejudges/{id}/drop", tag = "admin", operation_id = "dropRejudge",
    params(("id" = Uuid, Path, description = "Id of the set", example = "0198c0de-0000-7000-8000-000000000005")),
    responses((status = 200, description = "It is dropped", body = RejudgeView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "rejudge-not-ready", "cross-origin"]))),
)]
pub(crate) async fn discard(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Path(id): Path<Uuid>,
) -> ApiResult<axum::Json<RejudgeView>> {
    let set = find(&state, id).await?;
    if !state
        .store
        .drop_rejudge(id, caller.user.id, Utc::now())
        .await?
    {
        return Err(not_ready(&set));
    }
    find(&state, id).await.map(axum::Json)
}

async fn find(state: &ApiState, id: Uuid) -> ApiResult<RejudgeView> {
    let set = state.store.rejudge_set(id).await?;
    Ok(set
        .ok_or_else(|| ApiError::not_found("rejudge", id))?
        .into())
}

fn not_ready(set: &RejudgeView) -> ApiError {
    let detail = format!(
        "{} of its {} submissions are judged, and its state is {:?}.",
        set.judged,
        set.total,
        serde_json::to_value(set.state).unwrap_or_default()
    );
    ApiError::new(Kind::RejudgeNotReady, detail)
}
