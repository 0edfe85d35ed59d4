//! The OpenAPI document and the pages that show it.
//!
//! Routes are documented where they are written. What all of them share is added here: the
//! security schemes, and the problem documents each route names under `x-problems`.

use crate::{
    ApiState,
    error::{Kind, Problem, TYPE_PREFIX},
    live::LiveMessage,
};
use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use std::{collections::BTreeMap, sync::Arc};
use tower_http::compression::CompressionLayer;
use utoipa::{
    OpenApi, PartialSchema,
    openapi::{
        Content, ContentBuilder, OpenApi as Document, RefOr, ResponseBuilder,
        example::ExampleBuilder,
        path::{Operation, PathItem},
        schema::{ArrayBuilder, Ref, Schema},
        security::{
            ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
        },
    },
};
use utoipa_swagger_ui::{Config, SwaggerUi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Mettle",
        description = include_str!("openapi.md"),
    ),
    servers((url = "/", description = "this server")),
    tags(
        (name = "auth", description = "Accounts, tokens and logins."),
        (name = "practice", description = "Problems, languages, submissions and runs."),
        (name = "live", description = "Events over WebSockets."),
        (name = "progress", description = "Statistics, skills and the leaderboard."),
        (name = "admin", description = "Problems and packages, for administrators."),
        (name = "operations", description = "For whoever runs the server."),
    ),
    components(schemas(Problem, LiveMessage)),
)]
struct Base;

/// What the routes' own documents are merged into.
pub(crate) fn base() -> Document {
    Base::openapi()
}

/// Adds what every operation shares to the collected document.
pub(crate) fn complete(mut document: Document) -> Document {
    if let Some(components) = &mut document.components {
        refer_to_items(&mut components.schemas);
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
            "An access token from log in or refresh, or an API token from `POST /api/v1/me/tokens`.",
        ));
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer.build()));
        let cookie = ApiKeyValue::with_description(
            crate::auth::ACCESS_COOKIE,
            "Set by log in, for pages of the same origin only.",
        );
        components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
    for item in document.paths.paths.values_mut() {
        for operation in operations(item) {
            add_problems(operation);
        }
    }
    document
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [
        &mut item.get,
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ]
    .into_iter()
    .flatten()
}

/// Pages are generic, which spells their items out again: let them refer to the items' own schema.
fn refer_to_items(schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    let names: Vec<String> = schemas.keys().cloned().collect();
    for (name, schema) in schemas.iter_mut() {
        let item = name
            .strip_prefix("Page_")
            .filter(|item| names.iter().any(|name| name == item));
        if let (Some(item), RefOr::T(Schema::Object(page))) = (item, schema) {
            let items = ArrayBuilder::new()
                .items(Ref::from_schema_name(item))
                .description(Some("The items, in the list's order."));
            page.properties
                .insert("items".to_owned(), RefOr::T(Schema::Array(items.build())));
        }
    }
}

/// Turns the names under `x-problems` into documented responses with an example of each, and
/// adds what any route may answer.
fn add_problems(operation: &mut Operation) {
    let named = operation
        .extensions
        .as_mut()
        .and_then(|extensions| extensions.remove("x-problems"));
    let named: Vec<String> = named
        .and_then(|names| serde_json::from_value(names).ok())
        .unwrap_or_default();
    let secured = operation
        .security
        .as_ref()
        .is_some_and(|all| !all.contains(&SecurityRequirement::default()));
    // Probes and scrapers are not limited and answer whatever else is away.
    let probe = operation
        .tags
        .iter()
        .flatten()
        .any(|tag| tag == "operations");
    let implied = |kind: Kind| match kind {
        Kind::AuthenticationRequired | Kind::TokenInvalid | Kind::TokenExpired => secured,
        Kind::Internal => true,
        Kind::RateLimited | Kind::Unavailable => !probe,
        _ => false,
    };
    let mut unknown = named.clone();
    for &kind in Kind::ALL {
        unknown.retain(|name| name != kind.name());
        if implied(kind) || named.iter().any(|name| name == kind.name()) {
            add_problem(operation, kind);
        }
    }
    assert!(
        unknown.is_empty(),
        "{:?} names problems that do not exist: {unknown:?}",
        operation.operation_id
    );
}

fn add_problem(operation: &mut Operation, kind: Kind) {
    let status = kind.status().as_u16().to_string();
    let responses = &mut operation.responses.responses;
    let response = responses
        .entry(status)
        .or_insert_with(|| RefOr::T(ResponseBuilder::new().description("").build()));
    let RefOr::T(response) = response else { return };
    if !response.description.is_empty() {
        response.description.push_str("; ");
    }
    response.description.push_str(kind.title());
    if matches!(kind, Kind::RateLimited) {
        let header =
            utoipa::openapi::header::HeaderBuilder::new().description(Some("Seconds to wait."));
        response.headers.insert(
            "Retry-After".to_owned(),
            RefOr::T(header.schema(Some(u32::schema())).build()),
        );
    }
    let content = response
        .content
        .entry("application/problem+json".to_owned())
        .or_insert_with(|| RefOr::T(problem_content()));
    if let RefOr::T(content) = content {
        let document = Problem::new(kind, kind.explanation());
        let value = serde_json::to_value(document).expect("a problem is strings and numbers");
        let example = ExampleBuilder::new()
            .summary(kind.title())
            .value(Some(value))
            .build();
        content
            .examples
            .insert(kind.name().to_owned(), RefOr::T(example));
    }
}

fn problem_content() -> Content {
    ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("ProblemDetails")))
        .build()
}

/// The document, its page, and a page for each kind of problem.
pub(crate) fn pages(document: Document) -> Router<ApiState> {
    let json: Arc<str> = document
        .to_json()
        .expect("the document is plain values")
        .into();
    let config = Config::from("/api/v1/openapi.json")
        .validator_url("none") // else it asks a server on the internet
        .display_request_duration(true)
        .try_it_out_enabled(true)
        .doc_expansion("list");
    let docs: Router<ApiState> = SwaggerUi::new("/api/docs").config(config).into();
    let serve_json = move || async move {
        (
            [(header::CONTENT_TYPE, "application/json")],
            json.to_string(),
        )
    };
    docs.route("/api/v1/openapi.json", get(serve_json))
        .route("/api/errors/{name}", get(explain_problem))
        .layer(CompressionLayer::new())
}

/// What `type` of a problem document leads to.
async fn explain_problem(Path(name): Path<String>) -> Response {
    match Kind::ALL.iter().find(|kind| kind.name() == name) {
        None => (StatusCode::NOT_FOUND, Html("<!doctype html><title>Unknown problem</title><p>No problem has this name.")).into_response(),
        Some(kind) => Html(format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>\
             <h1>{title}</h1><p>{explanation}</p><p>Type <code>{TYPE_PREFIX}{name}</code>, status {status}.</p>",
            title = kind.title(),
            explanation = kind.explanation(),
            status = kind.status(),
        ))
        .into_response(),
    }
}
