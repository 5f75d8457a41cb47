//! Which day.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::number::{any, digits, whole, word};

/// Days from today on.
const NEAR: [(&str, i64); 13] = [
    ("day after tomorrow", 2),
    ("tomorrow", 1),
    ("tmrw", 1),
    ("today", 0),
    ("tonight", 0),
    ("今天", 0),
    ("今日", 0),
    ("明天", 1),
    ("明日", 1),
    ("明早", 1),
    ("后天", 2),
    ("後天", 2),
    ("大后天", 3),
];
const WEEKDAYS: [(&str, Weekday); 23] = [
    ("monday", Weekday::Monday),
    ("mon", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("tue", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("wed", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("thu", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("fri", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sat", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("sun", Weekday::Sunday),
    ("一", Weekday::Monday),
    ("二", Weekday::Tuesday),
    ("三", Weekday::Wednesday),
    ("四", Weekday::Thursday),
    ("五", Weekday::Friday),
    ("六", Weekday::Saturday),
    ("日", Weekday::Sunday),
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "tomorrow", "next Friday", "2026-12-01", "1 December", "下周一", "12月1日".
pub(super) fn day(text: &str, today: Date) -> Option<(Date, &str)> {
    near(text, today)
        .or_else(|| weekday(text, today))
        .or_else(|| iso(text))
        .or_else(|| chinese(text, today))
        .or_else(|| english(text, today))
}

fn near(text: &str, today: Date) -> Option<(Date, &str)> {
    let (days, left) = NEAR
        .iter()
        .find_map(|(name, days)| Some((*days, word(text, name)?)))?;
    Some((today.checked_add(days.days()).ok()?, left))
}

/// The coming one, today among them; "next": that of next week.
fn weekday(text: &str, today: Date) -> Option<(Date, &str)> {
    let next = any(text, &["next", "下个", "下"]).map(str::trim_start);
    let this = any(text, &["this", "on", "这个", "这", "本"]).map(str::trim_start);
    let rest = next.or(this).unwrap_or(text);
    let week = any(rest, &["星期", "礼拜", "周"]);
    let named = week.unwrap_or(rest);
    let found = WEEKDAYS.iter().find_map(|(name, weekday)| {
        // A bare 一 is a number.
        let fits = name.is_ascii() != week.is_some();
        Some((*weekday, word(named, name)?)).filter(|_| fits)
    });
    let heaven = week.and_then(|named| Some((Weekday::Sunday, named.strip_prefix('天')?)));
    let (weekday, left) = found.or(heaven)?;
    let date = match next {
        Some(_) => {
            let monday =
                today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
            let days = 7 + i64::from(weekday.to_monday_zero_offset());
            monday.ok()?.checked_add(days.days()).ok()?
        }
        None => {
            let days = i64::from(weekday.to_monday_zero_offset())
                - i64::from(today.weekday().to_monday_zero_offset());
            today.checked_add(days.rem_euclid(7).days()).ok()?
        }
    };
    Some((date, left))
}

fn iso(text: &str) -> Option<(Date, &str)> {
    let (year, left) = digits(text)?;
    let (month, left) = digits(left.strip_prefix(['-', '/'])?)?;
    let (day, left) = digits(left.strip_prefix(['-', '/'])?)?;
    Some((date(i16::try_from(year).ok()?, month, day)?, left))
}

fn chinese(text: &str, today: Date) -> Option<(Date, &str)> {
    let (month, left) = whole(text)?;
    let (day, left) = whole(left.strip_prefix('月')?)?;
    let left = left
        .strip_prefix('日')
        .or_else(|| left.strip_prefix('号'))?;
    Some((coming(month, day, today)?, left))
}

fn english(text: &str, today: Date) -> Option<(Date, &str)> {
    if let Some((month, left)) = month(text) {
        let (day, left) = digits(left.trim_start())?;
        return Some((coming(month, day, today)?, ordinal(left)));
    }
    let (day, left) = digits(text)?;
    let left = ordinal(left).trim_start();
    let left = word(left, "of").map_or(left, str::trim_start);
    let (month, left) = month(left)?;
    Some((coming(month, day, today)?, left))
}

fn ordinal(text: &str) -> &str {
    any(text, &["st", "nd", "rd", "th", "."]).unwrap_or(text)
}

fn month(text: &str) -> Option<(u32, &str)> {
    let found = (1_u32..).zip(MONTHS).find_map(|(number, name)| {
        let short = name.get(..3)?;
        Some((number, word(text, name).or_else(|| word(text, short))?))
    });
    found.map(|(number, left)| (number, left.strip_prefix('.').unwrap_or(left)))
}

/// This year's, or next year's when that is over.
fn coming(month: u32, day: u32, today: Date) -> Option<Date> {
    let this = date(today.year(), month, day);
    let next = || date(today.year().checked_add(1)?, month, day);
    this.filter(|date| *date >= today).or_else(next)
}

fn date(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
