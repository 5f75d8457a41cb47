//! The page for an address that leads nowhere; answered with 404.

use leptos::prelude::*;

use crate::text::{use_locale, words::ui};

/// Says so and leads home.
#[component]
pub fn NotFound() -> impl IntoView {
    let locale = use_locale();
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <main class="lone" id="page">
            <h1>{ui::not_found(locale)}</h1>
            <p>{ui::not_found_body(locale)}</p>
            <p>
                <a class="button" href="/" rel="external">
                    {ui::to_calendar(locale)}
                </a>
            </p>
        </main>
    }
}
