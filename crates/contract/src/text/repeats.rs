//! A rule of repetition in a few words, for notices: how often and on which days. Until when is in
//! the calendar part; a rule beyond these words has none (RFC 5545 section 3.3.10).

use super::pick;
use crate::locale::Locale;

const DAYS: [(&str, &str, &str); 7] = [
    ("MO", "Mon", "一"),
    ("TU", "Tue", "二"),
    ("WE", "Wed", "三"),
    ("TH", "Thu", "四"),
    ("FR", "Fri", "五"),
    ("SA", "Sat", "六"),
    ("SU", "Sun", "日"),
];

/// "every week on Mon, Wed" · "每周一、三"; none: no rule, or one beyond these words.
#[must_use]
pub fn repeats(locale: Locale, rrule: &str) -> Option<String> {
    let (mut every, mut unit, mut days) = (1_u32, None, None);
    for pair in rrule.split(';') {
        match pair.split_once('=')? {
            ("FREQ", value) => unit = Some(value),
            ("INTERVAL", value) => every = value.parse().ok()?,
            ("BYDAY", value) => days = Some(day_names(locale, value)?),
            ("COUNT" | "UNTIL" | "WKST" | "BYMONTHDAY", _) => {}
            _ => return None,
        }
    }
    let (unit, zh_unit) = match (unit?, &days) {
        ("DAILY", None) => ("day", "天"),
        ("WEEKLY", _) => ("week", "周"),
        ("MONTHLY", None) => ("month", "个月"),
        ("YEARLY", None) => ("year", "年"),
        _ => return None,
    };
    Some(match (locale, every, days) {
        (Locale::En, 1, None) => format!("every {unit}"),
        (Locale::En, n, None) => format!("every {n} {unit}s"),
        (Locale::En, 1, Some(days)) => format!("every {unit} on {days}"),
        (Locale::En, n, Some(days)) => format!("every {n} {unit}s on {days}"),
        (Locale::Zh, 1, None) => format!("每{}", zh_unit.trim_start_matches('个')),
        (Locale::Zh, n, None) => format!("每{n}{zh_unit}"),
        (Locale::Zh, 1, Some(days)) => format!("每周{days}"),
        (Locale::Zh, n, Some(days)) => format!("每{n}周的周{days}"),
    })
}

fn day_names(locale: Locale, days: &str) -> Option<String> {
    let name = |day: &str| {
        let known = DAYS.iter().find(|(code, ..)| *code == day)?;
        Some(pick(locale, known.1, known.2))
    };
    let names: Option<Vec<&str>> = days.split(',').map(name).collect();
    Some(names?.join(pick(locale, ", ", "、")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r212_a_rule_is_told_in_words_or_not_at_all() {
        let cases = [
            ("FREQ=DAILY", "every day", "每天"),
            ("FREQ=DAILY;INTERVAL=2;COUNT=4", "every 2 days", "每2天"),
            (
                "FREQ=WEEKLY;BYDAY=MO,WE;WKST=MO",
                "every week on Mon, Wed",
                "每周一、三",
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
                "every 2 weeks on Sun",
                "每2周的周日",
            ),
            ("FREQ=MONTHLY;BYMONTHDAY=24", "every month", "每月"),
            ("FREQ=YEARLY;UNTIL=20300101T000000Z", "every year", "每年"),
        ];
        for (rule, en, zh) in cases {
            assert_eq!(repeats(Locale::En, rule).as_deref(), Some(en), "{rule}");
            assert_eq!(repeats(Locale::Zh, rule).as_deref(), Some(zh), "{rule}");
        }
        for beyond in [
            "",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=DAILY;BYSETPOS=1",
            "nonsense",
        ] {
            assert_eq!(repeats(Locale::En, beyond), None, "{beyond}");
        }
    }
}
