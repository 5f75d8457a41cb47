//! The values of the parts of a rule. Text is ASCII upper case here.

use std::ops::RangeInclusive;

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::{BadRrule, Frequency, NthWeekday, Until, Why};

/// The two letters of a weekday, Monday first (RFC 5545 `weekday`).
pub(super) const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

pub(super) fn frequency(value: &str) -> Result<Frequency, BadRrule> {
    match value {
        "DAILY" => Ok(Frequency::Daily),
        "WEEKLY" => Ok(Frequency::Weekly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "YEARLY" => Ok(Frequency::Yearly),
        "HOURLY" | "MINUTELY" | "SECONDLY" => Err(BadRrule::new("FREQ", Why::TooOften)),
        _ => Err(BadRrule::new("FREQ", Why::BadValue)),
    }
}

fn digits(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// A whole number from 1; more than fits counts as the most that does, for it is too many anyway.
pub(super) fn count(value: &str) -> Result<u32, Why> {
    if !digits(value) {
        return Err(Why::BadValue);
    }
    match value.parse().unwrap_or(u32::MAX) {
        0 => Err(Why::BadValue),
        number => Ok(number),
    }
}

fn number(value: &str) -> Option<i16> {
    let bare = value.strip_prefix(['+', '-']).unwrap_or(value);
    if digits(bare) && bare.len() <= 3 {
        value.parse().ok()
    } else {
        None
    }
}

/// A list of numbers in `range`; where it reaches below zero, zero itself is not allowed.
pub(super) fn numbers<T>(value: &str, range: RangeInclusive<i16>) -> Result<Vec<T>, Why>
where
    T: TryFrom<i16> + Ord,
{
    let signed = *range.start() < 0;
    let read = |item: &str| {
        let number = number(item).filter(|number| range.contains(number))?;
        // Unsigned parts take no sign at all; signed ones no zero.
        let allowed = if signed {
            number != 0
        } else {
            item.bytes().all(|byte| byte.is_ascii_digit())
        };
        T::try_from(number).ok().filter(|_| allowed)
    };
    let mut list = value
        .split(',')
        .map(read)
        .collect::<Option<Vec<T>>>()
        .ok_or(Why::BadValue)?;
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

pub(super) fn weekday(value: &str) -> Option<Weekday> {
    let offset = DAYS.iter().position(|name| *name == value)?;
    Weekday::from_monday_zero_offset(i8::try_from(offset).ok()?).ok()
}

pub(super) fn weekdays(value: &str) -> Result<Vec<NthWeekday>, Why> {
    let read = |item: &str| {
        let (nth, name) = item.split_at_checked(item.len().checked_sub(2)?)?;
        let weekday = weekday(name)?;
        if nth.is_empty() {
            return Some(NthWeekday { nth: None, weekday });
        }
        let nth = number(nth).filter(|nth| *nth != 0 && (-53..=53).contains(nth))?;
        Some(NthWeekday {
            nth: i8::try_from(nth).ok(),
            weekday,
        })
    };
    let list: Option<Vec<_>> = value.split(',').map(read).collect();
    let mut list = list.ok_or(Why::BadValue)?;
    list.sort_by_key(|one| (one.weekday.to_monday_zero_offset(), one.nth));
    list.dedup();
    Ok(list)
}

/// `YYYYMMDD`, `YYYYMMDDTHHMMSS` or `YYYYMMDDTHHMMSSZ`.
pub(super) fn until(value: &str) -> Result<Until, Why> {
    read_until(value).ok_or(Why::BadValue)
}

fn read_until(value: &str) -> Option<Until> {
    let (wall, utc) = value
        .strip_suffix('Z')
        .map_or((value, false), |wall| (wall, true));
    let Some((date, time)) = wall.split_once('T') else {
        return date_of(wall).filter(|_| !utc).map(Until::Date);
    };
    let wall: DateTime = date_of(date)?.to_datetime(time_of(time)?);
    if utc {
        let instant = jiff::tz::Offset::UTC.to_timestamp(wall).ok()?;
        return Some(Until::Utc(instant));
    }
    Some(Until::Local(wall))
}

fn date_of(text: &str) -> Option<Date> {
    if text.len() != 8 || !digits(text) {
        return None;
    }
    let year = text.get(..4)?.parse().ok()?;
    Date::new(
        year,
        text.get(4..6)?.parse().ok()?,
        text.get(6..)?.parse().ok()?,
    )
    .ok()
}

fn time_of(text: &str) -> Option<Time> {
    if text.len() != 6 || !digits(text) {
        return None;
    }
    let part = |from: usize| text.get(from..from + 2)?.parse().ok();
    Time::new(part(0)?, part(2)?, part(4)?, 0).ok()
}
