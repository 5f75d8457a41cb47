//! The rule as canonical text: parts in the order of RFC 5545, defaults left out.

use std::fmt;

use super::{Ending, Frequency, NthWeekday, Recurrence, Until, part::DAYS};

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        match self.ending {
            Ending::Never => {}
            Ending::Count(count) => write!(f, ";COUNT={count}")?,
            Ending::Until(until) => write!(f, ";UNTIL={until}")?,
        }
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        list(f, "BYSECOND", &self.seconds)?;
        list(f, "BYMINUTE", &self.minutes)?;
        list(f, "BYHOUR", &self.hours)?;
        list(f, "BYDAY", &self.weekdays)?;
        list(f, "BYMONTHDAY", &self.month_days)?;
        list(f, "BYYEARDAY", &self.year_days)?;
        list(f, "BYWEEKNO", &self.week_numbers)?;
        list(f, "BYMONTH", &self.months)?;
        list(f, "BYSETPOS", &self.positions)?;
        if self.week_start != jiff::civil::Weekday::Monday {
            write!(f, ";WKST={}", letters(self.week_start))?;
        }
        Ok(())
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wall, utc) = match self {
            Until::Date(date) => {
                return write!(f, "{:04}{:02}{:02}", date.year(), date.month(), date.day());
            }
            Until::Local(wall) => (*wall, ""),
            Until::Utc(instant) => (jiff::tz::Offset::UTC.to_datetime(*instant), "Z"),
        };
        write!(f, "{}T", Until::Date(wall.date()))?;
        write!(
            f,
            "{:02}{:02}{:02}{utc}",
            wall.hour(),
            wall.minute(),
            wall.second()
        )
    }
}

impl fmt::Display for NthWeekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(letters(self.weekday))
    }
}

fn letters(weekday: jiff::civil::Weekday) -> &'static str {
    let offset = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or_default();
    DAYS.get(offset).copied().unwrap_or_default()
}

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, list: &[T]) -> fmt::Result {
    for (n, item) in list.iter().enumerate() {
        if n == 0 {
            write!(f, ";{name}={item}")?;
        } else {
            write!(f, ",{item}")?;
        }
    }
    Ok(())
}
