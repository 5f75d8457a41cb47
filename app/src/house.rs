//! The house bundle: rooms, people, doors and all that is set up; approvals and my account. Mounted
//! at the addresses of [`crate::frame::area`].

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    accounts::{
        departments::DepartmentsPage,
        keys::KeysPage,
        me::MePage,
        people::{PeoplePage, PersonPage},
    },
    approvals::{one::RequestPage, page::ApprovalsPage, who::WhoPage},
    audit::page::JournalPage,
    clock::provide_clock,
    connections::page::ConnectionsPage,
    doors::admin::DoorsPage,
    frame::{Frame, area::Area},
    meetings::templates::{form::TemplatePage, list::TemplatesPage},
    rooms::{
        building::BuildingPage, buildings::BuildingsPage, floor::FloorPage, form::RoomPage,
        list::RoomsPage, settings::SettingsPage,
    },
    start::page::StartPage,
    text::{page_title, provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    provide_context(Area::House);
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/start") view=StartPage />
                    <Route path=path!("/rooms") view=RoomsPage />
                    <Route path=path!("/rooms/:id") view=RoomPage />
                    <Route path=path!("/buildings") view=BuildingsPage />
                    <Route path=path!("/buildings/:id") view=BuildingPage />
                    <Route path=path!("/buildings/:id/floors/:floor") view=FloorPage />
                    <Route path=path!("/approvals") view=ApprovalsPage />
                    <Route path=path!("/approvals/steps") view=WhoPage />
                    <Route path=path!("/approvals/:id") view=RequestPage />
                    <Route path=path!("/me") view=MePage />
                    <Route path=path!("/people") view=PeoplePage />
                    <Route path=path!("/people/:id") view=PersonPage />
                    <Route path=path!("/departments") view=DepartmentsPage />
                    <Route path=path!("/doors") view=DoorsPage />
                    <Route path=path!("/import") view=ConnectionsPage />
                    <Route path=path!("/keys") view=KeysPage />
                    <Route path=path!("/journal") view=JournalPage />
                    <Route path=path!("/templates") view=TemplatesPage />
                    <Route path=path!("/templates/:id") view=TemplatePage />
                    <Route path=path!("/settings") view=SettingsPage />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
