//! What keeps rooms on the page: a word, the place, seats, what is in them. The address holds it.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::bar::{address_at, use_query};
use crate::{
    bookings::views::{House, RoomRow, equipment_word},
    text::{use_locale, words::bookings as words},
};

/// The controls, for a form of the page at `path`.
#[component]
pub fn RoomFilters(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// The page's own address.
    path: &'static str,
) -> impl IntoView {
    let locale = use_locale();
    let named = |values: Vec<String>| pairs(values, |value| value.to_owned());
    let places =
        |of: fn(&RoomRow) -> Option<String>| named(house.with_value(|house| distinct(house, of)));
    let buildings = places(|room| room.building.clone());
    let floors = places(|room| room.floor.clone());
    let seats = named(seats());
    let equipment = pairs(house.with_value(equipment), |word| {
        equipment_word(locale, word)
    });
    view! {
        <Find path />
        <Choice name="building" label=words::building(locale) options=buildings path />
        <Choice name="floor" label=words::floor(locale) options=floors path />
        <Choice name="seats" label=words::seats_at_least(locale) options=seats path />
        <Choice name="equipment" label=words::with_equipment(locale) options=equipment path />
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
fn Find(path: &'static str) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let navigate = use_navigate();
    let go = move |event| {
        let value = event_target_value(&event);
        let to = query.with_untracked(|query| address_at(path, query, &[("find", &value)]));
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
    path: &'static str,
) -> impl IntoView {
    let query = use_query();
    let navigate = use_navigate();
    let chosen = query
        .with_untracked(|query| query.get(name))
        .unwrap_or_default();
    let go = move |event| {
        let value = event_target_value(&event);
        let to = query.with_untracked(|query| address_at(path, query, &[(name, &value)]));
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
