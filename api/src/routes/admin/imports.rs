//! Packages on their way in.

use super::upload::{Upload, malformed, not_arrived, pieces, short_text};
use crate::{
    ApiState,
    auth::Admin,
    error::{ApiError, ApiResult},
    extract::{Path, Query},
    live::{EventsQuery, ImportMessage, Subject, open},
    observe::RequestId,
    page::{Page, PageParams},
    routes::work::announce_as,
    views::{ImportLine, ImportView},
};
use axum::{
    Json,
    extract::{
        Extension, State, WebSocketUpgrade, multipart::Field,
        ws::rejection::WebSocketUpgradeRejection,
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Utc;
use mettle_domain::{EventBody, ImportStep};
use mettle_queue::Hint;
use mettle_store::{ImportPolicy, NewImport, StoreError, Visibility};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// Longest policy or visibility, in bytes.
const LONGEST_WORD: u64 = 100;

/// A package to take in.
#[derive(ToSchema)]
#[schema(example = json!({"policy": "warnings", "visibility": "public", "package": "(the zip archive)"}))]
#[allow(dead_code, reason = "describes the form")]
pub(crate) struct PackageForm {
    /// The zip archive. Its name, or that of the folder at its top, becomes the problem's slug.
    #[schema(value_type = String, format = Binary)]
    package: String,
    /// `strict`: publish only without any finding; `warnings` (default): warnings are accepted;
    /// `force`: publish whatever can be judged; `draft`: verify only. Send it before the package.
    #[schema(example = "warnings")]
    policy: Option<String>,
    /// `public` (default) or `hidden`, for a problem that is new.
    #[schema(example = "public")]
    visibility: Option<String>,
}

/// Upload a package. It is stored, then verified by a worker, and published only if it is right; follow `events`.
#[utoipa::path(
    post, path = "/admin/problems", tag = "admin", operation_id = "importProblem",
    request_body(content = PackageForm, content_type = "multipart/form-data"),
    responses((status = 202, description = "Stored; a worker takes it in", body = ImportView,
        headers(("Location" = String, description = "Path of the import")))),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "malformed-request", "unsupported-media-type", "payload-too-large",
        "request-timeout", "validation-failed", "cross-origin"]))),
)]
pub(crate) async fn create(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Extension(request_id): Extension<RequestId>,
    Upload(mut form): Upload,
) -> ApiResult<Response> {
    let mut new = NewImport {
        id: Uuid::now_v7(),
        user_id: Some(caller.user.id),
        file_name: String::new(),
        size_bytes: 0,
        policy: ImportPolicy::default(),
        visibility: Visibility::Public,
        base_version: None,
        request_id: Some(request_id.0),
    };
    let mut kept = false;
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        match field.name().unwrap_or_default() {
            "package" if !kept => {
                new.file_name = field.file_name().unwrap_or("package.zip").to_owned();
                new.size_bytes = keep(&state, new.id, field).await?;
                kept = true;
            }
            "policy" => new.policy = word("policy", short_text(field, LONGEST_WORD).await?)?,
            "visibility" => {
                new.visibility = word("visibility", short_text(field, LONGEST_WORD).await?)?
            }
            other => {
                let refused = ApiError::field(other, "is no field of this form, or is there twice");
                return Err(forget(&state, new.id, refused).await);
            }
        }
    }
    if !kept {
        return Err(ApiError::field(
            "package",
            "is missing: the zip archive of the problem package",
        ));
    }
    stored(&state, &new).await
}

/// Stores an import whose content is kept, and tells the workers.
pub(super) async fn stored(state: &ApiState, new: &NewImport) -> ApiResult<Response> {
    if let Err(error) = state.store.create_import(new, Utc::now()).await {
        return Err(forget(state, new.id, error.into()).await);
    }
    let received = ImportStep::Received {
        file: new.file_name.clone(),
        size_bytes: new.size_bytes,
    };
    announce_as(state, Hint::import(new.id), EventBody::Import(received)).await;
    let import = state.store.import(new.id).await?;
    let import = import.ok_or_else(|| ApiError::not_found("import", new.id))?;
    let location = [(
        header::LOCATION,
        format!("/api/v1/admin/imports/{}", new.id),
    )];
    Ok((
        StatusCode::ACCEPTED,
        location,
        Json(ImportView::from(import)),
    )
        .into_response())
}

async fn keep(state: &ApiState, id: Uuid, field: Field<'_>) -> ApiResult<u64> {
    let limit = state.config.upload_limit_bytes;
    let too_large = Arc::default();
    let content = pieces(field, limit, Arc::clone(&too_large));
    match state.store.put_upload(id, content).await {
        Ok(size) => Ok(size),
        Err(error @ StoreError::Content(_)) => Err(not_arrived(&too_large, limit).because(error)),
        Err(error) => Err(error.into()),
    }
}

/// What was uploaded is not kept when the request is refused after all.
async fn forget(state: &ApiState, id: Uuid, refused: ApiError) -> ApiError {
    if let Err(error) = state.store.delete_upload(id).await {
        tracing::warn!(%error, "cannot remove a refused upload; it is pruned later");
    }
    refused
}

pub(super) fn word<T: DeserializeOwned>(field: &str, text: String) -> ApiResult<T> {
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|error| ApiError::field(field, format!("is none of the words it may be: {error}")))
}

/// List uploaded packages, newest first.
#[utoipa::path(
    get, path = "/admin/imports", tag = "admin", operation_id = "listImports",
    params(PageParams),
    responses((status = 200, description = "A page of imports", body = Page<ImportLine>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "malformed-request", "invalid-cursor"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    _: Admin,
    Query(page): Query<PageParams>,
) -> ApiResult<Json<Page<ImportLine>>> {
    Ok(Json(Page::of(state.store.imports(&page.request()?).await?)))
}

/// Show an import with everything that was found.
#[utoipa::path(
    get, path = "/admin/imports/{id}", tag = "admin", operation_id = "showImport",
    params(("id" = Uuid, Path, description = "Id of the import", example = "0198c0de-0000-7000-8000-000000000003")),
    responses((status = 200, description = "The import", body = ImportView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found"]))),
)]
pub(crate) async fn show(
    State(state): State<ApiState>,
    _: Admin,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<ImportView>> {
    let import = state.store.import(id).await?;
    Ok(Json(
        import
            .ok_or_else(|| ApiError::not_found("import", id))?
            .into(),
    ))
}

/// Follow an import (WebSocket): the events so far, then what happens, until it is done.
#[utoipa::path(
    get, path = "/admin/imports/{id}/events", tag = "live", operation_id = "importEvents",
    params(("id" = Uuid, Path, description = "Id of the import", example = "0198c0de-0000-7000-8000-000000000003"), EventsQuery),
    responses((status = 101, description = "Messages follow, each an ImportMessage", body = ImportMessage)),
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
        Subject::import(id, caller)
    })
    .await
}
