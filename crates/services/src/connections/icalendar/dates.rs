//! From written dates to instants with the zone they were planned in.

use domain::bookings::Slot;
use jiff::{Timestamp, ToSpan, civil::DateTime, tz::TimeZone};

use super::{
    components::RawEvent,
    event::{Reading, bad},
    lines::Property,
    values::{When, duration, when},
};
use crate::connections::source::{BadEvent, MOST_EXTRA_DATES};

/// The zone of times that have none.
#[derive(Debug, Clone)]
pub struct Home {
    /// IANA name.
    pub name: String,
    /// Its rules.
    pub zone: TimeZone,
}

/// A date-time with its instant.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// Wall time in `zone`.
    pub wall: DateTime,
    /// IANA name.
    pub zone_name: String,
    /// Its rules.
    pub zone: TimeZone,
    /// Written as a day.
    pub day: bool,
}

/// When an event is.
#[derive(Debug, Clone)]
pub struct Span {
    /// Its start.
    pub start: Moment,
    /// Start and end.
    pub slot: Slot,
}

impl Reading<'_> {
    /// Start and end by DTSTART with DTEND or DURATION (RFC 5545 3.6.1).
    pub(super) fn span(&mut self, raw: &RawEvent, home: &Home) -> Result<Span, BadEvent> {
        let begins = raw
            .get("DTSTART")
            .ok_or_else(|| bad(raw.line, "no_start", ""))?;
        let mut start = self.moment(begins, &begins.value, home)?;
        let utc_series = raw.get("RRULE").is_some() && begins.value.trim().ends_with(['Z', 'z']);
        if utc_series {
            start.zone_name = "UTC".to_owned();
            start.zone = TimeZone::UTC;
            start.wall = TimeZone::UTC.to_datetime(start.at);
        }
        let end = match (raw.get("DTEND"), raw.get("DURATION")) {
            (Some(ends), _) => self.moment(ends, &ends.value, home)?.at,
            (None, Some(lasts)) => after(&start, lasts)?,
            (None, None) if start.day => next_day(&start, begins)?,
            (None, None) => start.at,
        };
        if end <= start.at {
            return Err(bad(begins.line, "end_before_start", &begins.value));
        }
        let slot = Slot {
            start: start.at,
            end,
        };
        Ok(Span { start, slot })
    }

    /// One value of a date property.
    pub(super) fn moment(
        &mut self,
        property: &Property,
        text: &str,
        home: &Home,
    ) -> Result<Moment, BadEvent> {
        let wrong = || bad(property.line, "bad_time", text);
        let written = when(property, text).ok_or_else(wrong)?;
        let (wall, day, place) = match written {
            When::Utc(at) => {
                return Ok(Moment {
                    at,
                    wall: home.zone.to_datetime(at),
                    zone_name: home.name.clone(),
                    zone: home.zone.clone(),
                    day: false,
                });
            }
            When::Day(date) => (
                date.to_datetime(jiff::civil::Time::midnight()),
                true,
                home.clone(),
            ),
            When::Floating(wall) => (wall, false, home.clone()),
            When::Zoned(wall, tzid) => (wall, false, self.place(property, &tzid, wall)?),
        };
        let at = place.zone.to_ambiguous_timestamp(wall).compatible();
        Ok(Moment {
            at: at.map_err(|_| wrong())?,
            wall,
            zone_name: place.name,
            zone: place.zone,
            day,
        })
    }

    /// All values of RDATE or EXDATE. A bare day on a timed series means that day's date.
    pub(super) fn extra_dates(
        &mut self,
        raw: &RawEvent,
        name: &str,
        start: &Moment,
        home: &Home,
    ) -> Result<Vec<Timestamp>, BadEvent> {
        let mut dates = Vec::new();
        for property in raw.all(name) {
            for text in property
                .value
                .split(',')
                .filter(|text| !text.trim().is_empty())
            {
                if dates.len() >= MOST_EXTRA_DATES {
                    return Err(bad(property.line, "too_many_dates", name));
                }
                let moment = self.moment(property, text, home)?;
                dates.push(match moment.day && !start.day {
                    true => at_time_of(start, &moment).unwrap_or(moment.at),
                    false => moment.at,
                });
            }
        }
        dates.sort_unstable();
        dates.dedup();
        Ok(dates)
    }
}

fn at_time_of(start: &Moment, day: &Moment) -> Option<Timestamp> {
    let wall = day.wall.date().to_datetime(start.wall.time());
    start.zone.to_ambiguous_timestamp(wall).compatible().ok()
}

fn after(start: &Moment, lasts: &Property) -> Result<Timestamp, BadEvent> {
    let wrong = || bad(lasts.line, "bad_duration", &lasts.value);
    let length = duration(&lasts.value).ok_or_else(wrong)?;
    let end = start.at.to_zoned(start.zone.clone()).checked_add(length);
    Ok(end.map_err(|_| wrong())?.timestamp())
}

fn next_day(start: &Moment, begins: &Property) -> Result<Timestamp, BadEvent> {
    let end = start.at.to_zoned(start.zone.clone()).checked_add(1.day());
    let end = end.map_err(|_| bad(begins.line, "bad_time", &begins.value))?;
    Ok(end.timestamp())
}
