//! A link to who approves in a place; of approvals only the address is known here.

use leptos::prelude::*;

use crate::text::{use_locale, words::rooms as words};

/// The way from a place's page to the one that says who approves there.
#[component]
pub fn WhoLink(
    /// `organisation`, `building`, `floor` or `room`.
    of: &'static str,
    /// Which; empty for the organisation.
    #[prop(into, optional)]
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <a class="button" href=format!("/approvals/steps?of={of}&id={id}")>
            {words::who_approves(locale)}
        </a>
    }
}
