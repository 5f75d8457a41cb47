//! The door bundle. One page without a router, so that it stays small: the server mounts it at
//! `/door` and renders it whole (`render_app_async`).

use leptos::prelude::*;

use crate::{clock::provide_clock, doors::screen::DoorScreen, text::provide_locale};

/// The whole surface.
#[component]
pub fn App() -> impl IntoView {
    provide_locale();
    provide_clock();
    view! { <DoorScreen /> }
}
