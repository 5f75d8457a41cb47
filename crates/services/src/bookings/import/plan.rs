//! From an event to the dates that it wants.

use std::collections::HashMap;

use domain::bookings::{LONGEST_SUBJECT, MOST_ATTENDEES, recurrence::Recurrence};
use jiff::{Timestamp, tz::TimeZone};

use super::ImportedBooking;
use crate::{
    Error, Services,
    bookings::{
        dates::{Date, Dates, Length, horizon},
        input::{LONGEST_DESCRIPTION, check_slot, rule},
    },
    fields::Fields,
    rooms,
};

/// Longest UID, in characters.
const LONGEST_UID: usize = 500;

/// Longest name of an organiser, in characters.
const LONGEST_NAME: usize = 200;

/// An event with its dates.
#[derive(Debug, Clone)]
pub(super) struct Planned<'a> {
    pub event: &'a ImportedBooking,
    pub subject: String,
    pub description: String,
    pub organiser_name: String,
    pub rule: Option<Recurrence>,
    pub length: Length,
    /// In order; without those that other events of the file replace.
    pub dates: Vec<Date>,
    /// Of an endless rule: booked up to here.
    pub until: Option<Timestamp>,
}

pub(super) async fn plan<'a>(
    services: &Services,
    event: &'a ImportedBooking,
    replaced: &HashMap<&str, Vec<Timestamp>>,
) -> Result<Planned<'a>, Error> {
    let mut fields = Fields::default();
    fields.line("uid", &event.uid, LONGEST_UID);
    let zone = fields.zone("time_zone", &event.time_zone);
    check_slot(event.slot, &mut fields);
    fields.check(
        "attendees",
        "too_many",
        event.attendees.len() <= MOST_ATTENDEES,
    );
    fields.done()?;
    let rule = match event.original_start {
        None => rule(event.rrule.as_deref())?,
        Some(_) => None,
    };
    let room = rooms::known(services, &event.room).await?;
    let endless = rule.as_ref().is_some_and(Recurrence::is_infinite);
    let until = endless.then(|| horizon(&room, services.clock.now()));
    let length = Length::of(event.slot, event.all_day, &zone);
    let mut planned = Planned {
        event,
        subject: cleaned(&event.subject, LONGEST_SUBJECT, false),
        description: cleaned(&event.description, LONGEST_DESCRIPTION, true),
        organiser_name: cleaned(&event.organiser_name, LONGEST_NAME, true),
        rule,
        length,
        dates: Vec::new(),
        until,
    };
    planned.dates = dates(&planned, &zone, replaced)?;
    Ok(planned)
}

fn dates(
    planned: &Planned<'_>,
    zone: &TimeZone,
    replaced: &HashMap<&str, Vec<Timestamp>>,
) -> Result<Vec<Date>, Error> {
    let event = planned.event;
    let Some(rule) = &planned.rule else {
        return Ok(vec![Date {
            original: event.original_start.unwrap_or(event.slot.start),
            wall_start: event.wall_start,
            room: event.room.clone(),
            slot: event.slot,
            skip: false,
            exception: event.original_start.is_some(),
        }]);
    };
    let dates = Dates {
        rule,
        wall_start: event.wall_start,
        zone,
        length: planned.length,
        exdates: &event.exdates,
        rdates: &event.rdates,
    };
    let mut dates = dates.between(&event.room, None, planned.until)?;
    if let Some(replaced) = replaced.get(event.uid.as_str()) {
        dates.retain(|date| !replaced.contains(&date.original));
    }
    Ok(dates)
}

/// What other programs write is cut and cleaned rather than refused.
fn cleaned(text: &str, most: usize, lines: bool) -> String {
    let fine = |c: &char| !c.is_control() || (lines && matches!(c, '\n' | '\t'));
    let cleaned: String = text.trim().chars().filter(fine).take(most).collect();
    match (cleaned.is_empty(), lines) {
        (true, false) => "—".to_owned(),
        _ => cleaned,
    }
}
