//! `/ui`: every component with every state on one page, and the pictures that tests compare.
//!
//! Start at [`UiPage`]; the door's faces are at `/ui/door`. Drawn by the same views and style as
//! the real pages, from a made-up house ([`house`]) at a fixed instant: no clock, nothing of the
//! database, nothing of the house that asks. So everybody may look. It has no program; what only
//! a program does (a dialog that opens, a note that goes) is shown as it stands then.

mod calendars;
mod controls;
mod faces;
mod house;
mod longer;
mod months;
mod notes;

use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    calendars::Calendars,
    controls::{Buttons, Fields, Menus},
    faces::Faces,
    notes::{Lists, Notes, States},
};
use crate::{
    clock::Clock,
    text::{use_locale, words::specimen as words},
    ui::{Brand, LanguageSwitch},
};

pub use faces::DoorSample;

/// The page.
#[component]
pub fn UiPage() -> impl IntoView {
    let locale = use_locale();
    let clock = Clock::new(house::NOW);
    clock.start(house::NOW);
    provide_context(clock);
    view! {
        <Title text=words::title(locale) />
        <main class="ui-page" id="page">
            <header class="page-head">
                <Brand />
                <LanguageSwitch />
            </header>
            <h1>{words::title(locale)}</h1>
            <p class="quiet">{words::about(locale)}</p>
            <Buttons />
            <Menus />
            <Fields />
            <States />
            <Lists />
            <Notes />
            <Calendars />
            <Faces />
        </main>
    }
}

/// A titled part of the page; tests find it by its id.
#[component]
fn Part(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    let head = format!("{id}-head");
    let name = head.clone();
    view! {
        <section class="ui-part" id=id aria-labelledby=name>
            <h2 id=head>{title}</h2>
            {children()}
        </section>
    }
}
