//! What a door's page begins with (`wire::first`): none without contact to the store.

#[cfg(feature = "ssr")]
use super::api::DoorPage;

/// The page's title before the tablet's program has come.
#[cfg(feature = "ssr")]
pub fn title(first: Option<&DoorPage>, locale: crate::text::Locale) -> String {
    use crate::text::words::doors;

    match first {
        Some(DoorPage::Paired { face, .. }) => face.room_name.clone(),
        Some(DoorPage::Unpaired) => doors::pairing_title(locale).to_owned(),
        None => doors::unsure(locale).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::api::{DoorPage, QrCode};
    use crate::wire::{first::written, json};

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
        assert_eq!(json::read::<Option<DoorPage>>(&text), Ok(page));
    }
}
