//! Bookable hours of one wall day as instants, also on the days when the clocks change.

use jiff::{
    ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};

use super::Slot;
use crate::rooms::OpeningHours;

/// When the room is open on `day`; none when it is not (hours that end before they begin) or the
/// day is outside the calendar. A wall time that does not exist is read with the offset before the
/// gap, one that exists twice opens at the first and closes at the second.
#[must_use]
pub fn on(opening: OpeningHours, day: Date, zone: &TimeZone) -> Option<Slot> {
    let closes_on = if opening.to == Time::midnight() {
        day.checked_add(1.day()).ok()?
    } else {
        day
    };
    let opens = day.to_datetime(opening.from);
    let closes = closes_on.to_datetime(opening.to);
    let slot = Slot {
        start: zone.to_ambiguous_timestamp(opens).compatible().ok()?,
        end: zone.to_ambiguous_timestamp(closes).later().ok()?,
    };
    (slot.start < slot.end).then_some(slot)
}
