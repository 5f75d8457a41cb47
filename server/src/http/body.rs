//! JSON bodies: read with a bound, and wrong ones explained field by field.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::Fault;

/// Largest body of an ordinary call, in bytes.
pub const LARGEST: usize = 1024 * 1024;

/// A JSON body.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        if !is_json(request.headers()) {
            return Err(Fault::Edge(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "wrong_type",
            ));
        }
        let bytes = bytes(request, state).await?;
        read(&bytes).map(Self)
    }
}

/// A body that may be left out: then it is `T::default()`.
#[derive(Debug, Clone)]
pub struct MaybeJson<T>(pub T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for MaybeJson<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let json = is_json(request.headers());
        let bytes = bytes(request, state).await?;
        match (bytes.is_empty(), json) {
            (true, _) => Ok(Self(T::default())),
            (false, true) => read(&bytes).map(Self),
            (false, false) => Err(Fault::Edge(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "wrong_type",
            )),
        }
    }
}

/// The whole body; the router's limit makes a larger one 413.
///
/// # Errors
/// 413, or 400 when the connection broke.
pub async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Fault> {
    Bytes::from_request(request, state).await.map_err(|error| {
        let status = axum::response::IntoResponse::into_response(error).status();
        match status {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::Edge(status, "too_large"),
            _ => Fault::malformed(),
        }
    })
}

/// `application/json` or any `+json`, in UTF-8.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
    else {
        return false;
    };
    let kind = kind.to_ascii_lowercase();
    let (essence, parameters) = kind.split_once(';').unwrap_or((&kind, ""));
    let essence = essence.trim();
    let json = essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"));
    let charset = parameters
        .split(';')
        .filter_map(|one| one.trim().strip_prefix("charset="))
        .next();
    json && charset.is_none_or(|set| matches!(set.trim_matches('"'), "utf-8" | "utf8"))
}

/// 400 when it is not JSON; 422 naming the field when it is JSON of another shape.
///
/// # Errors
/// As said.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(explain)?;
    reader.end().map_err(|_| Fault::malformed())?;
    Ok(value)
}

fn explain(error: serde_path_to_error::Error<serde_json::Error>) -> Fault {
    if error.inner().classify() != Category::Data {
        return Fault::malformed();
    }
    let text = error.inner().to_string();
    let path = error.path().to_string();
    if let Some(name) = quoted(&text, "missing field `") {
        let field = match path.as_str() {
            "." => name.to_owned(),
            // The path ends in the name for some shapes and in what holds it for others.
            outer if outer == name || outer.ends_with(&format!(".{name}")) => outer.to_owned(),
            outer => format!("{outer}.{name}"),
        };
        return Fault::field(&field, "required");
    }
    let field = if path == "." { "body" } else { path.as_str() };
    Fault::field(field, value_code(&text))
}

/// serde names no codes, so its words are looked at; a wrong guess costs only the finer code.
fn value_code(text: &str) -> &'static str {
    if text.starts_with("invalid type") {
        "bad_type"
    } else if text.contains("timestamp") || text.contains("datetime") || text.contains("offset") {
        "bad_instant"
    } else {
        "bad_value"
    }
}

fn quoted<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once('`').map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use contract::bookings::BookRoom;

    use super::*;

    fn first(text: &str) -> (String, String) {
        match read::<BookRoom>(text.as_bytes()) {
            Err(Fault::Fields(errors)) => (errors[0].field.clone(), errors[0].code.clone()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn r021_a_missing_or_wrong_field_is_named() {
        let missing = r#"{"room":"r","start":"2026-11-02T14:00:00Z","end":"2026-11-02T15:00:00Z"}"#;
        assert_eq!(first(missing), ("subject".into(), "required".into()));
        let floating = r#"{"room":"r","subject":"s","start":"2026-11-02T14:00:00","end":"x"}"#;
        assert_eq!(first(floating), ("start".into(), "bad_instant".into()));
        let number = r#"{"room":5,"subject":"s"}"#;
        assert_eq!(first(number), ("room".into(), "bad_type".into()));
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        for text in ["", "{", "{\"room\":}", "nul", "{} {}", "\u{0}"] {
            let answer = read::<serde_json::Value>(text.as_bytes());
            let refused = matches!(answer, Err(Fault::Edge(status, _)) if status == 400);
            assert!(refused, "{text:?}");
        }
    }
}
