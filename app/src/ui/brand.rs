//! The sign: a lintel, and the name.

use leptos::prelude::*;

use crate::text::{use_locale, words::ui};

/// The beam over two posts, and the name.
#[component]
pub fn Brand() -> impl IntoView {
    let locale = use_locale();
    view! {
        <a class="brand" href="/" rel=crate::frame::area::rel("/")>
            <svg viewBox="0 0 28 20" aria-hidden="true" focusable="false">
                <path
                    d="M1 3h26M5 3v16M23 3v16"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="2.4"
                    stroke-linecap="square"
                ></path>
            </svg>
            {ui::app_name(locale)}
        </a>
    }
}
