//! The overview bundle: longer than a day, and the service desk. Mounted at the addresses of
//! [`crate::frame::area`].

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    bookings::{find::FindPage, list::ListPage, month::MonthPage, week::WeekPage},
    clock::provide_clock,
    frame::{Frame, area::Area},
    meetings::schedule::page::SchedulePage,
    notices::inbox::InboxPage,
    service::DeskPage,
    text::{page_title, provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    provide_context(Area::Overview);
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/inbox") view=InboxPage />
                    <Route path=path!("/desk") view=DeskPage />
                    <Route path=path!("/week") view=WeekPage />
                    <Route path=path!("/month") view=MonthPage />
                    <Route path=path!("/list") view=ListPage />
                    <Route path=path!("/find") view=FindPage />
                    <Route path=path!("/schedule") view=SchedulePage />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
