//! A meeting as those who tell people of it need it: who is asked, to what, and what they answered.

use domain::{
    bookings::Attendee,
    ids::MeetingId,
    meetings::{AgendaItem, AttendeeKind, Mode, Participation},
};
use jiff::Timestamp;

use super::{
    agenda,
    papers::Shelf,
    people::{AttendeeRecord, People, attendee_id},
    recording,
    records::{Meeting, MeetingRecord},
    view::{join_path, place},
};
use crate::{Error, Services, ports::Kind, record, rooms::directory};

/// One who is asked.
#[derive(Debug, Clone)]
pub(crate) struct Invited {
    /// Among the meeting's attendees.
    pub id: String,
    /// Who.
    pub who: Attendee,
    /// As what.
    pub kind: AttendeeKind,
    /// What was answered for the time that it has now.
    pub participation: Participation,
    /// Why, when it was said with that answer.
    pub reason: Option<String>,
    /// How they said that they attend a hybrid meeting.
    pub attends: Option<Mode>,
    /// Who comes in their place, among the meeting's attendees.
    pub delegated_to: Option<String>,
    /// In whose place they come.
    pub delegated_from: Option<String>,
    /// Since when.
    pub invited_at: Timestamp,
}

/// See the module.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The meeting with its time and words as its rooms show them.
    pub meeting: Meeting,
    /// Who is asked.
    pub people: Vec<Invited>,
    /// Where, in words: rooms and what was said.
    pub place: String,
    /// The path of its join link.
    pub join_path: String,
    /// What it goes through.
    pub agenda: Vec<AgendaItem>,
    /// Names of papers to read beforehand.
    pub papers: Vec<String>,
    /// It is to be recorded (R031).
    pub to_be_recorded: bool,
}

impl Asked {
    /// The record.
    pub(crate) fn record(&self) -> &MeetingRecord {
        &self.meeting.record.value
    }
}

/// The meeting; none when there is no such one.
///
/// # Errors
/// Unavailable.
pub(crate) async fn asked(services: &Services, id: &MeetingId) -> Result<Option<Asked>, Error> {
    let found = record::get::<MeetingRecord>(services, Kind::Meeting, id.as_str()).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let meeting = Meeting::of(services, found).await?;
    let people = People::of(services, id).await?;
    let agenda = agenda::read(services, id).await?;
    let papers = Shelf::of(services, id).await?;
    let recording = recording::read(services, id).await?;
    let now = services.clock.now();
    Ok(Some(Asked {
        people: invited_all(&meeting, &people, now),
        place: place(&meeting, &*directory(services).await?),
        join_path: join_path(&meeting.record.value.join),
        agenda: agenda.map_or_else(Vec::new, |kept| kept.value.items),
        papers: papers.beforehand(),
        to_be_recorded: recording.is_some_and(|kept| kept.value.wanted),
        meeting,
    }))
}

/// Everybody who is asked, as what, with what was answered.
pub(super) fn invited_all(meeting: &Meeting, people: &People, now: Timestamp) -> Vec<Invited> {
    let listed = meeting.record.value.attendees.iter();
    listed
        .map(|who| invited(meeting, people, who, now))
        .collect()
}

fn invited(meeting: &Meeting, people: &People, who: &Attendee, now: Timestamp) -> Invited {
    let id = attendee_id(&meeting.id(), who);
    let record = people.record(&id).map_or_else(
        || AttendeeRecord::new(&meeting.id(), who, now),
        |record| record.value.clone(),
    );
    let slot = meeting.slot();
    let begun = slot.start <= now;
    let attends = record.answer.as_ref().and_then(|answer| answer.mode);
    let answer = record.answer.map(|answer| {
        let said = answer.participation.for_slot(answer.slot, slot, begun);
        (said, answer.reason)
    });
    let (participation, mut reason) = answer.unwrap_or_default();
    if participation == Participation::Delegated {
        reason = people.name(record.delegated_to.as_ref());
    }
    Invited {
        id,
        who: who.clone(),
        kind: record.kind,
        participation,
        reason: reason.filter(|_| participation != Participation::NeedsAction),
        attends,
        delegated_to: record.delegated_to,
        delegated_from: record.delegated_from,
        invited_at: record.invited_at,
    }
}
