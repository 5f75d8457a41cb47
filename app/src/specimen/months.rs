//! More of the made-up house: its month, and a list of what is booked.

use contract::month::{BusyDay, MonthEntry};
use domain::bookings::Status;
use jiff::{SignedDuration, civil::date};

use super::house::{DAY, NOW, day, house, rooms};
use crate::bookings::{
    list::ListView,
    month::{MonthView, days::days},
};

/// Rooms of the month: so few that each day tells its bookings.
const ROOMS: usize = 4;

/// The month of a few rooms; a day is fuller the later it is in its week.
pub fn month() -> MonthView {
    let of_day = day().bookings;
    let busy = |nth: usize, date: jiff::civil::Date| {
        let shift = SignedDuration::from_hours(24 * i64::from((date - DAY).get_days()));
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        let full = if weekday < 5 { weekday + nth % 2 } else { 0 };
        let entries = of_day.iter().take(full).map(|one| MonthEntry {
            id: one.id.clone(),
            room: one.room.clone(),
            start: one.start + shift,
            end: one.end + shift,
            status: match one.end + shift < NOW {
                true => Status::Confirmed,
                false => one.status,
            },
            all_day: false,
            subject: one.subject.clone(),
        });
        BusyDay {
            date,
            bookings: u32::try_from(full).unwrap_or(0),
            minutes: u32::try_from(full * 90).unwrap_or(0),
            entries: entries.collect(),
        }
    };
    let all = days(date(2026, 11, 1)).into_iter().enumerate();
    MonthView {
        house: house(rooms()),
        month: "2026-11".to_owned(),
        days: all.map(|(nth, date)| busy(nth, date)).collect(),
        kept: ROOMS,
    }
}

/// From the day on: its bookings, and the same on the next.
pub fn list() -> ListView {
    let near = day();
    let mut items = near.bookings;
    let next = items.iter().map(|one| {
        let mut next = one.clone();
        next.id = format!("{}-next", one.id).as_str().into();
        next.start += SignedDuration::from_hours(24);
        next.end += SignedDuration::from_hours(24);
        next
    });
    let next: Vec<_> = next.collect();
    items.extend(next);
    items.sort_by_key(|one| one.start);
    ListView {
        house: near.house,
        day: DAY,
        items,
        next: None,
    }
}
