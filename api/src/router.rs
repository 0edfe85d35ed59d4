//! The routes and what is around all of them.

use crate::{
    ApiState,
    error::{ApiError, ApiResult, Kind},
    observe::{REQUEST_ID, observe},
    openapi,
    origin::{ClientAddress, refuse_foreign_pages},
    ratelimit::bucket_of,
    routes,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use std::time::Duration;
use tower::util::option_layer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use utoipa_axum::router::OpenApiRouter;

/// All routes of the API, ready to serve or to be merged with more (the web app, say).
///
/// Serve it with the client's address as `ConnectInfo<SocketAddr>`, as [`crate::serve`] does:
/// without it all callers share one address's rate limit.
pub fn router(state: ApiState) -> Router {
    let (routes, document) = documented().split_for_parts();
    routes
        .merge(openapi::pages(document))
        .route("/", get(|| async { Redirect::to("/api/docs/") }))
        .fallback(unknown_path)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(state.clone(), limit_address))
        .layer(from_fn_with_state(state.clone(), refuse_foreign_pages))
        .layer(option_layer(cors(&state)))
        .layer(from_fn_with_state(state.clone(), observe))
        .with_state(state)
}

/// The OpenAPI document, as `/api/v1/openapi.json` serves it.
pub fn openapi_json() -> String {
    documented()
        .into_openapi()
        .to_pretty_json()
        .expect("the document is plain values")
}

fn documented() -> OpenApiRouter<ApiState> {
    let mut router = OpenApiRouter::with_openapi(openapi::base())
        .nest("/api/v1", routes::v1())
        .merge(routes::operations());
    let document = openapi::complete(router.to_openapi());
    *router.get_openapi_mut() = document;
    router
}

async fn unknown_path(request: Request) -> ApiError {
    let detail = format!(
        "There is nothing at {}. The paths are listed at /api/docs.",
        request.uri().path()
    );
    ApiError::new(Kind::NotFound, detail)
}

async fn wrong_method(request: Request) -> ApiError {
    let detail = format!(
        "{} does not take {}.",
        request.uri().path(),
        request.method()
    );
    ApiError::new(Kind::MethodNotAllowed, detail)
}

/// Probes and scrapers are not counted: they must see a busy server.
async fn limit_address(
    State(state): State<ApiState>,
    address: ClientAddress,
    request: Request,
    next: Next,
) -> Response {
    let exempt = matches!(request.uri().path(), "/healthz" | "/readyz" | "/metrics");
    let checked: ApiResult<()> = if exempt {
        Ok(())
    } else {
        state.limits.address.check(&bucket_of(address.0))
    };
    match checked {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// Closed unless origins are configured. Those call with tokens: cookies stay same-origin.
fn cors(state: &ApiState) -> Option<CorsLayer> {
    let origins: Vec<_> = state
        .config
        .allowed_origins
        .iter()
        .filter_map(|origin| HeaderValue::from_str(origin).ok())
        .collect();
    if origins.is_empty() {
        return None;
    }
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            REQUEST_ID,
        ])
        .expose_headers([header::LOCATION, header::RETRY_AFTER, REQUEST_ID])
        .max_age(Duration::from_secs(600));
    Some(layer)
}
