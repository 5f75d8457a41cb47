//! A message as a calendar.

use std::{borrow::Cow, collections::BTreeMap};

use domain::{
    bookings::Slot,
    meetings::{AttendeeKind, Participation},
};
use jiff::{Timestamp, tz::TimeZone};

use super::{
    Event, Exception, Instance, Method, Party, reachable, same,
    told::{Shown, gone, shifted},
};
use crate::{
    connections::export::{
        calendar::rule,
        line::{Sheet, quoted},
        time::{Form, is_midnight, utc},
        zone,
    },
    zones,
};

/// Which part of the event a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// One date, by the start that the rule gives it.
    One(Timestamp),
}

impl Part {
    /// The date.
    pub fn date(self) -> Option<Timestamp> {
        match self {
            Part::Whole => None,
            Part::One(at) => Some(at),
        }
    }
}

/// What a calendar is made of.
pub struct Letter<'a> {
    pub event: &'a Event,
    pub method: Method,
    pub sequence: u32,
    pub stamp: Timestamp,
    pub part: Part,
    /// Name nobody but them.
    pub only: Option<&'a Party>,
    /// Say no more of it than this: whoever is taken out hears nothing new.
    pub known: Option<&'a Shown>,
}

impl Letter<'_> {
    fn main(&self) -> Cow<'_, Instance> {
        let main = &self.event.main;
        match self.known {
            None => Cow::Borrowed(main),
            Some(known) => Cow::Owned(Instance {
                slot: known.slot,
                zone: known.zone.clone().unwrap_or_else(|| main.zone.clone()),
                days: known.days,
                summary: known.summary.clone(),
                location: known.location.clone(),
                ..main.clone()
            }),
        }
    }
}

/// The calendar.
pub fn write(letter: &Letter<'_>) -> String {
    let mut sheet = Sheet::default();
    sheet.line("BEGIN", "VCALENDAR");
    sheet.line("PRODID", "-//Lintel//Lintel//EN");
    sheet.line("VERSION", "2.0");
    sheet.line("CALSCALE", "GREGORIAN");
    sheet.line("METHOD", letter.method.as_str());
    let (main, dates) = (letter.main(), dates(letter));
    for (name, (first, last)) in years(&main, &dates) {
        if name != "UTC" {
            zone::write(&mut sheet, name, &zones::stored(name), first, last);
        }
    }
    if letter.part == Part::Whole {
        series(&mut sheet, letter, &main);
    }
    for (at, instance) in &dates {
        sheet.line("BEGIN", "VEVENT");
        recurrence_id(&mut sheet, letter.event, *at);
        instant(&mut sheet, letter, instance);
        sheet.line("END", "VEVENT");
    }
    sheet.line("END", "VCALENDAR");
    sheet.into_text()
}

/// The dates that stand for themselves. A cancellation of all needs none of them.
fn dates(letter: &Letter<'_>) -> BTreeMap<Timestamp, Instance> {
    let event = letter.event;
    let moved = |exception: &Exception| match exception {
        Exception::Moved(instance) => Some((**instance).clone()),
        Exception::Cancelled => None,
    };
    match letter.part {
        Part::Whole if letter.method == Method::Cancel => BTreeMap::new(),
        Part::Whole => {
            let all = event.exceptions.iter();
            all.filter_map(|(at, one)| Some((*at, moved(one)?)))
                .collect()
        }
        Part::One(at) => {
            let own = event.exceptions.get(&at).and_then(moved);
            let ruled = || Instance {
                slot: ruled_slot(&event.main, at),
                ..event.main.clone()
            };
            BTreeMap::from([(at, own.unwrap_or_else(ruled))])
        }
    }
}

/// First and last year of each zone that is named. A rule may go on for years; its zone's own
/// rules are written open.
fn years<'a>(
    main: &'a Instance,
    dates: &'a BTreeMap<Timestamp, Instance>,
) -> BTreeMap<&'a str, (i16, i16)> {
    let mut years: BTreeMap<&str, (i16, i16)> = BTreeMap::new();
    for instance in [main].into_iter().chain(dates.values()) {
        let year = |at| TimeZone::UTC.to_datetime(at).year();
        let (first, last) = (year(instance.slot.start), year(instance.slot.end));
        let used = years.entry(&instance.zone).or_insert((first, last));
        *used = (used.0.min(first), used.1.max(last));
    }
    years
}

fn ruled_slot(main: &Instance, at: Timestamp) -> Slot {
    let days_of = main.days.then_some(main.zone.as_str());
    shifted(main.slot, at, days_of)
}

/// The event, with its rule when it has one.
fn series(sheet: &mut Sheet, letter: &Letter<'_>, main: &Instance) {
    let event = letter.event;
    let zone = zones::stored(&main.zone);
    let form = form(main, &zone);
    sheet.line("BEGIN", "VEVENT");
    instant(sheet, letter, main);
    // A cancellation without a rule is one of all dates, too.
    if let Some(own) = event.rule.as_ref().filter(|_| letter.known.is_none()) {
        sheet.line("RRULE", &rule(&own.rrule, &form).to_string());
        for at in gone(event) {
            dated(sheet, &form, "EXDATE", at);
        }
        for at in &own.rdates {
            dated(sheet, &form, "RDATE", *at);
        }
    }
    sheet.line("END", "VEVENT");
}

