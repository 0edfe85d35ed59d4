//! Packages on their way in.

use super::StatusWord;
use chrono::{DateTime, Utc};
use mettle_store::{Import, ImportSummary, Status};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An uploaded package in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportLine)]
pub(crate) struct ImportLine {
    /// Id; sorts by time.
    #[schema(example = "0198c0de-0000-7000-8000-000000000003")]
    id: Uuid,
    /// Who uploaded it; null when the account is gone.
    #[schema(example = "0198c0de-0000-7000-8000-00000000a11c")]
    user_id: Option<Uuid>,
    /// The file's name.
    #[schema(example = "sum.zip")]
    file_name: String,
    /// Its bytes.
    #[schema(example = 20480)]
    size_bytes: i64,
    /// When it is published: `strict`, `warnings`, `force` or `draft`.
    #[schema(value_type = String, example = "warnings")]
    policy: serde_json::Value,
    /// Where it is; while a worker has it, `compiling`.
    #[schema(value_type = StatusWord)]
    status: Status,
    /// `published`, `unchanged`, `verified`, `refused`, or `JE` when taking it in failed (our fault); null until done.
    #[schema(example = "published")]
    outcome: Option<String>,
    /// Slug of the problem, once published.
    #[schema(example = "sum")]
    slug: Option<String>,
    /// Version of the problem, once published.
    #[schema(example = 1)]
    version: Option<i64>,
    /// Attempt at it, from 1; 0 before the first.
    #[schema(example = 1)]
    attempt: i64,
    /// When it was uploaded.
    #[schema(example = "2026-10-05T09:15:00Z")]
    created_at: DateTime<Utc>,
    /// When it was done.
    #[schema(example = "2026-10-05T09:15:01Z")]
    ended_at: Option<DateTime<Utc>>,
    /// Path of the WebSocket that tells what happens.
    #[schema(example = "/api/v1/admin/imports/0198c0de-0000-7000-8000-000000000003/events")]
    events: String,
}

/// An uploaded package with everything that was found.
#[derive(Serialize, ToSchema)]
#[schema(as = Import)]
pub(crate) struct ImportView {
    /// What lists show too.
    #[serde(flatten)]
    summary: ImportLine,
    /// What was found: `findings`, `submissions` with a verdict and a time for each of `cases`,
    /// `limits` with their slack, `toothless` tests (no wrong submission fails them), and the
    /// `reason` of a refusal. Null until done.
    #[schema(value_type = Option<Object>, example = json!({"slug": "sum", "findings": [], "checked": 3, "mismatched": 0}))]
    report: Option<serde_json::Value>,
    /// Why taking it in failed, if it did.
    #[schema(example = json!(null))]
    judge_error: Option<String>,
}

impl From<ImportSummary> for ImportLine {
    fn from(import: ImportSummary) -> Self {
        ImportLine {
            events: format!("/api/v1/admin/imports/{}/events", import.id),
            id: import.id,
            user_id: import.user_id,
            file_name: import.file_name,
            size_bytes: import.size_bytes,
            policy: serde_json::to_value(import.policy).unwrap_or_default(),
            status: import.status,
            outcome: import.verdict,
            slug: import.slug,
            version: import.version,
            attempt: import.attempt,
            created_at: import.created_at,
            ended_at: import.judged_at,
        }
    }
}

impl From<Import> for ImportView {
    fn from(import: Import) -> Self {
        ImportView {
            summary: import.summary.into(),
            report: import.report,
            judge_error: import.judge_error,
        }
    }
}
