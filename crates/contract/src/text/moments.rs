//! When something is, in the reader's language and zone (R023).

use domain::bookings::Slot;
use jiff::{Zoned, tz::TimeZone};

use crate::locale::Locale;

/// "Fri 27 Nov 10:00" · "11月27日周五 10:00".
pub(super) fn day_and_time(locale: Locale, slot: Slot, zone: &TimeZone) -> String {
    let start = slot.start.to_zoned(zone.clone());
    format!("{} {}", day(locale, &start, false), start.strftime("%H:%M"))
}

/// "Fri 27 Nov 2026, 10:00–11:00 (Asia/Shanghai)".
pub(super) fn whole(locale: Locale, slot: Slot, zone: &TimeZone) -> String {
    let (start, end) = (
        slot.start.to_zoned(zone.clone()),
        slot.end.to_zoned(zone.clone()),
    );
    let from = start.strftime("%H:%M");
    let to = match start.date() == end.date() {
        true => end.strftime("%H:%M").to_string(),
        false => format!("{} {}", day(locale, &end, false), end.strftime("%H:%M")),
    };
    let name = zone.iana_name().unwrap_or("UTC");
    match locale {
        Locale::En => format!("{}, {from}–{to} ({name})", day(locale, &start, true)),
        Locale::Zh => format!("{} {from}–{to}（{name}）", day(locale, &start, true)),
    }
}

fn day(locale: Locale, at: &Zoned, year: bool) -> String {
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let weekday = at.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7;
    let month = at.month().unsigned_abs();
    match locale {
        Locale::En => {
            let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or("");
            let short = format!("{} {} {name}", EN[weekday], at.day());
            match year {
                true => format!("{short} {}", at.year()),
                false => short,
            }
        }
        Locale::Zh => {
            let short = format!("{month}月{}日{}", at.day(), ZH[weekday]);
            match year {
                true => format!("{}年{short}", at.year()),
                false => short,
            }
        }
    }
}
