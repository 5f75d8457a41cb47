//! What a page begins with where it waits for nothing: read by the server before it renders,
//! written into the page, read from there by the page's program. No resource, no suspense.

/// Id of the element that holds it.
pub const PLACE: &str = "first";

/// What the server read; in context while it renders.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone)]
pub struct First<T>(pub T);

/// As it is written into the page, and what it says.
#[cfg(feature = "ssr")]
#[must_use]
pub fn first<T: serde::Serialize + Clone + 'static>() -> (String, Option<T>) {
    let first = leptos::prelude::use_context::<First<T>>().map(|first| first.0);
    (written(&first), first)
}

/// Without `<`: nothing that a room or a meeting is called ends the element.
#[cfg(feature = "ssr")]
pub(crate) fn written(first: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(first).unwrap_or_default();
    text.replace('<', "\\u003c")
}

/// As it is written into the page, and what it says.
#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn first<T: serde::de::DeserializeOwned>() -> (String, Option<T>) {
    let place = leptos::prelude::document().get_element_by_id(PLACE);
    let text = place.and_then(|place| place.text_content());
    let text = text.unwrap_or_default();
    let first = super::json::read(&text).ok().flatten();
    (text, first)
}
