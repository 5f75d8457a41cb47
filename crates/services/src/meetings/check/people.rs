//! A meeting's list, its rooms' lists and its people's records say the same.

use std::collections::BTreeSet;

use domain::{bookings::Attendee, ids::MeetingId};

use super::super::{
    people::{AttendeeRecord, People, attendee_id},
    records::Meeting,
};
use crate::{Error, Services};

/// Adds a line for each contradiction of one meeting; `listed` stands on its own record.
pub(super) async fn check(
    services: &Services,
    meeting: &Meeting,
    listed: &[Attendee],
    lines: &mut Vec<String>,
) -> Result<(), Error> {
    let id = meeting.id();
    let asked = ids(&id, listed);
    if asked.len() < listed.len() {
        lines.push(format!("meeting {id}: somebody stands on its list twice"));
    }
    for booking in meeting.live() {
        if ids(&id, &booking.attendees) != asked {
            let booking = &booking.id;
            lines.push(format!(
                "meeting {id}: its list and that of {booking} differ"
            ));
        }
    }
    let people = People::of(services, &id).await?;
    let named = asked.iter().filter_map(|one| people.record(one));
    for record in named {
        record_of(&id, &record.id, &record.value, (&people, &asked), lines);
    }
    Ok(())
}

fn ids(id: &MeetingId, listed: &[Attendee]) -> BTreeSet<String> {
    listed.iter().map(|one| attendee_id(id, one)).collect()
}

/// Whoever is asked: the person of their id, and if one comes in another's place, both say so.
fn record_of(
    meeting: &MeetingId,
    id: &str,
    record: &AttendeeRecord,
    (people, asked): (&People, &BTreeSet<String>),
    lines: &mut Vec<String>,
) {
    let who = Attendee {
        name: record.name.clone(),
        email: record.email.clone(),
        account: record.account.clone(),
    };
    if attendee_id(meeting, &who) != id {
        lines.push(format!(
            "attendee {id}: is of somebody else than its id says"
        ));
    }
    if record.delegated_to.is_some() && record.delegated_from.is_some() {
        lines.push(format!(
            "attendee {id}: comes for another and sends another"
        ));
    }
    let other = |other: &String| {
        let found = asked.contains(other).then(|| people.record(other));
        found.flatten().map(|record| &record.value)
    };
    let own = Some(id);
    if let Some(to) = &record.delegated_to
        && other(to).and_then(|other| other.delegated_from.as_deref()) != own
    {
        lines.push(format!(
            "attendee {id}: sends {to}, who does not come for them"
        ));
    }
    if let Some(from) = &record.delegated_from
        && other(from).and_then(|other| other.delegated_to.as_deref()) != own
    {
        lines.push(format!(
            "attendee {id}: comes for {from}, who does not send them"
        ));
    }
}
