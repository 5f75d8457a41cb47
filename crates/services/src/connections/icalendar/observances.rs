//! What offset a file's own VTIMEZONE gives a wall time, to compare it with the tz database.
//!
//! Reads the rules that calendar programs write: onsets by DTSTART, RDATE, and yearly RRULEs by
//! month and weekday. It decides nothing about bookings.

use jiff::civil::{Date, DateTime, Weekday};

use super::{
    components::RawZone,
    lines::Property,
    values::{date_time, offset_seconds},
};

/// Seconds east of UTC at `wall`, as the definition says; none when it says nothing readable.
#[must_use]
pub fn offset_at(zone: &RawZone, wall: DateTime) -> Option<i32> {
    let read = zone
        .observances
        .iter()
        .filter_map(|one| Observance::read(one));
    let read: Vec<Observance> = read.collect();
    let begun = read
        .iter()
        .filter_map(|one| Some((one.latest(wall)?, one.to)));
    let latest = begun.max_by_key(|(onset, _)| *onset).map(|(_, to)| to);
    let earliest = read.iter().min_by_key(|one| one.start);
    latest.or_else(|| earliest.and_then(|one| one.from))
}

struct Observance {
    start: DateTime,
    from: Option<i32>,
    to: i32,
    extra: Vec<DateTime>,
    yearly: Option<Yearly>,
}

struct Yearly {
    month: i8,
    weekday: Option<(i8, Weekday)>,
    month_days: Vec<i8>,
    until: Option<Date>,
}

impl Observance {
    fn read(properties: &[Property]) -> Option<Self> {
        let value = |name: &str| {
            let found = properties.iter().find(|one| one.name == name);
            found.map(|one| one.value.trim())
        };
        let start = date_time(value("DTSTART")?.trim_end_matches('Z'))?;
        let extra = properties.iter().filter(|one| one.name == "RDATE");
        let extra = extra.flat_map(|one| one.value.split(','));
        Some(Self {
            start,
            from: value("TZOFFSETFROM").and_then(offset_seconds),
            to: offset_seconds(value("TZOFFSETTO")?)?,
            extra: extra.filter_map(date_time).collect(),
            yearly: value("RRULE").and_then(|rule| Yearly::read(rule, start)),
        })
    }

    /// The last onset at or before `wall`.
    fn latest(&self, wall: DateTime) -> Option<DateTime> {
        let rule = self.yearly.as_ref();
        let ended = rule
            .and_then(|rule| rule.until)
            .map_or(i16::MAX, Date::year);
        let last = wall.year().min(ended);
        let yearly = [last, last.saturating_sub(1)]
            .into_iter()
            .filter_map(|year| {
                let onset = rule?.onset(year)?;
                Some(onset.to_datetime(self.start.time()))
            });
        let onsets = yearly.chain(self.extra.iter().copied());
        let onsets = onsets
            .filter(|onset| *onset >= self.start)
            .chain([self.start]);
        onsets.filter(|onset| *onset <= wall).max()
    }
}

impl Yearly {
    fn read(rule: &str, start: DateTime) -> Option<Self> {
        let rule = rule.to_ascii_uppercase();
        let part = |name: &str| {
            let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
            parts
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value)
        };
        if part("FREQ") != Some("YEARLY") {
            return None;
        }
        let days = part("BYMONTHDAY").unwrap_or_default().split(',');
        Some(Self {
            month: part("BYMONTH").map_or(Some(start.month()), |month| month.parse().ok())?,
            weekday: part("BYDAY").and_then(weekday),
            month_days: days.filter_map(|day| day.parse().ok()).collect(),
            until: part("UNTIL").and_then(|until| {
                let day = until.get(..8)?;
                date_time(&format!("{day}T000000")).map(DateTime::date)
            }),
        })
    }

    fn onset(&self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        let onset = match (self.weekday, self.month_days.as_slice()) {
            (Some((nth, day)), []) => first.nth_weekday_of_month(nth, day).ok()?,
            (Some((_, weekday)), days) => {
                let dates = days
                    .iter()
                    .filter_map(|day| Date::new(year, self.month, *day).ok());
                dates.filter(|date| date.weekday() == weekday).min()?
            }
            (None, days) => Date::new(year, self.month, *days.first()?).ok()?,
        };
        // UNTIL is in UTC: the wall's date may be the next one. Onsets are a year apart, so a day
        // of slack lets no further one in.
        let last = self.until.and_then(|until| until.tomorrow().ok());
        let over = last.is_some_and(|last| onset > last);
        (!over).then_some(onset)
    }
}

/// `-1SU`, `2MO`, `SU`.
fn weekday(text: &str) -> Option<(i8, Weekday)> {
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let day = match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let nth = if nth.is_empty() {
        Some(1)
    } else {
        nth.trim_start_matches('+').parse().ok()
    };
    Some((nth?, day))
}
