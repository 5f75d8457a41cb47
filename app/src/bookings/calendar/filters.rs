//! Fewer rooms: by building, floor and seats. A plain form, so it works before the WASM.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use super::{
    bar::{ZoneChoice, address},
    choose::RoomFilters,
    menu::ViewMenu,
};
use crate::{
    bookings::views::{House, RoomRow},
    text::{use_locale, words::bookings as words},
    zones::Zone,
};

/// Whether the query's filters keep a room.
#[must_use]
pub fn keeps(query: &ParamsMap, room: &RoomRow) -> bool {
    let is = |name: &str, value: &Option<String>| match query.get(name) {
        Some(wanted) if !wanted.is_empty() => value.as_deref() == Some(wanted.as_str()),
        _ => true,
    };
    let seats: u32 = query
        .get("seats")
        .and_then(|seats| seats.parse().ok())
        .unwrap_or(0);
    let has = query.get("equipment").filter(|wanted| !wanted.is_empty());
    let named = query.get("find").unwrap_or_default().to_lowercase();
    let text = format!("{} {}", room.name, room.equipment.join(" ")).to_lowercase();
    is("building", &room.building)
        && is("floor", &room.floor)
        && room.capacity >= seats
        && has.is_none_or(|wanted| room.equipment.contains(&wanted))
        && named.split_whitespace().all(|word| text.contains(word))
}

/// The filters' line.
#[component]
pub fn Filters(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// Whose time.
    zone: Zone,
    /// Opens the sheet with the keys.
    help: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let free = move || query.with(|query| query.get("free").is_some());
    let free_now = move || {
        let to = if free() { "" } else { "now" };
        query.with(|query| address(query, &[("free", to), ("date", "")]))
    };
    view! {
        <form class="cal-filters" method="get" action="/" role="search">
            <RoomFilters house path="/" />
            <a
                class="button cal-free"
                href=free_now
                aria-current=move || free().then_some("true")
            >
                {words::free_now(locale)}
            </a>
            <noscript>
                <button class="button">{words::filter(locale)}</button>
            </noscript>
            <span class="cal-space"></span>
            <ZoneChoice house zone />
            <ViewMenu house help />
        </form>
    }
}
