//! The organizer bundle: calendar, bookings, house. Mounted at `/`.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    text::{provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    view! {
        <Title text=ui::app_name(locale) />
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=NotFound ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
