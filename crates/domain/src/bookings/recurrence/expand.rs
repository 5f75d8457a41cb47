//! From a rule to wall times, period by period, without end but never without bound.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};

use super::{
    FURTHEST_YEARS, Frequency, Recurrence,
    days::{takes, week_of},
};

/// The wall times of a rule from DTSTART on, in order. COUNT and UNTIL are for the caller: a UTC
/// UNTIL needs a zone. Ends [`FURTHEST_YEARS`] after DTSTART.
pub(super) struct Dates {
    rule: Recurrence,
    start: DateTime,
    times: Vec<Time>,
    last: Date,
    /// Number of the next period; period 0 holds DTSTART.
    period: i64,
    /// The rest of the period at hand, last first.
    waiting: Vec<DateTime>,
}

impl Dates {
    /// The dates of `rule` for this DTSTART.
    pub(super) fn new(rule: &Recurrence, start: DateTime) -> Self {
        let rule = rule.completed(start);
        let last = start
            .date()
            .saturating_add(i64::from(FURTHEST_YEARS).years());
        let times = times(&rule, start);
        Self {
            rule,
            start,
            times,
            last,
            period: 0,
            waiting: Vec::new(),
        }
    }

    /// The days of the next period, first one first, with how many there are.
    fn next_period(&mut self) -> Option<(Date, i16)> {
        let ahead = self.period.checked_mul(i64::from(self.rule.interval))?;
        self.period += 1;
        let start = self.start.date();
        // A span that jiff cannot hold is beyond the calendar anyway.
        let day = match self.rule.frequency {
            Frequency::Daily => start.checked_add(jiff::Span::new().try_days(ahead).ok()?),
            Frequency::Weekly => {
                let week = week_of(&self.rule, start).unwrap_or(start);
                week.checked_add(jiff::Span::new().try_weeks(ahead).ok()?)
            }
            Frequency::Monthly => start
                .first_of_month()
                .checked_add(jiff::Span::new().try_months(ahead).ok()?),
            Frequency::Yearly => start
                .first_of_year()
                .checked_add(jiff::Span::new().try_years(ahead).ok()?),
        };
        let first = day.ok().filter(|day| *day <= self.last)?;
        let days = match self.rule.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => i16::from(first.days_in_month()),
            Frequency::Yearly => first.days_in_year(),
        };
        Some((first, days))
    }

    /// Everything that the rule takes in a period, in order, BYSETPOS applied.
    fn dates_of(&self, first: Date, days: i16) -> Vec<DateTime> {
        let all: Vec<DateTime> = (0..days)
            .filter_map(|n| first.checked_add(i64::from(n).days()).ok())
            .filter(|day| takes(&self.rule, *day))
            .flat_map(|day| self.times.iter().map(move |time| day.to_datetime(*time)))
            .collect();
        if self.rule.positions.is_empty() {
            return all;
        }
        let number = |index: usize| i64::try_from(index).unwrap_or(i64::MAX);
        let chosen = |index: &usize| {
            let (front, back) = (number(*index) + 1, number(*index) - number(all.len()));
            self.rule
                .positions
                .iter()
                .any(|one| [front, back].contains(&i64::from(*one)))
        };
        (0..all.len())
            .filter(chosen)
            .filter_map(|index| all.get(index).copied())
            .collect()
    }
}

impl Iterator for Dates {
    type Item = DateTime;

    fn next(&mut self) -> Option<DateTime> {
        loop {
            if let Some(date) = self.waiting.pop() {
                return Some(date);
            }
            let (first, days) = self.next_period()?;
            let mut dates = self.dates_of(first, days);
            dates.retain(|date| self.start <= *date && date.date() <= self.last);
            dates.reverse();
            self.waiting = dates;
        }
    }
}

fn times(rule: &Recurrence, start: DateTime) -> Vec<Time> {
    let mut times = Vec::new();
    for hour in &rule.hours {
        for minute in &rule.minutes {
            for second in &rule.seconds {
                times.extend(Time::new(
                    *hour,
                    *minute,
                    *second,
                    start.subsec_nanosecond(),
                ));
            }
        }
    }
    times
}
