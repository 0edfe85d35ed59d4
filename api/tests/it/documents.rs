//! The OpenAPI document agrees with the contract and with itself.

use crate::app::TestApp;
use serde_json::Value;
use std::collections::HashSet;

/// The contract's routes that exist by now.
const CONTRACT: &[&str] = &[
    "post /api/v1/auth/register",
    "post /api/v1/auth/login",
    "post /api/v1/auth/refresh",
    "post /api/v1/auth/logout",
    "get /api/v1/me",
    "get /api/v1/languages",
    "get /api/v1/problems",
    "get /api/v1/problems/{slug}",
    "post /api/v1/submissions",
    "get /api/v1/submissions",
    "get /api/v1/submissions/{id}",
    "get /api/v1/submissions/{id}/events",
    "post /api/v1/runs",
    "get /api/v1/runs/{id}",
    "get /api/v1/runs/{id}/events",
    "get /api/v1/me/stats",
    "get /api/v1/me/skills",
    "get /api/v1/me/skill-gaps",
    "get /api/v1/leaderboard",
    "post /api/v1/ws-ticket",
    "get /healthz",
    "get /readyz",
    "get /metrics",
];

fn document() -> Value {
    serde_json::from_str(&mettle_api::openapi_json()).unwrap()
}

/// All operations as `("get /path", operation)`.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let each = paths.iter().flat_map(|(path, item)| {
        item.as_object()
            .unwrap()
            .iter()
            .map(move |(method, operation)| (format!("{method} {path}"), operation))
    });
    each.collect()
}

#[test]
fn every_route_of_the_contract_is_documented() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let documented: HashSet<String> = operations(&document)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    for route in CONTRACT {
        assert!(
            documented.contains(*route),
            "{route} is missing; there are {documented:?}"
        );
    }
}

#[test]
fn every_operation_says_what_it_does_takes_and_answers() {
    let document = document();
    let mut ids = HashSet::new();
    for (name, operation) in operations(&document) {
        assert!(operation["summary"].is_string(), "{name} has no summary");
        assert!(
            ids.insert(operation["operationId"].as_str().unwrap()),
            "{name} has another one's id"
        );
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{name}: {parameter}");
        }
        let api = name.contains("/api/");
        for status in ["429", "500", "503"]
            .into_iter()
            .filter(|status| api || *status == "500")
        {
            assert!(
                operation["responses"][status].is_object(),
                "{name} does not tell of {status}"
            );
        }
        assert!(operation.get("x-problems").is_none(), "{name}");
        if operation["security"].is_array()
            && !operation["security"]
                .as_array()
                .unwrap()
                .contains(&serde_json::json!({}))
        {
            assert!(
                operation["responses"]["401"].is_object(),
                "{name} does not tell of 401"
            );
        }
    }
}

#[test]
fn every_error_has_an_example_and_every_body_a_schema() {
    let document = document();
    for (name, operation) in operations(&document) {
        for (status, response) in operation["responses"].as_object().unwrap() {
            for (kind, content) in response["content"].as_object().into_iter().flatten() {
                assert!(content["schema"].is_object(), "{name} {status}");
                if kind == "application/problem+json" {
                    let examples = content["examples"].as_object().unwrap();
                    assert!(!examples.is_empty(), "{name} {status}");
                    for example in examples.values() {
                        assert_eq!(example["value"]["status"].to_string(), *status, "{name}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_property_has_an_example_or_leads_to_one() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        let own = schema.get("example").is_some();
        for (property, of) in properties(schema) {
            // The document drops an example that is null, as it is for what may be null.
            let nullable = of["type"]
                .as_array()
                .is_some_and(|types| types.iter().any(|one| one == "null"));
            let explained = of.get("example").is_some()
                || of.get("examples").is_some()
                || nullable
                || leads_on(of);
            assert!(own || explained, "{name}.{property} has no example: {of}");
            assert!(
                own || of["description"].is_string() || leads_on(of),
                "{name}.{property} has no description: {of}"
            );
        }
    }
}

fn properties(schema: &Value) -> Vec<(&String, &Value)> {
    let parts = std::iter::once(schema).chain(schema["allOf"].as_array().into_iter().flatten());
    parts
        .flat_map(|part| part["properties"].as_object().into_iter().flatten())
        .collect()
}

/// A reference, or a list of or choice between references.
fn leads_on(schema: &Value) -> bool {
    let choice = schema["oneOf"]
        .as_array()
        .is_some_and(|all| all.iter().any(leads_on));
    schema["$ref"].is_string() || choice || schema["items"]["$ref"].is_string()
}

#[test]
fn every_reference_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(
            document.pointer(pointer).is_some(),
            "{reference} leads nowhere"
        );
    }
}

#[tokio::test]
async fn the_document_and_its_page_are_served_without_any_other_server() {
    let app = TestApp::start().await;
    let served = app.get("/api/v1/openapi.json").send().await;
    assert_eq!(
        (served.status, served.header("content-type")),
        (200, "application/json")
    );
    assert_eq!(served.body, document());

    assert_eq!(
        app.get("/api/docs").send().await.header("location"),
        "/api/docs/"
    );
    let page = app.get("/api/docs/").send().await;
    assert_eq!(page.status, 200);
    let initializer = app.get("/api/docs/swagger-initializer.js").send().await;
    assert!(
        initializer.text.contains("/api/v1/openapi.json"),
        "{}",
        initializer.text
    );
    for text in [&page.text, &initializer.text] {
        assert!(!text.contains("https://"), "{text}");
    }
    for asset in [
        "swagger-ui.css",
        "swagger-ui-bundle.js",
        "swagger-ui-standalone-preset.js",
    ] {
        assert!(page.text.contains(asset), "{}", page.text);
        assert_eq!(
            app.get(&format!("/api/docs/{asset}")).send().await.status,
            200,
            "{asset}"
        );
    }
}
