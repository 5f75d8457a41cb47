//! A month as whole weeks.

use jiff::{ToSpan, civil::Date};

use crate::{text::Locale, zones::month};

/// `2026-11` as its first day.
#[must_use]
pub fn first_of(text: &str) -> Option<Date> {
    let day = format!("{text}-01").parse::<Date>().ok()?;
    (1970..=2200).contains(&day.year()).then_some(day)
}

/// The first day of the month that is so many months on.
#[must_use]
pub fn months_on(first: Date, months: i64) -> Date {
    first.checked_add(months.months()).unwrap_or(first)
}

/// `2026-11`.
#[must_use]
pub fn name(first: Date) -> String {
    format!("{:04}-{:02}", first.year(), first.month())
}

/// The days of the month's weeks, Monday to Sunday: some of them of the months around.
#[must_use]
pub fn days(first: Date) -> Vec<Date> {
    let before = first.weekday().to_monday_zero_offset();
    let last = first.last_of_month();
    let after = 6 - last.weekday().to_monday_zero_offset();
    let (Ok(from), Ok(to)) = (
        first.checked_sub(i64::from(before).days()),
        last.checked_add(i64::from(after).days()),
    ) else {
        return Vec::new();
    };
    from.series(1.days()).take_while(|day| *day <= to).collect()
}

/// "November 2026", "2026年11月".
#[must_use]
pub fn in_words(locale: Locale, first: Date) -> String {
    match locale {
        Locale::En => format!("{} {}", month(locale, first.month()), first.year()),
        Locale::Zh => format!("{}年{}月", first.year(), first.month()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{days, first_of, months_on, name};

    #[test]
    fn r033_a_month_is_whole_weeks_from_monday() {
        let november = days(date(2026, 11, 1));
        assert_eq!(november.len(), 42);
        assert_eq!(november[0], date(2026, 10, 26));
        assert_eq!(november[41], date(2026, 12, 6));
        let short = days(date(2027, 2, 1));
        assert_eq!((short.len(), short[0]), (28, date(2027, 2, 1)));
        for month in 0..240 {
            let first = months_on(date(2020, 1, 1), month);
            let days = days(first);
            assert!(days.len().is_multiple_of(7) && days.len() <= 42, "{first}");
            assert!(days.contains(&first) && days.contains(&first.last_of_month()));
        }
    }

    #[test]
    fn r033_months_are_named_as_in_the_address() {
        assert_eq!(first_of("2026-11"), Some(date(2026, 11, 1)));
        assert_eq!(name(months_on(date(2026, 11, 1), 2)), "2027-01");
        assert_eq!(name(months_on(date(2026, 1, 1), -1)), "2025-12");
        for wrong in [
            "",
            "2026",
            "2026-13",
            "2026-11-01",
            "9999-01",
            "0001-01",
            "x",
        ] {
            assert_eq!(first_of(wrong), None, "{wrong}");
        }
    }
}
