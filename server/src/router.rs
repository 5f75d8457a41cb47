//! All routes in one place, with the layers around them.

use std::sync::{Arc, atomic::Ordering};

use axum::{
    Extension, Json as Answer, Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderValue, StatusCode, header},
    middleware::from_fn_with_state,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use serde_json::Value;

use crate::{
    api,
    http::{Asked, Fault, around, body, idempotency},
    openapi, pages,
    site::Site,
};

/// The whole site.
pub fn router(site: Site) -> Router {
    // Leptos spawns on whatever runtime it is told once; a second time it says so, harmlessly.
    let _ = any_spawner::Executor::init_tokio();
    let api = api::api();
    let document = Arc::new(openapi::document(&api.operations));
    let keyed = from_fn_with_state(site.clone(), idempotency::layer);
    let unknown = || async { Fault::not_found("address") };
    let version_1 = api
        .router
        .route("/api/v1/openapi.json", get(openapi_json))
        .route("/api/v1/{*path}", axum::routing::any(unknown))
        .layer(keyed);
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .route("/api/docs", get(docs))
        .merge(version_1)
        .merge(pages::routes())
        .layer(DefaultBodyLimit::max(body::LARGEST))
        .layer(from_fn_with_state(site.clone(), around))
        .layer(Extension(document))
        .with_state(site)
}

/// The document as JSON.
async fn openapi_json(Extension(document): Extension<Arc<Value>>) -> Answer<Value> {
    Answer((*document).clone())
}

/// The document as a page.
async fn docs(
    State(site): State<Site>,
    Extension(document): Extension<Arc<Value>>,
    asked: Asked,
) -> Response {
    let manifest = site.assets.manifest();
    let style = manifest
        .bundles
        .get("organizer")
        .map(|bundle| bundle.css.url.as_str());
    let html = openapi::page::page(&document, asked.locale, style);
    let policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    ([("content-security-policy", policy)], Html(html)).into_response()
}

/// The store answers and the server is not being stopped.
async fn ready(State(site): State<Site>) -> Response {
    let answers = site.services.records.ping().await;
    let is_ready = answers.is_ok() && !site.is_draining();
    site.ready.store(is_ready, Ordering::Relaxed);
    match is_ready {
        true => "ready\n".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response(),
    }
}

async fn figures(State(site): State<Site>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    (
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind))],
        site.metrics.text(),
    )
        .into_response()
}
