//! The day's table: room by room, line by line.

use leptos::prelude::*;

use super::{
    page::{grouped, place_row},
    read::{Entry, Sheet},
};
use crate::{
    bookings::{
        calendar::{facts, word_of_look},
        views::RoomRow,
    },
    text::{
        Locale, use_locale,
        words::{bookings, paper as words},
    },
    zones::Zone,
};

/// The table. A room's lines stay on one page.
#[component]
pub(super) fn DayTable(sheet: StoredValue<Sheet>, rooms: Vec<RoomRow>) -> impl IntoView {
    let locale = use_locale();
    let heads = [
        words::room(locale),
        words::time(locale),
        words::what(locale),
        words::who(locale),
        words::state(locale),
    ];
    let groups = grouped(rooms).into_iter().map(|(place, rooms)| {
        let rooms = rooms
            .into_iter()
            .map(|room| room_lines(locale, sheet, &room));
        view! {
            {place.map(|place| place_row(place, 5))}
            {rooms.collect_view()}
        }
    });
    view! {
        <table class="paper-table">
            <thead>
                <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
            </thead>
            {groups.collect_view()}
        </table>
    }
}

fn room_lines(locale: Locale, sheet: StoredValue<Sheet>, room: &RoomRow) -> impl IntoView + use<> {
    let lines = sheet.with_value(|sheet| {
        let slot = sheet.zone.day_slot(sheet.first);
        let own = slot.into_iter().flat_map(|slot| sheet.of(room, slot));
        own.map(|one| cells(locale, &sheet.zone, one))
            .collect::<Vec<_>>()
    });
    let span = lines.len().max(1);
    let head = view! {
        <th scope="rowgroup" rowspan=span>
            {room.name.clone()}
            <span class="paper-facts">{facts(locale, room)}</span>
        </th>
    };
    if lines.is_empty() {
        let none = match room.disabled {
            true => bookings::out_of_service(locale),
            false => words::nothing_booked(locale),
        };
        return view! {
            <tbody>
                <tr>{head} <td colspan="4" class="paper-none">{none}</td></tr>
            </tbody>
        }
        .into_any();
    }
    let mut head = Some(head);
    let rows = lines
        .into_iter()
        .map(|cells| view! { <tr>{head.take()} {cells}</tr> });
    view! { <tbody>{rows.collect_view()}</tbody> }.into_any()
}

fn cells(locale: Locale, zone: &Zone, one: &Entry) -> impl IntoView + use<> {
    let time = match one.all_day {
        true => bookings::all_day(locale).to_owned(),
        false => zone.span(locale, one.slot.start, one.slot.end),
    };
    let subject = one.subject.clone();
    view! {
        <td class="paper-time figures">{time}</td>
        <td>
            <bdi>{subject.unwrap_or_else(|| bookings::busy(locale).to_owned())}</bdi>
        </td>
        <td>
            <bdi>{one.who.clone()}</bdi>
        </td>
        <td>{word_of_look(locale, one.look)}</td>
    }
}
