//! What administrators did.

use crate::{
    ApiState,
    auth::Admin,
    error::ApiResult,
    extract::Query,
    page::{Page, PageParams},
};
use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use mettle_store::AuditEntry;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that an administrator did.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditLine, example = json!({
    "id": "0198c0de-0000-7000-8000-000000000004", "user_id": "0198c0de-0000-7000-8000-00000000a11c", "username": "ada",
    "action": "problem.retire", "target": "sum", "details": {"retired": true}, "at": "2026-10-05T09:15:00Z"
}))]
pub(crate) struct AuditLine {
    /// Id; sorts by time.
    #[schema(example = "0198c0de-0000-7000-8000-000000000004")]
    id: Uuid,
    /// Who; null when the account is gone.
    #[schema(example = "0198c0de-0000-7000-8000-00000000a11c")]
    user_id: Option<Uuid>,
    /// Their name at the time.
    #[schema(example = "ada")]
    username: String,
    /// What.
    #[schema(example = "problem.retire")]
    action: String,
    /// To what: a slug or an id.
    #[schema(example = "sum")]
    target: String,
    /// More about it.
    #[schema(value_type = Object)]
    details: serde_json::Value,
    /// When.
    #[schema(example = "2026-10-05T09:15:00Z")]
    at: DateTime<Utc>,
}

impl From<AuditEntry> for AuditLine {
    fn from(entry: AuditEntry) -> Self {
        AuditLine {
            id: entry.id,
            user_id: entry.user_id,
            username: entry.username,
            action: entry.action,
            target: entry.target,
            details: entry.details,
            at: entry.at,
        }
    }
}

/// List what administrators did, newest first.
#[utoipa::path(
    get, path = "/admin/audit-log", tag = "admin", operation_id = "auditLog",
    params(PageParams),
    responses((status = 200, description = "A page of actions", body = Page<AuditLine>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "malformed-request", "invalid-cursor"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    _: Admin,
    Query(page): Query<PageParams>,
) -> ApiResult<Json<Page<AuditLine>>> {
    Ok(Json(Page::of(
        state.store.audit_log(&page.request()?).await?,
    )))
}
