//! The week's table: rooms down, days across.

use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

use super::{
    page::{grouped, place_row},
    read::{Entry, Sheet},
};
use crate::{
    bookings::{calendar::word_of_look, views::RoomRow},
    text::{
        Locale, use_locale,
        words::{bookings, paper as words},
    },
    zones::{Zone, date_short},
};

/// The table. A room's row stays on one page, as far as it fits on one.
#[component]
pub(super) fn WeekTable(sheet: StoredValue<Sheet>, rooms: Vec<RoomRow>) -> impl IntoView {
    let locale = use_locale();
    let first = sheet.with_value(|sheet| sheet.first);
    let days = (0_i64..7).filter_map(move |day| first.checked_add(day.days()).ok());
    let days: Vec<Date> = days.collect();
    let heads = days.iter().map(|day| date_short(locale, *day));
    let heads = heads
        .map(|day| view! { <th scope="col">{day}</th> })
        .collect_view();
    let groups = grouped(rooms).into_iter().map(|(place, rooms)| {
        let rooms = rooms
            .into_iter()
            .map(|room| row(locale, sheet, &days, &room));
        view! {
            {place.map(|place| place_row(place, 8))}
            <tbody>{rooms.collect_view()}</tbody>
        }
    });
    view! {
        <table class="paper-table paper-week">
            <thead>
                <tr>
                    <th scope="col">{words::room(locale)}</th>
                    {heads}
                </tr>
            </thead>
            {groups.collect_view()}
        </table>
    }
}

fn row(
    locale: Locale,
    sheet: StoredValue<Sheet>,
    days: &[Date],
    room: &RoomRow,
) -> impl IntoView + use<> {
    let name = room.name.clone();
    if room.disabled {
        return view! {
            <tr>
                <th scope="row">{name}</th>
                <td colspan="7" class="paper-none">
                    {bookings::out_of_service(locale)}
                </td>
            </tr>
        }
        .into_any();
    }
    let cells = days.iter().map(|day| {
        let lines = sheet.with_value(|sheet| {
            let slot = sheet.zone.day_slot(*day);
            let own = slot.into_iter().flat_map(|slot| sheet.of(room, slot));
            let lines = own.map(|one| line(locale, &sheet.zone, *day, one));
            lines.collect::<Vec<_>>()
        });
        view! { <td>{(!lines.is_empty()).then(|| view! { <ul>{lines}</ul> })}</td> }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells.collect::<Vec<_>>()}
        </tr>
    }
    .into_any()
}

/// When on this day, what, and a word where it is not simply booked.
fn line(locale: Locale, zone: &Zone, day: Date, one: &Entry) -> impl IntoView + use<> {
    let slot = zone.day_slot(day).unwrap_or(one.slot);
    let (start, end) = (one.slot.start.max(slot.start), one.slot.end.min(slot.end));
    let time = match one.all_day {
        true => bookings::all_day(locale).to_owned(),
        false => zone.span(locale, start, end),
    };
    let subject = one.subject.clone();
    let pending = (one.look == "pending").then(|| word_of_look(locale, one.look));
    view! {
        <li>
            <span class="paper-time figures">{time}</span>
            " "
            <bdi>{subject.unwrap_or_else(|| bookings::busy(locale).to_owned())}</bdi>
            {pending.map(|word| view! { <span class="paper-word">" (" {word} ")"</span> })}
        </li>
    }
}
