//! The organizer bundle: calendar and bookings. Mounted at `/`; the house has its own
//! ([`crate::house`]).

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    approvals::beside::beside,
    bookings::{
        calendar::DayPage,
        mine::MinePage,
        panel::{Beside, BookingPageView, NewPage},
    },
    clock::provide_clock,
    frame::{Frame, area::Area},
    text::{page_title, provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    provide_context(Area::Calendar);
    provide_context(Beside(beside));
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=DayPage />
                    <Route path=path!("/mine") view=MinePage />
                    <Route path=path!("/bookings/new") view=NewPage />
                    <Route path=path!("/bookings/:id") view=BookingPageView />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
