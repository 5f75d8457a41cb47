//! ORGANIZER and ATTENDEE: a name, a mail address, or both.

use domain::bookings::{Attendee, MOST_ATTENDEES};

use super::{components::RawEvent, lines::Property};
use crate::connections::source::name;

/// Who made it, as shown.
#[must_use]
pub fn organiser(raw: &RawEvent) -> String {
    let found = raw.get("ORGANIZER").and_then(person);
    found.map(|person| person.name).unwrap_or_default()
}

/// Who is asked to come; rooms and equipment are no people.
#[must_use]
pub fn attendees(raw: &RawEvent) -> Vec<Attendee> {
    let people = raw.all("ATTENDEE").filter(|one| {
        let kind = one.param("CUTYPE").unwrap_or("INDIVIDUAL");
        !kind.eq_ignore_ascii_case("ROOM") && !kind.eq_ignore_ascii_case("RESOURCE")
    });
    people.filter_map(person).take(MOST_ATTENDEES).collect()
}

fn person(property: &Property) -> Option<Attendee> {
    let address = property.value.trim();
    let mail = address
        .get(..7)
        .filter(|start| start.eq_ignore_ascii_case("mailto:"));
    let mail = mail.and_then(|_| address.get(7..)).and_then(name);
    let shown = property.param("CN").and_then(name);
    Some(Attendee {
        name: shown.or_else(|| mail.clone()).or_else(|| name(address))?,
        email: mail.filter(|mail| mail.contains('@')),
        account: None,
    })
}
