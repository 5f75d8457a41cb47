//! The way of every request, from outside in: name it, time it, catch what falls, find out who
//! asks, refuse other sites' requests.

use std::{panic::AssertUnwindSafe, time::Duration};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use tokio::time::Instant;
use tracing::Instrument;

use super::{Asked, Caller, Fault, asked::host, caller::Via, fault::write_out, newcomer};
use crate::site::Site;

/// No ordinary request takes longer; live streams begin within it.
const LONGEST: Duration = Duration::from_secs(60);
/// But a form with files, which has no other way to send them than all at once.
const LONGEST_FORM: Duration = Duration::from_secs(1_800);

/// The outermost layer.
pub async fn around(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let asked = Asked::read(&site, &parts);
    parts.extensions.insert(asked.clone());
    let method = parts.method.clone();
    let route = route(&parts.extensions, &parts.uri);
    let api = parts.uri.path().starts_with("/api/");
    let span = tracing::info_span!("request", trace_id = asked.trace_id, %method, route);
    let request = Request::from_parts(parts, body);
    let started = Instant::now();
    let work = identified(site.clone(), request, next, asked.clone());
    let longest = if brings_files(&method, &route) {
        LONGEST_FORM
    } else {
        LONGEST
    };
    let response = caught(longest, work.instrument(span.clone())).await;
    let response = if api { explained(response) } else { response };
    let response = finished(&site, asked, response);
    let status = response.status();
    site.metrics
        .answered(&method, &route, status, started.elapsed());
    span.in_scope(|| tracing::debug!(status = status.as_u16(), "answered"));
    response
}

fn brings_files(method: &Method, route: &str) -> bool {
    let with_files = ["/meetings/{id}/papers", "/meetings/{id}/recording"];
    method == Method::POST && with_files.contains(&route)
}

/// Panics and requests that never end become answers.
async fn caught(longest: Duration, work: impl Future<Output = Response>) -> Response {
    let bounded = tokio::time::timeout(longest, AssertUnwindSafe(work).catch_unwind());
    match bounded.await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => {
            let words = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied());
            tracing::error!(panic = words.unwrap_or("no words"), "a handler panicked");
            Fault::Internal.into_response()
        }
        Err(_) => {
            tracing::error!("a request took longer than {longest:?}");
            Fault::Edge(StatusCode::SERVICE_UNAVAILABLE, "unavailable").into_response()
        }
    }
}

/// Who asks, and whether the request may come from where it comes from.
async fn identified(site: Site, mut request: Request, next: Next, asked: Asked) -> Response {
    let path = request.uri().path();
    if is_public(path) {
        return next.run(request).await;
    }
    let door = is_of_a_door(request.uri());
    let caller = match Caller::find(&site.services, request.headers(), door).await {
        Ok(caller) => caller,
        Err(fault) => return fault.into_response(),
    };
    let unsafe_method = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if unsafe_method && caller.via != Via::Bearer && !same_origin(&site, &request) {
        return Fault::Edge(StatusCode::FORBIDDEN, "cross_origin").into_response();
    }
    if let Some(response) = newcomer::first(&caller, request.uri()) {
        return response;
    }
    let locale = caller
        .locale
        .filter(|_| !asked.chosen)
        .unwrap_or(asked.locale);
    let refined = Asked { locale, ..asked };
    request.extensions_mut().insert(caller);
    request.extensions_mut().insert(refined.clone());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(refined);
    response
}

/// Calls of the tablet itself: its own cookie goes before that of somebody signed in beside it,
/// so that the glass never shows more than the corridor may read.
fn is_of_a_door(uri: &Uri) -> bool {
    let path = uri.path();
    let as_door = || {
        uri.query()
            .is_some_and(|query| query.split('&').any(|one| one == "as=door"))
    };
    path == "/door"
        || ["/door/", "/api/v1/doors/me", "/api/fn/door/"]
            .iter()
            .any(|own| path.starts_with(own))
        || (path == "/api/v1/live" && as_door())
}

/// Addresses that are the same for everybody: no store is asked who the caller is.
fn is_public(path: &str) -> bool {
    path.starts_with("/pkg/") || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// Browsers say where an unsafe request comes from (RFC 6454); programs say nothing, and they
/// send no cookies by themselves. `SameSite=Lax` is the second lock on the same door.
fn same_origin(site: &Site, request: &Request) -> bool {
    let headers = request.headers();
    let Some(origin) = headers.get(header::ORIGIN) else {
        let fetched = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        return matches!(fetched, None | Some(b"same-origin" | b"none"));
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let public = site
        .public_url
        .as_deref()
        .map(|url| url.trim_end_matches('/'));
    if public == Some(origin) {
        return true;
    }
    let theirs = origin.split_once("://").map(|(_, host)| host);
    theirs.is_some() && theirs == host(headers, request.uri())
}

/// Errors that axum made itself (405, 413, 404 …) get a body like all others.
fn explained(response: Response) -> Response {
    let status = response.status();
    // What axum itself has to say is plain text; our own answers never are.
    let kind = response.headers().get(header::CONTENT_TYPE);
    let plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let ours = response.extensions().get::<Fault>().is_some() || !plain;
    if ours || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let code = match status {
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "wrong_type",
        _ if status.is_server_error() => "internal",
        _ => "malformed",
    };
    let mut explained = Fault::Edge(status, code).into_response();
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        explained
            .headers_mut()
            .insert(header::ALLOW, allowed.clone());
    }
    explained
}

/// The body of a fault, and headers that every answer carries.
fn finished(site: &Site, asked: Asked, mut response: Response) -> Response {
    let asked = response.extensions_mut().remove::<Asked>().unwrap_or(asked);
    let mut response = write_out(&asked, response);
    let headers = response.headers_mut();
    always(headers, "x-content-type-options", "nosniff");
    always(headers, "referrer-policy", "same-origin");
    always(headers, "cross-origin-opener-policy", "same-origin");
    // The device test says otherwise for itself.
    if !headers.contains_key("permissions-policy") {
        always(
            headers,
            "permissions-policy",
            "camera=(), geolocation=(), microphone=()",
        );
    }
    if !headers.contains_key("content-security-policy") {
        always(
            headers,
            "content-security-policy",
            "default-src 'none'; frame-ancestors 'none'",
        );
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        always(headers, "cache-control", "no-store, private");
    }
    if site.https() {
        always(
            headers,
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        );
    }
    if let Ok(trace) = HeaderValue::from_str(&asked.trace_id) {
        headers.insert("x-trace-id", trace);
    }
    response
}

fn always(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

/// The route's pattern, so that figures and logs do not grow with every id.
fn route(extensions: &axum::http::Extensions, uri: &Uri) -> String {
    let matched = extensions
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    matched.unwrap_or_else(|| match uri.path() {
        path if path.starts_with("/pkg/") => "/pkg/*".to_owned(),
        path if path.starts_with("/api/fn/") => "/api/fn/*".to_owned(),
        path if path.starts_with("/api/") => "/api/*".to_owned(),
        _ => "/*".to_owned(),
    })
}
