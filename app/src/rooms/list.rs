//! All rooms, by building and floor.

use contract::rooms::RoomView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::api;
use crate::{
    frame::NoRooms,
    text::{use_locale, words::bookings, words::rooms as words, words::ui},
    ui::Problem,
    wire::{Resource, Suspend},
};

/// The page at `/rooms`.
#[component]
pub fn RoomsPage() -> impl IntoView {
    let locale = use_locale();
    let rooms = Resource::new(|| (), |()| api::rooms());
    view! {
        <Title text=ui::rooms(locale) />
        <Suspense>
            {move || Suspend::new(async move {
                match rooms.await {
                    Ok((rooms, may_keep)) => Either::Left(view! { <Rooms rooms may_keep /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Rooms(rooms: Vec<RoomView>, may_keep: bool) -> impl IntoView {
    let locale = use_locale();
    let nothing = rooms.is_empty();
    view! {
        <header class="page-head">
            <h1>{ui::rooms(locale)}</h1>
            {may_keep
                .then(|| {
                    view! {
                        <div class="button-row">
                            <a class="button" href="/buildings">
                                {words::buildings(locale)}
                            </a>
                            <a class="button button-main" href="/rooms/new">
                                {words::add_room(locale)}
                            </a>
                        </div>
                    }
                })}
        </header>
        {nothing.then(|| view! { <NoRooms /> })}
        {groups(rooms)
            .into_iter()
            .map(|(place, rooms)| {
                view! {
                    <h2 class="list-title">{place}</h2>
                    <ul class="rows card">
                        {rooms.into_iter().map(|room| view! { <RoomLine room /> }).collect_view()}
                    </ul>
                }
            })
            .collect_view()}
    }
}

/// Rooms with the same building and floor together; they come in that order.
fn groups(rooms: Vec<RoomView>) -> Vec<(String, Vec<RoomView>)> {
    let mut groups: Vec<(String, Vec<RoomView>)> = Vec::new();
    for room in rooms {
        let parts = [room.building.clone(), room.floor.clone()];
        let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        match groups.last_mut() {
            Some((last, group)) if *last == place => group.push(room),
            _ => groups.push((place, vec![room])),
        }
    }
    groups
}

#[component]
fn RoomLine(room: RoomView) -> impl IntoView {
    let locale = use_locale();
    let mut facts = vec![words::seats(locale, &room.capacity)];
    facts.extend(room.equipment.iter().cloned());
    if room.requires_approval {
        facts.push(bookings::on_request(locale).to_owned());
    }
    view! {
        <li>
            <div class="row-main">
                <a class="row-link" href=format!("/rooms/{}", room.id)>
                    {room.name}
                </a>
                <p class="row-sub">{facts.join(" · ")}</p>
            </div>
            {room
                .disabled
                .then(|| {
                    view! {
                        <span class="state-word" data-state="off">
                            {bookings::out_of_service(locale)}
                        </span>
                    }
                })}
            {(!room.disabled)
                .then(|| {
                    view! {
                        <a
                            class="button"
                            rel="external"
                            href=format!("/bookings/new?room={}", room.id)
                        >
                            {bookings::book(locale)}
                        </a>
                    }
                })}
        </li>
    }
}
