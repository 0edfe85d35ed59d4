//! Programs to run without being judged.

use super::{
    problems::unknown_problem,
    work::{announce, idempotency_key},
};
use crate::{
    ApiState,
    auth::CurrentUser,
    error::{ApiError, ApiResult},
    extract::{Json, Path, Query},
    live::{EventsQuery, LiveMessage, Subject, open},
    observe::RequestId,
    source::check_program,
    views::{FileView, LanguageWord, RunView},
};
use axum::{
    extract::{Extension, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Utc;
use mettle_domain::Limits;
use mettle_problems::Signature;
use mettle_queue::Hint;
use mettle_store::{NewRun, RunInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A program and its input, or a problem whose samples it runs on.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CreateRun {
    /// Id or alias of the language.
    #[schema(value_type = LanguageWord)]
    language: String,
    /// The source, if it is one file.
    #[schema(example = "print(sum(map(int, input().split())))")]
    code: Option<String>,
    /// The source files, if there are several; instead of `code`.
    #[schema(example = json!(null))]
    files: Option<Vec<FileView>>,
    /// Standard input; absent for none. With `problem`, an input in the form of its tests (for a function, its
    /// arguments as JSON, a line each) instead of its samples.
    #[schema(example = "1 2\n")]
    stdin: Option<String>,
    /// Slug of a problem: run on its samples, or on `stdin`, under its limits.
    #[schema(example = json!(null))]
    problem: Option<String>,
}

/// Run a program on one's own input, or on a problem's samples. Nothing of it counts.
#[utoipa::path(
    post, path = "/runs", tag = "practice", operation_id = "createRun", request_body = CreateRun,
    params(("Idempotency-Key" = Option<String>, Header, example = "3f1c9a52",
        description = "Any text of up to 255 characters: a repeated request with the same key gets the first run again")),
    responses((status = 202, description = "Stored", body = RunView, headers(
        ("Location" = String, description = "Path of the run"),
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
    Json(body): Json<CreateRun>,
) -> ApiResult<Response> {
    state.limits.runs.check(&caller.user.id)?;
    let (input, limits) = match (body.problem, body.stdin) {
        (Some(slug), stdin) => {
            let problem = state.store.current_version(&slug, caller.viewer()).await?;
            let problem = problem.ok_or_else(|| unknown_problem(&slug))?;
            (
                match stdin {
                    Some(stdin) => {
                        check_own_input(problem.function_signature.as_ref(), &stdin)?;
                        RunInput::Own {
                            version_id: problem.version_id,
                            stdin,
                        }
                    }
                    None => RunInput::Samples {
                        version_id: problem.version_id,
                    },
                },
                problem.limits,
            )
        }
        (None, stdin) => (
            RunInput::Stdin {
                stdin: stdin.unwrap_or_default(),
            },
            Limits::default(),
        ),
    };
    let program = check_program(
        &state.config.languages,
        &body.language,
        body.code,
        body.files,
        limits.source_bytes,
    )?;
    let new = NewRun {
        user_id: caller.user.id,
        language: program.language,
        files: program.files,
        input,
        idempotency_key: idempotency_key(&headers)?,
        request_id: Some(request_id.0),
    };
    let created = state.store.create_run(new, Utc::now()).await?;
    let id = created.item.id;
    if !created.repeated {
        announce(&state, Hint::run(id)).await;
    }
    let location = [(header::LOCATION, format!("/api/v1/runs/{id}"))];
    let replayed = created
        .repeated
        .then_some([("idempotency-replayed", "true")]);
    Ok((
        StatusCode::ACCEPTED,
        location,
        replayed,
        axum::Json(RunView::from(created.item)),
    )
        .into_response())
}

/// The input of a function or class must be one of its signature. Whether it keeps the problem's constraints
/// is its author's business.
fn check_own_input(signature: Option<&serde_json::Value>, stdin: &str) -> ApiResult<()> {
    let Some(signature) = signature.and_then(Signature::described) else {
        return Ok(());
    };
    let read = signature.read_input(stdin.as_bytes());
    read.map(drop)
        .map_err(|error| ApiError::field("stdin", error.to_string()))
}

/// Show a run with its output.
#[utoipa::path(
    get, path = "/runs/{id}", tag = "practice", operation_id = "showRun",
    params(("id" = Uuid, Path, description = "Id of the run", example = "0198c0de-0000-7000-8000-000000000002")),
    responses((status = 200, description = "The run", body = RunView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["not-found", "forbidden"]))),
)]
pub(crate) async fn show(
    State(state): State<ApiState>,
    CurrentUser(caller): CurrentUser,
    Path(id): Path<Uuid>,
) -> ApiResult<axum::Json<RunView>> {
    let run = state.store.run(id, caller.viewer()).await?;
    Ok(axum::Json(
        run.ok_or_else(|| ApiError::not_found("run", id))?.into(),
    ))
}

/// Follow a run (WebSocket): the events so far, then what happens, until it is done.
#[utoipa::path(
    get, path = "/runs/{id}/events", tag = "live", operation_id = "runEvents",
    params(("id" = Uuid, Path, description = "Id of the run", example = "0198c0de-0000-7000-8000-000000000002"), EventsQuery),
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
        Subject::run(id, caller)
    })
    .await
}
