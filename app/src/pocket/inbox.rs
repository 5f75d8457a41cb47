//! The inbox under the thumb: what the organizer's shows, with ways to the phone's pages (R096).

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    notices::{
        api::InboxPage as Page,
        inbox::{Notices, Way},
    },
    text::{use_locale, words::notices as words},
};

/// The page at `/m/inbox`.
#[component]
pub fn InboxPage(
    /// What there is at first.
    page: Page,
) -> impl IntoView {
    let locale = use_locale();
    let way: Way = |link| (on_phone(link), Some("external"));
    view! {
        <Title text=words::inbox(locale) />
        <header class="phone-head">
            <h1>{words::inbox(locale)}</h1>
        </header>
        <Notices page way />
    }
}

/// A meeting has a page of its own here; all else is where it is.
fn on_phone(link: &str) -> String {
    let id = link.strip_prefix("/meetings/");
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    match id.filter(|id| *id != "new" && !id.is_empty() && id.chars().all(plain)) {
        Some(id) => format!("/m/meetings/{id}"),
        None => link.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::on_phone;

    #[test]
    fn r096_a_notice_of_a_meeting_leads_to_its_page_on_the_phone() {
        assert_eq!(on_phone("/meetings/m1-2"), "/m/meetings/m1-2");
        for other in [
            "/meetings/new",
            "/meetings/m1/import",
            "/meetings/",
            "/device-test?meeting=m1",
            "/bookings/b1",
        ] {
            assert_eq!(on_phone(other), other);
        }
    }
}
