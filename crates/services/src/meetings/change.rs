//! Changing a meeting: words on its record, time and words in all its rooms (R032).

use contract::{
    bookings::{AttendeeInput, ChangeBooking},
    meetings::{ChangeMeeting, MeetingDetail},
};
use domain::{
    accounts::Actor,
    bookings::{LONGEST_SUBJECT, Slot},
    ids::MeetingId,
    meetings::{Phase, Way},
};

use super::{
    about,
    input::{check, place, platforms},
    people::{Came, People, Wanted, plan, read_all},
    records::{Meeting, MeetingRecord, changeable},
    view::get,
};
use crate::{
    Error, Services,
    bookings::{LONGEST_DESCRIPTION, change_for, whole_seconds},
    errands::{self, Event},
    fields::Fields,
    journal::{audited, entry},
    ports::{Change, Kind},
};

/// Changes a meeting; what is absent stays. Its rooms follow in the same transaction.
///
/// # Errors
/// Denied; not found; stale; wrong fields; rules `meeting_cancelled`, `only_forward`
/// for a new time of one that is over; refused as [`crate::bookings::change`]; unavailable.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &ChangeMeeting,
    revision: Option<u64>,
) -> Result<MeetingDetail, Error> {
    let work = carry_out(services, actor, id, input, revision);
    audited(services, actor, about("meetings.change", id), work).await?;
    get(services, actor, id).await
}

async fn carry_out(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &ChangeMeeting,
    revision: Option<u64>,
) -> Result<(), Error> {
    let mut meeting = changeable(services, actor, id, revision).await?;
    let before = meeting.record.value.clone();
    let slot = slot(services, &meeting, input)?;
    let people = words(services, &mut meeting.record.value, input).await?;
    let people = match people {
        Some(all) => {
            let known = People::of(services, id).await?;
            let came = Came {
                at: services.clock.now(),
                way: Way::Invited,
                by: &actor.name,
            };
            plan(id, &all, &known, came)?
        }
        None => Vec::new(),
    };
    let moved = slot != meeting.slot();
    if moved && meeting.phase(services.clock.now()) >= Phase::Ended {
        return Err(Error::Rule("only_forward"));
    }
    if meeting.record.value == before && !moved && people.is_empty() {
        return Ok(());
    }
    meeting.record.value.slot = slot;
    meeting.record.value.updated_at = services.clock.now();
    store(services, actor, &meeting, input, (moved, people)).await
}

/// The record, and what of it stands in the rooms.
async fn store(
    services: &Services,
    actor: &Actor,
    meeting: &Meeting,
    input: &ChangeMeeting,
    (moved, people): (bool, Vec<Change>),
) -> Result<(), Error> {
    let (id, record) = (meeting.id(), &meeting.record.value);
    let told = about("meetings.change", &id);
    let mut changes = vec![meeting.record.put(Kind::Meeting)?];
    changes.extend(people);
    changes.push(errands::tell(
        services,
        Event::Meeting(id.clone()),
        actor.account(),
    )?);
    let Some(first) = meeting.live().next() else {
        let row = entry(services, actor, told, &record.topic);
        services.records.write(changes, vec![row]).await?;
        return Ok(());
    };
    let listed = record.attendees.iter().cloned();
    let listed = listed.map(AttendeeInput::Full).collect();
    let rooms = ChangeBooking {
        start: moved.then_some(record.slot.start),
        end: moved.then_some(record.slot.end),
        subject: input.topic.clone(),
        description: input.description.clone(),
        private: input.private,
        attendees: input.attendees.as_ref().map(|_| listed),
        ..ChangeBooking::default()
    };
    change_for(services, actor, &first.id, &rooms, &changes, told).await
}

/// The slot afterwards; a new start alone keeps the length (R024).
fn slot(services: &Services, meeting: &Meeting, input: &ChangeMeeting) -> Result<Slot, Error> {
    let before = meeting.slot();
    let start = input.start.map_or(before.start, whole_seconds);
    let end = match (input.start, input.end) {
        (_, Some(end)) => whole_seconds(end),
        (None, None) => before.end,
        (Some(_), None) => start.saturating_add(before.duration()).unwrap_or(start),
    };
    let slot = Slot { start, end };
    if slot != before {
        let mut fields = Fields::default();
        check(slot, services.clock.now(), &mut fields);
        fields.done()?;
    }
    Ok(slot)
}

/// Lays the words over the record; answers who is asked from now on, when that was given.
async fn words(
    services: &Services,
    record: &mut MeetingRecord,
    input: &ChangeMeeting,
) -> Result<Option<Vec<Wanted>>, Error> {
    let mut fields = Fields::default();
    if let Some(topic) = &input.topic {
        record.topic = fields.line("topic", topic, LONGEST_SUBJECT);
    }
    if let Some(kind) = input.kind {
        record.kind = kind;
    }
    if let Some(said) = &input.place {
        record.place = place(said, &mut fields);
    }
    if let Some(given) = &input.platforms {
        record.platforms = platforms(given, &mut fields);
    }
    let mut people = None;
    if let Some(given) = &input.attendees {
        let all = read_all(services, given, &mut fields).await?;
        record.attendees = all.iter().map(|one| one.who.clone()).collect();
        people = Some(all);
    }
    if let Some(outsiders) = input.outsiders {
        record.outsiders = outsiders;
    }
    if let Some(private) = input.private {
        record.private = private;
    }
    if let Some(text) = &input.description {
        record.description = fields.text("description", text, LONGEST_DESCRIPTION);
    }
    fields.done()?;
    Ok(people)
}
