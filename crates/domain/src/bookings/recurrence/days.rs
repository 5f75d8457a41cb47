//! Which days a rule takes. The rule here is a completed one: what DTSTART says is filled in.

use jiff::{ToSpan, civil::Date};

use super::{Frequency, NthWeekday, Recurrence};

/// Whether the rule takes `day` when its period comes round: every BY part that is given accepts
/// it. (RFC 5545 speaks of expanding and limiting; over all days of a period both are this.)
pub(super) fn takes(rule: &Recurrence, day: Date) -> bool {
    among(&rule.months, || [day.month(), day.month()])
        && among(&rule.month_days, || {
            [day.day(), day.day() - day.days_in_month() - 1]
        })
        && among(&rule.year_days, || {
            [
                day.day_of_year(),
                day.day_of_year() - day.days_in_year() - 1,
            ]
        })
        && among(&rule.week_numbers, || week_numbers(rule, day))
        && (rule.weekdays.is_empty() || rule.weekdays.iter().any(|one| is_weekday(rule, *one, day)))
}

/// Whether the list is absent or has the number, counted from the front or from the back.
fn among<T: PartialEq>(list: &[T], numbers: impl FnOnce() -> [T; 2]) -> bool {
    list.is_empty() || {
        let [front, back] = numbers();
        list.contains(&front) || list.contains(&back)
    }
}

/// The first day of the week that `day` lies in.
pub(super) fn week_of(rule: &Recurrence, day: Date) -> Option<Date> {
    let since = day.weekday().since(rule.week_start);
    day.checked_sub(i64::from(since).days()).ok()
}

/// The number of the day's week from both ends of the year that has most of that week: the fourth
/// day decides (RFC 5545: week one has at least four days of the year). Zero at the calendar's end.
fn week_numbers(rule: &Recurrence, day: Date) -> [i8; 2] {
    let fourth = week_of(rule, day).and_then(|first| first.checked_add(3.days()).ok());
    let Some(fourth) = fourth else {
        return [0, 0];
    };
    let front = (fourth.day_of_year() - 1) / 7 + 1;
    let back = -((fourth.days_in_year() - fourth.day_of_year()) / 7 + 1);
    [front, back].map(|number| i8::try_from(number).unwrap_or_default())
}

/// Whether `day` is that weekday, and the right one of its month (MONTHLY, or BYMONTH is given)
/// or of its year.
fn is_weekday(rule: &Recurrence, wanted: NthWeekday, day: Date) -> bool {
    if day.weekday() != wanted.weekday {
        return false;
    }
    let Some(nth) = wanted.nth else {
        return true;
    };
    let of_month = rule.frequency == Frequency::Monthly || !rule.months.is_empty();
    let (number, days) = if of_month {
        (i16::from(day.day()), i16::from(day.days_in_month()))
    } else {
        (day.day_of_year(), day.days_in_year())
    };
    let (front, back) = ((number - 1) / 7 + 1, -((days - number) / 7 + 1));
    [front, back].contains(&i16::from(nth))
}
