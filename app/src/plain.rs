//! Pages without a program. Before one is in: signing in, the one-time links, the links by which
//! strangers join a meeting, and what is published. And forms that need none, the sheet for the
//! wall, the page of components.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    accounts::{profile::ProfilePage, sign_in::SignInPage, welcome::WelcomePage},
    bookings::paper::PaperPage,
    meetings::{
        delegate::DelegatePage,
        devices::DeviceTestPage,
        events::{EventPage, EventsPage},
        guests::{dossier::DossierPage, page::GuestsPage},
        import::ImportPage,
        join::JoinPage,
        publish::PublishPage,
        recording::RecordingPage,
    },
    notices::answer::AnswerPage,
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
                <Route path=path!("/sign-in") view=SignInPage />
                <Route path=path!("/m/sign-in") view=SignInPage />
                <Route path=path!("/profile") view=ProfilePage />
                <Route path=path!("/welcome/:secret") view=WelcomePage />
                <Route path=path!("/j/:secret") view=JoinPage />
                <Route path=path!("/i/:secret") view=AnswerPage />
                <Route path=path!("/meetings/:id/import") view=ImportPage />
                <Route path=path!("/meetings/:id/guests") view=GuestsPage />
                <Route path=path!("/meetings/:id/guests/:attendee") view=DossierPage />
                <Route path=path!("/meetings/:id/delegate") view=DelegatePage />
                <Route path=path!("/meetings/:id/publish") view=PublishPage />
                <Route path=path!("/meetings/:id/recording") view=RecordingPage />
                <Route path=path!("/events") view=EventsPage />
                <Route path=path!("/events/:id") view=EventPage />
                <Route path=path!("/device-test") view=DeviceTestPage />
                <Route path=path!("/print") view=PaperPage />
                <Route path=path!("/ui") view=UiPage />
                <Route path=path!("/ui/door") view=DoorSample />
            </FlatRoutes>
        </Router>
    }
}
