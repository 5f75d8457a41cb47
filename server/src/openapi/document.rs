//! The document itself.

use contract::problem::Problem;
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::operation::{Body, Operation, Parameter, Place};

/// What the API is, for people.
const ABOUT: &str = "Rooms, doors and meetings for programs. Instants are RFC 3339 with an offset; \
    intervals are half-open; errors are RFC 9457 problems with a stable `code`; every POST takes \
    `Idempotency-Key`, every PATCH and DELETE `If-Match` with the quoted revision.";

/// OpenAPI 3.1 of these calls.
#[must_use]
pub fn document(operations: &[Operation]) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let problem = generator.subschema_for::<Problem>();
    let mut paths = Map::new();
    for operation in operations {
        let path = format!("/api/v1{}", operation.path);
        let entry = paths.entry(path).or_insert_with(|| json!({}));
        entry[operation.method.to_lowercase()] = described(operation, &mut generator, &problem);
    }
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Lintel",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "bearer": [] }, { "session": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": "lintel_session" },
            },
        },
    })
}

fn described(
    operation: &Operation,
    generator: &mut SchemaGenerator,
    problem: &schemars::Schema,
) -> Value {
    let mut described = json!({
        "operationId": id(operation),
        "summary": operation.summary,
        "tags": [tag(operation.path)],
        "responses": {
            operation.status.to_string(): success(operation, generator),
            "default": {
                "description": "A problem: see its `code`.",
                "content": { "application/problem+json": { "schema": problem } },
            },
        },
    });
    let parameters = parameters(operation);
    if !parameters.is_empty() {
        described["parameters"] = parameters.into();
    }
    if let Some(content) = content(operation.takes, generator) {
        described["requestBody"] = json!({ "required": true, "content": content });
    }
    if operation.open {
        described["security"] = json!([]);
    }
    described
}

fn success(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let words = match operation.status {
        201 => "Made.",
        204 => "Done; nothing to say.",
        _ => "The answer.",
    };
    match content(operation.answers, generator) {
        Some(content) => json!({ "description": words, "content": content }),
        None => json!({ "description": words }),
    }
}

fn content(body: Body, generator: &mut SchemaGenerator) -> Option<Value> {
    match body {
        Body::Empty => None,
        Body::Json(schema) => Some(json!({ "application/json": { "schema": schema(generator) } })),
        Body::Bytes(kind) => Some(json!({ kind: {} })),
    }
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let in_path = operation.path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        Some(named(
            name.trim_start_matches('*'),
            "path",
            "string",
            "Which one.",
        ))
    });
    let own = operation.parameters.iter().map(parameter);
    let mut all: Vec<_> = in_path.chain(own).collect();
    let header = |name, about| named(name, "header", "string", about);
    match operation.method {
        "POST" => all.push(header(
            "Idempotency-Key",
            "The same key and body: the same answer.",
        )),
        "PATCH" | "DELETE" => all.push(header("If-Match", "The quoted revision that is meant.")),
        _ => {}
    }
    all
}

fn parameter(parameter: &Parameter) -> Value {
    let place = match parameter.place {
        Place::Query => "query",
        Place::Path => "path",
        Place::Header => "header",
    };
    named(parameter.name, place, parameter.kind, parameter.about)
}

fn named(name: &str, place: &str, kind: &str, about: &str) -> Value {
    let schema = match kind.split_once('/') {
        Some((kind, format)) => json!({ "type": kind, "format": format }),
        None if kind == "array" => json!({ "type": "array", "items": { "type": "string" } }),
        None => json!({ "type": kind }),
    };
    json!({
        "name": name,
        "in": place,
        "required": place == "path",
        "description": about,
        "schema": schema,
    })
}

/// `get_rooms_id_state`.
fn id(operation: &Operation) -> String {
    let path = operation
        .path
        .replace(['{', '}', '*'], "")
        .replace(['/', '-', '.'], "_");
    format!("{}{path}", operation.method.to_lowercase())
}

/// The first word of the path.
fn tag(path: &str) -> &str {
    path.trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default()
}
