//! Pages without a program, besides the gate's: the sheet for the wall, the page of components.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    bookings::paper::PaperPage,
    specimen::{DoorSample, UiPage},
    text::{page_title, provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/print") view=PaperPage />
                <Route path=path!("/ui") view=UiPage />
                <Route path=path!("/ui/door") view=DoorSample />
            </FlatRoutes>
        </Router>
    }
}
