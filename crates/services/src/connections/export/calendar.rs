//! Pieces as an iCalendar file (RFC 5545, RFC 7986), fit for Outlook, Google and Apple.

use std::collections::BTreeMap;

use domain::{
    bookings::{
        Attendee, Booking, Status,
        recurrence::{Ending, Recurrence, Until},
    },
    ids::RoomId,
};
use jiff::{Timestamp, tz::TimeZone};

use super::{
    line::{Sheet, quoted},
    piece::{Piece, Whole},
    time::{Form, is_midnight, utc},
    zone,
};
use crate::zones;

/// What a calendar says about itself, and how its bookings may be shown.
pub struct Cover<'a> {
    /// Shown by calendar programs as its name.
    pub name: &'a str,
    /// Zone that calendar programs show it in.
    pub time_zone: &'a str,
    /// Names and zones of rooms by id.
    pub rooms: &'a BTreeMap<RoomId, (String, String)>,
    /// Whether the reader may know what a booking is about.
    pub may_see: &'a (dyn Fn(&Booking) -> bool + Sync),
    /// Instead of a subject that the reader may not know.
    pub busy: &'a str,
}

/// The whole file.
#[must_use]
pub fn write(cover: &Cover<'_>, pieces: &[Piece]) -> String {
    let mut sheet = Sheet::default();
    sheet.line("BEGIN", "VCALENDAR");
    sheet.line("VERSION", "2.0");
    sheet.line("PRODID", "-//Lintel//Lintel//EN");
    sheet.line("CALSCALE", "GREGORIAN");
    sheet.line("METHOD", "PUBLISH");
    sheet.text("NAME", cover.name);
    sheet.text("X-WR-CALNAME", cover.name);
    sheet.line("X-WR-TIMEZONE", cover.time_zone);
    sheet.line("REFRESH-INTERVAL;VALUE=DURATION", "PT15M");
    sheet.line("X-PUBLISHED-TTL", "PT15M");
    for (name, (first, last)) in years(pieces) {
        if name != "UTC" {
            zone::write(&mut sheet, name, &zones::stored(name), first, last);
        }
    }
    for piece in pieces {
        match piece {
            Piece::Single(booking) => single(&mut sheet, cover, booking),
            Piece::Series(whole) => series(&mut sheet, cover, whole),
        }
    }
    sheet.line("END", "VCALENDAR");
    sheet.into_text()
}

/// First and last year in which each zone is used.
fn years(pieces: &[Piece]) -> BTreeMap<&str, (i16, i16)> {
    let bookings = pieces.iter().flat_map(|piece| {
        let (first, others) = match piece {
            Piece::Single(one) => (&**one, [].as_slice()),
            Piece::Series(whole) => (&whole.master, whole.exceptions.as_slice()),
        };
        [first].into_iter().chain(others)
    });
    let mut years: BTreeMap<&str, (i16, i16)> = BTreeMap::new();
    for booking in bookings {
        let year = |at| TimeZone::UTC.to_datetime(at).year();
        let (first, last) = (year(booking.slot.start), year(booking.slot.end));
        let used = years
            .entry(booking.time_zone.as_str())
            .or_insert((first, last));
        *used = (used.0.min(first), used.1.max(last));
    }
    years
}

fn single(sheet: &mut Sheet, cover: &Cover<'_>, booking: &Booking) {
    let zone = zones::stored(&booking.time_zone);
    let form = form(cover, booking, &zone);
    sheet.line("BEGIN", "VEVENT");
    event(sheet, cover, booking, &form);
    if let Some(at) = booking.original_start {
        dated(sheet, &form, "RECURRENCE-ID", at);
    }
    sheet.line("END", "VEVENT");
}

