//! A stored rule in plain words.

use jiff::{Timestamp, civil::Date};

use super::DAYS;
use crate::{
    text::{Locale, words::bookings},
    zones::{Zone, date_with_year, weekday},
};

/// The rule in plain words, or the rule itself when it is beyond them.
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
        (Some("MONTHLY"), ..) => {
            match monthly(locale, &interval, part("BYMONTHDAY"), part("BYDAY")) {
                Some(how) => how,
                None => return bookings::by_rule(locale, &rrule),
            }
        }
        (Some("YEARLY"), None, "1") => bookings::every_year(locale).to_owned(),
        (Some("YEARLY"), None, n) => bookings::every_n_years(locale, &n),
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

/// "Every month on day 24", "Every 2 months on the last Friday"; none when it is beyond that.
fn monthly(
    locale: Locale,
    interval: &str,
    day: Option<String>,
    weekdays: Option<String>,
) -> Option<String> {
    let how = match interval {
        "1" => bookings::every_month(locale).to_owned(),
        n => bookings::every_n_months(locale, &n),
    };
    match (day, weekdays) {
        (None, None) => Some(how),
        (Some(day), None) => {
            let day: u8 = day.parse().ok()?;
            Some(bookings::on_day_of_month(locale, &day, &how))
        }
        (None, Some(one)) => {
            let (nth, letters) = one.split_at_checked(one.len().checked_sub(2)?)?;
            let nth = match nth {
                "1" => bookings::nth_1(locale),
                "2" => bookings::nth_2(locale),
                "3" => bookings::nth_3(locale),
                "4" => bookings::nth_4(locale),
                "5" => bookings::nth_5(locale),
                "-1" => bookings::nth_last(locale),
                _ => return None,
            };
            let day = day_names(locale, letters)?;
            Some(bookings::on_nth_weekday(locale, &day, &how, &nth))
        }
        (Some(_), Some(_)) => None,
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
        let months = en("FREQ=MONTHLY;BYMONTHDAY=24;COUNT=3");
        assert_eq!(months, "Every month on day 24, 3 times");
        let fridays = en("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR");
        assert_eq!(fridays, "Every 2 months on the last Friday");
        let zh = |rule: &str| describe(Locale::Zh, rule, &zone);
        assert_eq!(zh("FREQ=MONTHLY;BYDAY=2TU"), "每月的第二个星期二");
        assert_eq!(en("FREQ=YEARLY;INTERVAL=4"), "Every 4 years");
        for beyond in ["FREQ=MONTHLY;BYDAY=2TU,4TU", "FREQ=MONTHLY;BYMONTHDAY=1,15"] {
            assert_eq!(en(beyond), format!("By rule {beyond}"));
        }
        assert_eq!(en("FREQ=HOURLY"), "By rule FREQ=HOURLY");
    }
}
