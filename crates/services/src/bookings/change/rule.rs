//! What becomes of a series' rule when its dates are shifted or cut off.

use domain::bookings::{
    Series,
    recurrence::{Ending, Frequency, NthWeekday, Recurrence, Until},
};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::targets::Targets;
use crate::{Error, bookings::dates::shifted, zones};

/// By how much wall time moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    pub days: i64,
    pub seconds: i64,
}

impl Shift {
    /// From one wall time to another: whole days, and the difference on the clock.
    pub(super) fn between(before: DateTime, after: DateTime) -> Self {
        let days = after.date().duration_since(before.date()).as_hours() / 24;
        let seconds = after.time().duration_since(before.time()).as_secs();
        Self { days, seconds }
    }

    pub(super) fn wall(self, wall: DateTime) -> DateTime {
        shifted(wall, self.days, self.seconds).unwrap_or(wall)
    }

    /// The instant whose wall time is shifted: nine o'clock stays nine o'clock across DST.
    pub(super) fn instant(self, at: Timestamp, zone: &TimeZone) -> Timestamp {
        let wall = self.wall(zone.to_datetime(at));
        let there = zone.to_ambiguous_timestamp(wall).compatible();
        there.unwrap_or(at)
    }

    fn is_nothing(self) -> bool {
        self.days == 0 && self.seconds == 0
    }
}

/// The rule of a stored series; it was read when it came in.
pub(in crate::bookings) fn stored_rule(series: &Series) -> Result<Recurrence, Error> {
    Recurrence::parse(&series.rrule).map_err(|error| {
        let broken = format!("series {}: {error}", series.id);
        Error::Unavailable(Some(crate::ports::StoreError::Unavailable(broken)))
    })
}

/// The series up to the cut, or none when it has no date before it.
pub(in crate::bookings) fn cut_off(targets: &Targets) -> Result<Option<Series>, Error> {
    let series = &targets.series;
    let zone = zones::stored(&series.time_zone);
    let rule = stored_rule(series)?;
    let split = rule.split_following(series.wall_start, &zone, targets.cut);
    let rdates: Vec<_> = before(&series.rdates, targets.cut);
    let Some(rule) = split.before else {
        return Ok(None);
    };
    Ok(Some(Series {
        rrule: rule.to_string(),
        infinite: false,
        exdates: before(&series.exdates, targets.cut),
        rdates,
        booked_until: series.booked_until.min(targets.cut),
        ..series.clone()
    }))
}

/// The series from the cut on, shifted; words and room are the caller's.
pub(super) fn following(targets: &Targets, shift: Shift) -> Result<Series, Error> {
    let series = &targets.series;
    let zone = zones::stored(&series.time_zone);
    let split = stored_rule(series)?.split_following(series.wall_start, &zone, targets.cut);
    let moved = |list: &[Timestamp]| -> Vec<Timestamp> {
        let later = list.iter().filter(|at| targets.cut <= **at);
        later.map(|at| shift.instant(*at, &zone)).collect()
    };
    let whole = split.before.is_none();
    let (Some(rule), Some(start)) = (split.following, split.following_start) else {
        return explicit(targets, shift, &zone);
    };
    let start = if whole { series.wall_start } else { start };
    let Some(rule) = shifted_rule(&rule, shift, &zone) else {
        if rule.is_infinite() {
            return Err(Error::Rule("series_day_shift"));
        }
        return explicit(targets, shift, &zone);
    };
    Ok(Series {
        rrule: rule.to_string(),
        wall_start: shift.wall(start),
        exdates: moved(&series.exdates),
        rdates: moved(&series.rdates),
        booked_until: shift.instant(series.booked_until, &zone),
        ..series.clone()
    })
}

/// Dates that no rule gives any more stand one by one: the first as DTSTART, the rest as RDATE.
fn explicit(targets: &Targets, shift: Shift, zone: &TimeZone) -> Result<Series, Error> {
    let mut dates: Vec<_> = targets
        .dates
        .iter()
        .map(|one| shift.instant(super::targets::original(one), zone))
        .collect();
    dates.sort_unstable();
    let first = dates.first().copied().unwrap_or(targets.cut);
    let mut once = Recurrence::every(Frequency::Daily);
    once.ending = Ending::Count(1);
    Ok(Series {
        rrule: once.to_string(),
        wall_start: zone.to_datetime(first),
        exdates: Vec::new(),
        rdates: dates.into_iter().skip(1).collect(),
        infinite: false,
        ..targets.series.clone()
    })
}