/// In the form of the series' own start (RFC 5545 3.8.4.4), whatever the date itself says.
fn recurrence_id(sheet: &mut Sheet, event: &Event, at: Timestamp) {
    let zone = zones::stored(&event.main.zone);
    dated(sheet, &form(&event.main, &zone), "RECURRENCE-ID", at);
}

fn form<'a>(instance: &'a Instance, zone: &'a TimeZone) -> Form<'a> {
    let (start, end) = (instance.slot.start, instance.slot.end);
    Form {
        zone_name: &instance.zone,
        zone,
        days: instance.days && is_midnight(start, zone) && is_midnight(end, zone),
    }
}

fn dated(sheet: &mut Sheet, form: &Form<'_>, name: &str, at: Timestamp) {
    let (head, value) = form.date(name, at);
    sheet.line(&head, &value);
}

fn instant(sheet: &mut Sheet, letter: &Letter<'_>, instance: &Instance) {
    let event = letter.event;
    let zone = zones::stored(&instance.zone);
    let form = form(instance, &zone);
    sheet.text("UID", &event.uid);
    sheet.line("SEQUENCE", &letter.sequence.to_string());
    sheet.line("DTSTAMP", &utc(letter.stamp));
    dated(sheet, &form, "DTSTART", instance.slot.start);
    dated(sheet, &form, "DTEND", instance.slot.end);
    sheet.text("SUMMARY", &instance.summary);
    // Who is asked to stay away need not read what it would have been about.
    if letter.method == Method::Request {
        sheet.text("DESCRIPTION", &instance.description);
        if let Some(url) = &instance.url {
            sheet.line("URL", url);
        }
    }
    sheet.text("LOCATION", &instance.location);
    let status = match (letter.method, instance.tentative) {
        (Method::Cancel, _) => "CANCELLED",
        (_, true) => "TENTATIVE",
        (_, false) => "CONFIRMED",
    };
    sheet.line("STATUS", status);
    sheet.line("TRANSP", "OPAQUE");
    sheet.line("CLASS", if event.private { "PRIVATE" } else { "PUBLIC" });
    people(sheet, letter);
}

fn people(sheet: &mut Sheet, letter: &Letter<'_>) {
    let event = letter.event;
    let organizer = format!("ORGANIZER{}", called(&event.organizer));
    sheet.line(&organizer, &mailto(&event.organizer));
    let named = |one: &Party| letter.only.is_none_or(|only| same(one, only));
    let mut anybody = false;
    for invitee in &event.invitees {
        if !reachable(&invitee.party) || !named(&invitee.party) {
            continue;
        }
        anybody = true;
        let role = match invitee.kind {
            AttendeeKind::Required => "REQ-PARTICIPANT",
            AttendeeKind::Optional => "OPT-PARTICIPANT",
            AttendeeKind::Observer => "NON-PARTICIPANT",
        };
        let answer = match invitee.participation {
            Participation::NeedsAction => "NEEDS-ACTION",
            Participation::Accepted => "ACCEPTED",
            Participation::Tentative => "TENTATIVE",
            Participation::Declined => "DECLINED",
            Participation::Delegated => "DELEGATED",
        };
        let rsvp = match (letter.method, invitee.rsvp) {
            (Method::Request, true) => ";RSVP=TRUE",
            _ => "",
        };
        let to = instead("DELEGATED-TO", invitee.delegated_to.as_deref());
        let from = instead("DELEGATED-FROM", invitee.delegated_from.as_deref());
        let stands = format!("ROLE={role};PARTSTAT={answer}{rsvp}");
        let head = format!("ATTENDEE;CUTYPE=INDIVIDUAL;{stands}{to}{from}");
        let called = called(&invitee.party);
        sheet.line(&format!("{head}{called}"), &mailto(&invitee.party));
    }
    // Taken out already: the message is for them all the same.
    if let Some(only) = letter.only.filter(|_| !anybody) {
        sheet.line(&format!("ATTENDEE{}", called(only)), &mailto(only));
    }
}

/// Nothing for somebody without a name. Without the escapes of RFC 6868, which Outlook shows.
fn called(party: &Party) -> String {
    let name = party.name.replace(['"', '^'], "'");
    match name.trim() {
        "" => String::new(),
        name => format!(";CN={}", quoted(name)),
    }
}

/// Who comes in somebody's place, or in whose: `;DELEGATED-TO="mailto:…"` (RFC 5545 3.2.5).
fn instead(name: &str, address: Option<&str>) -> String {
    let party = address.map(|address| Party {
        name: String::new(),
        address: address.to_owned(),
    });
    let party = party.filter(reachable);
    party.map_or_else(String::new, |party| {
        format!(";{name}=\"{}\"", mailto(&party).replace('"', "%22"))
    })
}

/// What would end the address or begin a query is encoded (RFC 6068).
fn mailto(party: &Party) -> String {
    let address = party.address.trim();
    let address = address.replace('%', "%25").replace('?', "%3F");
    format!("mailto:{}", address.replace('#', "%23"))
}
