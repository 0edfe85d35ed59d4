//! For whoever runs the server: alive, ready, metrics.

use crate::ApiState;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::{fmt::Display, time::Duration};
use utoipa::ToSchema;

/// How long a part may take to answer before it counts as away.
const PATIENCE: Duration = Duration::from_secs(3);

/// This process answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct Alive {
    /// Always `ok`.
    #[schema(example = "ok")]
    status: &'static str,
    /// Version of the program.
    #[schema(example = "0.1.0")]
    version: &'static str,
}

/// Whether the process is alive. Says nothing of the parts it needs.
#[utoipa::path(
    get, path = "/healthz", tag = "operations", operation_id = "alive",
    responses((status = 200, description = "Alive", body = Alive)),
)]
pub(crate) async fn alive() -> Json<Alive> {
    Json(Alive {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// Whether requests can be served, and if not, which part is missing.
#[derive(Serialize, ToSchema)]
pub(crate) struct Readiness {
    /// Whether all parts answer.
    #[schema(example = true)]
    ready: bool,
    /// The database.
    database: Part,
    /// The queue.
    queue: Part,
}

/// A part the API needs.
#[derive(Serialize, ToSchema)]
pub(crate) struct Part {
    /// Which sort of it is in use.
    #[schema(example = "SQLite")]
    kind: &'static str,
    /// Whether it answers.
    #[schema(example = true)]
    ok: bool,
    /// What to look at if it does not. The cause is in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = json!(null))]
    problem: Option<String>,
}

/// Whether requests can be served: the database and the queue answer.
#[utoipa::path(
    get, path = "/readyz", tag = "operations", operation_id = "ready",
    responses(
        (status = 200, description = "All parts answer", body = Readiness),
        (status = 503, description = "A part does not answer", body = Readiness),
    ),
)]
pub(crate) async fn ready(State(state): State<ApiState>) -> Response {
    let (database, queue) = tokio::join!(
        part("the database", state.store.engine(), state.store.ping()),
        part("the queue", state.queue.kind(), state.queue.check()),
    );
    let ready = database.ok && queue.ok;
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        Json(Readiness {
            ready,
            database,
            queue,
        }),
    )
        .into_response()
}

async fn part<E: Display>(
    name: &str,
    kind: &'static str,
    check: impl Future<Output = Result<(), E>>,
) -> Part {
    let problem = match tokio::time::timeout(PATIENCE, check).await {
        Ok(Ok(())) => None,
        Ok(Err(error)) => {
            tracing::warn!(%error, "{name} does not answer");
            Some(format!("{name} ({kind}) does not answer; see the log"))
        }
        Err(_) => {
            tracing::warn!("{name} did not answer within {PATIENCE:?}");
            Some(format!(
                "{name} ({kind}) did not answer within {} seconds",
                PATIENCE.as_secs()
            ))
        }
    };
    Part {
        kind,
        ok: problem.is_none(),
        problem,
    }
}

/// What this process has counted, in Prometheus's text format.
#[utoipa::path(
    get, path = "/metrics", tag = "operations", operation_id = "metrics",
    responses((status = 200, description = "All metrics", body = String, content_type = "text/plain",
        example = json!("mettle_http_requests_total{method=\"GET\",route=\"/api/v1/problems\",status=\"200\"} 7\n"))),
)]
pub(crate) async fn metrics(State(state): State<ApiState>) -> impl IntoResponse {
    (
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        state.metrics.render(),
    )
}
