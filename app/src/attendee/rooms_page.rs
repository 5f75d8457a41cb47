//! Rooms: free ones first with one press to take them, then the taken ones (R087).

use jiff::Timestamp;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api,
    free::{RoomNow, rooms_now},
    refresh::use_contact,
    use_button::{UseButton, use_using},
    views::NowView,
};
use crate::{
    clock::use_clock,
    text::{Locale, use_locale, words::attendee as words},
    ui::{Empty, Problem},
    wire::{Resource, Suspend},
    zones::{Zone, date_short},
};

/// Sizes offered; 0 is any.
const SIZES: [u32; 5] = [0, 4, 8, 16, 30];

/// The page at `/m/rooms?seats=`.
#[component]
pub fn RoomsPage() -> impl IntoView {
    let locale = use_locale();
    let contact = use_contact();
    let known = StoredValue::new(None::<NowView>);
    let view = Resource::new(move || contact.round.get(), |_| api::now());
    view! {
        <Title text=words::rooms(locale) />
        <header class="phone-head">
            <h1>{words::rooms(locale)}</h1>
        </header>
        <Sizes />
        <Transition>
            {move || Suspend::new(async move {
                match contact.keep(view.await, known) {
                    Ok(view) => Either::Left(view! { <Lists view /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

/// The size asked for in the address.
fn use_size() -> Memo<u32> {
    let query = use_query_map();
    Memo::new(move |_| {
        let asked = query.with(|query| query.get("seats"));
        asked.and_then(|seats| seats.parse().ok()).unwrap_or(0)
    })
}

/// Sizes as links, so that they work before the WASM and the way back works after it.
#[component]
fn Sizes() -> impl IntoView {
    let locale = use_locale();
    let size = use_size();
    view! {
        <nav class="sizes" aria-label=words::all_seats(locale)>
            {SIZES
                .into_iter()
                .map(|seats| {
                    let text = if seats == 0 {
                        words::all_seats(locale).to_owned()
                    } else {
                        words::seats_at_least(locale, &seats)
                    };
                    let here = move || (size.get() == seats).then_some("true");
                    view! {
                        <a class="chip" href=format!("/m/rooms?seats={seats}") aria-current=here>
                            {text}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

#[component]
fn Lists(view: NowView) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    clock.start(view.house.as_of);
    let size = use_size();
    let zone = view.house.zone();
    let using = use_using();
    if let Some(using) = using {
        using.read_in(zone.clone());
    }
    let none = no_rooms(locale, &view);
    let rooms = Memo::new(move |_| rooms_now(&view, clock.minute(), size.get()));
    let part = move |free: bool| {
        rooms.with(|rooms| {
            rooms
                .iter()
                .filter(|one| one.free == free)
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let line = StoredValue::new(zone);
    let row = move |one: RoomNow| {
        let zone = line.get_value();
        let now = clock.now_untracked();
        // A room whose manager is asked first is no room for right now.
        let press = using.filter(|_| one.free && !one.room.requires_approval);
        let button = press.map(|using| view! { <UseButton one=one.clone() now using /> });
        view! { <RoomLine one zone>{button}</RoomLine> }
    };
    view! {
        <section aria-labelledby="free-now">
            <h2 class="phone-title" id="free-now">
                {words::free_now(locale)}
            </h2>
            {move || {
                part(true).is_empty().then(|| view! { <Empty title=none /> })
            }}
            <ul class="phone-list">{move || part(true).into_iter().map(row).collect_view()}</ul>
        </section>
        <section aria-labelledby="taken-now">
            <h2 class="phone-title" id="taken-now">
                {words::taken_now(locale)}
            </h2>
            <ul class="phone-list">{move || part(false).into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// Why no room is listed: none is free, or there is none at all.
#[must_use]
pub fn no_rooms(locale: Locale, view: &NowView) -> &'static str {
    if view.house.rooms.is_empty() {
        words::no_rooms_at_all(locale)
    } else {
        words::no_rooms(locale)
    }
}

/// A room with its state in words; the name leads to its page.
#[component]
pub fn RoomLine(
    /// The room as it is now.
    one: RoomNow,
    /// Where the reader reads time.
    zone: Zone,
    /// What can be done with it.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let place = [one.room.building.clone(), one.room.floor.clone()];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let said = sentence(locale, &one, &zone, use_clock().now_untracked());
    view! {
        <li class="phone-row" data-free=one.free.then_some("")>
            <div class="phone-row-main">
                <a class="phone-row-link" href=format!("/m/rooms/{}", one.room.id)>
                    {one.room.name}
                </a>
                <p>{format!("{said} · {}", words::seats(locale, &one.room.capacity))}</p>
                <p class="phone-place">{place.join(" · ")}</p>
            </div>
            {children()}
        </li>
    }
}

/// "until 13:30", "for the rest of the day", "free from 11:00", "free from Mon 23 Nov 09:00".
#[must_use]
pub fn sentence(locale: Locale, one: &RoomNow, zone: &Zone, now: Timestamp) -> String {
    let is_today = |at: Timestamp| zone.day(at) == zone.day(now);
    match (one.free, one.until) {
        (true, Some(until)) if is_today(until) => words::free_until(locale, &zone.time(until)),
        (true, _) => words::free_rest(locale).to_owned(),
        (false, Some(until)) if is_today(until) => words::free_from(locale, &zone.time(until)),
        (false, Some(until)) => {
            let day = date_short(locale, zone.day(until));
            words::free_from(locale, &format!("{day} {}", zone.time(until)))
        }
        (false, None) => words::closed_now(locale).to_owned(),
    }
}
