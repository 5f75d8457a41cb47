//! From the text of RFC 5545 3.3.10 to a rule: strict, and every no names the part.

use std::str::FromStr;

use super::{
    BadRrule, Ending, Frequency, LONGEST_RULE, Recurrence, Why,
    part::{count, frequency, numbers, until, weekday, weekdays},
};

impl Recurrence {
    /// Reads a rule, with or without `RRULE:` in front, in upper or lower case.
    ///
    /// # Errors
    /// The first part that cannot be read, is out of range, or that RFC 5545 forbids together
    /// with the rest.
    pub fn parse(text: &str) -> Result<Self, BadRrule> {
        if text.len() > LONGEST_RULE {
            return Err(BadRrule::new("RRULE", Why::TooLong));
        }
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let parts = split(text.strip_suffix(';').unwrap_or(text))?;
        let every = parts.iter().find(|(name, _)| *name == "FREQ");
        let (_, every) = every.ok_or_else(|| BadRrule::new("FREQ", Why::Missing))?;
        let mut rule = Recurrence::every(frequency(every)?);
        for (name, value) in parts {
            read(&mut rule, name, value).map_err(|why| BadRrule::new(name, why))?;
        }
        together(&rule)?;
        Ok(rule)
    }
}

impl FromStr for Recurrence {
    type Err = BadRrule;

    fn from_str(text: &str) -> Result<Self, BadRrule> {
        Self::parse(text)
    }
}

fn split(text: &str) -> Result<Vec<(&str, &str)>, BadRrule> {
    let mut parts: Vec<(&str, &str)> = Vec::new();
    for part in text.split(';') {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| BadRrule::new(part, Why::Unknown))?;
        if parts.iter().any(|(earlier, _)| *earlier == name) {
            return Err(BadRrule::new(name, Why::Twice));
        }
        parts.push((name, value));
    }
    Ok(parts)
}

fn read(rule: &mut Recurrence, name: &str, value: &str) -> Result<(), Why> {
    match name {
        "FREQ" => {}
        "INTERVAL" => rule.interval = count(value)?,
        "COUNT" | "UNTIL" if rule.ending != Ending::Never => return Err(Why::NotTogether),
        "COUNT" => rule.ending = Ending::Count(count(value)?),
        "UNTIL" => rule.ending = Ending::Until(until(value)?),
        "BYMONTH" => rule.months = numbers(value, 1..=12)?,
        "BYWEEKNO" => rule.week_numbers = numbers(value, -53..=53)?,
        "BYYEARDAY" => rule.year_days = numbers(value, -366..=366)?,
        "BYMONTHDAY" => rule.month_days = numbers(value, -31..=31)?,
        "BYDAY" => rule.weekdays = weekdays(value)?,
        "BYHOUR" => rule.hours = numbers(value, 0..=23)?,
        "BYMINUTE" => rule.minutes = numbers(value, 0..=59)?,
        "BYSECOND" => rule.seconds = numbers(value, 0..=59)?,
        "BYSETPOS" => rule.positions = numbers(value, -366..=366)?,
        "WKST" => rule.week_start = weekday(value).ok_or(Why::BadValue)?,
        _ => return Err(Why::Unknown),
    }
    Ok(())
}

/// What RFC 5545 3.3.10 forbids in combination.
fn together(rule: &Recurrence) -> Result<(), BadRrule> {
    let (yearly, monthly) = (
        rule.frequency == Frequency::Yearly,
        rule.frequency == Frequency::Monthly,
    );
    let weekly = rule.frequency == Frequency::Weekly;
    let ordinals = rule.weekdays.iter().any(|one| one.nth.is_some());
    let chosen_from = [
        rule.months.is_empty(),
        rule.week_numbers.is_empty(),
        rule.year_days.is_empty(),
        rule.month_days.is_empty(),
        rule.weekdays.is_empty(),
        rule.hours.is_empty(),
        rule.minutes.is_empty(),
        rule.seconds.is_empty(),
    ];
    let forbidden = [
        ("BYWEEKNO", !rule.week_numbers.is_empty() && !yearly),
        ("BYYEARDAY", !rule.year_days.is_empty() && !yearly),
        ("BYMONTHDAY", !rule.month_days.is_empty() && weekly),
        ("BYDAY", ordinals && !(yearly || monthly)),
        ("BYDAY", ordinals && !rule.week_numbers.is_empty()),
        (
            "BYSETPOS",
            !rule.positions.is_empty() && chosen_from.iter().all(|empty| *empty),
        ),
    ];
    match forbidden.iter().find(|(_, broken)| *broken) {
        Some((part, _)) => Err(BadRrule::new(part, Why::NotTogether)),
        None => Ok(()),
    }
}
