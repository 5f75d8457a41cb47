//! What is chosen rarely: the whole day, a second zone, paper, the keys. One press away, so that
//! the bar stays one line on a small laptop.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{bar::address, beside::BesideChoice, print::PrintLink};
use crate::{
    bookings::views::House,
    text::{use_locale, words::bookings as words, words::keys as key_words},
    ui::Menu,
};

/// The button and its menu.
#[component]
pub fn ViewMenu(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// Opens the sheet with the keys.
    help: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let zone = house.with_value(|house| house.zone.clone());
    let whole = move || query.with(|query| query.get("hours").is_some());
    let toggle = move || {
        let to = if whole() { "" } else { "all" };
        query.with(|query| address(query, &[("hours", to)]))
    };
    view! {
        <Menu id="cal-view" label=words::view_as(locale)>
            <a class="button button-quiet" href=toggle>
                {move || match whole() {
                    true => words::working_hours(locale),
                    false => words::whole_day(locale),
                }}
            </a>
            <BesideChoice house zone />
            <PrintLink span="" />
            <button
                type="button"
                class="button button-quiet only-keys"
                popovertarget="cal-view"
                popovertargetaction="hide"
                on:click=move |_| help.set(true)
            >
                {key_words::keys(locale)}
            </button>
        </Menu>
    }
}
