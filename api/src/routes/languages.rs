//! What programs can be written in.

use crate::{ApiState, config::LanguageDescription, page::Page};
use axum::{Json, extract::State};

/// The languages this installation runs, with versions.
#[utoipa::path(
    get, path = "/languages", tag = "practice", operation_id = "listLanguages",
    responses((status = 200, description = "All languages", body = Page<LanguageDescription>)),
)]
pub(crate) async fn list(State(state): State<ApiState>) -> Json<Page<LanguageDescription>> {
    Json(Page::whole(state.config.languages.clone()))
}
