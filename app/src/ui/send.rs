//! Sends a file to the API with the page's own session; answers its JSON or its problem.

use serde::Deserialize;

use crate::wire::json;

/// Longest wait: a large file on a slow line.
#[cfg(not(feature = "ssr"))]
const PATIENCE_MS: u32 = 300_000;

/// What the API answered.
pub type Sent = Result<String, String>;

/// `method address` with the file of `<input id=…>` as the body. `Err` is a sentence.
///
/// # Errors
/// The problem's detail in the reader's language, or `unreachable` when there was no answer.
#[cfg(not(feature = "ssr"))]
pub async fn send_file(method: &str, address: &str, input: &str, unreachable: &str) -> Sent {
    use leptos::{prelude::*, wasm_bindgen::JsCast};

    let chosen = document().get_element_by_id(input);
    let chosen: Option<web_sys::HtmlInputElement> = chosen.and_then(|one| one.dyn_into().ok());
    let file = chosen
        .and_then(|one| one.files())
        .and_then(|files| files.get(0));
    let options = web_sys::RequestInit::new();
    options.set_method(method);
    options.set_signal(Some(&web_sys::AbortSignal::timeout_with_u32(PATIENCE_MS)));
    if let Some(file) = &file {
        options.set_body(file);
        let headers = web_sys::Headers::new().map_err(|_| unreachable.to_owned())?;
        let kind = if file.type_().is_empty() {
            "application/octet-stream".into()
        } else {
            file.type_()
        };
        let _ = headers.set("content-type", &kind);
        let _ = headers.set("accept-language", &language());
        options.set_headers(&headers);
    }
    let answer = window().fetch_with_str_and_init(address, &options);
    let answer = leptos::__reexports::wasm_bindgen_futures::JsFuture::from(answer).await;
    let answer: web_sys::Response = answer
        .ok()
        .and_then(|answer| answer.dyn_into().ok())
        .ok_or_else(|| unreachable.to_owned())?;
    let text = answer.text().map_err(|_| unreachable.to_owned())?;
    let text = leptos::__reexports::wasm_bindgen_futures::JsFuture::from(text).await;
    let text = text
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default();
    if answer.ok() {
        Ok(text)
    } else {
        Err(detail(&text).unwrap_or(unreachable.to_owned()))
    }
}

#[cfg(not(feature = "ssr"))]
fn language() -> String {
    crate::text::use_locale().as_str().to_owned()
}

/// Only browsers send files.
///
/// # Errors
/// Always `unreachable`.
#[cfg(feature = "ssr")]
pub async fn send_file(_: &str, _: &str, _: &str, unreachable: &str) -> Sent {
    let _ = detail("");
    Err(unreachable.to_owned())
}

/// What is read of problem+json.
#[derive(Deserialize)]
struct Problem {
    detail: String,
    #[serde(default)]
    errors: Vec<contract::problem::FieldError>,
}

/// The sentence of problem+json; of a wrong field its own.
pub fn detail(text: &str) -> Option<String> {
    let problem: Problem = json::read(text).ok()?;
    let field = problem
        .errors
        .into_iter()
        .find(|one| !one.detail.is_empty());
    Some(field.map_or(problem.detail, |field| field.detail))
}
