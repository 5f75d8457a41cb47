//! Published meetings as calendar files: what "Add to calendar" gives, and a feed of all that is
//! coming. The same as the page has, nothing more (R030).

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use contract::meetings::EventView;
use domain::{accounts::Actor, ids::MeetingId, meetings::EVERYWHERE};
use jiff::{Timestamp, tz::TimeZone};

use super::export::{
    line::{Sheet, quoted},
    time::{Form, utc},
    zone,
};
use crate::{Error, Services, meetings, paging::Paging, rooms::directory, zones};

/// Most events of the feed.
const MOST_EVENTS: usize = 500;

/// One published meeting as iCalendar text.
///
/// # Errors
/// As [`meetings::event`].
pub async fn event_calendar(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<String, Error> {
    let event = meetings::event(services, actor, id).await?;
    let name = event.topic.clone();
    Ok(written(&name, &[event], services.clock.now()))
}

/// All that is published to the caller and not over, as iCalendar text.
///
/// # Errors
/// As [`meetings::events`].
pub async fn events_calendar(services: &Services, actor: &Actor) -> Result<String, Error> {
    let paging = Paging {
        limit: Some(MOST_EVENTS),
        cursor: None,
    };
    let page = meetings::events(services, actor, &paging).await?;
    let directory = directory(services).await?;
    let name = &directory.organisation.name;
    Ok(written(name, &page.items, services.clock.now()))
}

fn written(name: &str, events: &[EventView], now: Timestamp) -> String {
    let mut sheet = Sheet::default();
    sheet.line("BEGIN", "VCALENDAR");
    sheet.line("VERSION", "2.0");
    sheet.line("PRODID", "-//Lintel//Lintel//EN");
    sheet.line("CALSCALE", "GREGORIAN");
    sheet.line("METHOD", "PUBLISH");
    sheet.text("NAME", name);
    sheet.text("X-WR-CALNAME", name);
    for (name, (first, last)) in years(events) {
        if name != "UTC" {
            zone::write(&mut sheet, name, &zones::stored(name), first, last);
        }
    }
    for one in events {
        event(&mut sheet, one, now);
    }
    sheet.line("END", "VCALENDAR");
    sheet.into_text()
}

/// First and last year in which each zone is used.
fn years(events: &[EventView]) -> BTreeMap<&str, (i16, i16)> {
    let year = |at| TimeZone::UTC.to_datetime(at).year();
    let mut years = BTreeMap::new();
    for one in events {
        let (first, last) = (year(one.start), year(one.end));
        let used = years.entry(one.time_zone.as_str()).or_insert((first, last));
        *used = (used.0.min(first), used.1.max(last));
    }
    years
}

fn event(sheet: &mut Sheet, one: &EventView, now: Timestamp) {
    let rules = zones::stored(&one.time_zone);
    let form = Form {
        zone_name: &one.time_zone,
        zone: &rules,
        days: false,
    };
    sheet.line("BEGIN", "VEVENT");
    // Not that of the invitation: who is asked to come has that in the calendar already.
    sheet.text("UID", &format!("event-{}@lintel", one.id));
    sheet.line("DTSTAMP", &utc(now));
    let newest = u64::from(i32::MAX.unsigned_abs());
    sheet.line("SEQUENCE", &one.revision.min(newest).to_string());
    for (name, at) in [("DTSTART", one.start), ("DTEND", one.end)] {
        let (head, value) = form.date(name, at);
        sheet.line(&head, &value);
    }
    let status = match (one.cancelled, one.pending) {
        (true, _) => "CANCELLED",
        (false, true) => "TENTATIVE",
        (false, false) => "CONFIRMED",
    };
    sheet.line("STATUS", status);
    sheet.text("SUMMARY", &one.topic);
    if one.place != EVERYWHERE {
        sheet.text("LOCATION", &one.place);
    }
    sheet.text("DESCRIPTION", &one.content);
    if !one.organiser.trim().is_empty() {
        let name = quoted(&one.organiser);
        sheet.line(&format!("ORGANIZER;CN={name}"), "urn:x-lintel:organiser");
    }
    sheet.line("END", "VEVENT");
}
