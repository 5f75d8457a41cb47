//! The phone's meetings: what is asked of me, my meetings, each as one who attends needs it, and
//! the inbox. Mounted at `/m/meetings` and `/m/inbox`; the phone's other pages are
//! [`crate::attendee`], whose look and tabs these share.
//!
//! Start at [`shell::Shell`] and [`mine::MinePage`]; [`follow`] keeps a page true and lets it be
//! read without network. Must not know how anything is decided: that comes through [`api`].

pub mod api;
mod card;
mod follow;
mod groups;
mod inbox;
mod lists;
mod mine;
mod one;
#[cfg(feature = "ssr")]
mod read;
mod shell;
mod tasks;
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
                    <Route path=path!("/m/meetings") view=mine::MinePage />
                    <Route path=path!("/m/meetings/:id") view=one::OnePage />
                    <Route path=path!("/m/inbox") view=inbox::InboxPage />
                </FlatRoutes>
            </shell::Shell>
        </Router>
    }
}
