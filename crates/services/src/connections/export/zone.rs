//! VTIMEZONE from the server's tz database: yearly rules where the zone has them, single onsets
//! where it has not, so that programs without a tz database show the same wall times.

use jiff::{
    Timestamp,
    civil::{DateTime, Weekday, date},
    tz::{Offset, TimeZone},
};

use super::{
    line::Sheet,
    time::{utc, wall},
};

/// Years looked ahead of the last event: a rule that still holds at their end is written open.
const YEARS_AHEAD: i16 = 6;
/// Most onsets of one zone; the busiest zones have two to four a year.
const MOST_ONSETS: usize = 1_000;

/// A change of offset.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Onset {
    at: Timestamp,
    /// Wall time just before, in the old offset, as DTSTART wants it.
    wall: DateTime,
    from: Offset,
    to: Offset,
    daylight: bool,
    name: String,
}

/// Onsets that one yearly rule makes.
struct Run {
    onsets: Vec<Onset>,
    /// Open: the rule still holds at the end of what was looked at.
    open: bool,
}

/// Writes the definition of `zone` for events of the years `first` to `last`.
pub fn write(sheet: &mut Sheet, name: &str, zone: &TimeZone, first: i16, last: i16) {
    let (first, horizon) = (first.saturating_sub(1), last.saturating_add(YEARS_AHEAD));
    sheet.line("BEGIN", "VTIMEZONE");
    sheet.line("TZID", name);
    sheet.line("X-LIC-LOCATION", name);
    let onsets = onsets(zone, first, horizon);
    let begins = date(first, 1, 1).at(0, 0, 0, 0);
    begin(sheet, zone, begins);
    for run in runs(onsets, horizon) {
        observance(sheet, &run);
    }
    sheet.line("END", "VTIMEZONE");
}

/// What holds before the first onset.
fn begin(sheet: &mut Sheet, zone: &TimeZone, begins: DateTime) {
    let Ok(at) = zone.to_ambiguous_timestamp(begins).compatible() else {
        return;
    };
    let info = zone.to_offset_info(at);
    let onset = Onset {
        at,
        wall: begins,
        from: info.offset(),
        to: info.offset(),
        daylight: info.dst().is_dst(),
        name: info.abbreviation().to_owned(),
    };
    let run = Run {
        onsets: vec![onset],
        open: false,
    };
    observance(sheet, &run);
}

fn onsets(zone: &TimeZone, first: i16, horizon: i16) -> Vec<Onset> {
    let bound = |year| TimeZone::UTC.to_timestamp(date(year, 1, 1).at(0, 0, 0, 0));
    let (Ok(start), Ok(end)) = (bound(first), bound(horizon.saturating_add(1))) else {
        return Vec::new();
    };
    let mut before = zone.to_offset(start);
    let mut found = Vec::new();
    for change in zone.following(start).take(MOST_ONSETS) {
        let at = change.timestamp();
        if at >= end {
            break;
        }
        let to = change.offset();
        if to != before {
            found.push(Onset {
                at,
                wall: before.to_datetime(at),
                from: before,
                to,
                daylight: change.dst().is_dst(),
                name: change.abbreviation().to_owned(),
            });
        }
        before = to;
    }
    found
}

/// Groups onsets of consecutive years that follow one rule.
fn runs(onsets: Vec<Onset>, horizon: i16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for onset in onsets {
        let fitting = runs.iter_mut().find(|run| continues(run, &onset));
        match fitting {
            Some(run) => run.onsets.push(onset),
            None => runs.push(Run {
                onsets: vec![onset],
                open: false,
            }),
        }
    }
    for run in &mut runs {
        let last = run.onsets.last().map(|onset| onset.wall.year());
        run.open = run.onsets.len() > 2 && last >= Some(horizon);
    }
    runs
}

fn continues(run: &Run, next: &Onset) -> bool {
    let Some(last) = run.onsets.last() else {
        return false;
    };
    let alike = (last.from, last.to, last.wall.time(), last.wall.month())
        == (next.from, next.to, next.wall.time(), next.wall.month())
        && last.wall.date().weekday() == next.wall.date().weekday()
        && last.wall.year() + 1 == next.wall.year();
    let mut all: Vec<&Onset> = run.onsets.iter().collect();
    all.push(next);
    alike && nth(&all).is_some()
}

/// The ordinal of the weekday that all share: -1 for the last of the month.
fn nth(onsets: &[&Onset]) -> Option<i8> {
    let last = |one: &&Onset| one.wall.day() + 7 > one.wall.days_in_month();
    if onsets.iter().all(last) {
        return Some(-1);
    }
    let nth = |one: &&Onset| (one.wall.day() - 1) / 7 + 1;
    let first = onsets.first().map(nth)?;
    onsets.iter().all(|one| nth(one) == first).then_some(first)
}

fn observance(sheet: &mut Sheet, run: &Run) {
    let (Some(first), Some(last)) = (run.onsets.first(), run.onsets.last()) else {
        return;
    };
    let word = if first.daylight {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    sheet.line("BEGIN", word);
    sheet.line("DTSTART", &wall(first.wall));
    sheet.line("TZOFFSETFROM", &offset(first.from));
    sheet.line("TZOFFSETTO", &offset(first.to));
    sheet.text("TZNAME", &first.name);
    let all: Vec<&Onset> = run.onsets.iter().collect();
    if let Some(nth) = nth(&all).filter(|_| all.len() > 1) {
        let day = letters(first.wall.date().weekday());
        let until = if run.open {
            String::new()
        } else {
            format!(";UNTIL={}", utc(last.at))
        };
        let month = first.wall.month();
        sheet.line(
            "RRULE",
            &format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{day}{until}"),
        );
    }
    sheet.line("END", word);
}

fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (whole, odd) = (seconds.abs() / 60, seconds.abs() % 60);
    let odd = if odd == 0 {
        String::new()
    } else {
        format!("{odd:02}")
    };
    format!("{sign}{:02}{:02}{odd}", whole / 60, whole % 60)
}

fn letters(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}
