//! What a calendar is made of: single bookings, and series with what differs from their rule.

use std::collections::BTreeMap;

use domain::bookings::{
    Booking, Series,
    recurrence::{Expansion, Recurrence},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::zones;

/// One VEVENT, or one master with its exceptions.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A booking of its own, or a date whose series cannot be told as a rule.
    Single(Box<Booking>),
    /// A series.
    Series(Box<Whole>),
}

/// A series as its rule, what is left out of it and what differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// A date with the series' own words, at the first date of the rule.
    pub master: Booking,
    /// The rule.
    pub rule: Recurrence,
    /// Dates of the rule that are not booked.
    pub exdates: Vec<Timestamp>,
    /// Dates beside the rule that are.
    pub rdates: Vec<Timestamp>,
    /// Dates that differ from the master in more than their place in the rule.
    pub exceptions: Vec<Booking>,
}

/// A booking as a piece of its own.
#[must_use]
pub fn single(booking: Booking) -> Piece {
    Piece::Single(Box::new(booking))
}

/// A series and its live dates as pieces.
///
/// A date whose series stands in another room, or whose rule cannot be read, stays single: it
/// still says which date it is (RECURRENCE-ID).
#[must_use]
pub fn pieces(series: &Series, dates: Vec<Booking>) -> Vec<Piece> {
    match whole(series, &dates) {
        Some(whole) => vec![Piece::Series(Box::new(whole))],
        None => dates.into_iter().map(single).collect(),
    }
}

fn whole(series: &Series, dates: &[Booking]) -> Option<Whole> {
    let rule = Recurrence::parse(&series.rrule).ok()?;
    let zone = zones::stored(&series.time_zone);
    let ruled = rule.occurrences(&Expansion {
        wall_start: series.wall_start,
        zone: &zone,
        exdates: &[],
        rdates: &[],
        from: None,
        until: rule.is_infinite().then_some(series.booked_until),
    });
    let ruled: Vec<Timestamp> = ruled.ok()?.iter().map(|one| one.start).collect();
    let booked: BTreeMap<Timestamp, &Booking> = dates
        .iter()
        .map(|date| (date.original_start.unwrap_or(date.slot.start), date))
        .collect();
    if booked.len() < dates.len() {
        return None;
    }
    let sample = dates
        .iter()
        .find(|date| date.room == series.room && !date.exception);
    let master = master(series, sample?, *ruled.first()?, &zone)?;
    let later = series
        .exdates
        .iter()
        .filter(|at| **at >= series.booked_until);
    let missing = ruled.iter().filter(|at| !booked.contains_key(at));
    let extra = booked.keys().filter(|at| ruled.binary_search(at).is_err());
    let differs = |at: &Timestamp, date: &Booking| !like_master(&master, *at, date, &zone);
    let different = booked.iter().filter(|(at, date)| differs(at, date));
    let whole = Whole {
        exdates: missing.chain(later).copied().collect(),
        rdates: extra.copied().collect(),
        exceptions: different.map(|(_, date)| (*date).clone()).collect(),
        master: master.clone(),
        rule,
    };
    Some(whole)
}

/// The series' words at the rule's first date; status and dates of making are a date's.
fn master(series: &Series, sample: &Booking, first: Timestamp, zone: &TimeZone) -> Option<Booking> {
    let mut master = sample.clone();
    master.slot.start = first;
    master.slot.end = end(series, first, zone)?;
    master.wall_start = zone.to_datetime(first);
    master.original_start = None;
    master.time_zone.clone_from(&series.time_zone);
    master.subject.clone_from(&series.subject);
    master.description.clone_from(&series.description);
    master.attendees.clone_from(&series.attendees);
    master.private = series.private;
    master.all_day = series.all_day;
    master.uid.clone_from(&series.uid);
    Some(master)
}

/// Whole days are wall days, other lengths exact.
fn end(series: &Series, start: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    if !series.all_day {
        let length = SignedDuration::from_mins(i64::from(series.minutes));
        return start.checked_add(length).ok();
    }
    let days = jiff::Span::new()
        .try_days(i64::from(series.minutes.div_ceil(24 * 60)))
        .ok()?;
    let end = start.to_zoned(zone.clone()).checked_add(days).ok()?;
    Some(end.timestamp())
}

/// Whether a reader who repeats the master at `at` shows `date` as it is.
fn like_master(master: &Booking, at: Timestamp, date: &Booking, zone: &TimeZone) -> bool {
    let length = |booking: &Booking| {
        let (start, end) = (booking.slot.start, booking.slot.end);
        match booking.all_day {
            true => zone
                .to_datetime(end)
                .duration_since(zone.to_datetime(start)),
            false => end.duration_since(start),
        }
    };
    date.slot.start == at
        && length(date) == length(master)
        && date.room == master.room
        && date.status == master.status
        && date.subject == master.subject
        && date.description == master.description
        && date.attendees == master.attendees
        && date.private == master.private
        && date.all_day == master.all_day
        && date.organiser_name == master.organiser_name
}
