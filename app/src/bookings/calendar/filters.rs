//! Fewer rooms: by building, floor and seats. A plain form, so it works before the WASM.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};

use super::bar::address;
use crate::{
    bookings::views::{House, RoomRow, equipment_word},
    text::{use_locale, words::bookings as words, words::keys as key_words},
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
    /// Opens the sheet with the keys.
    help: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let named = |values: Vec<String>| pairs(values, |value| value.to_owned());
    let places =
        |of: fn(&RoomRow) -> Option<String>| named(house.with_value(|house| distinct(house, of)));
    let buildings = places(|room| room.building.clone());
    let floors = places(|room| room.floor.clone());
    let equipment = pairs(house.with_value(equipment), |word| {
        equipment_word(locale, word)
    });
    let free = move || query.with(|query| query.get("free").is_some());
    let free_now = move || {
        let to = if free() { "" } else { "now" };
        query.with(|query| address(query, &[("free", to), ("date", "")]))
    };
    let whole = move || query.with(|query| query.get("hours").is_some());
    let toggle = move || {
        let to = if whole() { "" } else { "all" };
        query.with(|query| address(query, &[("hours", to)]))
    };
    view! {
        <form class="cal-filters" method="get" action="/" role="search">
            <Find />
            <Choice name="building" label=words::building(locale) options=buildings />
            <Choice name="floor" label=words::floor(locale) options=floors />
            <Choice name="seats" label=words::seats_at_least(locale) options=named(seats()) />
            <Choice name="equipment" label=words::with_equipment(locale) options=equipment />
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
            <button
                type="button"
                class="button button-quiet only-keys"
                on:click=move |_| help.set(true)
            >
                {key_words::keys(locale)}
            </button>
            <a class="button button-quiet" href=toggle>
                {move || match whole() {
                    true => words::working_hours(locale),
                    false => words::whole_day(locale),
                }}
            </a>
        </form>
    }
}

fn pairs(values: Vec<String>, text: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let pair = |value: String| {
        let text = text(&value);
        (value, text)
    };
    values.into_iter().map(pair).collect()
}

/// What any room has, each once.
fn equipment(house: &House) -> Vec<String> {
    let all = house.rooms.iter().flat_map(|room| room.equipment.clone());
    let mut found: Vec<String> = all.collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn seats() -> Vec<String> {
    ["2", "4", "6", "8", "12", "20", "40"]
        .map(str::to_owned)
        .to_vec()
}

fn distinct(house: &House, of: impl Fn(&RoomRow) -> Option<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for value in house.rooms.iter().filter_map(of) {
        if !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

#[component]
fn Find() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let navigate = use_navigate();
    let go = move |event| {
        let value = event_target_value(&event);
        let to = query.with_untracked(|query| address(query, &[("find", &value)]));
        let still = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&to, still);
    };
    let value = query
        .with_untracked(|query| query.get("find"))
        .unwrap_or_default();
    view! {
        <input
            type="search"
            class="input cal-find"
            name="find"
            placeholder=words::find_room(locale)
            aria-label=words::find_room(locale)
            value=value
            on:input=go
        />
    }
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
) -> impl IntoView {
    let query = use_query_map();
    let navigate = use_navigate();
    let chosen = query
        .with_untracked(|query| query.get(name))
        .unwrap_or_default();
    let go = move |event| {
        let value = event_target_value(&event);
        let to = query.with_untracked(|query| address(query, &[(name, &value)]));
        navigate(
            &to,
            NavigateOptions {
                scroll: false,
                ..NavigateOptions::default()
            },
        );
    };
    view! {
        <select class="input" name=name aria-label=label on:change=go>
            <option value="">{label}</option>
            {options
                .into_iter()
                .map(|(value, text)| {
                    let selected = value == chosen;
                    view! {
                        <option value=value selected=selected>
                            {text}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
}
