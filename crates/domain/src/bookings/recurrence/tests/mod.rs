//! Recurrence against the RFC, against hand-made edges and against another implementation.

mod edges;
mod oracle;
mod rejects;
mod rfc;
mod split;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::{Expansion, NoSeries, Occurrence, Recurrence};

pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

pub(super) fn rule(text: &str) -> Recurrence {
    Recurrence::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// All dates of a finite rule.
pub(super) fn all(text: &str, start: &str, zone: &TimeZone) -> Result<Vec<Occurrence>, NoSeries> {
    rule(text).occurrences(&expansion(start, zone))
}

pub(super) fn expansion<'a>(start: &str, zone: &'a TimeZone) -> Expansion<'a> {
    let wall_start = start.parse().unwrap();
    Expansion {
        wall_start,
        zone,
        exdates: &[],
        rdates: &[],
        from: None,
        until: None,
    }
}

/// `1997 Sep 2-4 9 Oct 1`: years, months, days and ranges of days.
pub(super) fn days(text: &str) -> Vec<Date> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (mut year, mut month) = (0_i16, 0_i8);
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        if let Some(index) = MONTHS.iter().position(|name| *name == word) {
            month = i8::try_from(index).unwrap() + 1;
        } else if word.len() == 4 && !word.contains('-') {
            year = word.parse().unwrap();
        } else {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            let range = first.parse::<i8>().unwrap()..=last.parse().unwrap();
            found.extend(range.map(|day| Date::new(year, month, day).unwrap()));
        }
    }
    found
}

/// The rule gives exactly these days, at the time of DTSTART; an infinite one begins with them.
#[track_caller]
pub(super) fn check(start: &str, text: &str, expected: &str) {
    let zone = zone("America/New_York");
    let wall: DateTime = start.parse().unwrap();
    let expected = days(expected);
    let read = rule(text);
    let found: Vec<Occurrence> = if read.is_infinite() {
        read.walk(wall, &zone).take(expected.len()).collect()
    } else {
        read.occurrences(&expansion(start, &zone)).unwrap()
    };
    let found_days: Vec<Date> = found.iter().map(|one| one.wall_start.date()).collect();
    assert_eq!(found_days, expected, "{text}");
    assert!(
        found.iter().all(|one| one.wall_start.time() == wall.time()),
        "{text}"
    );
    let at: fn(&Occurrence) -> Timestamp = |one| one.start;
    assert!(found.iter().map(at).is_sorted(), "{text}");
    assert_eq!(
        rule(&read.to_string()),
        read,
        "canonical text reads back: {read}"
    );
}
