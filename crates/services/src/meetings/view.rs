//! A meeting as a caller may see it.

use contract::meetings::{
    Answers, AttendeeFilter, MeetingAttendee, MeetingDetail, MeetingRoom, MeetingView,
};
use domain::{
    accounts::{Action, Actor},
    ids::MeetingId,
    meetings::{EVERYWHERE, Mode, Participation, Right},
};

use super::{
    agenda, papers,
    people::{People, acquaint, attendees, checked_in_at, standing},
    publication, recording,
    records::{Meeting, visible},
};
use crate::{
    Error, Services,
    rooms::{Directory, directory},
};

/// People that a meeting's detail lists: a large event has thousands.
pub const MOST_SHOWN: usize = 100;

/// One meeting. One that the caller may not see is not there.
///
/// # Errors
/// Denied to unknown callers; not found; unavailable.
pub async fn get(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<MeetingDetail, Error> {
    get_with(
        services,
        actor,
        id,
        (&AttendeeFilter::default(), MOST_SHOWN),
    )
    .await
}

/// As [`get`], with those of its people that are wanted, at most `most` of them.
///
/// # Errors
/// As [`get`].
pub async fn get_with(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    (filter, most): (&AttendeeFilter, usize),
) -> Result<MeetingDetail, Error> {
    let meeting = visible(services, actor, id).await?;
    let view = view(services, actor, &meeting).await?;
    let (people, now) = (People::of(services, id).await?, services.clock.now());
    let standing = standing(actor, &meeting, &people, now);
    let mut attendees = attendees(actor, &meeting, &people, standing, now);
    let answers = counted(&attendees, view.mode);
    let mut own = attendees.iter();
    let own = own.find(|one| one.account.is_some() && one.account.as_ref() == actor.account());
    let attending = own.cloned();
    if !filter.text.trim().is_empty() {
        acquaint(services, actor, standing, &mut attendees).await?;
    }
    attendees.retain(|one| filter.wants(one));
    let attendees_wanted = u32::try_from(attendees.len()).unwrap_or(u32::MAX);
    attendees.truncate(most);
    acquaint(services, actor, standing, &mut attendees).await?;
    let kept = agenda::read(services, id).await?;
    let stamp = people.stamp(view.revision, kept.as_ref().map_or(0, |kept| kept.revision));
    let shelf = papers::Shelf::of(services, id).await?;
    let publication = publication::read(services, id).await?;
    let recording = recording::read(services, id).await?;
    let seen = (
        publication.as_ref().map(|one| one.revision),
        recording.as_ref().map(|one| one.revision),
    );
    let stamp = shelf.stamp(&format!("{stamp} {seen:?}"));
    let there = checked_in_at(actor, &meeting, &people);
    let mut papers = papers::shown(&shelf, standing, there, now);
    if standing.looks_after {
        papers.wanted = shelf.lacks(&meeting.record.value.papers_wanted);
    }
    let items = kept.filter(|_| standing.may(Right::Agenda).is_ok());
    let items = items.map_or_else(Vec::new, |kept| kept.value.items);
    let agenda = agenda::shown(meeting.slot(), items);
    let join_path = join_path(&meeting.record.value.join);
    let record = meeting.record.value;
    Ok(MeetingDetail {
        meeting: view,
        organiser_account: record.organiser,
        place_said: record.place,
        join_path,
        platforms: record.platforms,
        outsiders: record.outsiders,
        attendees,
        attendees_wanted,
        answers,
        attending_as: attending.as_ref().map(|own| own.id.clone()),
        attending,
        rights: standing.rights(),
        agenda,
        papers,
        published: publication::published(publication.as_ref()),
        stamp,
        description: record.description,
        reason: record.reason,
        created_at: record.created_at,
        updated_at: record.updated_at,
    })
}

/// What all of them answered; how many come in which way where there is a choice (R057).
fn counted(attendees: &[MeetingAttendee], mode: Mode) -> Answers {
    let mut answers = Answers::default();
    for one in attendees {
        answers.count(one.participation);
        if mode == Mode::Hybrid && one.participation == Participation::Accepted {
            answers.count_mode(one.mode);
        }
    }
    answers
}

/// The path of a join link (R028).
pub(super) fn join_path(secret: &str) -> String {
    format!("/j/{secret}")
}

pub(super) async fn view(
    services: &Services,
    actor: &Actor,
    meeting: &Meeting,
) -> Result<MeetingView, Error> {
    let now = services.clock.now();
    let directory = directory(services).await?;
    let (slot, record) = (meeting.slot(), &meeting.record.value);
    let own = record.organiser.is_some() && record.organiser.as_ref() == actor.account();
    let open = meeting.can(actor, Action::ChangeBooking).is_ok() && !meeting.cancelled();
    Ok(MeetingView {
        id: meeting.id(),
        topic: record.topic.clone(),
        kind: record.kind,
        mode: record.mode,
        start: slot.start,
        end: slot.end,
        time_zone: record.time_zone.clone(),
        place: place(meeting, &directory),
        rooms: rooms(meeting, &directory),
        phase: meeting.phase(now),
        pending: meeting.pending(),
        cancelled: meeting.cancelled(),
        organiser: record.organiser_name.clone(),
        attendee_count: u32::try_from(record.attendees.len()).unwrap_or(u32::MAX),
        private: record.private,
        mine: own,
        may_change: open,
        revision: meeting.revision(),
    })
}

fn rooms(meeting: &Meeting, directory: &Directory) -> Vec<MeetingRoom> {
    let room = |one: &domain::bookings::Booking| MeetingRoom {
        booking: one.id.clone(),
        room: one.room.clone(),
        room_name: name(&one.room, directory),
        status: one.status,
    };
    meeting.bookings.iter().map(room).collect()
}

fn name(room: &domain::ids::RoomId, directory: &Directory) -> String {
    let known = directory.rooms.get(room);
    known.map_or_else(|| room.to_string(), |known| known.room.name.clone())
}

/// The rooms' names, what was said, and that one may come from everywhere (R025).
pub(super) fn place(meeting: &Meeting, directory: &Directory) -> String {
    let mut parts: Vec<String> = Vec::new();
    for one in meeting.live() {
        parts.push(name(&one.room, directory));
    }
    let said = &meeting.record.value.place;
    if !said.is_empty() && !parts.contains(said) {
        parts.push(said.clone());
    }
    if parts.is_empty() && meeting.record.value.mode != Mode::InPerson {
        parts.push(EVERYWHERE.to_owned());
    }
    parts.join(" · ")
}
