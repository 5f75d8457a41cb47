//! What was understood, as fields that can be changed.

use contract::find::Offers;
use leptos::prelude::*;

use super::answers::length;
use crate::{
    bookings::views::{House, equipment_word},
    text::{use_locale, words::find as words},
    ui::AskForm,
    zones::hh_mm,
};

/// Lengths to choose from, in minutes.
const LENGTHS: [u32; 9] = [15, 30, 45, 60, 90, 120, 180, 240, 480];

/// The fields; each change asks again.
#[component]
pub fn Fields(
    /// The answers, with what was understood.
    offers: RwSignal<Offers>,
    /// Buildings, and what rooms have.
    house: StoredValue<House>,
) -> impl IntoView {
    let locale = use_locale();
    let text = move |of: fn(&Offers) -> String| Signal::derive(move || offers.with(of));
    let people = text(|one| one.wish.people.map(|n| n.to_string()).unwrap_or_default());
    let date = text(|one| {
        one.wish
            .date
            .map(|date| date.to_string())
            .unwrap_or_default()
    });
    let time = text(|one| one.wish.time.map(hh_mm).unwrap_or_default());
    view! {
        <section class="find-fields" aria-label=words::refine(locale)>
            <AskForm path="/find" at_once=true>
                {input("people", "number", words::people(locale), people)}
                {input("date", "date", words::day(locale), date)}
                {input("time", "time", words::from(locale), time)} <Length offers />
                <Building offers house /> <Equipment offers house /> <noscript>
                    <button class="button">{words::find(locale)}</button>
                </noscript>
            </AskForm>
        </section>
    }
}

fn input(
    name: &'static str,
    kind: &'static str,
    label: &'static str,
    value: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="find-field">
            <span>{label}</span>
            <input
                class="input figures"
                name=name
                type=kind
                min=(kind == "number").then_some("1")
                max=(kind == "number").then_some("100000")
                value=value.get_untracked()
                prop:value=value
            />
        </label>
    }
}

#[component]
fn Length(offers: RwSignal<Offers>) -> impl IntoView {
    let locale = use_locale();
    let chosen = Memo::new(move |_| offers.with(|one| one.wish.minutes.unwrap_or(60)));
    let options = move || {
        let mut all = LENGTHS.to_vec();
        if !all.contains(&chosen.get()) {
            all.push(chosen.get());
            all.sort_unstable();
        }
        let option = |minutes: u32| {
            view! {
                <option value=minutes.to_string() selected=minutes == chosen.get()>
                    {length(locale, minutes)}
                </option>
            }
        };
        all.into_iter().map(option).collect_view()
    };
    view! {
        <label class="find-field">
            <span>{words::length(locale)}</span>
            <select class="input" name="minutes">
                {options}
            </select>
        </label>
    }
}

#[component]
fn Building(offers: RwSignal<Offers>, house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let mut names = house.with_value(|house| {
        let all = house.rooms.iter().filter_map(|room| room.building.clone());
        all.collect::<Vec<_>>()
    });
    names.sort_unstable();
    names.dedup();
    let chosen = Memo::new(move |_| offers.with(|one| one.wish.building.clone()));
    let option = move |name: String| {
        let value = name.clone();
        view! {
            <option value=value.clone() selected=move || {
                chosen.with(|chosen| chosen.as_ref() == Some(&value))
            }>
                {name}
            </option>
        }
    };
    view! {
        <label class="find-field">
            <span>{words::building(locale)}</span>
            <select class="input" name="building">
                <option value="" selected=move || chosen.with(Option::is_none)>
                    {words::any_building(locale)}
                </option>
                {names.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Equipment(offers: RwSignal<Offers>, house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let had = house.with_value(|house| {
        let all = house.rooms.iter().flat_map(|room| room.equipment.clone());
        all.collect::<Vec<_>>()
    });
    let had = StoredValue::new(had);
    // What was asked for stands here too when no room has it.
    let words_shown = Memo::new(move |_| {
        let mut all = had.get_value();
        all.extend(offers.with(|one| one.wish.equipment.clone()));
        all.sort_unstable();
        all.dedup();
        all
    });
    let check = move |word: String| {
        let (value, text) = (word.clone(), equipment_word(locale, &word));
        let on = Memo::new(move |_| offers.with(|one| one.wish.equipment.contains(&word)));
        view! {
            <label class="find-check">
                <input
                    type="checkbox"
                    name="equipment"
                    value=value
                    checked=on.get_untracked()
                    prop:checked=on
                />
                {text}
            </label>
        }
    };
    view! {
        <fieldset class="find-equipment">
            <legend>{words::equipment(locale)}</legend>
            <For each=move || words_shown.get() key=Clone::clone children=check />
        </fieldset>
    }
}
