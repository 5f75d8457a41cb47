//! Calling a meeting, and booking its rooms with it: all or nothing (R021, R025, R027).

use contract::{
    bookings::{AttendeeInput, BookRoom, OnConflict},
    meetings::{MeetingDetail, NewMeeting},
};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{BookingId, MeetingId, RoomId},
    meetings::{Phase, Way},
};

use super::{
    about,
    agenda::AgendaRecord,
    input::{Draft, draft},
    people::{Came, People, plan},
    records::MeetingRecord,
    templates::{Filled, filled},
    view::get,
};
use crate::{
    Error, Services,
    bookings::{Held, book_for},
    errands::{self, Event},
    journal::{audited, entry},
    ports::{Change, Kind},
    record,
};

/// Makes a meeting and books its rooms in one transaction.
///
/// # Errors
/// Denied; wrong fields; refused as [`crate::bookings::book`] when a room cannot be had, then
/// nothing is made; unavailable.
pub async fn create(
    services: &Services,
    actor: &Actor,
    input: &NewMeeting,
) -> Result<MeetingDetail, Error> {
    let id = MeetingId::from(services.ids.id());
    let work = make(services, actor, &id, input);
    audited(services, actor, about("meetings.create", &id), work).await?;
    get(services, actor, &id).await
}

async fn make(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &NewMeeting,
) -> Result<(), Error> {
    can(actor, Action::Book, Subject::House)?;
    let Filled {
        input,
        agenda,
        papers,
    } = filled(services, actor, input).await?;
    let draft = draft(services, &input).await?;
    if already(services, actor, id, &draft.topic).await? {
        return Ok(());
    }
    let rooms: Vec<(RoomId, BookingId)> = draft
        .rooms
        .iter()
        .map(|room| (room.clone(), BookingId::from(services.ids.id())))
        .collect();
    for (room, _) in &rooms {
        can(actor, Action::Book, Subject::Room(room))?;
    }
    let mut record = stored(services, actor, &input, &draft, &rooms);
    record.papers_wanted = papers;
    let mut changes = vec![record::create(Kind::Meeting, id.as_str(), &record)?];
    if !agenda.is_empty() {
        let agenda = AgendaRecord { items: agenda };
        changes.push(record::create(Kind::Agenda, id.as_str(), &agenda)?);
    }
    let came = Came {
        at: services.clock.now(),
        way: Way::Booking,
        by: &actor.name,
    };
    changes.extend(plan(id, &draft.people, &People::default(), came)?);
    let Some(((room, booking), more)) = rooms.split_first() else {
        return alone(services, actor, id, &record, changes).await;
    };
    let held = Held {
        meeting: id.clone(),
        more: more.to_vec(),
        standing: Vec::new(),
        changes,
    };
    let wish = wish(room, &record);
    let told = about("meetings.create", id);
    book_for(services, actor, booking, &wish, &held, told).await?;
    Ok(())
}

/// A meeting without rooms is only a record.
async fn alone(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    record: &MeetingRecord,
    mut changes: Vec<Change>,
) -> Result<(), Error> {
    changes.push(errands::tell(
        services,
        Event::Meeting(id.clone()),
        actor.account(),
    )?);
    let row = entry(services, actor, about("meetings.create", id), &record.topic);
    services.records.write(changes, vec![row]).await?;
    Ok(())
}

/// Whether an earlier try of this command made it, before its answer was lost.
///
/// # Errors
/// Rule `taken` when the id is somebody else's meeting; unavailable.
async fn already(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    topic: &str,
) -> Result<bool, Error> {
    let found = record::get::<MeetingRecord>(services, Kind::Meeting, id.as_str()).await?;
    let Some(found) = found.map(|found| found.value) else {
        return Ok(false);
    };
    let same = found.organiser.as_ref() == actor.account()
        && found.organiser_name == actor.name
        && found.topic == topic;
    if same {
        Ok(true)
    } else {
        Err(Error::Rule("taken"))
    }
}

fn stored(
    services: &Services,
    actor: &Actor,
    input: &NewMeeting,
    draft: &Draft,
    rooms: &[(RoomId, BookingId)],
) -> MeetingRecord {
    let now = services.clock.now();
    let draft = draft.clone();
    MeetingRecord {
        topic: draft.topic,
        kind: draft.kind,
        mode: draft.mode,
        slot: draft.slot,
        time_zone: draft.time_zone,
        place: draft.place,
        platforms: draft.platforms,
        bookings: rooms.iter().map(|(_, booking)| booking.clone()).collect(),
        phase: Phase::Draft,
        cancelled: false,
        reason: None,
        join: services.ids.secret(),
        organiser: actor.account().cloned(),
        organiser_name: actor.name.clone(),
        department: actor.department.clone(),
        attendees: draft.people.into_iter().map(|one| one.who).collect(),
        outsiders: true,
        private: input.private,
        description: draft.description,
        invitation: draft.invitation,
        papers_wanted: Vec::new(),
        created_at: now,
        updated_at: now,
    }
}

/// What is asked of the calendar for one room of a meeting.
pub(super) fn wish(room: &RoomId, record: &MeetingRecord) -> BookRoom {
    let attendees = record.attendees.iter().cloned();
    BookRoom {
        room: room.clone(),
        subject: record.topic.clone(),
        start: record.slot.start,
        end: record.slot.end,
        time_zone: Some(record.time_zone.clone()),
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        on_conflict: OnConflict::Refuse,
        choices: Vec::new(),
        attendees: attendees.map(AttendeeInput::Full).collect(),
        private: record.private,
        all_day: false,
        description: record.description.clone(),
        why: String::new(),
    }
}
