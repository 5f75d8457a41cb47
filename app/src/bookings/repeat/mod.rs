//! How a booking repeats, in plain words, and the RFC 5545 rule that it means.

use std::fmt::Write as _;

use contract::problem::Failure;
use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
use serde::{Deserialize, Serialize};

use crate::{
    context::invalid,
    zones::{Zone, parse_date},
};

mod told;

pub use told::describe;

/// Two-letter days of RFC 5545, Monday first.
pub const DAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// How often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Once.
    #[default]
    Never,
    /// Each so many days.
    Day,
    /// On days of the week.
    Week,
    /// On this day of the month.
    MonthDay,
    /// On the second Tuesday, the last Friday …
    MonthWeekday,
    /// On this date.
    Year,
    /// A rule typed by hand.
    Rule,
}

impl Every {
    /// All, in the order of the menu.
    pub const ALL: [Every; 7] = [
        Every::Never,
        Every::Day,
        Every::Week,
        Every::MonthDay,
        Every::MonthWeekday,
        Every::Year,
        Every::Rule,
    ];

    /// The word in the form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Every::Never => "never",
            Every::Day => "day",
            Every::Week => "week",
            Every::MonthDay => "month_day",
            Every::MonthWeekday => "month_weekday",
            Every::Year => "year",
            Every::Rule => "rule",
        }
    }
}

/// Until when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    /// After so many dates.
    #[default]
    After,
    /// On a day.
    On,
    /// Goes on.
    Never,
}

/// How a booking repeats, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Repeat {
    /// How often.
    pub every: Every,
    /// Each so many days, weeks, months, years.
    pub interval: String,
    /// `MO`, `TU` …; empty: the day of the start.
    pub days: Vec<String>,
    /// Until when.
    pub ends: Ends,
    /// After so many dates.
    pub count: String,
    /// On this day.
    pub until: String,
    /// A rule by hand.
    pub rule: String,
}

impl Default for Repeat {
    fn default() -> Self {
        Self {
            every: Every::Never,
            interval: "1".to_owned(),
            days: Vec::new(),
            ends: Ends::After,
            count: "10".to_owned(),
            until: String::new(),
            rule: String::new(),
        }
    }
}

impl Repeat {
    /// The RRULE; none when it happens once.
    ///
    /// # Errors
    /// [`Failure::Invalid`] naming the field that cannot be read.
    pub fn rrule(&self, start: Timestamp, zone: &Zone) -> Result<Option<String>, Failure> {
        let first = zone.day(start);
        let mut rule = match self.every {
            Every::Never => return Ok(None),
            Every::Rule => return self.by_hand().map(Some),
            Every::Day => "FREQ=DAILY".to_owned(),
            Every::Week => format!("FREQ=WEEKLY;BYDAY={}", self.week_days(first)),
            Every::MonthDay => format!("FREQ=MONTHLY;BYMONTHDAY={}", first.day()),
            Every::MonthWeekday => format!("FREQ=MONTHLY;BYDAY={}", nth_weekday(first)),
            Every::Year => "FREQ=YEARLY".to_owned(),
        };
        let interval: u32 =
            number(&self.interval, 1, 999).ok_or(invalid("interval", "required"))?;
        if interval > 1 {
            let _ = write!(rule, ";INTERVAL={interval}");
        }
        self.end(&mut rule, zone)?;
        Ok(Some(rule))
    }

    fn by_hand(&self) -> Result<String, Failure> {
        let rule = self.rule.trim();
        if rule.is_empty() {
            Err(invalid("rule", "required"))
        } else {
            Ok(rule.to_owned())
        }
    }

    fn week_days(&self, first: Date) -> String {
        let chosen = |day: &&(&str, Weekday)| self.days.iter().any(|one| one == day.0);
        let chosen: Vec<&str> = DAYS.iter().filter(chosen).map(|day| day.0).collect();
        if chosen.is_empty() {
            letters(first.weekday()).to_owned()
        } else {
            chosen.join(",")
        }
    }

    fn end(&self, rule: &mut String, zone: &Zone) -> Result<(), Failure> {
        match self.ends {
            Ends::Never => {}
            Ends::After => {
                let count = number(&self.count, 1, 1_000).ok_or(invalid("count", "required"))?;
                let _ = write!(rule, ";COUNT={count}");
            }
            Ends::On => {
                let until = parse_date(&self.until).ok_or(invalid("until", "required"))?;
                let last = until.to_datetime(Time::constant(23, 59, 59, 0));
                let last = zone.instant(last).ok_or(invalid("until", "bad_time"))?;
                let _ = write!(rule, ";UNTIL={}", last.strftime("%Y%m%dT%H%M%SZ"));
            }
        }
        Ok(())
    }
}

fn number(text: &str, least: u32, most: u32) -> Option<u32> {
    text.trim()
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
}

fn letters(day: Weekday) -> &'static str {
    DAYS.iter()
        .find(|one| one.1 == day)
        .map_or("MO", |one| one.0)
}

/// `2TU`; the fifth and the last of a month are `-1TU`.
fn nth_weekday(date: Date) -> String {
    let nth = (date.day() - 1) / 7 + 1;
    let last = date.days_in_month() - date.day() < 7;
    let nth = if last && nth >= 4 { -1 } else { nth };
    format!("{nth}{}", letters(date.weekday()))
}
