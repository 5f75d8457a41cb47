//! The document says what the router serves.

use serde_json::Value;

use crate::support::House;

/// The paths that api.md fixes, with their methods.
const FIXED: [(&str, &str); 19] = [
    ("post", "/api/v1/session"),
    ("delete", "/api/v1/session"),
    ("get", "/api/v1/me"),
    ("post", "/api/v1/rooms"),
    ("get", "/api/v1/rooms"),
    ("get", "/api/v1/rooms/{id}"),
    ("patch", "/api/v1/rooms/{id}"),
    ("delete", "/api/v1/rooms/{id}"),
    ("get", "/api/v1/rooms/{id}/state"),
    ("post", "/api/v1/bookings"),
    ("get", "/api/v1/bookings"),
    ("get", "/api/v1/bookings/{id}"),
    ("patch", "/api/v1/bookings/{id}"),
    ("delete", "/api/v1/bookings/{id}"),
    ("post", "/api/v1/imports"),
    ("get", "/api/v1/live"),
    ("get", "/api/v1/journal"),
    ("post", "/api/v1/doors/pairings"),
    ("get", "/api/v1/feeds"),
];

#[tokio::test]
async fn every_described_call_is_served_and_every_fixed_call_is_described() {
    let house = House::new().await;
    let document = house
        .nobody()
        .get("/api/v1/openapi.json")
        .await
        .expect(200)
        .json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let paths = document["paths"].as_object().unwrap();
    for (method, path) in FIXED {
        assert!(paths[path].get(method).is_some(), "{method} {path}");
    }
    for (path, calls) in paths {
        let address = path
            .replace("{*name}", "UTC")
            .replace("{id}", "x")
            .replace("{attendee}", "x")
            .replace("{item}", "x")
            .replace("{paper}", "x")
            .replace("{consent}", "x")
            .replace("{upload}", "x")
            .replace("{number}", "1")
            .replace("{secret}", "x");
        for method in calls.as_object().unwrap().keys() {
            let method = method.to_uppercase();
            let answer = house
                .nobody()
                .send(&method, &address, None, Vec::new())
                .await;
            assert_ne!(answer.status, 405, "{method} {path}");
            assert!(
                !answer.text.contains("no such address"),
                "{method} {path}: {answer:?}"
            );
        }
    }
}

#[tokio::test]
async fn references_lead_somewhere_and_ids_are_unique() {
    let house = House::new().await;
    let document = house
        .nobody()
        .get("/api/v1/openapi.json")
        .await
        .expect(200)
        .json();
    let mut references = Vec::new();
    collect(&document, "$ref", &mut references);
    assert!(references.len() > 50, "{}", references.len());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    let mut ids = Vec::new();
    collect(&document["paths"], "operationId", &mut ids);
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

fn collect(value: &Value, name: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                match field.as_str() {
                    Some(text) if key == name => found.push(text.to_owned()),
                    _ => collect(field, name, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, name, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_page_shows_it_without_scripts() {
    let house = House::new().await;
    let page = house
        .nobody()
        .header("accept-language", "zh")
        .get("/api/docs")
        .await
        .expect(200);
    assert!(page.text.contains("<html lang=\"zh-CN\">"));
    assert!(page.text.contains("/api/v1/rooms/{id}/state"));
    assert!(!page.text.contains("<script"));
}
