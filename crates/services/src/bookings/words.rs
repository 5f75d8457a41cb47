//! The few sentences that use cases write themselves: journal details and reasons.

use domain::bookings::{Alternative, Booking, Slot};
use jiff::tz::TimeZone;

use super::desk::Desk;
use crate::zones;

/// Alternatives named in a reason.
const MOST_NAMED: usize = 3;

/// What a journal row says of a booking: subject, room, wall time.
pub(crate) fn told(booking: &Booking, desk: Option<&Desk>) -> String {
    let zone = zones::stored(&booking.time_zone);
    let room = desk.map_or(booking.room.as_str(), |desk| desk.room.name.as_str());
    let when = when(booking.slot, &zone);
    format!("{}, {room}, {when} {}", booking.subject, booking.time_zone)
}

/// `2026-11-02 14:00–15:00`; with the day again when it ends on another.
pub(crate) fn when(slot: Slot, zone: &TimeZone) -> String {
    let (start, end) = (zone.to_datetime(slot.start), zone.to_datetime(slot.end));
    let from = start.strftime("%Y-%m-%d %H:%M");
    if start.date() == end.date() {
        format!("{from}–{}", end.strftime("%H:%M"))
    } else {
        format!("{from} – {}", end.strftime("%Y-%m-%d %H:%M"))
    }
}

/// Why a pending request was rejected when another was approved (decision 9), in the
/// organisation's language, with what is free instead.
pub(crate) fn displaced_reason(locale: &str, free: &[Alternative], time_zone: &str) -> String {
    let named = named(free, time_zone);
    match (locale, named.is_empty()) {
        ("zh", true) => "该时段已批准给另一申请。".to_owned(),
        ("zh", false) => format!("该时段已批准给另一申请。可改订：{}。", named.join("；")),
        (_, true) => "Another request for this time was approved.".to_owned(),
        (_, false) => format!(
            "Another request for this time was approved. Free instead: {}.",
            named.join("; ")
        ),
    }
}

/// Why a request ended that nobody decided before it began, likewise.
pub(crate) fn undecided(locale: &str, free: &[Alternative], time_zone: &str) -> String {
    let named = named(free, time_zone);
    match (locale, named.is_empty()) {
        ("zh", true) => "到开始时仍无人审批。".to_owned(),
        ("zh", false) => format!("到开始时仍无人审批。可改订：{}。", named.join("；")),
        (_, true) => "Nobody decided before it began.".to_owned(),
        (_, false) => format!(
            "Nobody decided before it began. Free instead: {}.",
            named.join("; ")
        ),
    }
}

fn named(free: &[Alternative], time_zone: &str) -> Vec<String> {
    let zone = zones::stored(time_zone);
    let named = free.iter().take(MOST_NAMED);
    named
        .map(|one| format!("{} {}", one.room_name, when(one.slot, &zone)))
        .collect()
}
