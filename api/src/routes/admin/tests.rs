//! Test cases one by one. A change makes a package out of the current version and what is to be
//! different, and takes it in like an upload: so it is verified, and the old version stays.

use super::{
    archive::{archive_of, file_stream, kept_part},
    imports::{stored, word},
    upload::{Upload, malformed, short_text},
};
use crate::{
    ApiState,
    auth::{Admin, Caller},
    error::{ApiError, ApiResult, Kind},
    extract::{Path, Query},
    observe::RequestId,
    routes::problems::unknown_problem,
    stored_data::stored_data,
    views::ImportView,
};
use axum::{
    Json,
    body::Body,
    extract::{Extension, State},
    http::header,
    response::{IntoResponse, Response},
};
use futures::TryStreamExt;
use mettle_problems::{
    TestData,
    edit::{self, Change, FileMap},
};
use mettle_store::{ImportPolicy, NewImport, PlanCase, Problem, StoreError, Visibility};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Longest list of changes, in bytes of JSON.
const LONGEST_CHANGES: u64 = 1 << 20;

/// A test case, as administrators see it.
#[derive(Serialize, ToSchema)]
#[schema(as = TestLine, example = json!({
    "name": "secret/01", "group": "secret", "index": 1, "is_sample": false, "input_bytes": 4, "input_sha256": "ab…",
    "answer_bytes": 2, "answer_sha256": "cd…", "points": null
}))]
pub(crate) struct TestLine {
    /// Its name; write the slash as `%2F` in paths.
    name: String,
    /// The group it belongs to.
    group: String,
    /// Position in judging order, from 0.
    index: i64,
    /// Whether everyone sees it.
    is_sample: bool,
    /// Bytes of the input.
    input_bytes: i64,
    /// SHA-256 of the input.
    input_sha256: String,
    /// Bytes of the answer.
    answer_bytes: i64,
    /// SHA-256 of the answer.
    answer_sha256: String,
    /// Points, for scored problems.
    points: Option<f64>,
}

/// The tests of a problem's current version.
#[derive(Serialize, ToSchema)]
#[schema(as = Tests, example = json!({"version": 1, "items": []}))]
pub(crate) struct Tests {
    /// The version.
    version: i64,
    /// The tests, in judging order.
    items: Vec<TestLine>,
}

impl From<PlanCase> for TestLine {
    fn from(case: PlanCase) -> Self {
        TestLine {
            name: case.name,
            group: case.case_group,
            index: case.ordinal,
            is_sample: case.is_sample,
            input_bytes: case.input_bytes,
            input_sha256: case.input_digest,
            answer_bytes: case.answer_bytes,
            answer_sha256: case.answer_digest,
            points: case.points,
        }
    }
}

/// When the changed package is published.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PolicyQuery {
    /// As for uploads: `strict`, `warnings` (default), `force` or `draft`.
    #[param(example = "warnings")]
    policy: Option<String>,
}

/// The parts of a test to put.
#[derive(ToSchema)]
#[schema(example = json!({"input": "(a file)", "answer": "(a file)"}))]
#[allow(dead_code, reason = "describes the form")]
pub(crate) struct TestForm {
    /// What programs read; the old input stays without it.
    #[schema(value_type = Option<String>, format = Binary)]
    input: Option<String>,
    /// What they should write; the old answer stays without it.
    #[schema(value_type = Option<String>, format = Binary)]
    answer: Option<String>,
}

/// Several changes, which make one version.
#[derive(ToSchema)]
#[schema(example = json!({"changes": "[{\"op\": \"put\", \"test\": \"secret/07\", \"input\": \"a\", \"answer\": \"b\"}]"}))]
#[allow(dead_code, reason = "describes the form")]
pub(crate) struct ChangesForm {
    /// A JSON array: `{"op":"put","test","input"?,"answer"?}` (names of other fields of the form),
    /// `{"op":"delete","test"}`, `{"op":"rename","test","to"}`, `{"op":"mark","test","is_sample"}`,
    /// `{"op":"order","tests":[…]}`.
    changes: String,
}

/// What is different about a test.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeTest {
    /// A new name, and so another place in judging order.
    #[schema(example = "secret/02-large")]
    name: Option<String>,
    /// Whether everyone sees it.
    #[schema(example = true)]
    is_sample: Option<bool>,
}

/// List the tests of a problem's current version.
#[utoipa::path(
    get, path = "/admin/problems/{slug}/tests", tag = "admin", operation_id = "listTests",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b")),
    responses((status = 200, description = "All tests", body = Tests)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Path(slug): Path<String>,
) -> ApiResult<Json<Tests>> {
    let (problem, cases) = current(&state, &caller, &slug).await?;
    Ok(Json(Tests {
        version: problem.version,
        items: cases.into_iter().map(Into::into).collect(),
    }))
}

