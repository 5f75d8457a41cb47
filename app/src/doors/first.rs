//! What a door's page begins with: read by the server, written into the page, read by the tablet.

use super::api::DoorPage;

/// Id of the element that holds it.
pub const PLACE: &str = "first";

/// What the server read for the tablet; in context while it renders. None without contact to the
/// store.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone)]
pub struct First(pub Option<DoorPage>);

/// As it is written into the page, and what it says.
#[cfg(feature = "ssr")]
pub fn read() -> (String, Option<DoorPage>) {
    let page = leptos::prelude::use_context::<First>().and_then(|first| first.0);
    let text = serde_json::to_string(&page).unwrap_or_default();
    // Inside a script element only `</` could end it.
    (text.replace('<', "\\u003c"), page)
}

/// As it is written into the page, and what it says.
#[cfg(not(feature = "ssr"))]
pub fn read() -> (String, Option<DoorPage>) {
    let place = leptos::prelude::document().get_element_by_id(PLACE);
    let text = place.and_then(|place| place.text_content());
    let text = text.unwrap_or_default();
    let page = crate::wire::json::read(&text).ok().flatten();
    (text, page)
}

/// The page's title before the tablet's program has come.
#[cfg(feature = "ssr")]
pub fn title(first: &First, locale: crate::text::Locale) -> String {
    use crate::text::words::doors;

    match &first.0 {
        Some(DoorPage::Paired { face, .. }) => face.room_name.clone(),
        Some(DoorPage::Unpaired) => doors::pairing_title(locale).to_owned(),
        None => doors::unsure(locale).to_owned(),
    }
}
