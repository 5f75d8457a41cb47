//! The attendee bundle: one thumb, bad network. Mounted at `/m`.
//!
//! Start at [`shell::Shell`]; [`free`] says at any minute which rooms are free, [`refresh`] asks
//! again when it may help and keeps what was known when it does not. Must not know how anything is
//! decided: rules are `domain`'s, answers come through [`api`].

pub mod api;
mod bookings_page;
mod card;
pub mod free;
mod me_page;
#[cfg(feature = "ssr")]
mod read;
pub(crate) mod refresh;
mod room_form;
mod room_page;
mod rooms_page;
pub(crate) mod shell;
#[cfg(test)]
mod tests;
mod today_page;
mod use_button;
pub mod views;

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    clock::provide_clock,
    text::{page_title, provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    provide_clock();
    view! {
        <Title text=ui::app_name(locale) formatter=page_title />
        <Router>
            <shell::Shell>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/m") view=today_page::TodayPage />
                    <Route path=path!("/m/rooms") view=rooms_page::RoomsPage />
                    <Route path=path!("/m/rooms/:id") view=room_page::RoomPage />
                    <Route path=path!("/m/bookings") view=bookings_page::BookingsPage />
                    <Route path=path!("/m/me") view=me_page::MePage />
                </FlatRoutes>
            </shell::Shell>
        </Router>
    }
}
