//! The organizer bundle: calendar, bookings, house. Mounted at `/`.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    accounts::{frame::Frame, sign_in::SignInPage, welcome::WelcomePage},
    bookings::{
        calendar::DayPage,
        mine::MinePage,
        panel::{BookingPageView, NewPage},
    },
    text::{provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    view! {
        <Title text=ui::app_name(locale) />
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/welcome/:secret") view=WelcomePage ssr=SsrMode::Async />
                <ParentRoute path=path!("") view=Frame ssr=SsrMode::Async>
                    <Route path=path!("/") view=DayPage />
                    <Route path=path!("/mine") view=MinePage />
                    <Route path=path!("/bookings/new") view=NewPage />
                    <Route path=path!("/bookings/:id") view=BookingPageView />
                </ParentRoute>
            </Routes>
        </Router>
    }
}
