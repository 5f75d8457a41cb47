//! Instants to places on the hours' axis and back; right on days of 23 and 25 hours too.

use contract::bookings::BookingView;
use domain::bookings::Slot;
use jiff::{Timestamp, ToSpan, civil::Date};

use crate::zones::Zone;

/// First hour that a day shows when nothing earlier is booked.
const FIRST_HOUR: i8 = 8;
/// The hour that it ends with when nothing later is booked.
const LAST_HOUR: i8 = 19;
/// A click lands on a multiple of this many seconds.
const STEP_SECONDS: i64 = 1_800;

/// What a day shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// From, to.
    pub slot: Slot,
    /// Place in percent and name of each full hour.
    pub marks: Vec<(f64, String)>,
    /// Length in hours.
    pub hours: f64,
}

/// The whole day as instants.
#[must_use]
pub fn day_slot(zone: &Zone, day: Date) -> Slot {
    let never = Timestamp::UNIX_EPOCH;
    zone.day_slot(day).unwrap_or(Slot {
        start: never,
        end: never,
    })
}

impl Scale {
    /// The working hours of `day`, widened to all that is booked; `whole`: midnight to midnight.
    #[must_use]
    pub fn new(zone: &Zone, day: Date, bookings: &[BookingView], whole: bool) -> Self {
        let all = day_slot(zone, day);
        let at = |hour: i8| zone.instant(day.at(hour, 0, 0, 0)).unwrap_or(all.start);
        let (mut start, mut end) = (at(FIRST_HOUR), at(LAST_HOUR));
        for one in bookings.iter().filter(|one| !one.all_day) {
            // What comes over midnight from another day does not widen this one.
            if all.contains(one.start) {
                start = start.min(one.start);
            }
            if all.start < one.end && one.end <= all.end {
                end = end.max(one.end);
            }
        }
        if whole {
            (start, end) = (all.start, all.end);
        }
        let slot = Slot {
            start: full_hour(start, all, false),
            end: full_hour(end, all, true),
        };
        Self {
            marks: marks(zone, slot),
            hours: hours(slot),
            slot,
        }
    }

    /// The place of an instant in percent, kept within the axis.
    #[must_use]
    pub fn place(&self, at: Timestamp) -> f64 {
        place(self.slot, at.clamp(self.slot.start, self.slot.end))
    }

    /// `--x` and `--w` of a slot for the style sheet.
    #[must_use]
    pub fn style(&self, start: Timestamp, end: Timestamp) -> String {
        let (from, to) = (self.place(start), self.place(end));
        format!("--x:{from:.3}%;--w:{:.3}%", to - from)
    }

    /// The half hour at a place between 0 and 1.
    #[must_use]
    pub fn at(&self, place: f64) -> Timestamp {
        let at = self.instant(place);
        let into = at.duration_since(self.slot.start).as_secs();
        at.checked_sub(into.rem_euclid(STEP_SECONDS).seconds())
            .unwrap_or(at)
    }

    /// The second at a place between 0 and 1.
    #[must_use]
    pub fn instant(&self, place: f64) -> Timestamp {
        let into = self.slot.duration().mul_f64(place.clamp(0.0, 0.999_9));
        let into = into.as_secs();
        let at = self.slot.start.checked_add(into.seconds());
        at.unwrap_or(self.slot.start)
    }
}

fn full_hour(at: Timestamp, all: Slot, up: bool) -> Timestamp {
    let over = at.duration_since(all.start).as_secs().rem_euclid(3_600);
    let by = if up && over > 0 { 3_600 - over } else { -over };
    at.checked_add(by.seconds())
        .unwrap_or(at)
        .clamp(all.start, all.end)
}

fn hours(slot: Slot) -> f64 {
    slot.duration().as_secs_f64() / 3_600.0
}

fn place(slot: Slot, at: Timestamp) -> f64 {
    let length = slot.duration().as_secs_f64();
    if length <= 0.0 {
        0.0
    } else {
        at.duration_since(slot.start).as_secs_f64() / length * 100.0
    }
}

fn marks(zone: &Zone, slot: Slot) -> Vec<(f64, String)> {
    let mut marks = Vec::new();
    let mut at = slot.start;
    // A day has at most 25 hours.
    for _ in 0..26 {
        if at >= slot.end {
            break;
        }
        marks.push((place(slot, at), zone.time(at)));
        at = at.checked_add(1.hour()).unwrap_or(slot.end);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc() -> Zone {
        Zone {
            name: "UTC".to_owned(),
            rules: jiff::tz::TimeZone::UTC,
        }
    }

    #[test]
    fn a_day_shows_working_hours_and_a_click_lands_on_the_half_hour() {
        let scale = Scale::new(&utc(), jiff::civil::date(2026, 11, 20), &[], false);
        assert_eq!(scale.marks.first().unwrap().1, "08:00");
        assert_eq!(scale.marks.len(), 11);
        let at: Timestamp = "2026-11-20T13:30:00Z".parse().unwrap();
        assert!((scale.place(at) - 50.0).abs() < 0.001);
        assert_eq!(scale.at(0.505), at);
    }

    #[test]
    fn r083_outside_of_the_axis_is_its_edge() {
        let scale = Scale::new(&utc(), jiff::civil::date(2026, 11, 20), &[], true);
        assert!(scale.place(Timestamp::MAX) > 99.99);
        assert!(scale.place(Timestamp::MIN) < 0.01);
    }
}
