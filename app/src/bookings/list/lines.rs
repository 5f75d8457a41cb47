//! The lines, under the day that they begin on.

use contract::bookings::BookingView;
use jiff::civil::Date;
use leptos::prelude::*;

use super::views::ListView;
use crate::{
    bookings::{calendar::StateWord, views::House},
    clock::use_clock,
    frame::area::rel,
    text::{Locale, use_locale, words::bookings as words, words::list, words::schedule},
    zones::{Zone, date_long},
};

/// The days that have lines.
#[component]
pub fn Days(
    /// What is listed.
    latest: RwSignal<ListView>,
    /// Rooms and zones.
    house: StoredValue<House>,
) -> impl IntoView {
    let locale = use_locale();
    let zone = StoredValue::new(house.with_value(House::zone));
    let days = Memo::new(move |_| latest.with(|list| days_of(list, zone)));
    let of = move |day: Date| {
        let lines = Memo::new(move |_| {
            latest.with(|list| {
                let of_day = list
                    .items
                    .iter()
                    .filter(|one| day_of(one, list.day, zone) == day);
                of_day.cloned().collect::<Vec<_>>()
            })
        });
        let key = |one: &BookingView| (one.id.clone(), one.revision);
        view! {
            <h2 class="list-title">{date_long(locale, day)}</h2>
            <div class="card">
                <ul class="rows list-rows" aria-label=date_long(locale, day)>
                    <For each=move || lines.get() key=key let:one>
                        <Line one day house zone />
                    </For>
                </ul>
            </div>
        }
    };
    view! { <For each=move || days.get() key=|day| *day children=of /> }
}

/// What began before the list does stands under its first day.
fn day_of(one: &BookingView, first: Date, zone: StoredValue<Zone>) -> Date {
    zone.with_value(|zone| zone.day(one.start)).max(first)
}

fn days_of(list: &ListView, zone: StoredValue<Zone>) -> Vec<Date> {
    let mut days: Vec<Date> = list
        .items
        .iter()
        .map(|one| day_of(one, list.day, zone))
        .collect();
    days.dedup();
    days
}

/// What began on a day before says when it ends, on the day that it does.
fn over_midnight(locale: Locale, one: &BookingView, day: Date, zone: StoredValue<Zone>) -> String {
    zone.with_value(|zone| match zone.day(one.end) == day {
        true => list::until(locale, &zone.time(one.end)),
        false => schedule::goes_on(locale).to_owned(),
    })
}

#[component]
fn Line(
    one: BookingView,
    day: Date,
    house: StoredValue<House>,
    zone: StoredValue<Zone>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let begins = zone.with_value(|zone| zone.day(one.start) == day);
    let when = match (one.all_day, begins) {
        (true, _) => words::all_day(locale).to_owned(),
        (false, false) => over_midnight(locale, &one, day, zone),
        (false, true) => zone.with_value(|zone| zone.span(locale, one.start, one.end)),
    };
    let subject = one.subject.clone();
    let subject = subject.unwrap_or_else(|| words::busy(locale).to_owned());
    let room = house.with_value(|house| house.room_name(&one.room));
    let who = one.organiser.clone().map(|name| format!(" · {name}"));
    let href = format!("/bookings/{}", one.id);
    let slot = (one.start, one.end);
    let now = Signal::derive(move || clock.for_slot(slot.0, slot.1));
    // Who may not see it has no page of it.
    let title = match one.subject.is_some() {
        true => view! {
            <a class="row-link" rel=rel(&href) href=href.clone()>
                {subject}
            </a>
        }
        .into_any(),
        false => view! { <span class="row-link">{subject}</span> }.into_any(),
    };
    view! {
        <li>
            <div class="row-when figures">
                <strong>{when}</strong>
            </div>
            <div class="row-main">
                {title} <p class="row-sub">{room} {who}</p>
            </div>
            <StateWord booking=one now />
        </li>
    }
}