fn before(list: &[Timestamp], cut: Timestamp) -> Vec<Timestamp> {
    list.iter().copied().filter(|at| *at < cut).collect()
}

/// The rule that gives exactly the shifted dates, where there is one.
fn shifted_rule(rule: &Recurrence, shift: Shift, zone: &TimeZone) -> Option<Recurrence> {
    if shift.is_nothing() {
        return Some(rule.clone());
    }
    let times = rule.hours.is_empty() && rule.minutes.is_empty() && rule.seconds.is_empty();
    if shift.seconds != 0 && !times {
        return None;
    }
    let mut shifted = rule.clone();
    shifted.ending = match rule.ending {
        Ending::Until(until) => Ending::Until(shifted_until(until, shift, zone)),
        other => other,
    };
    if shift.days != 0 {
        shifted.weekdays = rotated(rule, shift.days)?;
    }
    Some(shifted)
}

fn shifted_until(until: Until, shift: Shift, zone: &TimeZone) -> Until {
    match until {
        Until::Date(date) => {
            let wall = date.to_datetime(jiff::civil::Time::midnight());
            let days = Shift {
                seconds: 0,
                ..shift
            };
            Until::Date(days.wall(wall).date())
        }
        Until::Local(wall) => Until::Local(shift.wall(wall)),
        Until::Utc(at) => Until::Utc(shift.instant(at, zone)),
    }
}

/// Weekdays so many days later, for rules that speak of nothing but weekdays.
fn rotated(rule: &Recurrence, days: i64) -> Option<Vec<NthWeekday>> {
    let only_weekdays = rule.months.is_empty()
        && rule.week_numbers.is_empty()
        && rule.year_days.is_empty()
        && rule.month_days.is_empty()
        && rule.positions.is_empty()
        && rule.weekdays.iter().all(|one| one.nth.is_none());
    let daily = rule.frequency == Frequency::Daily;
    let weekly = rule.frequency == Frequency::Weekly;
    // In every other week, days that cross into another week would come a week early or late.
    let steady = daily || rule.interval == 1 || rule.weekdays.len() <= 1;
    if !only_weekdays || !(daily || weekly) || !steady {
        return None;
    }
    let days = i8::try_from(days.rem_euclid(7)).unwrap_or(0);
    let later = |one: &NthWeekday| NthWeekday {
        nth: None,
        weekday: one.weekday.wrapping_add(days),
    };
    Some(rule.weekdays.iter().map(later).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shift(rule: &str, days: i64, seconds: i64) -> Option<String> {
        let rule = Recurrence::parse(rule).unwrap();
        let shifted = shifted_rule(&rule, Shift { days, seconds }, &TimeZone::UTC);
        shifted.map(|rule| rule.to_string())
    }

    #[test]
    fn r032_rules_by_weekday_move_to_another_day() {
        let moved = shift("FREQ=WEEKLY;BYDAY=MO,WE", 1, 0);
        assert_eq!(moved.as_deref(), Some("FREQ=WEEKLY;BYDAY=TU,TH"));
        assert_eq!(
            shift("FREQ=WEEKLY", 8, 3_600).as_deref(),
            Some("FREQ=WEEKLY")
        );
        let until = shift("FREQ=DAILY;UNTIL=20261210T090000Z", 1, 3_600);
        assert_eq!(until.as_deref(), Some("FREQ=DAILY;UNTIL=20261211T100000Z"));
    }

    #[test]
    fn r032_rules_by_day_of_month_have_no_shifted_rule() {
        assert_eq!(shift("FREQ=MONTHLY;BYMONTHDAY=31", 1, 0), None);
        assert_eq!(shift("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", 3, 0), None);
        assert!(shift("FREQ=MONTHLY;BYMONTHDAY=31", 0, 1_800).is_some());
    }
}
