//! Programs to judge.

use super::{
    problems::unknown_problem,
    work::{announce, idempotency_key},
};
use crate::{
    ApiState,
    auth::CurrentUser,
    error::{ApiError, ApiResult, Kind},
    extract::{Json, Path, Query},
    live::{EventsQuery, LiveMessage, Subject, open},
    observe::RequestId,
    page::{Page, PageParams},
    source::check_program,
    views::{FileView, LanguageWord, SubmissionLine, SubmissionView, VerdictWord},
};
use axum::{
    extract::{Extension, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Utc;
use mettle_domain::Verdict;
use mettle_queue::Hint;
use mettle_store::{NewSubmission, SubmissionFilter};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A program for a problem.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CreateSubmission {
    /// Slug of the problem.
    #[schema(example = "a-plus-b")]
    problem: String,
    /// Id or alias of the language.
    #[schema(value_type = LanguageWord)]
    language: String,
    /// The source, if it is one file.
    #[schema(example = "print(sum(map(int, input().split())))")]
    code: Option<String>,
    /// The source files, if there are several; instead of `code`.
    #[schema(example = json!(null))]
    files: Option<Vec<FileView>>,
}

/// Submit a program. It is stored and judged soon; follow `events` to watch.
#[utoipa::path(
    post, path = "/submissions", tag = "practice", operation_id = "createSubmission",
    request_body = CreateSubmission,
    params(("Idempotency-Key" = Option<String>, Header, example = "3f1c9a52",
        description = "Any text of up to 255 characters: a repeated request with the same key gets the first submission again")),
    responses((status = 202, description = "Stored", body = SubmissionView, headers(
        ("Location" = String, description = "Path of the submission"),
        ("Idempotency-Replayed" = String, description = "`true` if an earlier request had stored it")))),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["validation-failed", "malformed-request", "not-found", "payload-too-large",
        "unsupported-media-type", "idempotency-key-reused", "forbidden", "cross-origin"]))),
)]
pub(crate) async fn create(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    Json(body): Json<CreateSubmission>,
) -> ApiResult<Response> {
    state.limits.submissions.check(&caller.user.id)?;
    let problem = state
        .store
        .current_version(&body.problem, caller.viewer())
        .await?;
    let problem = problem.ok_or_else(|| unknown_problem(&body.problem))?;
    let limit = problem.limits.source_bytes;
    let program = check_program(
        &state.config.languages,
        &body.language,
        body.code,
        body.files,
        limit,
    )?;
    let new = NewSubmission {
        user_id: caller.user.id,
        problem_id: problem.problem_id,
        version_id: problem.version_id,
        interview_question_id: None,
        language: program.language,
        files: program.files,
        idempotency_key: idempotency_key(&headers)?,
        request_id: Some(request_id.0),
    };
    let created = state.store.create_submission(new, Utc::now()).await?;
    let id = created.item.summary.id;
    if !created.repeated {
        tracing::info!(submission_id = %id, "submission stored");
        announce(&state, Hint::submission(id)).await;
    }
    let view = SubmissionView::new(created.item, caller.viewer().is_admin);
    let location = [(header::LOCATION, format!("/api/v1/submissions/{id}"))];
    let replayed = created
        .repeated
        .then_some([("idempotency-replayed", "true")]);
    Ok((StatusCode::ACCEPTED, location, replayed, axum::Json(view)).into_response())
}

/// Which submissions.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SubmissionQuery {
    /// Only to the problem with this slug.
    #[param(example = "a-plus-b")]
    problem: Option<String>,
    /// Only of the user with this id; only administrators see those of others.
    #[param(example = "0198c0de-0000-7000-8000-00000000a11c")]
    user: Option<Uuid>,
    /// Only with this verdict.
    #[param(value_type = Option<VerdictWord>)]
    verdict: Option<String>,
}

/// List submissions, newest first: one's own, or everyone's for administrators.
#[utoipa::path(
    get, path = "/submissions", tag = "practice", operation_id = "listSubmissions",
    params(SubmissionQuery, PageParams),
    responses((status = 200, description = "A page of submissions", body = Page<SubmissionLine>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["malformed-request", "invalid-cursor", "forbidden"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
    Query(query): Query<SubmissionQuery>,
    Query(page): Query<PageParams>,
) -> ApiResult<axum::Json<Page<SubmissionLine>>> {
    let verdict = query
        .verdict
        .as_deref()
        .map(str::parse::<Verdict>)
        .transpose();
    let filter = SubmissionFilter {
        problem: query.problem,
        user_id: query.user,
        verdict: verdict
            .map_err(|error| ApiError::new(Kind::MalformedRequest, format!("verdict: {error}.")))?,
    };
    let submissions = state
        .store
        .submissions(&filter, caller.viewer(), &page.request()?)
        .await?;
    Ok(axum::Json(Page::of(submissions)))
}

/// Show a submission with its source and judged tests.
#[utoipa::path(
    get, path = "/submissions/{id}", tag = "practice", operation_id = "showSubmission",
    params(("id" = Uuid, Path, description = "Id of the submission", example = "0198c0de-0000-7000-8000-000000000001")),
    responses((status = 200, description = "The submission", body = SubmissionView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["not-found", "forbidden"]))),
)]
pub(crate) async fn show(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
    Path(id): Path<Uuid>,
) -> ApiResult<axum::Json<SubmissionView>> {
    let viewer = caller.viewer();
    let submission = state.store.submission(id, viewer).await?;
    let submission = submission.ok_or_else(|| ApiError::not_found("submission", id))?;
    Ok(axum::Json(SubmissionView::new(submission, viewer.is_admin)))
}

/// Follow a submission (WebSocket): the events so far, then what happens, until the verdict.
#[utoipa::path(
    get, path = "/submissions/{id}/events", tag = "live", operation_id = "submissionEvents",
    params(("id" = Uuid, Path, description = "Id of the submission", example = "0198c0de-0000-7000-8000-000000000001"), EventsQuery),
    responses((status = 101, description = "Messages follow, each a LiveMessage", body = LiveMessage)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["not-found", "malformed-request", "cross-origin", "websocket-required",
        "too-many-connections"]))),
)]
pub(crate) async fn events(
    State(state): State<ApiState>,
    Path(id): Path<Uuid>,
    Query(query): Query<EventsQuery>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> ApiResult<Response> {
    open(state, &headers, query, upgrade, |caller| {
        Subject::submission(id, caller)
    })
    .await
}
