//! The meetings bundle: what bookings are held for. Mounted at the addresses of
//! [`crate::frame::area`].

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    clock::provide_clock,
    frame::{Frame, area::Area},
    meetings::{form::NewMeetingPage, list::MeetingsPage, page::MeetingPageView},
    text::{page_title, provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    provide_context(Area::Meetings);
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/meetings") view=MeetingsPage />
                    <Route path=path!("/meetings/new") view=NewMeetingPage />
                    <Route path=path!("/meetings/:id") view=MeetingPageView />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
