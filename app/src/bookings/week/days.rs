//! Minutes of the week to places within its days; right on days of 23 and 25 hours too.

use domain::bookings::Slot;
use jiff::{Timestamp, ToSpan, civil::Date};

use super::views::DAYS;
use crate::zones::Zone;

/// First hour that a day shows when nothing earlier is booked.
const FIRST_HOUR: i32 = 8;
/// The hour that it ends with when nothing later is booked.
const LAST_HOUR: i32 = 20;
/// No block is narrower than this, in percent of the day.
const NARROWEST: f64 = 2.0;
/// Minutes of an ordinary day.
const DAY: i32 = 1_440;

/// The Monday on or before a day.
#[must_use]
pub fn monday(day: Date) -> Option<Date> {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).ok()
}

/// The seven days: where each begins, and which hours of it are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Days {
    /// The Monday.
    pub first: Date,
    /// Whose days.
    pub zone: Zone,
    /// The first instant; all minutes count from here.
    pub from: Timestamp,
    /// The minute that each day begins with, and the one after the last.
    begins: [i32; DAYS + 1],
    /// Minutes of the wall clock that a day shows, from and to.
    pub shown: (i32, i32),
}

/// A part of a booking that lies within one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// From 0.
    pub day: usize,
    /// Place in percent.
    pub left: f64,
    /// Width in percent.
    pub width: f64,
}

impl Days {
    /// The week of `first`.
    #[must_use]
    pub fn new(first: Date, zone: Zone) -> Self {
        let midnight = |day: usize| {
            let days = i64::try_from(day).unwrap_or(0);
            let date = first.checked_add(days.days()).ok();
            date.and_then(|date| zone.midnight(date))
        };
        let from = midnight(0).unwrap_or(Timestamp::UNIX_EPOCH);
        let begins = std::array::from_fn(|day| midnight(day).map_or(0, |at| minutes(from, at)));
        Self {
            first,
            from,
            begins,
            zone,
            shown: (FIRST_HOUR * 60, LAST_HOUR * 60),
        }
    }

    /// Widens the hours to what is booked; `booked` are minutes of the week, from and to. One in a
    /// hundred may lie outside, at the rim: a single night would press all days together.
    pub fn widen(&mut self, booked: impl Iterator<Item = (i32, i32)>) {
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for (start, end) in booked {
            if let Some(day) = self.day_of(start) {
                starts.push(self.wall(day, start));
                ends.push(self.wall(day, end.min(self.begins[day + 1])));
            }
        }
        let outside = starts.len() / 100;
        starts.sort_unstable();
        ends.sort_unstable_by(|one, other| other.cmp(one));
        let (mut first, mut last) = self.shown;
        first = starts.get(outside).map_or(first, |start| first.min(*start));
        last = ends.get(outside).map_or(last, |end| last.max(*end));
        // To even hours, so that the lines of the grid are at even hours.
        self.shown = (
            first.div_euclid(120) * 120,
            (last + 119).div_euclid(120) * 120,
        );
    }

    /// The day with this number.
    #[must_use]
    pub fn date(&self, day: usize) -> Date {
        let days = i64::try_from(day).unwrap_or(0);
        self.first.checked_add(days.days()).unwrap_or(self.first)
    }

    /// The number of the day that a minute of the week is in.
    #[must_use]
    pub fn day_of(&self, minute: i32) -> Option<usize> {
        (0..DAYS).find(|day| self.begins[*day] <= minute && minute < self.begins[day + 1])
    }

    /// The minute of the week of an instant.
    #[must_use]
    pub fn minute(&self, at: Timestamp) -> i32 {
        minutes(self.from, at)
    }

    /// The instant of a minute of the week.
    #[must_use]
    pub fn instant(&self, minute: i32) -> Timestamp {
        let seconds = self.from.as_second() + i64::from(minute) * 60;
        Timestamp::from_second(seconds).unwrap_or(self.from)
    }

    /// From and to as instants.
    #[must_use]
    pub fn slot(&self, start: i32, end: i32) -> Slot {
        Slot {
            start: self.instant(start),
            end: self.instant(end),
        }
    }

    /// Whether a stretch touches the week.
    #[must_use]
    pub fn touches(&self, start: i32, end: i32) -> bool {
        start < self.begins[DAYS] && 0 < end
    }

    /// Minutes of the wall clock since the day's midnight, 0 to 1440.
    #[must_use]
    pub fn wall(&self, day: usize, minute: i32) -> i32 {
        let (begin, end) = (self.begins[day], self.begins[day + 1]);
        if minute >= end {
            return DAY;
        }
        if end - begin == DAY {
            return (minute - begin).max(0);
        }
        let time = self.zone.at(self.instant(minute)).time();
        i32::from(time.hour()) * 60 + i32::from(time.minute())
    }

    /// Minute of the week at a place, 0 to 1, of a day.
    #[must_use]
    pub fn at(&self, day: usize, place: f64) -> i32 {
        let (from, to) = self.shown;
        let wall = from + (f64::from(to - from) * place.clamp(0.0, 0.999_9)) as i32;
        let (begin, end) = (self.begins[day], self.begins[day + 1]);
        if end - begin == DAY {
            return begin + wall;
        }
        let time = self
            .date(day)
            .at((wall / 60) as i8, (wall % 60) as i8, 0, 0);
        let at = self.zone.instant(time).map_or(begin, |at| self.minute(at));
        at.clamp(begin, end - 1)
    }

    /// Place in percent of a minute within the hours that a day shows.
    #[must_use]
    pub fn place(&self, day: usize, minute: i32) -> f64 {
        let (from, to) = self.shown;
        let wall = self.wall(day, minute).clamp(from, to);
        f64::from(wall - from) / f64::from((to - from).max(1)) * 100.0
    }

    /// A stretch cut at midnights; what lies outside of the hours shown stands at their rim.
    pub fn pieces(&self, start: i32, end: i32) -> impl Iterator<Item = Piece> {
        (0..DAYS).filter_map(move |day| {
            let (begin, after) = (self.begins[day], self.begins[day + 1]);
            let (start, end) = (start.max(begin), end.min(after));
            let (left, right) = (self.place(day, start), self.place(day, end));
            (start < end).then(|| Piece {
                day,
                left: left.min(100.0 - NARROWEST),
                width: (right - left).max(NARROWEST),
            })
        })
    }
}

fn minutes(from: Timestamp, at: Timestamp) -> i32 {
    let minutes = (at.as_second() - from.as_second()).div_euclid(60);
    i32::try_from(minutes).unwrap_or(if minutes < 0 { i32::MIN } else { i32::MAX })
}
