//! The rule as a person would say it, in no language: pages turn it into words.

use jiff::{
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};

use super::{Ending, Frequency, NthWeekday, Recurrence, Until};

/// A rule in plain terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// How often.
    pub every: Every,
    /// Until when.
    pub ends: Ends,
}

/// How often, `n` being the interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    /// Every n days.
    Days(u32),
    /// Every n weeks on these days, Monday first.
    Weeks(u32, Vec<Weekday>),
    /// Every n months on these days of the month; negative ones count from the end.
    MonthDays(u32, Vec<i8>),
    /// Every n months on the nth weekday; -1 is the last.
    MonthWeekday(u32, i8, Weekday),
    /// Every n years on a day of a month.
    YearDay(u32, i8, i8),
    /// Every n years on the nth weekday of a month.
    YearWeekday(u32, i8, i8, Weekday),
    /// Anything else: show the dates themselves.
    Other,
}

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Never.
    Never,
    /// After so many dates.
    After(u32),
    /// On this day, inclusive, on the wall of the zone.
    On(Date),
}

impl Recurrence {
    /// The rule in plain terms, with what it takes from DTSTART filled in.
    #[must_use]
    pub fn plain(&self, wall_start: DateTime, zone: &TimeZone) -> Plain {
        let ends = match self.ending {
            Ending::Never => Ends::Never,
            Ending::Count(count) => Ends::After(count),
            Ending::Until(Until::Date(date)) => Ends::On(date),
            Ending::Until(Until::Local(wall)) => Ends::On(wall.date()),
            Ending::Until(Until::Utc(at)) => Ends::On(zone.to_datetime(at).date()),
        };
        Plain {
            every: self.every_plain(wall_start),
            ends,
        }
    }

    fn every_plain(&self, wall_start: DateTime) -> Every {
        let times = self
            .hours
            .len()
            .max(self.minutes.len())
            .max(self.seconds.len());
        let rule = self.completed(wall_start);
        let n = rule.interval;
        let odd = !rule.week_numbers.is_empty() || !rule.year_days.is_empty() || times > 1;
        let (months, days) = (rule.months.as_slice(), rule.month_days.as_slice());
        let nth = one_weekday(&rule);
        let every_day = days.is_empty() && rule.weekdays.is_empty();
        let positions = rule.positions.is_empty();
        match (rule.frequency, months, days) {
            _ if odd => Every::Other,
            (Frequency::Daily, [], []) if every_day && positions => Every::Days(n),
            (Frequency::Weekly, [], []) if positions => {
                Every::Weeks(n, rule.weekdays.iter().map(|one| one.weekday).collect())
            }
            (Frequency::Monthly, [], days) if rule.weekdays.is_empty() && positions => {
                Every::MonthDays(n, days.to_vec())
            }
            (Frequency::Yearly, [month], [day]) if rule.weekdays.is_empty() && positions => {
                Every::YearDay(n, *month, *day)
            }
            (Frequency::Monthly, [], []) => {
                nth.map_or(Every::Other, |(nth, day)| Every::MonthWeekday(n, nth, day))
            }
            (Frequency::Yearly, [month], []) => nth.map_or(Every::Other, |(nth, day)| {
                Every::YearWeekday(n, *month, nth, day)
            }),
            _ => Every::Other,
        }
    }
}

/// `BYDAY=2TU`, or `BYDAY=TU;BYSETPOS=2` as other programs write it.
fn one_weekday(rule: &Recurrence) -> Option<(i8, Weekday)> {
    match (rule.weekdays.as_slice(), rule.positions.as_slice()) {
        (
            [
                NthWeekday {
                    nth: Some(nth),
                    weekday,
                },
            ],
            [],
        ) => Some((*nth, *weekday)),
        ([NthWeekday { nth: None, weekday }], [position]) => {
            Some((i8::try_from(*position).ok()?, *weekday))
        }
        _ => None,
    }
}
