//! Wall time on screens: zones from the server's own tz files, texts the same on both sides.
//!
//! Nothing here asks the browser for a zone or a format, so the first render equals the server's.

use contract::zones::ZoneFile;
use domain::bookings::Slot;
use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};

use crate::text::{Locale, words::ui};

/// A zone that a page shows. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// IANA name.
    pub name: String,
    /// Its rules.
    pub rules: TimeZone,
}

/// In a browser its own reader of base64: ours would be a kilobyte of every tablet's program.
#[cfg(not(feature = "ssr"))]
fn bytes_of(base64: &str) -> Option<Vec<u8>> {
    let read = leptos::prelude::window().atob(base64).ok()?;
    read.chars().map(|one| u8::try_from(one).ok()).collect()
}

#[cfg(feature = "ssr")]
fn bytes_of(base64: &str) -> Option<Vec<u8>> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};

    STANDARD.decode(base64).ok()
}

impl Zone {
    /// From the server's tz file; UTC rules under the same name when the bytes cannot be read.
    #[must_use]
    pub fn read(file: &ZoneFile) -> Self {
        let bytes = bytes_of(&file.tzif).unwrap_or_default();
        let rules = TimeZone::tzif(&file.name, &bytes).unwrap_or(TimeZone::UTC);
        Self {
            name: file.name.clone(),
            rules,
        }
    }

    /// The instant as wall time.
    #[must_use]
    pub fn at(&self, instant: Timestamp) -> Zoned {
        instant.to_zoned(self.rules.clone())
    }

    /// The wall day of the instant.
    #[must_use]
    pub fn day(&self, instant: Timestamp) -> Date {
        self.at(instant).date()
    }

    /// The instant of a wall time; in a gap the later, in a fold the earlier one (RFC 5545 3.3.5).
    #[must_use]
    pub fn instant(&self, wall: DateTime) -> Option<Timestamp> {
        self.rules.to_ambiguous_timestamp(wall).compatible().ok()
    }

    /// First instant of a day.
    #[must_use]
    pub fn midnight(&self, day: Date) -> Option<Timestamp> {
        self.instant(day.to_datetime(Time::midnight()))
    }

    /// A day from its first instant to the next day's.
    #[must_use]
    pub fn day_slot(&self, day: Date) -> Option<Slot> {
        let start = self.midnight(day)?;
        let end = self.midnight(day.tomorrow().ok()?)?;
        Some(Slot { start, end })
    }

    /// "14:05".
    #[must_use]
    pub fn time(&self, instant: Timestamp) -> String {
        hh_mm(self.at(instant).time())
    }

    /// "14:05:09".
    #[must_use]
    pub fn time_with_seconds(&self, instant: Timestamp) -> String {
        let time = self.at(instant).time();
        format!("{}:{:02}", hh_mm(time), time.second())
    }

    /// "13:00 to 14:30", "13:00 至 14:30"; with dates when it ends on another day.
    #[must_use]
    pub fn span(&self, locale: Locale, start: Timestamp, end: Timestamp) -> String {
        let (from, to) = (self.at(start), self.at(end));
        if from.date() == to.date() || (to.time() == Time::midnight() && next_day(&from, &to)) {
            return ui::from_to(locale, &hh_mm(from.time()), &end_of_day(to.time()));
        }
        let from = format!("{} {}", date_short(locale, from.date()), hh_mm(from.time()));
        let to = format!("{} {}", date_short(locale, to.date()), hh_mm(to.time()));
        ui::from_to(locale, &from, &to)
    }

    /// The city of the zone's name in the reader's language, for "Shanghai time".
    #[must_use]
    pub fn city(&self, locale: Locale) -> String {
        let city = self.name.rsplit('/').next().unwrap_or(&self.name);
        let chinese = CITIES.iter().find(|one| one.0 == city).map(|one| one.1);
        match chinese.filter(|_| locale == Locale::Zh) {
            Some(chinese) => chinese.to_owned(),
            None => city.replace('_', " "),
        }
    }
}

