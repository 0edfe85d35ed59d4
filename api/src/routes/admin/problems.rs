//! What administrators may change of a problem without a new version.

use crate::{
    ApiState,
    auth::Admin,
    error::ApiResult,
    extract::{Json, Path},
    routes::problems::unknown_problem,
    views::{ProblemView, VisibilityWord},
};
use axum::extract::State;
use chrono::Utc;
use mettle_store::{NewAuditEntry, Visibility};
use serde::Deserialize;
use utoipa::ToSchema;

/// What to change; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeProblem {
    /// Who sees it.
    #[schema(value_type = Option<VisibilityWord>)]
    visibility: Option<Visibility>,
    /// True: nobody finds it and nobody can submit to it any more; what was submitted stays.
    #[schema(example = false)]
    retired: Option<bool>,
}

/// Show, hide, retire a problem or take it back.
#[utoipa::path(
    patch, path = "/admin/problems/{slug}", tag = "admin", operation_id = "changeProblem",
    params(("slug" = String, Path, description = "Name of the problem", example = "a-plus-b")),
    request_body = ChangeProblem,
    responses((status = 200, description = "The problem", body = ProblemView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden", "not-found", "malformed-request", "validation-failed",
        "unsupported-media-type", "payload-too-large", "cross-origin", "request-timeout"]))),
)]
pub(crate) async fn change(
    State(state): State<ApiState>,
    Admin(caller): Admin,
    Path(slug): Path<String>,
    Json(change): Json<ChangeProblem>,
) -> ApiResult<axum::Json<ProblemView>> {
    let now = Utc::now();
    let problem = state.store.problem(&slug, caller.viewer()).await?;
    let problem = problem.ok_or_else(|| unknown_problem(&slug))?;
    let note = |action: &str, details| NewAuditEntry {
        user_id: caller.user.id,
        action: action.into(),
        target: slug.clone(),
        details,
    };
    if let Some(visibility) = change.visibility {
        state.store.set_visibility(&slug, visibility, now).await?;
        let details = serde_json::json!({"visibility": visibility});
        let entry = note("problem.visibility", details);
        state.store.note_action(&entry, now).await?;
    }
    if let Some(retired) = change.retired {
        state.store.set_retired(&slug, retired, now).await?;
        let entry = note("problem.retire", serde_json::json!({"retired": retired}));
        state.store.note_action(&entry, now).await?;
    }
    let problem = match state.store.problem(&slug, caller.viewer()).await? {
        Some(changed) => changed,
        None => problem,
    };
    Ok(axum::Json(ProblemView::new(
        problem,
        &state.config.languages,
    )))
}
