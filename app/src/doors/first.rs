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
    (written(&page), page)
}

/// Without `<`: nothing that a room or a meeting is called ends the element.
#[cfg(feature = "ssr")]
fn written(page: &Option<DoorPage>) -> String {
    let text = serde_json::to_string(page).unwrap_or_default();
    text.replace('<', "\\u003c")
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

#[cfg(test)]
mod tests {
    use super::{super::api::QrCode, DoorPage, written};

    #[test]
    fn a_name_never_ends_the_element() {
        let mut face = super::super::tests::door(&["09:30-12:00  </script><script>alert(1)"]).face;
        face.room_name = "<!-- </SCRIPT >".to_owned();
        let qr = Some(QrCode {
            size: 1,
            path: "M0 0".to_owned(),
        });
        let page = Some(DoorPage::Paired {
            face: Box::new(face),
            qr,
        });
        let text = written(&page);
        assert!(!text.contains('<'), "{text}");
        assert_eq!(crate::wire::json::read::<Option<DoorPage>>(&text), Ok(page));
    }
}
