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
    text::{Locale, words::bookings},
    zones::{Zone, date_with_year, parse_date, weekday},
};

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

/// A stored rule in plain words, or the rule itself when it is beyond them.
#[must_use]
pub fn describe(locale: Locale, rrule: &str, zone: &Zone) -> String {
    let part = |name: &str| {
        let find = |pair: &str| {
            pair.strip_prefix(name)?
                .strip_prefix('=')
                .map(str::to_owned)
        };
        rrule.split(';').find_map(find)
    };
    let interval = part("INTERVAL").unwrap_or_else(|| "1".to_owned());
    let known = [
        "FREQ",
        "INTERVAL",
        "BYDAY",
        "BYMONTHDAY",
        "COUNT",
        "UNTIL",
        "WKST",
    ];
    let plain = rrule
        .split(';')
        .all(|pair| known.iter().any(|name| pair.starts_with(name)));
    let days = part("BYDAY").map(|days| day_names(locale, &days));
    let how = match (part("FREQ").as_deref(), days, interval.as_str()) {
        (Some("DAILY"), None, "1") => bookings::every_day(locale).to_owned(),
        (Some("DAILY"), None, n) => bookings::every_n_days(locale, &n),
        (Some("WEEKLY"), Some(Some(days)), "1") => bookings::every_week_on(locale, &days),
        (Some("WEEKLY"), Some(Some(days)), n) => bookings::every_n_weeks_on(locale, &days, &n),
        (Some("WEEKLY"), None, "1") => bookings::every_week(locale).to_owned(),
        (Some("MONTHLY"), None, "1") => bookings::every_month(locale).to_owned(),
        (Some("YEARLY"), None, "1") => bookings::every_year(locale).to_owned(),
        _ => return bookings::by_rule(locale, &rrule),
    };
    if !plain {
        return bookings::by_rule(locale, &rrule);
    }
    match (
        part("COUNT"),
        part("UNTIL").and_then(|until| until_day(&until, zone)),
    ) {
        (Some(count), _) => bookings::repeat_times(locale, &how, &count),
        (None, Some(day)) => bookings::repeat_until(locale, &date_with_year(locale, day), &how),
        (None, None) => how,
    }
}

/// "Tuesday, Thursday"; none when an ordinal stands before a day.
fn day_names(locale: Locale, days: &str) -> Option<String> {
    let one = |letters: &str| {
        DAYS.iter()
            .find(|day| day.0 == letters)
            .map(|day| weekday(locale, day.1))
    };
    let names: Option<Vec<&str>> = days.split(',').map(one).collect();
    let comma = if locale == Locale::Zh { "、" } else { ", " };
    names.map(|names| names.join(comma))
}

fn until_day(until: &str, zone: &Zone) -> Option<Date> {
    let at: Option<Timestamp> = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", until)
        .ok()
        .and_then(|utc| utc.to_zoned(jiff::tz::TimeZone::UTC).ok())
        .map(|utc| utc.timestamp());
    at.map(|at| zone.day(at))
        .or_else(|| Date::strptime("%Y%m%d", until).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r023_a_rule_is_told_in_plain_words() {
        let zone = Zone {
            name: "UTC".to_owned(),
            rules: jiff::tz::TimeZone::UTC,
        };
        let en = |rule: &str| describe(Locale::En, rule, &zone);
        assert_eq!(en("FREQ=WEEKLY;COUNT=4"), "Every week, 4 times");
        let tuesdays = en("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH");
        assert_eq!(tuesdays, "Every 2 weeks on Tuesday, Thursday");
        assert_eq!(en("FREQ=HOURLY"), "By rule FREQ=HOURLY");
    }
}
