//! My bookings: what comes, with the way to give it up; what was (R086).

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    card::{Deeds, MyLine, use_deeds},
    refresh::use_contact,
};
use crate::{
    bookings::{
        api,
        views::{House, MyBookings},
    },
    clock::use_clock,
    text::{use_locale, words::attendee as words, words::ui},
    ui::{Empty, Problem},
    wire::{Resource, Suspend},
};

/// Past ones shown on the phone.
const FEW_PAST: usize = 20;

/// The page at `/m/bookings`; `?booked=` thanks for a booking that was just made.
#[component]
pub fn BookingsPage() -> impl IntoView {
    let locale = use_locale();
    let contact = use_contact();
    let known = StoredValue::new(None::<MyBookings>);
    let mine = Resource::new(move || contact.round.get(), |_| api::mine());
    let query = use_query_map();
    let booked = move || query.with(|query| query.get("booked").is_some());
    view! {
        <Title text=ui::my_bookings(locale) />
        <header class="phone-head">
            <h1>{ui::my_bookings(locale)}</h1>
        </header>
        <div role="status">
            {move || {
                booked().then(|| view! { <p class="note note-good">{words::booked(locale)}</p> })
            }}
        </div>
        <Transition>
            {move || Suspend::new(async move {
                match contact.keep(mine.await, known) {
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
    let house: StoredValue<House> = StoredValue::new(mine.house);
    let deeds: Deeds = use_deeds();
    let none = mine.coming.is_empty();
    let past: Vec<_> = mine.past.into_iter().take(FEW_PAST).collect();
    view! {
        {none
            .then(|| {
                view! {
                    <Empty title=words::nothing_coming(locale)>
                        <a class="button button-main" href="/m/rooms">
                            {words::to_book(locale)}
                        </a>
                    </Empty>
                }
            })}
        <ul class="phone-list" aria-label=words::coming(locale)>
            {mine
                .coming
                .into_iter()
                .map(|one| view! { <MyLine one house deeds with_day=true /> })
                .collect_view()}
        </ul>
        {(!past.is_empty())
            .then(|| {
                view! {
                    <h2 class="phone-title">{words::past(locale)}</h2>
                    <ul class="phone-list">
                        {past
                            .into_iter()
                            .map(|one| view! { <MyLine one house deeds with_day=true /> })
                            .collect_view()}
                    </ul>
                }
            })}
    }
}
