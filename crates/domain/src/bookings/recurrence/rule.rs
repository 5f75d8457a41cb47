//! The rule as data.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
};

/// How often a period comes. Less than a day is refused: nobody books a room every hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
}

/// The last moment of a rule, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The whole of this day, on the wall.
    Date(Date),
    /// This wall time.
    Local(DateTime),
    /// This instant.
    Utc(Timestamp),
}

/// When the rule stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Never.
    Never,
    /// After so many dates of the rule, left-out ones included.
    Count(u32),
    /// After a moment.
    Until(Until),
}

/// A weekday, every one or only the nth of the month or year (from the end when negative).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NthWeekday {
    /// None: every one.
    pub nth: Option<i8>,
    /// Which day.
    pub weekday: Weekday,
}

/// A recurrence rule (RFC 5545 3.3.10). Lists are sorted and without doubles; an empty one means
/// that the part is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// FREQ.
    pub frequency: Frequency,
    /// INTERVAL, at least 1.
    pub interval: u32,
    /// COUNT or UNTIL.
    pub ending: Ending,
    /// BYMONTH, 1 to 12.
    pub months: Vec<i8>,
    /// BYWEEKNO, ±1 to ±53.
    pub week_numbers: Vec<i8>,
    /// BYYEARDAY, ±1 to ±366.
    pub year_days: Vec<i16>,
    /// BYMONTHDAY, ±1 to ±31.
    pub month_days: Vec<i8>,
    /// BYDAY.
    pub weekdays: Vec<NthWeekday>,
    /// BYHOUR, 0 to 23.
    pub hours: Vec<i8>,
    /// BYMINUTE, 0 to 59.
    pub minutes: Vec<i8>,
    /// BYSECOND, 0 to 59.
    pub seconds: Vec<i8>,
    /// BYSETPOS, ±1 to ±366.
    pub positions: Vec<i16>,
    /// WKST.
    pub week_start: Weekday,
}

impl Recurrence {
    /// `FREQ` alone: every period, for ever.
    #[must_use]
    pub fn every(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: 1,
            ending: Ending::Never,
            months: Vec::new(),
            week_numbers: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
        }
    }

    /// Whether it has neither COUNT nor UNTIL.
    #[must_use]
    pub fn is_infinite(&self) -> bool {
        self.ending == Ending::Never
    }

    /// The rule with what RFC 5545 takes from DTSTART when the rule does not say it.
    pub(super) fn completed(&self, start: DateTime) -> Self {
        let mut rule = self.clone();
        let days_named =
            !(rule.year_days.is_empty() && rule.month_days.is_empty() && rule.weekdays.is_empty());
        let weekday = NthWeekday {
            nth: None,
            weekday: start.date().weekday(),
        };
        match rule.frequency {
            _ if days_named => {}
            Frequency::Daily => {}
            Frequency::Weekly => rule.weekdays.push(weekday),
            Frequency::Yearly if !rule.week_numbers.is_empty() => rule.weekdays.push(weekday),
            Frequency::Yearly if rule.months.is_empty() => {
                rule.months.push(start.month());
                rule.month_days.push(start.day());
            }
            Frequency::Monthly | Frequency::Yearly => rule.month_days.push(start.day()),
        }
        let or = |list: &mut Vec<i8>, value| {
            if list.is_empty() {
                list.push(value);
            }
        };
        or(&mut rule.hours, start.hour());
        or(&mut rule.minutes, start.minute());
        or(&mut rule.seconds, start.second());
        rule
    }
}
