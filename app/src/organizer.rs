//! The organizer bundle: calendar, bookings, house. Mounted at `/`.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    accounts::{
        departments::DepartmentsPage,
        keys::KeysPage,
        me::MePage,
        people::{PeoplePage, PersonPage},
        sign_in::SignInPage,
        welcome::WelcomePage,
    },
    approvals::page::ApprovalsPage,
    audit::page::JournalPage,
    bookings::{
        calendar::DayPage,
        mine::MinePage,
        panel::{BookingPageView, NewPage},
    },
    clock::provide_clock,
    connections::page::ConnectionsPage,
    doors::admin::DoorsPage,
    frame::Frame,
    rooms::{buildings::BuildingsPage, form::RoomPage, list::RoomsPage, settings::SettingsPage},
    text::{provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    provide_clock();
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
                    <Route path=path!("/approvals") view=ApprovalsPage />
                    <Route path=path!("/rooms") view=RoomsPage />
                    <Route path=path!("/rooms/:id") view=RoomPage />
                    <Route path=path!("/buildings") view=BuildingsPage />
                    <Route path=path!("/people") view=PeoplePage />
                    <Route path=path!("/people/:id") view=PersonPage />
                    <Route path=path!("/departments") view=DepartmentsPage />
                    <Route path=path!("/doors") view=DoorsPage />
                    <Route path=path!("/import") view=ConnectionsPage />
                    <Route path=path!("/keys") view=KeysPage />
                    <Route path=path!("/journal") view=JournalPage />
                    <Route path=path!("/me") view=MePage />
                    <Route path=path!("/settings") view=SettingsPage />
                </ParentRoute>
            </Routes>
        </Router>
    }
}
