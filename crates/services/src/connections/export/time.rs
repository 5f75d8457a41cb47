//! Instants in the forms of iCalendar.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// `20261102T140000`.
#[must_use]
pub fn wall(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// `20261102`.
#[must_use]
pub fn day(at: Date) -> String {
    at.strftime("%Y%m%d").to_string()
}

/// `20261102T060000Z`.
#[must_use]
pub fn utc(at: Timestamp) -> String {
    format!("{}Z", wall(TimeZone::UTC.to_datetime(at)))
}

/// How the dates of one event are written.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    /// IANA name.
    pub zone_name: &'a str,
    /// Its rules.
    pub zone: &'a TimeZone,
    /// As whole days.
    pub days: bool,
}

impl Form<'_> {
    /// Property head and value of an instant. The second of two equal wall times, and every time
    /// in UTC, can only be said as an instant.
    #[must_use]
    pub fn date(&self, name: &str, at: Timestamp) -> (String, String) {
        let there = self.zone.to_datetime(at);
        if self.days {
            return (format!("{name};VALUE=DATE"), day(there.date()));
        }
        let first = self.zone.to_ambiguous_timestamp(there).compatible();
        if self.zone_name == "UTC" || first.ok() != Some(at) {
            return (name.to_owned(), utc(at));
        }
        (format!("{name};TZID={}", self.zone_name), wall(there))
    }
}

/// Whether `at` is the first instant of a day in `zone`.
#[must_use]
pub fn is_midnight(at: Timestamp, zone: &TimeZone) -> bool {
    let there = at.to_zoned(zone.clone());
    there
        .start_of_day()
        .is_ok_and(|first| first.timestamp() == at)
}
