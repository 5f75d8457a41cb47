//! The rooms that are offered, each with its reason and the way to book it.

use contract::find::{Offer, OfferKind, Offers};
use domain::bookings::Status;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::{
    bookings::views::{House, equipment_word},
    frame::area::rel,
    text::{Locale, use_locale, words::find as words},
    zones::{Zone, date_short, hh_mm},
};

/// A length in minutes, as people say it.
#[must_use]
pub fn length(locale: Locale, minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => words::minutes(locale, &minutes),
        (hours, 0) => words::hours(locale, &hours),
        (hours, minutes) => words::hours_minutes(locale, &hours, &minutes),
    }
}

/// The list, and a word about the rooms that are not in it.
#[component]
pub fn Answers(
    /// Best first.
    offers: RwSignal<Offers>,
    /// Whose time.
    house: StoredValue<House>,
    /// Being asked anew.
    busy: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let zone = StoredValue::new(house.with_value(House::zone));
    let sum = move || offers.with(|found| summed(locale, found));
    let unknown = move || {
        let words = offers.with(|found| found.wish.not_understood.join(" "));
        (!words.is_empty()).then(|| {
            view! { <p class="note">{words::not_understood(locale, &words)}</p> }
        })
    };
    let why = move || {
        let none = offers.with(|found| found.fitting == 0);
        none.then(|| offers.with(|found| explained(locale, found)))
    };
    // An offer that stays keeps its row, and its row the focus.
    let key = |one: &Offer| {
        (
            one.room.clone(),
            one.start,
            one.end,
            one.free_until,
            one.status,
        )
    };
    view! {
        {unknown}
        <h2 class="list-title">
            <span role="status">
                {move || if busy.get() { words::search(locale).to_owned() } else { sum() }}
            </span>
        </h2>
        {why}
        <section
            class="card"
            hidden=move || offers.with(|found| found.items.is_empty())
            aria-label=words::answers(locale)
            aria-busy=move || busy.get().to_string()
        >
            <ul class="rows find-rows">
                <For each=move || offers.with(|found| found.items.clone()) key=key let:one>
                    <Line one offers zone />
                </For>
            </ul>
        </section>
    }
}

fn summed(locale: Locale, found: &Offers) -> String {
    match found.fitting {
        0 => words::none_fits(locale).to_owned(),
        1 => words::one_fits(locale).to_owned(),
        many => words::many_fit(locale, &many),
    }
}

/// What became of the rooms, when none is as asked.
fn explained(locale: Locale, found: &Offers) -> impl IntoView + use<> {
    let reasons = [
        (found.too_small, words::why_small(locale, &found.too_small)),
        (found.lacking, words::why_lacking(locale, &found.lacking)),
        (found.taken, words::why_taken(locale, &found.taken)),
    ];
    let reasons: Vec<String> = reasons
        .into_iter()
        .filter(|(rooms, _)| *rooms > 0)
        .map(|(_, reason)| reason)
        .collect();
    let why = match found.rooms {
        0 => words::why_no_rooms(locale).to_owned(),
        rooms => words::why_none(locale, &reasons.join(", "), &rooms),
    };
    let near = found.items.is_empty();
    view! {
        <p class="find-why">{why} " " {near.then(|| words::none_near(locale))}</p>
    }
}

#[component]
fn Line(one: Offer, offers: RwSignal<Offers>, zone: StoredValue<Zone>) -> impl IntoView {
    let locale = use_locale();
    let (day, span) = zone.with_value(|zone| {
        let day = date_short(locale, zone.day(one.start));
        (day, zone.span(locale, one.start, one.end))
    });
    let asked = offers.with_untracked(|found| (found.start, found.end));
    let reason = reason(locale, &one, asked);
    let after = one.free_until.map_or_else(
        || words::free_after(locale).to_owned(),
        |until| words::free_until(locale, &zone.with_value(|zone| zone.time(until))),
    );
    let after = matches!(one.kind, OfferKind::Fits | OfferKind::Lacks).then_some(after);
    let waits = one.status == Status::Pending;
    let when = format!("{day} {span}");
    let label = words::book_label(locale, &one.room_name, &when);
    let href = zone.with_value(|zone| form_of(&one, zone));
    let facts = facts(locale, &one);
    view! {
        <li data-kind=kind_word(one.kind)>
            <div class="row-when figures">
                <strong>{span}</strong>
                <span>{day}</span>
            </div>
            <div class="row-main">
                <strong>{one.room_name}</strong>
                <p class="row-sub">{facts}</p>
            </div>
            <div class="find-reason">
                <span class="find-kind">{reason}</span>
                {after.map(|after| view! { <span class="quiet">{after}</span> })}
                {waits.then(|| view! { <span class="quiet">{words::waits(locale)}</span> })}
            </div>
            <a class="button" rel=rel("/bookings/new") href=href aria-label=label>
                {words::book(locale)}
            </a>
        </li>
    }
}

fn kind_word(kind: OfferKind) -> &'static str {
    match kind {
        OfferKind::Fits => "fits",
        OfferKind::Lacks => "lacks",
        OfferKind::NearbyTime | OfferKind::Shorter | OfferKind::NextFree => "other",
    }
}

/// How it differs from what was asked.
fn reason(locale: Locale, one: &Offer, asked: (jiff::Timestamp, jiff::Timestamp)) -> String {
    let later = one.start.duration_since(asked.0).as_mins();
    let length = one.end.duration_since(one.start) - asked.1.duration_since(asked.0);
    match one.kind {
        OfferKind::Fits => words::fits(locale).to_owned(),
        OfferKind::NearbyTime if later < 0 => words::earlier(locale, &-later),
        OfferKind::NearbyTime => words::later(locale, &later),
        OfferKind::Shorter => words::shorter(locale, &-length.as_mins()),
        OfferKind::NextFree => words::next_free(locale).to_owned(),
        OfferKind::Lacks => {
            let missing: Vec<_> = one
                .missing
                .iter()
                .map(|word| equipment_word(locale, word))
                .collect();
            words::lacks(locale, &missing.join(", "))
        }
    }
}

/// Where it is, how large, what is in it.
fn facts(locale: Locale, one: &Offer) -> String {
    let seats = match one.capacity {
        0 => words::seats_unknown(locale).to_owned(),
        seats => words::seats(locale, &seats),
    };
    let has: Vec<String> = one
        .equipment
        .iter()
        .map(|word| equipment_word(locale, word))
        .collect();
    let place = [one.building.clone(), one.floor.clone(), Some(seats)];
    let mut facts: Vec<String> = place.into_iter().flatten().collect();
    facts.extend(has);
    facts.join(" · ")
}

/// The form, filled in; it reads times in the reader's own zone, as this page does.
fn form_of(one: &Offer, zone: &Zone) -> String {
    let (start, end) = (zone.at(one.start), zone.at(one.end));
    let mut query = ParamsMap::new();
    query.insert("room", one.room.to_string());
    query.insert("date", start.date().to_string());
    query.insert("start", hh_mm(start.time()));
    query.insert("end", hh_mm(end.time()));
    format!("/bookings/new{}", query.to_query_string())
}
