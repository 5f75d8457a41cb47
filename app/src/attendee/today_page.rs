//! Today: what runs or comes next as a card, what comes later, and rooms that are free now.

use contract::bookings::BookingView;
use jiff::Timestamp;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api,
    card::{Card, MyLine, use_deeds},
    free::rooms_now,
    refresh::use_contact,
    rooms_page::{RoomLine, no_rooms},
    use_button::{UseButton, use_using},
    views::NowView,
};
use crate::{
    bookings::views::House,
    clock::use_clock,
    text::{Locale, use_locale, words::attendee as words, words::ui},
    ui::Problem,
    wire::{Resource, Suspend},
    zones::{Zone, date_with_year, weekday},
};

/// Free rooms shown here; the others are one press away.
const FEW_ROOMS: usize = 4;

/// The page at `/m`.
#[component]
pub fn TodayPage() -> impl IntoView {
    let locale = use_locale();
    let contact = use_contact();
    let known = StoredValue::new(None::<NowView>);
    let view = Resource::new(move || contact.round.get(), |_| api::now());
    view! {
        <Title text=ui::today(locale) />
        <Transition>
            {move || Suspend::new(async move {
                match contact.keep(view.await, known) {
                    Ok(view) => Either::Left(view! { <Today view /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Today(view: NowView) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    clock.start(view.house.as_of);
    let zone = view.house.zone();
    let house = StoredValue::new(view.house.clone());
    let deeds = use_deeds();
    let mine = {
        let (zone, coming) = (zone.clone(), view.coming.clone());
        Memo::new(move |_| of_today(&zone, &coming, clock.minute()))
    };
    let first = move || mine.with(|mine| mine.first().cloned());
    let later = move || mine.with(|mine| mine.iter().skip(1).cloned().collect::<Vec<_>>());
    let head = {
        let zone = zone.clone();
        move || heading(locale, &zone, clock.minute(), mine.with(Vec::len))
    };
    view! {
        <header class="phone-head">
            <h1>{move || weekday(locale, zone.day(clock.minute()).weekday())}</h1>
            <p>{head}</p>
        </header>
        {move || match first() {
            Some(one) => view! { <Card one house clock deeds /> }.into_any(),
            None => view! { <p class="phone-none">{words::nothing_today(locale)}</p> }.into_any(),
        }}
        {move || {
            let later = later();
            (!later.is_empty())
                .then(|| {
                    view! {
                        <h2 class="phone-title">{words::later_today(locale)}</h2>
                        <ul class="phone-list">
                            {later
                                .into_iter()
                                .map(|one| view! { <MyLine one house deeds /> })
                                .collect_view()}
                        </ul>
                    }
                })
        }}
        <p class="phone-more">
            <a href="/m/bookings">{words::all_bookings(locale)}</a>
        </p>
        <FreeNow view house />
    }
}

#[component]
fn FreeNow(view: NowView, house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let using = use_using();
    if let Some(using) = using {
        using.read_in(house.with_value(House::zone));
    }
    let none = no_rooms(locale, &view);
    let rooms = Memo::new(move |_| {
        let mut rooms = rooms_now(&view, clock.minute(), 0);
        rooms.retain(|one| one.free && !one.room.requires_approval);
        rooms.truncate(FEW_ROOMS);
        rooms
    });
    view! {
        <h2 class="phone-title">{words::free_now(locale)}</h2>
        {move || {
            rooms
                .with(Vec::is_empty)
                .then(|| view! { <p class="phone-none">{none}</p> })
        }}
        <ul class="phone-list">
            {move || {
                rooms
                    .get()
                    .into_iter()
                    .map(|one| {
                        let zone = house.with_value(House::zone);
                        let now = clock.now_untracked();
                        let button = using.map(|using| {
                            view! { <UseButton one=one.clone() now using /> }
                        });
                        view! { <RoomLine one zone>{button}</RoomLine> }
                    })
                    .collect_view()
            }}
        </ul>
        <p class="phone-more">
            <a href="/m/rooms">{words::all_rooms(locale)}</a>
        </p>
    }
}

/// Mine that touch today and are not over, by start.
fn of_today(zone: &Zone, coming: &[BookingView], now: Timestamp) -> Vec<BookingView> {
    let today = zone.day(now);
    let is_today = |one: &&BookingView| now < one.end && zone.day(one.start) <= today;
    coming.iter().filter(is_today).cloned().collect()
}

fn heading(locale: Locale, zone: &Zone, now: Timestamp, meetings: usize) -> String {
    let day = date_with_year(locale, zone.day(now));
    match meetings {
        0 => day,
        1 => format!("{day} · {}", words::one_meeting(locale)),
        many => format!("{day} · {}", words::meetings(locale, &many)),
    }
}