/// Download the input or the answer of a test.
#[utoipa::path(
    get, path = "/admin/problems/{slug}/tests/{test}/{part}", tag = "admin", operation_id = "downloadTest",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b"),
        ("test" = String, Path, description = "Name of the test, its slash as %2F", example = "secret%2F01"),
        ("part" = String, Path, description = "`input` or `answer`", example = "input")),
    responses((status = 200, description = "The bytes", body = String, content_type = "application/octet-stream",
        example = json!("1 2\n"))),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found"]))),
)]
pub(crate) async fn download(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Path((slug, test, part)): Path<(String, String, String)>,
) -> ApiResult<Response> {
    let (_, cases) = current(&state, &caller, &slug).await?;
    let case = cases.into_iter().find(|case| case.name == test);
    let case = case.ok_or_else(|| ApiError::not_found("test", &test))?;
    let (digest, size) = match part.as_str() {
        "input" => (case.input_digest, case.input_bytes),
        "answer" => (case.answer_digest, case.answer_bytes),
        _ => return Err(ApiError::not_found("part of a test", &part)),
    };
    let store = state.store.clone();
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    tokio::spawn(async move {
        let sent = async {
            let pieces = store.blob_pieces(&digest).await?;
            let mut pieces =
                pieces.ok_or(StoreError::Content(std::io::ErrorKind::NotFound.into()))?;
            while let Some(piece) = pieces.try_next().await? {
                if sender.send(Ok(piece)).await.is_err() {
                    break;
                }
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = sent.await {
            tracing::error!(%error, digest, "test data cannot be sent");
            let _ = sender.send(Err(error)).await;
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
    ];
    let pieces = futures::stream::unfold(receiver, |mut receiver| async {
        Some((receiver.recv().await?, receiver))
    });
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// Add a test, or replace its input, its answer or both.
#[utoipa::path(
    put, path = "/admin/problems/{slug}/tests/{test}", tag = "admin", operation_id = "putTest",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b"),
        ("test" = String, Path, description = "Name of the test, its slash as %2F", example = "secret%2F01"), PolicyQuery),
    request_body(content = TestForm, content_type = "multipart/form-data"),
    responses((status = 202, description = "A worker verifies the next version and publishes it", body = ImportView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "malformed-request", "validation-failed",
        "unsupported-media-type", "payload-too-large", "cross-origin", "request-timeout"]))),
)]
pub(crate) async fn put(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Extension(request_id): Extension<RequestId>,
    Path((slug, test)): Path<(String, String)>,
    Query(query): Query<PolicyQuery>,
    Upload(mut form): Upload,
) -> ApiResult<Response> {
    let mut parts = BTreeMap::new();
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        if !["input", "answer"].contains(&name.as_str()) {
            return Err(ApiError::field(name, "is no field of this form"));
        }
        parts.insert(name, kept_part(field).await?);
    }
    let part = |name: &str| parts.contains_key(name).then(|| name.to_owned());
    let change = Change::Put {
        test,
        input: part("input"),
        answer: part("answer"),
    };
    change_tests(
        &state,
        &caller,
        request_id,
        &slug,
        query,
        vec![change],
        parts,
    )
    .await
}

/// Rename a test, or make it a sample or a secret one.
#[utoipa::path(
    patch, path = "/admin/problems/{slug}/tests/{test}", tag = "admin", operation_id = "changeTest",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b"),
        ("test" = String, Path, description = "Name of the test, its slash as %2F", example = "secret%2F01"), PolicyQuery),
    request_body = ChangeTest,
    responses((status = 202, description = "A worker verifies the next version and publishes it", body = ImportView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "malformed-request", "validation-failed",
        "unsupported-media-type", "payload-too-large", "cross-origin", "request-timeout"]))),
)]
pub(crate) async fn patch(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Extension(request_id): Extension<RequestId>,
    Path((slug, test)): Path<(String, String)>,
    Query(query): Query<PolicyQuery>,
    crate::extract::Json(wanted): crate::extract::Json<ChangeTest>,
) -> ApiResult<Response> {
    let mut changes = Vec::new();
    let mut name = test.clone();
    if let Some(to) = wanted.name {
        changes.push(Change::Rename {
            test,
            to: to.clone(),
        });
        name = to;
    }
    if let Some(is_sample) = wanted.is_sample {
        changes.push(Change::Mark {
            test: name,
            is_sample,
        });
    }
    change_tests(
        &state,
        &caller,
        request_id,
        &slug,
        query,
        changes,
        BTreeMap::new(),
    )
    .await
}

