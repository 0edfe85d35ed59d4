//! Long-lived tokens for programs.

use crate::{
    ApiState,
    auth::{Scope, SignedIn},
    error::{ApiError, ApiResult},
    extract::{Json, Path},
    page::Page,
    secrets::{TokenKind, new_token},
    views::ApiTokenView,
};
use axum::{extract::State, http::StatusCode};
use chrono::{Duration, Utc};
use mettle_store::{NewApiToken, Role, TokenHash};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Most tokens of one account.
const MAX_TOKENS: usize = 50;

/// A token to create.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CreateApiToken {
    /// What you call it, 1 to 100 characters.
    #[schema(example = "build server")]
    name: String,
    /// What it may be used for: `read`, `submit`, `admin` (administrators only). Default: read and submit.
    #[serde(default)]
    #[schema(example = json!(["read", "submit"]))]
    scopes: Option<Vec<String>>,
    /// Days until it ends, 1 to 3650; absent for never.
    #[schema(example = 90, minimum = 1, maximum = 3650)]
    expires_in_days: Option<i64>,
}

/// A new token. It is shown this one time.
#[derive(Serialize, ToSchema)]
#[schema(as = NewApiToken)]
pub(crate) struct NewApiTokenView {
    #[serde(flatten)]
    view: ApiTokenView,
    /// The token itself, for `Authorization: Bearer`.
    #[schema(example = "mtk_dGhpcyBpcyBub3QgYSByZWFsIHRva2VuLCBzb3JyeSE")]
    token: String,
}

/// Create an API token. Only its hash is stored: keep the token, it is not shown again.
#[utoipa::path(
    post, path = "/me/tokens", tag = "auth", operation_id = "createApiToken", request_body = CreateApiToken,
    responses((status = 201, description = "The token, this once", body = NewApiTokenView)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["validation-failed", "malformed-request", "unsupported-media-type", "forbidden",
        "cross-origin"]))),
)]
pub(crate) async fn create(
    State(state): State<ApiState>,
    caller: SignedIn,
    Json(body): Json<CreateApiToken>,
) -> ApiResult<(StatusCode, axum::Json<NewApiTokenView>)> {
    let name = body.name.trim().to_owned();
    if !(1..=100).contains(&name.chars().count()) || name.contains(char::is_control) {
        return Err(ApiError::field("name", "must have 1 to 100 characters"));
    }
    if state.store.api_tokens(caller.user.id).await?.len() >= MAX_TOKENS {
        return Err(ApiError::field(
            "name",
            format!("would be token number {}; revoke one first", MAX_TOKENS + 1),
        ));
    }
    let token = new_token(TokenKind::Api)?;
    let new = NewApiToken {
        user_id: caller.user.id,
        name,
        token_hash: TokenHash::of(&token),
        scopes: check_scopes(body.scopes, caller.user.role)?,
        expires_at: check_days(body.expires_in_days)?.map(|lifetime| Utc::now() + lifetime),
    };
    let view = state.store.create_api_token(new, Utc::now()).await?.into();
    Ok((
        StatusCode::CREATED,
        axum::Json(NewApiTokenView { view, token }),
    ))
}

fn check_scopes(wanted: Option<Vec<String>>, role: Role) -> ApiResult<Vec<String>> {
    let Some(wanted) = wanted else {
        return Ok([Scope::Read, Scope::Submit]
            .map(|scope| scope.name().to_owned())
            .to_vec());
    };
    let mut scopes = Vec::new();
    for name in wanted {
        let scope = Scope::ALL
            .into_iter()
            .find(|scope| scope.name() == name)
            .ok_or_else(|| {
                let names = Scope::ALL.map(Scope::name).join(", ");
                ApiError::field("scopes", format!("unknown scope {name:?}; one of {names}"))
            })?;
        if scope == Scope::Admin && role != Role::Admin {
            return Err(ApiError::field(
                "scopes",
                "\"admin\" is for administrators only",
            ));
        }
        if !scopes.contains(&name) {
            scopes.push(name);
        }
    }
    match scopes.is_empty() {
        true => Err(ApiError::field(
            "scopes",
            "is empty; such a token could do nothing",
        )),
        false => Ok(scopes),
    }
}

fn check_days(days: Option<i64>) -> ApiResult<Option<Duration>> {
    match days {
        None => Ok(None),
        Some(days @ 1..=3650) => Ok(Some(Duration::days(days))),
        Some(days) => Err(ApiError::field(
            "expires_in_days",
            format!("is 1 to 3650, not {days}"),
        )),
    }
}

/// The API tokens of the account, newest first, without their secrets.
#[utoipa::path(
    get, path = "/me/tokens", tag = "auth", operation_id = "listApiTokens",
    responses((status = 200, description = "All tokens", body = Page<ApiTokenView>)),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["forbidden"]))),
)]
pub(crate) async fn list(
    State(state): State<ApiState>,
    caller: SignedIn,
) -> ApiResult<axum::Json<Page<ApiTokenView>>> {
    let tokens = state.store.api_tokens(caller.user.id).await?;
    Ok(axum::Json(Page::whole(tokens)))
}

/// Revoke an API token.
#[utoipa::path(
    delete, path = "/me/tokens/{id}", tag = "auth", operation_id = "revokeApiToken",
    params(("id" = Uuid, Path, description = "Id of the token", example = "0198c0de-0000-7000-8000-000000000701")),
    responses((status = 204, description = "Revoked")),
    security(("bearer" = []), ("cookie" = [])),
    extensions(("x-problems" = json!(["not-found", "forbidden", "cross-origin"]))),
)]
pub(crate) async fn revoke(
    State(state): State<ApiState>,
    caller: SignedIn,
    Path(id): Path<Uuid>,
) -> ApiResult<StatusCode> {
    match state.store.revoke_api_token(caller.user.id, id).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ApiError::not_found("API token", id)),
    }
}
