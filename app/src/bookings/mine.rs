//! My bookings: what comes, what was.

use contract::bookings::BookingView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api,
    calendar::StateWord,
    views::{House, MyBookings},
};
use crate::{
    clock::use_clock,
    text::{Locale, use_locale, words::bookings as words, words::ui},
    ui::{Empty, Problem, use_toasts},
    wire::{Resource, Suspend},
    zones::{Zone, date_short},
};

/// The page at `/mine`.
#[component]
pub fn MinePage() -> impl IntoView {
    let locale = use_locale();
    let toasts = use_toasts();
    let mine = Resource::new(move || toasts.undone(), |_| api::mine());
    view! {
        <Title text=ui::my_bookings(locale) />
        <header class="page-head">
            <h1>{ui::my_bookings(locale)}</h1>
            <a class="button button-main" href="/bookings/new">
                {words::book(locale)}
            </a>
        </header>
        <Transition>
            {move || Suspend::new(async move {
                match mine.await {
                    Ok(mine) => Either::Left(view! { <Lists mine /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Lists(mine: MyBookings) -> impl IntoView {
    let locale = use_locale();
    use_clock().start(mine.house.as_of);
    let house = StoredValue::new(mine.house);
    let nothing = mine.coming.is_empty();
    view! {
        <section class="card" aria-label=words::coming(locale)>
            {nothing
                .then(|| {
                    view! {
                        <Empty title=words::nothing_coming(locale)>
                            <p>{words::nothing_coming_means(locale)}</p>
                        </Empty>
                    }
                })}
            <ul class="rows">
                {mine.coming.into_iter().map(|one| view! { <Line one house /> }).collect_view()}
            </ul>
        </section>
        {(!mine.past.is_empty())
            .then(|| {
                view! {
                    <h2 class="list-title">{words::past(locale)}</h2>
                    <section class="card" aria-label=words::past(locale)>
                        <ul class="rows">
                            {mine
                                .past
                                .into_iter()
                                .map(|one| view! { <Line one house /> })
                                .collect_view()}
                        </ul>
                    </section>
                }
            })}
    }
}

/// Times beside a day: the day of the start is not said twice.
fn times(locale: Locale, zone: &Zone, one: &BookingView) -> String {
    let (start, end) = (zone.time(one.start), zone.time(one.end));
    let last = zone.day(one.end);
    if last == zone.day(one.start) || end == "00:00" {
        return zone.span(locale, one.start, one.end);
    }
    ui::from_to(
        locale,
        &start,
        &format!("{} {end}", date_short(locale, last)),
    )
}

/// One booking as a line that leads to it.
#[component]
pub fn Line(
    /// Which.
    one: BookingView,
    /// Rooms and zones.
    house: StoredValue<House>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let zone = house.with_value(House::zone);
    let room = house.with_value(|house| house.room_name(&one.room));
    let day = date_short(locale, zone.day(one.start));
    let span = if one.all_day {
        words::all_day(locale).to_owned()
    } else {
        times(locale, &zone, &one)
    };
    let subject = one
        .subject
        .clone()
        .unwrap_or_else(|| words::busy(locale).to_owned());
    let series = one
        .series
        .is_some()
        .then(|| format!(" · {}", words::series(locale)));
    view! {
        <li>
            <div class="row-when figures">
                <strong>{day}</strong>
                <span>{span}</span>
            </div>
            <div class="row-main">
                <a class="row-link" href=format!("/bookings/{}", one.id)>
                    {subject}
                </a>
                <p class="row-sub">{room} {series}</p>
            </div>
            <StateWord booking=one now=Signal::derive(move || clock.minute()) />
        </li>
    }
}
