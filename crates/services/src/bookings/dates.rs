//! The dates of a request: one, or those of a rule, with people's choices for single dates.

use std::collections::BTreeMap;

use contract::bookings::DateChoice;
use domain::{
    bookings::{
        MOST_DATES, Refusal, Rule, Slot,
        recurrence::{Expansion, Recurrence},
    },
    ids::RoomId,
    rooms::Room,
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::DateTime, civil::Time, tz::TimeZone};

use super::input::{Draft, day_later};
use crate::{Error, fields, zones};

/// An infinite series is booked at most so far ahead, whatever the room allows.
pub(crate) const HORIZON_DAYS: u32 = 365;

/// One date to be decided.
#[derive(Debug, Clone)]
pub(crate) struct Date {
    /// The instant that the rule gives it; the start, without a rule.
    pub original: Timestamp,
    /// Planned wall time of its start.
    pub wall_start: DateTime,
    pub room: RoomId,
    pub slot: Slot,
    /// Left out by choice.
    pub skip: bool,
    /// Another room or time by choice.
    pub exception: bool,
}

/// How long each date is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Length {
    /// By the stopwatch (RFC 5545 3.8.5.3: the same exact duration for every date).
    Exact(SignedDuration),
    /// Whole days on the wall.
    Days(i64),
}

impl Length {
    pub(crate) fn of(slot: Slot, all_day: bool, zone: &TimeZone) -> Self {
        if !all_day {
            return Length::Exact(slot.duration());
        }
        let wall = |at| zone.to_datetime(at).date();
        let days = wall(slot.end).duration_since(wall(slot.start)).as_hours() / 24;
        Length::Days(days.max(1))
    }

    /// As a series stores it.
    pub(crate) fn minutes(self) -> u32 {
        let minutes = match self {
            Length::Exact(length) => length.as_mins(),
            Length::Days(days) => days * 24 * 60,
        };
        u32::try_from(minutes.max(1)).unwrap_or(u32::MAX)
    }

    /// From what a series stores.
    pub(crate) fn stored(minutes: u32, all_day: bool) -> Self {
        let minutes = i64::from(minutes);
        if all_day && minutes % (24 * 60) == 0 {
            Length::Days(minutes / (24 * 60))
        } else {
            Length::Exact(SignedDuration::from_mins(minutes))
        }
    }

    /// The slot that begins then.
    pub(crate) fn from(self, start: Timestamp, zone: &TimeZone) -> Slot {
        let end = match self {
            Length::Exact(length) => start.saturating_add(length).unwrap_or(Timestamp::MAX),
            Length::Days(days) => {
                let day = zone.to_datetime(start).date().to_datetime(Time::midnight());
                day_later(day, days, zone).unwrap_or(Timestamp::MAX)
            }
        };
        Slot { start, end }
    }
}

/// All dates of a request, in order; `infinite` ones up to the room's horizon.
///
/// # Errors
/// `bad_rrule`, `unbounded_series`, `too_far_ahead` when an infinite rule has no date up to the
/// horizon; a choice for a date that the rule does not give.
pub(crate) fn dates(draft: &Draft, room: &Room, now: Timestamp) -> Result<Vec<Date>, Error> {
    let Some(rule) = &draft.rule else {
        return Ok(vec![single(draft)]);
    };
    let until = rule.is_infinite().then(|| horizon(room, now));
    let series = Dates {
        rule,
        wall_start: draft.wall_start,
        zone: &draft.zone,
        length: Length::of(draft.slot, draft.all_day, &draft.zone),
        exdates: &draft.exdates,
        rdates: &draft.rdates,
    };
    let mut dates = series.between(&draft.room, None, until)?;
    if dates.is_empty() {
        return Err(none_left(room, rule).into());
    }
    choose(&mut dates, &draft.choices, &series)?;
    Ok(dates)
}

fn single(draft: &Draft) -> Date {
    Date {
        original: draft.slot.start,
        wall_start: draft.wall_start,
        room: draft.room.clone(),
        slot: draft.slot,
        skip: false,
        exception: false,
    }
}

/// Every date is left out by EXDATE, or lies behind the horizon.
fn none_left(room: &Room, rule: &Recurrence) -> Refusal {
    let days = room.policy.max_days_ahead;
    if rule.is_infinite() {
        Refusal {
            limit: days.value,
            ..Refusal::new(Rule::TooFarAhead, days.from)
        }
    } else {
        Refusal::new(Rule::BadRrule, domain::rooms::Scope::Default)
    }
}

/// Up to here (exclusive) an infinite series is booked in `room`: the end of the last day that may
/// be booked, at most [`HORIZON_DAYS`] from now.
pub(crate) fn horizon(room: &Room, now: Timestamp) -> Timestamp {
    let most = room.policy.max_days_ahead.value.unwrap_or(HORIZON_DAYS);
    let days = i64::from(most.min(HORIZON_DAYS)) + 1;
    let zone = zones::stored(&room.time_zone);
    let today = zone.to_datetime(now).date().to_datetime(Time::midnight());
    day_later(today, days, &zone).unwrap_or(now)
}

/// A rule with all that its expansion needs.
pub(crate) struct Dates<'a> {
    pub rule: &'a Recurrence,
    pub wall_start: DateTime,
    pub zone: &'a TimeZone,
    pub length: Length,
    pub exdates: &'a [Timestamp],
    pub rdates: &'a [Timestamp],
}

impl Dates<'_> {
    /// Dates from `from` (inclusive) to `until` (exclusive).
    pub(crate) fn between(
        &self,
        room: &RoomId,
        from: Option<Timestamp>,
        until: Option<Timestamp>,
    ) -> Result<Vec<Date>, Error> {
        let expansion = Expansion {
            wall_start: self.wall_start,
            zone: self.zone,
            exdates: self.exdates,
            rdates: self.rdates,
            from,
            until,
        };
        let found = self.rule.occurrences(&expansion).map_err(Refusal::from)?;
        let dates = found.into_iter().take(MOST_DATES).map(|one| Date {
            original: one.start,
            wall_start: one.wall_start,
            room: room.clone(),
            slot: self.length.from(one.start, self.zone),
            skip: false,
            exception: false,
        });
        Ok(dates.collect())
    }
}

fn choose(dates: &mut [Date], choices: &[DateChoice], of: &Dates<'_>) -> Result<(), Error> {
    let mut wanted: BTreeMap<Timestamp, &DateChoice> =
        choices.iter().map(|choice| (choice.date, choice)).collect();
    for date in dates {
        let Some(choice) = wanted.remove(&date.original) else {
            continue;
        };
        date.skip = choice.skip;
        if let Some(room) = &choice.room {
            date.exception |= *room != date.room;
            date.room.clone_from(room);
        }
        if let Some(start) = choice.start {
            date.exception |= start != date.slot.start;
            date.slot = of.length.from(start, of.zone);
            date.wall_start = of.zone.to_datetime(start);
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    Err(fields::wrong("choices", "not_found"))
}

/// The wall time so many days and seconds later.
pub(crate) fn shifted(wall: DateTime, days: i64, seconds: i64) -> Option<DateTime> {
    let day = wall.checked_add(days.days()).ok()?;
    day.checked_add(seconds.seconds()).ok()
}
