//! Times of day and lengths.

use jiff::civil::Time;

use super::number::{any, digits, people, tenths, whole, word};

const HOURS: [&str; 11] = [
    "hours",
    "hour",
    "hrs",
    "hr",
    "h",
    "个小时",
    "小时",
    "个钟头",
    "钟头",
    "个钟",
    "stunden",
];
const MINUTES: [&str; 6] = ["minutes", "minute", "mins", "min", "分钟", "分"];
const MORNING: [&str; 4] = ["上午", "早上", "早晨", "凌晨"];
const EVENING: [&str; 5] = ["下午", "晚上", "傍晚", "今晚", "中午"];
/// Lengths that are said in one piece, in minutes.
const SAID: [(&str, u32); 12] = [
    ("half an hour", 30),
    ("half hour", 30),
    ("an hour and a half", 90),
    ("one and a half hours", 90),
    ("a quarter of an hour", 15),
    ("three quarters of an hour", 45),
    ("an hour", 60),
    ("半个小时", 30),
    ("半小时", 30),
    ("半个钟头", 30),
    ("一刻钟", 15),
    ("三刻钟", 45),
];
/// Nothing longer is a meeting: a week.
const MOST_MINUTES: u32 = 7 * 24 * 60;

/// Which half of the day somebody named.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Evening,
}

/// "an hour", "1.5 h", "1h30", "90 min", "一个半小时", "两小时".
pub(super) fn length(text: &str) -> Option<(u32, &str)> {
    let said = SAID
        .iter()
        .find_map(|(name, minutes)| Some((*minutes, word(text, name)?)));
    let (minutes, left) = said.or_else(|| counted(text))?;
    (1..=MOST_MINUTES)
        .contains(&minutes)
        .then_some((minutes, left))
}

fn counted(text: &str) -> Option<(u32, &str)> {
    let (tenths, left) = tenths(text)?;
    let left = left.trim_start();
    if let Some(left) = any(left, &["个半小时", "个半钟头"]) {
        return Some((tenths * 6 + 30, left));
    }
    if let Some(left) = any(left, &MINUTES) {
        return Some((tenths / 10, left));
    }
    // "1h30": the figures run on behind the letter.
    if let Some((more, left)) = left.strip_prefix('h').and_then(digits) {
        return Some((tenths * 6 + more, word(left, "m").unwrap_or(left)));
    }
    let left = any(left, &HOURS)?;
    if let Some(left) = left.strip_prefix('半') {
        return Some((tenths * 6 + 30, left));
    }
    let more = whole(left.trim_start());
    let more = more.and_then(|(more, left)| Some((more, any(left.trim_start(), &MINUTES)?)));
    Some(match more {
        Some((more, left)) => (tenths * 6 + more, left),
        None => (tenths * 6, left),
    })
}

/// A start, and the end where one stands right behind it: "14:00-15:30", "2 to 3 pm".
pub(super) fn from(text: &str) -> Option<(Time, Option<Time>, &str)> {
    let asked = any(text, &["at", "from", "around", "@", "从"]).map(str::trim_start);
    if let Some(found) = range(asked.unwrap_or(text)) {
        return Some(found);
    }
    let (start, left) = match asked {
        Some(asked) => clock(asked).or_else(|| bare(asked))?,
        None => clock(text)?,
    };
    match until(left.trim_start(), Some(start)) {
        Some((end, left)) => Some((start, Some(end), left)),
        None => Some((start, None, left)),
    }
}

/// Two bare hours with a line between: "14-15", "2-3pm"; not "6-8 people".
fn range(text: &str) -> Option<(Time, Option<Time>, &str)> {
    if people(text).is_some() {
        return None;
    }
    let (first, left) = digits(text)?;
    let left = left.trim_start();
    let left = left
        .strip_prefix('-')
        .or_else(|| word(left, "to"))?
        .trim_start();
    let (end, after) = clock(left).or_else(|| bare(left))?;
    let end_hour = u32::try_from(end.hour()).ok()?;
    // "2-3pm" is the afternoon for both.
    let hour = match end_hour > 12 && first < 12 && first + 12 < end_hour {
        true => first + 12,
        false => hour_of(first, 0, None, true)?,
    };
    Some((time(hour, 0)?, Some(end), after))
}

