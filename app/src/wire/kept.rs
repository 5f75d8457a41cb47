//! What was typed into a plain form that was refused: it comes back in the address, whole.

use leptos::prelude::WithUntracked;
use leptos_router::hooks::use_query_map;
use serde::de::DeserializeOwned;

use super::json;

/// The query field.
const DRAFT: &str = "draft";

/// The draft that the address holds, if it does.
#[must_use]
pub fn kept_draft<D: DeserializeOwned>() -> Option<D> {
    let text = use_query_map().with_untracked(|query| query.get(DRAFT))?;
    json::read(&text).ok()
}

/// A plain form (it accepts a page as the answer) goes on to `there`, or back to `here` with what
/// was typed and with the error, as leptos reads it.
#[cfg(feature = "ssr")]
pub fn answer_plain_form<F: leptos::server_fn::ServerFn>(
    draft: &impl serde::Serialize,
    here: &str,
    answer: Result<String, &crate::context::ApiError>,
) {
    if crate::context::is_plain_form() {
        let to = answer.unwrap_or_else(|error| back::<F>(draft, here, error));
        leptos_axum::redirect(&to);
    }
}

#[cfg(feature = "ssr")]
fn back<F: leptos::server_fn::ServerFn>(
    draft: &impl serde::Serialize,
    here: &str,
    error: &crate::context::ApiError,
) -> String {
    use leptos::server_fn::error::ServerFnUrlError;

    let mut query = leptos_router::params::ParamsMap::new();
    query.insert(DRAFT, serde_json::to_string(draft).unwrap_or_default());
    let path = format!("{here}{}", query.to_query_string());
    let error = ServerFnUrlError::new(F::PATH, error.clone());
    match error.to_url(&format!("http://form{path}")) {
        Ok(url) => format!("{}?{}", url.path(), url.query().unwrap_or_default()),
        Err(_) => path,
    }
}