/// Cities of zones as Chinese readers know them (CLDR 48, zh exemplar cities); others stay as
/// they are.
const CITIES: [(&str, &str); 20] = [
    ("Shanghai", "上海"),
    ("Hong_Kong", "香港"),
    ("Macau", "澳门"),
    ("Taipei", "台北"),
    ("Urumqi", "乌鲁木齐"),
    ("Singapore", "新加坡"),
    ("Tokyo", "东京"),
    ("Seoul", "首尔"),
    ("Dubai", "迪拜"),
    ("Sydney", "悉尼"),
    ("Berlin", "柏林"),
    ("London", "伦敦"),
    ("Paris", "巴黎"),
    ("Zurich", "苏黎世"),
    ("Moscow", "莫斯科"),
    ("New_York", "纽约"),
    ("Chicago", "芝加哥"),
    ("Los_Angeles", "洛杉矶"),
    ("Vancouver", "温哥华"),
    ("Toronto", "多伦多"),
];

fn next_day(from: &Zoned, to: &Zoned) -> bool {
    from.date().tomorrow().is_ok_and(|next| next == to.date())
}

/// Midnight at the end of a day is written 24:00.
fn end_of_day(time: Time) -> String {
    if time == Time::midnight() {
        "24:00".to_owned()
    } else {
        hh_mm(time)
    }
}

/// The organisation's zone, for pages that show no room.
///
/// # Errors
/// As `services::rooms::settings`.
#[cfg(feature = "ssr")]
pub async fn house_zone(
    services: &services::Services,
) -> Result<ZoneFile, crate::context::ApiError> {
    let zone = services::rooms::settings(services).await?.time_zone;
    Ok(services::zones::zone_file(&zone)?)
}

/// "09:05".
#[must_use]
pub fn hh_mm(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "14:05" or "14:05:00" as a time of day; what `<input type=time>` gives.
#[must_use]
pub fn parse_time(text: &str) -> Option<Time> {
    let mut parts = text.split(':').map(str::parse::<i8>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Time::new(hour, minute, 0, 0).ok()
}

/// `2026-11-20` as a date; what `<input type=date>` gives.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// "Friday 20 November", "11月20日 周五".
#[must_use]
pub fn date_long(locale: Locale, date: Date) -> String {
    match locale {
        Locale::En => {
            let (day, month) = (weekday(locale, date.weekday()), month(locale, date.month()));
            format!("{day} {} {month}", date.day())
        }
        Locale::Zh => {
            let day = weekday_short(locale, date.weekday());
            format!("{}月{}日 {day}", date.month(), date.day())
        }
    }
}

/// "Fri 20 Nov", "11月20日 周五".
#[must_use]
pub fn date_short(locale: Locale, date: Date) -> String {
    match locale {
        Locale::En => {
            let month = month(locale, date.month());
            let month = month.get(..3).unwrap_or(month);
            format!(
                "{} {} {month}",
                weekday_short(locale, date.weekday()),
                date.day()
            )
        }
        Locale::Zh => date_long(locale, date),
    }
}

/// "20 November 2026", "2026年11月20日".
#[must_use]
pub fn date_with_year(locale: Locale, date: Date) -> String {
    match locale {
        Locale::En => format!(
            "{} {} {}",
            date.day(),
            month(locale, date.month()),
            date.year()
        ),
        Locale::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

/// "Friday", "星期五".
#[must_use]
pub fn weekday(locale: Locale, day: Weekday) -> &'static str {
    let names = [
        ui::monday(locale),
        ui::tuesday(locale),
        ui::wednesday(locale),
        ui::thursday(locale),
        ui::friday(locale),
        ui::saturday(locale),
        ui::sunday(locale),
    ];
    names
        .get(usize::from(day.to_monday_zero_offset().unsigned_abs()))
        .copied()
        .unwrap_or("")
}

/// "Fri", "周五".
#[must_use]
pub fn weekday_short(locale: Locale, day: Weekday) -> &'static str {
    let index = usize::from(day.to_monday_zero_offset().unsigned_abs());
    let names = match locale {
        Locale::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Locale::Zh => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    };
    names.get(index).copied().unwrap_or("")
}

/// "November", "11月".
#[must_use]
pub fn month(locale: Locale, month: i8) -> &'static str {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const ZH: [&str; 12] = [
        "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
    ];
    let names = match locale {
        Locale::En => EN,
        Locale::Zh => ZH,
    };
    names
        .get(usize::from(month.unsigned_abs()).saturating_sub(1))
        .copied()
        .unwrap_or("")
}
