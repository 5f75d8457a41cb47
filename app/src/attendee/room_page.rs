//! One room: what it is, its next days, and the form that books it (R087).

use contract::bookings::BookingView;
use jiff::civil::Date;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, BookRoom},
    refresh::use_contact,
    room_form::{Form, RoomForm},
    views::RoomView,
};
use crate::{
    bookings::calendar::StateWord,
    clock::use_clock,
    doors::rows::subject,
    text::{use_locale, words::attendee as words},
    ui::Problem,
    wire::{Resource, ServerAction, Suspend},
    zones::{Zone, date_long, parse_date},
};

/// The page at `/m/rooms/:id`; the code on the door leads here.
#[component]
pub fn RoomPage() -> impl IntoView {
    let contact = use_contact();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let known = StoredValue::new(None::<RoomView>);
    let view = Resource::new(
        move || (id.get(), contact.round.get()),
        |(id, _)| api::room(id.into()),
    );
    // Outside of what is read again, so that a half-filled form stays.
    let form = Form::new();
    let deed = ServerAction::<BookRoom>::new();
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match contact.keep(view.await, known) {
                    Ok(view) => Either::Left(view! { <Room view form deed /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Room(view: RoomView, form: Form, deed: ServerAction<BookRoom>) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    clock.start(view.house.as_of);
    let zone = view.house.zone();
    form.begin(&zone, view.house.as_of);
    let room = view.room.clone();
    let place = [
        room.building,
        room.floor,
        Some(words::seats(locale, &room.capacity)),
    ];
    let mut place: Vec<String> = place.into_iter().flatten().collect();
    place.extend(room.equipment);
    place.push(words::city_time(locale, &zone.city(locale)));
    view! {
        <Title text=room.name.clone() />
        <header class="phone-head">
            <h1>{room.name}</h1>
            <p>{place.join(" · ")}</p>
        </header>
        <RoomForm room=room.id zone=zone.clone() form deed />
        <Day bookings=view.bookings zone form />
    }
}

/// What stands on the day that the form names.
#[component]
fn Day(bookings: Vec<BookingView>, zone: Zone, form: Form) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let day = move || parse_date(&form.date.get());
    let title = move || day().map(|day| date_long(locale, day));
    let bookings = StoredValue::new(bookings);
    let zone = StoredValue::new(zone);
    let rows = move || {
        let day = day()?;
        let here = bookings.with_value(|all| on_day(all, &zone.get_value(), day));
        Some(here)
    };
    view! {
        <h2 class="phone-title">{title}</h2>
        {move || {
            rows()
                .is_some_and(|rows| rows.is_empty())
                .then(|| view! { <p class="phone-none">{words::nothing_on_day(locale)}</p> })
        }}
        <ul class="phone-list">
            {move || {
                rows()
                    .unwrap_or_default()
                    .into_iter()
                    .map(|one| {
                        let span = zone.with_value(|zone| zone.span(locale, one.start, one.end));
                        let title = subject(locale, &one);
                        view! {
                            <li class="phone-row">
                                <div class="phone-row-main">
                                    <p class="phone-when figures">
                                        <span>{span}</span>
                                        <StateWord
                                            booking=one
                                            now=Signal::derive(move || clock.minute())
                                        />
                                    </p>
                                    <strong>{title}</strong>
                                </div>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}

fn on_day(all: &[BookingView], zone: &Zone, day: Date) -> Vec<BookingView> {
    let bounds = zone
        .midnight(day)
        .zip(day.tomorrow().ok().and_then(|day| zone.midnight(day)));
    let Some((from, to)) = bounds else {
        return Vec::new();
    };
    all.iter()
        .filter(|one| one.start < to && from < one.end)
        .cloned()
        .collect()
}