/// Remove a test.
#[utoipa::path(
    delete, path = "/admin/problems/{slug}/tests/{test}", tag = "admin", operation_id = "deleteTest",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b"),
        ("test" = String, Path, description = "Name of the test, its slash as %2F", example = "secret%2F01"), PolicyQuery),
    responses((status = 202, description = "A worker verifies the next version and publishes it", body = ImportView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "validation-failed", "cross-origin"]))),
)]
pub(crate) async fn delete(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Extension(request_id): Extension<RequestId>,
    Path((slug, test)): Path<(String, String)>,
    Query(query): Query<PolicyQuery>,
) -> ApiResult<Response> {
    let changes = vec![Change::Delete { test }];
    change_tests(
        &state,
        &caller,
        request_id,
        &slug,
        query,
        changes,
        BTreeMap::new(),
    )
    .await
}

/// Make several changes, which become one version. Send `changes` first, then the files they name.
#[utoipa::path(
    post, path = "/admin/problems/{slug}/tests", tag = "admin", operation_id = "changeTests",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b"), PolicyQuery),
    request_body(content = ChangesForm, content_type = "multipart/form-data"),
    responses((status = 202, description = "A worker verifies the next version and publishes it", body = ImportView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "malformed-request", "validation-failed",
        "unsupported-media-type", "payload-too-large", "cross-origin", "request-timeout"]))),
)]
pub(crate) async fn change(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Extension(request_id): Extension<RequestId>,
    Path(slug): Path<String>,
    Query(query): Query<PolicyQuery>,
    Upload(mut form): Upload,
) -> ApiResult<Response> {
    let (mut changes, mut parts) = (Vec::new(), BTreeMap::new());
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "changes" {
            let text = short_text(field, LONGEST_CHANGES).await?;
            changes = serde_json::from_str(&text)
                .map_err(|error| ApiError::field("changes", format!("does not fit: {error}")))?;
        } else {
            parts.insert(name, kept_part(field).await?);
        }
    }
    change_tests(&state, &caller, request_id, &slug, query, changes, parts).await
}

async fn current(
    state: &ApiState,
    caller: &Caller,
    slug: &str,
) -> ApiResult<(Problem, Vec<PlanCase>)> {
    let problem = state.store.problem(slug, caller.viewer()).await?;
    let problem = problem.ok_or_else(|| unknown_problem(slug))?;
    let plan = state.store.judging_plan(problem.version_id).await?;
    Ok((problem, plan.map(|plan| plan.cases).unwrap_or_default()))
}

async fn change_tests(
    state: &ApiState,
    caller: &Caller,
    request_id: RequestId,
    slug: &str,
    query: PolicyQuery,
    changes: Vec<Change>,
    parts: BTreeMap<String, TestData>,
) -> ApiResult<Response> {
    if changes.is_empty() {
        return Err(ApiError::field(
            "changes",
            "are missing: nothing is to be changed",
        ));
    }
    let policy: ImportPolicy = match query.policy {
        Some(text) => word("policy", text)?,
        None => ImportPolicy::default(),
    };
    let problem = state.store.problem(slug, caller.viewer()).await?;
    let problem = problem.ok_or_else(|| unknown_problem(slug))?;
    let mut files: FileMap = state
        .store
        .version_files(problem.version_id)
        .await?
        .iter()
        .map(|file| (file.path.clone(), stored_data(&state.store, file)))
        .collect();
    edit::apply(&mut files, &changes, &parts)
        .map_err(|error| ApiError::field("changes", error.to_string()))?;
    let archive = archive_of(&problem.summary.slug, files).await?;
    let id = Uuid::now_v7();
    let size_bytes = state.store.put_upload(id, file_stream(archive)).await?;
    let new = NewImport {
        id,
        user_id: Some(caller.user.id),
        file_name: format!("{}.zip", problem.summary.slug),
        size_bytes,
        policy,
        visibility: Visibility::Public,
        base_version: Some(problem.version),
        request_id: Some(request_id.0),
    };
    stored(state, &new).await
}

/// Download the package of a problem's current version, as a zip archive.
#[utoipa::path(
    get, path = "/admin/problems/{slug}/package", tag = "admin", operation_id = "exportProblem",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b")),
    responses((status = 200, description = "The archive", body = String, content_type = "application/zip",
        example = json!("(a zip archive)"))),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found"]))),
)]
pub(crate) async fn export(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Path(slug): Path<String>,
) -> ApiResult<Response> {
    let problem = state.store.problem(&slug, caller.viewer()).await?;
    let problem = problem.ok_or_else(|| unknown_problem(&slug))?;
    let files = state.store.version_files(problem.version_id).await?;
    if files.is_empty() {
        let detail = format!("{slug} was published without its package.");
        return Err(ApiError::new(Kind::NotFound, detail));
    }
    let files = files
        .iter()
        .map(|file| (file.path.clone(), stored_data(&state.store, file)))
        .collect();
    let archive = archive_of(&problem.summary.slug, files).await?;
    let size = archive.metadata().map_err(ApiError::internal)?.len();
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.zip\"", problem.summary.slug),
        ),
    ];
    Ok((headers, Body::from_stream(file_stream(archive))).into_response())
}