fn series(sheet: &mut Sheet, cover: &Cover<'_>, whole: &Whole) {
    let zone = zones::stored(&whole.master.time_zone);
    let form = form(cover, &whole.master, &zone);
    sheet.line("BEGIN", "VEVENT");
    event(sheet, cover, &whole.master, &form);
    sheet.line("RRULE", &rule(&whole.rule, &form).to_string());
    for at in &whole.exdates {
        dated(sheet, &form, "EXDATE", *at);
    }
    for at in &whole.rdates {
        dated(sheet, &form, "RDATE", *at);
    }
    sheet.line("END", "VEVENT");
    for date in &whole.exceptions {
        let own_zone = zones::stored(&date.time_zone);
        let own = self::form(cover, date, &own_zone);
        sheet.line("BEGIN", "VEVENT");
        event(sheet, cover, date, &own);
        dated(
            sheet,
            &form,
            "RECURRENCE-ID",
            date.original_start.unwrap_or(date.slot.start),
        );
        sheet.line("END", "VEVENT");
    }
}

/// UNTIL in the form that DTSTART asks for (RFC 5545 3.3.10): a date for days, else UTC.
#[must_use]
pub fn rule(rule: &Recurrence, form: &Form<'_>) -> Recurrence {
    let Ending::Until(until) = rule.ending else {
        return rule.clone();
    };
    let wall = match until {
        Until::Date(date) => date.at(23, 59, 59, 0),
        Until::Local(wall) => wall,
        Until::Utc(at) => form.zone.to_datetime(at),
    };
    let instant = match until {
        Until::Utc(at) => Some(at),
        _ => form.zone.to_ambiguous_timestamp(wall).compatible().ok(),
    };
    let until = match (form.days, instant) {
        (true, _) | (_, None) => Until::Date(wall.date()),
        (false, Some(at)) => Until::Utc(at),
    };
    Recurrence {
        ending: Ending::Until(until),
        ..rule.clone()
    }
}

/// Days are written as days where the room's own midnights bound them.
fn form<'a>(cover: &Cover<'_>, booking: &'a Booking, zone: &'a TimeZone) -> Form<'a> {
    let whole = is_midnight(booking.slot.start, zone) && is_midnight(booking.slot.end, zone);
    let there = cover.rooms.get(&booking.room).map(|(_, zone)| zone);
    Form {
        zone_name: &booking.time_zone,
        zone,
        days: booking.all_day && whole && there.is_none_or(|zone| *zone == booking.time_zone),
    }
}

fn dated(sheet: &mut Sheet, form: &Form<'_>, name: &str, at: Timestamp) {
    let (head, value) = form.date(name, at);
    sheet.line(&head, &value);
}

fn event(sheet: &mut Sheet, cover: &Cover<'_>, booking: &Booking, form: &Form<'_>) {
    sheet.text("UID", &booking.uid);
    sheet.line("DTSTAMP", &utc(booking.updated_at));
    sheet.line("CREATED", &utc(booking.created_at));
    sheet.line("LAST-MODIFIED", &utc(booking.updated_at));
    let newest = u64::from(i32::MAX.unsigned_abs());
    sheet.line("SEQUENCE", &booking.revision.min(newest).to_string());
    dated(sheet, form, "DTSTART", booking.slot.start);
    dated(sheet, form, "DTEND", booking.slot.end);
    if booking.all_day && !form.days {
        sheet.line("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
    }
    let confirmed = booking.status == Status::Confirmed;
    sheet.line("STATUS", if confirmed { "CONFIRMED" } else { "TENTATIVE" });
    sheet.line("CLASS", if booking.private { "PRIVATE" } else { "PUBLIC" });
    if let Some((name, _)) = cover.rooms.get(&booking.room) {
        sheet.text("LOCATION", name);
    }
    if !(cover.may_see)(booking) {
        sheet.text("SUMMARY", cover.busy);
        return;
    }
    sheet.text("SUMMARY", &booking.subject);
    sheet.text("DESCRIPTION", &booking.description);
    if !booking.organiser_name.trim().is_empty() {
        let name = quoted(&booking.organiser_name);
        sheet.line(&format!("ORGANIZER;CN={name}"), "urn:x-lintel:organiser");
    }
    for attendee in &booking.attendees {
        person(sheet, attendee);
    }
}

fn person(sheet: &mut Sheet, attendee: &Attendee) {
    let address = match &attendee.email {
        Some(mail) => format!("mailto:{mail}"),
        None => "urn:x-lintel:attendee".to_owned(),
    };
    sheet.line(&format!("ATTENDEE;CN={}", quoted(&attendee.name)), &address);
}
