//! Values (RFC 5545 3.3): date-times, durations, offsets, text.

use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::lines::Property;

/// A DATE or DATE-TIME as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(Date),
    /// Wall time with no zone of its own.
    Floating(DateTime),
    /// An instant.
    Utc(Timestamp),
    /// Wall time in the zone that TZID names.
    Zoned(DateTime, String),
}

/// Reads one value of a property that holds dates; of a PERIOD, its start.
#[must_use]
pub fn when(property: &Property, text: &str) -> Option<When> {
    let text = text.trim();
    let text = text.split_once('/').map_or(text, |(start, _)| start);
    if text.len() == 8 {
        return date(text).map(When::Day);
    }
    if let Some(utc) = text.strip_suffix(['Z', 'z']) {
        let instant = TimeZone::UTC.to_timestamp(date_time(utc)?);
        return instant.ok().map(When::Utc);
    }
    let wall = date_time(text)?;
    Some(match property.param("TZID") {
        Some(zone) => When::Zoned(wall, zone.to_owned()),
        None => When::Floating(wall),
    })
}

/// `YYYYMMDD`.
fn date(text: &str) -> Option<Date> {
    let year = digits(text.get(0..4)?)?;
    let month = digits(text.get(4..6)?)?;
    let day = digits(text.get(6..8)?)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `YYYYMMDDTHHMMSS`; a leap second counts as the one before it.
pub fn date_time(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once(['T', 't'])?;
    if day.len() != 8 || time.len() != 6 {
        return None;
    }
    let part = |range| i8::try_from(digits(time.get(range)?)?).ok();
    let time = Time::new(part(0..2)?, part(2..4)?, part(4..6)?.min(59), 0).ok()?;
    Some(date(day)?.to_datetime(time))
}

fn digits(text: &str) -> Option<i16> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// `P1DT2H30M`, `P2W`: days are wall days, the rest is exact (RFC 5545 3.3.6). Not negative.
#[must_use]
pub fn duration(text: &str) -> Option<Span> {
    let text = text.trim().trim_start_matches('+');
    if text.len() > 40 || !text.starts_with(['P', 'p']) {
        return None;
    }
    text.to_ascii_uppercase().parse().ok()
}

/// `+0100`, `-003015`, in seconds.
#[must_use]
pub fn offset_seconds(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let part = |range| digits(rest.get(range)?).map(i32::from);
    let seconds = if rest.len() == 6 { part(4..6)? } else { 0 };
    let fine = rest.len() == 4 || rest.len() == 6;
    fine.then_some(sign * (part(0..2)? * 3_600 + part(2..4)? * 60 + seconds))
}

/// TEXT without its escapes (RFC 5545 3.3.11).
#[must_use]
pub fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('n' | 'N') => out.push('\n'),
            Some(escaped) => out.push(escaped),
            None => out.push('\\'),
        }
    }
    out
}
