//! `ETag` and `If-Match` (RFC 9110 13.1.1): the tag is the quoted revision.

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::Fault;

/// The revision that the caller expects; none: any.
#[derive(Debug, Clone, Copy)]
pub struct Expected(pub Option<u64>);

impl<S: Send + Sync> FromRequestParts<S> for Expected {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Ok(Self(None));
        };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        let tag = text.trim_start_matches("W/").trim_matches('"');
        // A tag that we never gave out names a version that is not the present one.
        let stale = Fault::Edge(StatusCode::PRECONDITION_FAILED, "stale");
        tag.parse()
            .map(|revision| Self(Some(revision)))
            .map_err(|_| stale)
    }
}

/// JSON with its `ETag`.
#[derive(Debug)]
pub struct Tagged<T> {
    status: StatusCode,
    revision: u64,
    location: Option<String>,
    body: T,
}

impl<T> Tagged<T> {
    /// 200.
    pub const fn ok(revision: u64, body: T) -> Self {
        Self {
            status: StatusCode::OK,
            revision,
            location: None,
            body,
        }
    }

    /// 201 with the new record's address.
    pub const fn created(revision: u64, location: String, body: T) -> Self {
        Self {
            status: StatusCode::CREATED,
            revision,
            location: Some(location),
            body,
        }
    }
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let mut response = (self.status, axum::Json(self.body)).into_response();
        let headers = response.headers_mut();
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", self.revision)) {
            headers.insert(header::ETAG, tag);
        }
        let location = self.location.and_then(|path| path.parse().ok());
        if let Some(location) = location {
            headers.insert(header::LOCATION, location);
        }
        response
    }
}
