//! Whether what is stored of meetings agrees with itself (`lintel check`). Reads only, a page at a
//! time.
//!
//! What may be there for a while is no fault: records of people whom no list names yet, or no
//! longer, mean nothing. Must not know rules of inviting. Contents of papers are looked at by
//! [`super::papers::missing`].

mod people;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde_json::Value;

use super::records::{Meeting, MeetingRecord};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// Most lines told; more help nobody.
const MOST_LINES: usize = 1_000;

/// What belongs to a meeting, with the field that names it; none: the id does.
const BELONGINGS: [(Kind, &str, Option<&str>); 5] = [
    (Kind::Attendee, "attendee", Some("meeting")),
    (Kind::Agenda, "agenda", None),
    (Kind::Paper, "paper", Some("meeting")),
    (Kind::Upload, "upload", Some("meeting")),
    (Kind::Rehearsal, "rehearsal", None),
];

/// One line for each contradiction between meetings, their bookings and their people, and for each
/// thing of a meeting that is not there; at most 1,000.
///
/// # Errors
/// When the store does not answer.
pub async fn check(services: &Services) -> Result<Vec<String>, Error> {
    let (mut after, mut lines) = (None, Vec::new());
    loop {
        let page: Vec<Record<MeetingRecord>> =
            record::next_page(services, Kind::Meeting, &mut after).await?;
        for record in page {
            let listed = record.value.attendees.clone();
            let meeting = Meeting::of(services, record).await?;
            people::check(services, &meeting, &listed, &mut lines).await?;
        }
        if after.is_none() || lines.len() >= MOST_LINES {
            break;
        }
    }
    for (kind, word, field) in BELONGINGS {
        belongs(services, (kind, word, field), &mut lines).await?;
    }
    lines.truncate(MOST_LINES);
    Ok(lines)
}

/// Everything of a kind names a meeting that is there.
async fn belongs(
    services: &Services,
    (kind, word, field): (Kind, &str, Option<&str>),
    lines: &mut Vec<String>,
) -> Result<(), Error> {
    let mut after = None;
    while lines.len() < MOST_LINES {
        let page: Vec<Record<Value>> = record::next_page(services, kind, &mut after).await?;
        let named = page.iter().map(|one| {
            let named = field.map_or(Some(one.id.as_str()), |field| one.value[field].as_str());
            named.unwrap_or_default().to_owned()
        });
        let named: Vec<String> = named.collect();
        let wanted: BTreeSet<&String> = named.iter().collect();
        let wanted: Vec<String> = wanted.into_iter().cloned().collect();
        let found = services.records.get_many(Kind::Meeting, &wanted).await?;
        let there: BTreeSet<&str> = found.iter().map(|one| one.id.as_str()).collect();
        let lost = page.iter().zip(&named);
        let lost = lost.filter(|(_, meeting)| !there.contains(meeting.as_str()));
        lines.extend(lost.map(|(one, meeting)| {
            format!("{word} {}: its meeting {meeting} is not there", one.id)
        }));
        if after.is_none() {
            break;
        }
    }
    Ok(())
}
