//! What meetings of one sort begin with: a template's words, checked and filled in (R219).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most templates of a house.
pub const MOST_TEMPLATES: usize = 200;
/// Most papers that a template wants.
pub const MOST_WANTED: usize = 20;
/// Hours in which a template that was taken away can be put back.
pub const TEMPLATE_HOURS: i64 = 24;

/// One item of the agenda that a meeting begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TemplateItem {
    /// What about; 1 to 500 characters.
    pub topic: String,
    /// Who is responsible: a role or a name; at most 200 characters.
    pub owner: String,
    /// How long; at most a day.
    pub minutes: u32,
}

/// A template's words with the day of the meeting in them: `{date}`, `{week}`, `{month}` and
/// `{year}`, the week as ISO 8601 counts it.
#[must_use]
pub fn on_day(words: &str, day: Date) -> String {
    if !words.contains('{') {
        return words.to_owned();
    }
    let week = day.iso_week_date();
    let parts = [
        ("{date}", day.to_string()),
        ("{week}", week.week().to_string()),
        ("{month}", day.strftime("%Y-%m").to_string()),
        ("{year}", day.year().to_string()),
    ];
    let filled = parts.into_iter();
    filled.fold(words.to_owned(), |words, (mark, said)| {
        words.replace(mark, &said)
    })
}

/// Which of the papers that are wanted are not there yet: none has such a name. Neither capitals
/// nor what a file's name ends with matter.
#[must_use]
pub fn still_wanted(wanted: &[String], there: &[&str]) -> Vec<String> {
    let there: Vec<String> = there.iter().map(|name| name.to_lowercase()).collect();
    let missing = |one: &&String| {
        let one = one.to_lowercase();
        !there.iter().any(|name| name.contains(&one))
    };
    wanted.iter().filter(missing).cloned().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn r219_the_day_is_filled_in() {
        let day = date(2026, 11, 23);
        for (words, said) in [
            ("Works council", "Works council"),
            ("Week {week} of {year}", "Week 48 of 2026"),
            ("周例会 {date}", "周例会 2026-11-23"),
            ("{month}: {month}", "2026-11: 2026-11"),
            ("{day} {", "{day} {"),
        ] {
            assert_eq!(on_day(words, day), said);
        }
        // ISO 8601: the first days of a year may belong to the last week of the year before.
        assert_eq!(on_day("{week}", date(2027, 1, 1)), "53");
    }

    #[test]
    fn r219_what_is_there_is_no_longer_wanted() {
        let wanted = ["Budget", "演示文稿", "Minutes"].map(str::to_owned);
        assert_eq!(still_wanted(&wanted, &[]), wanted);
        let there = ["Q4 BUDGET v2.xlsx", "演示文稿.pdf"];
        assert_eq!(still_wanted(&wanted, &there), ["Minutes"]);
    }
}