/// "until 16:00", "to 4", "-16:00", "到四点". A bare number is an hour once a start is known.
pub(super) fn until(text: &str, start: Option<Time>) -> Option<(Time, &str)> {
    let left = any(text, &["until", "till", "to", "-", "到", "至"])?.trim_start();
    let (end, left) = match start {
        Some(_) => clock(left).or_else(|| bare(left))?,
        None => clock(left)?,
    };
    let afternoon = start.filter(|start| end <= *start && end.hour() < 12);
    let end = match afternoon {
        Some(_) => time(u32::try_from(end.hour()).ok()? + 12, minute_of(end)?)?,
        None => end,
    };
    Some((end, left))
}

fn minute_of(time: Time) -> Option<u32> {
    u32::try_from(time.minute()).ok()
}

/// A time that says that it is one: a colon, am or pm, 点, noon.
fn clock(text: &str) -> Option<(Time, &str)> {
    if let Some(left) = any(text, &["noon", "midday", "正午"]) {
        return Some((time(12, 0)?, left));
    }
    let morning = any(text, &MORNING).map(|left| (Half::Morning, left));
    let half = morning.or_else(|| any(text, &EVENING).map(|left| (Half::Evening, left)));
    let (half, rest) = half.map_or((None, text), |(half, left)| (Some(half), left));
    let found = hands(rest.trim_start(), half).or_else(|| spoken(rest.trim_start(), half));
    found.or_else(|| Some((time(12, 0)?, text.strip_prefix("中午")?)))
}

/// "14:00", "2:30 pm", "2pm".
fn hands(text: &str, half: Option<Half>) -> Option<(Time, &str)> {
    let (hour, left) = digits(text)?;
    let minutes = left.strip_prefix(':').and_then(digits);
    let written = minutes.is_some();
    let (minute, left) = minutes.unwrap_or((0, left));
    let behind = left.trim_start();
    let named = word(behind, "am").map(|left| (Half::Morning, left));
    let named = named.or_else(|| word(behind, "pm").map(|left| (Half::Evening, left)));
    if !written && named.is_none() {
        return None;
    }
    let (half, left) = named.map_or((half, left), |(half, left)| (Some(half), left));
    // "02:30" is the night, "2:30" is after lunch.
    let loose = !text.starts_with('0');
    Some((time(hour_of(hour, minute, half, loose)?, minute)?, left))
}

/// "两点", "两点半", "三点一刻", "14点20分".
fn spoken(text: &str, half: Option<Half>) -> Option<(Time, &str)> {
    let (hour, left) = whole(text)?;
    let left = left
        .strip_prefix('点')
        .or_else(|| left.strip_prefix('时'))?;
    let left = left.strip_prefix('钟').unwrap_or(left);
    let (minute, left) = if let Some(left) = left.strip_prefix('半') {
        (30, left)
    } else if let Some(left) = left.strip_prefix("一刻") {
        (15, left)
    } else if let Some(left) = left.strip_prefix("三刻") {
        (45, left)
    } else {
        let more = whole(left).and_then(|(more, left)| Some((more, left.strip_prefix('分')?)));
        more.unwrap_or((0, left))
    };
    Some((time(hour_of(hour, minute, half, true)?, minute)?, left))
}

/// A number that only its place makes an hour.
fn bare(text: &str) -> Option<(Time, &str)> {
    if people(text).is_some() || length(text).is_some() {
        return None;
    }
    let (hour, left) = whole(text)?;
    Some((time(hour_of(hour, 0, None, true)?, 0)?, left))
}

/// The hour of 24. Without a word for it, 1 to 6 is the afternoon: nobody meets at three at night.
fn hour_of(hour: u32, minute: u32, half: Option<Half>, loose: bool) -> Option<u32> {
    let hour = match half {
        Some(Half::Evening) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        None if loose && (1..=6).contains(&hour) => hour + 12,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(hour)
}

fn time(hour: u32, minute: u32) -> Option<Time> {
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}
