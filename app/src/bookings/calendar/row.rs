//! One room: its name on the left, its day on the right.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{block::Block, board::Board, drag::Hand, grid::Axis, lanes::laned, track::Track};
use crate::{
    bookings::views::{House, RoomRow, equipment_word},
    clock::use_clock,
    text::{Locale, use_locale, words::bookings as words},
    zones::Zone,
};

/// The row.
#[component]
pub fn Row(room: RoomRow, board: Board, axis: Axis, hand: Hand) -> impl IntoView {
    let locale = use_locale();
    let bookings = board.row(&room.id);
    let blocks = Memo::new(move |_| {
        let shown = axis.scale.with(|scale| scale.slot);
        let overlaps =
            |one: &&contract::bookings::BookingView| one.start < shown.end && shown.start < one.end;
        bookings.with(|all| laned(&all.iter().filter(overlaps).cloned().collect::<Vec<_>>()))
    });
    let facts = facts(locale, &room);
    let name = room.name.clone();
    let query = use_query_map();
    let id = room.id.to_string();
    let book = move || {
        let date = query.with(|query| query.get("date")).unwrap_or_default();
        format!("/bookings/new?room={id}&date={date}")
    };
    let book_label = words::book_room(locale, &room.name);
    let elsewhere = elsewhere(locale, &room, axis);
    view! {
        <li class="cal-row" class:cal-row-off=room.disabled>
            <div class="cal-room">
                <h3 class="cal-room-name" dir="auto">
                    {name}
                </h3>
                <p class="cal-room-facts">{facts} {elsewhere}</p>
                {(!room.disabled)
                    .then(|| {
                        view! {
                            <a class="cal-room-book button" href=book aria-label=book_label>
                                {words::book(locale)}
                            </a>
                        }
                    })}
            </div>
            <Track room=room.clone() axis bookings hand>
                <For each=move || blocks.get() key=key let(laned)>
                    <Block laned axis fresh=board.fresh />
                </For>
            </Track>
        </li>
    }
}

/// What must change for a block to be drawn anew.
fn key(laned: &super::lanes::Laned) -> (String, u64, usize, usize) {
    (
        laned.booking.id.to_string(),
        laned.booking.revision,
        laned.lane,
        laned.lanes,
    )
}

/// Seats, what is in it, and whether one has to ask.
#[must_use]
pub fn facts(locale: Locale, room: &RoomRow) -> String {
    let mut facts = vec![room.capacity.to_string()];
    facts.extend(
        room.equipment
            .iter()
            .take(2)
            .map(|one| equipment_word(locale, one)),
    );
    if room.requires_approval {
        facts.push(words::on_request(locale).to_owned());
    }
    if room.disabled {
        facts = vec![words::out_of_service(locale).to_owned()];
    }
    facts.join(" · ")
}

/// In a room of another zone the time at its door.
fn elsewhere(locale: Locale, room: &RoomRow, axis: Axis) -> Option<impl IntoView + use<>> {
    let here = axis.zone.with_value(|zone| zone.name == room.time_zone);
    let house = use_context::<StoredValue<House>>().filter(|_| !here)?;
    let zone: Zone = house.with_value(|house| house.zone_named(&room.time_zone));
    let clock = use_clock();
    Some(move || format!(" · {} {}", zone.city(locale), zone.time(clock.minute())))
}
