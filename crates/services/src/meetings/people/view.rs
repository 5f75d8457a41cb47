//! Attendees as a caller may see them, and what the caller may do.

use contract::meetings::MeetingAttendee;
use domain::{
    accounts::{Action, Actor},
    bookings::Attendee,
    meetings::{AttendeeKind, Participation, Phase, Right, Standing, Way, is_checked_in},
};
use jiff::Timestamp;

use super::{
    super::records::Meeting,
    records::{AttendeeRecord, Came, People, attendee_id},
    wanted::is_account,
};

/// How the caller stands to a meeting.
pub(in crate::meetings) fn standing(
    actor: &Actor,
    meeting: &Meeting,
    people: &People,
    now: Timestamp,
) -> Standing {
    let id = meeting.id();
    let mut asked = meeting.record.value.attendees.iter();
    let own = asked.find(|one| is_account(one, actor.account()));
    let invited = own.map(|who| {
        let record = people.record(&attendee_id(&id, who));
        record.map_or((AttendeeKind::default(), None), |record| {
            (record.value.kind, record.value.class)
        })
    });
    Standing {
        looks_after: meeting.can(actor, Action::ChangeBooking).is_ok(),
        invited,
        over: meeting.phase(now) >= Phase::Ended,
    }
}

/// All who are asked, in the order in which they were.
pub(in crate::meetings) fn attendees(
    actor: &Actor,
    meeting: &Meeting,
    people: &People,
    standing: Standing,
    now: Timestamp,
) -> Vec<MeetingAttendee> {
    let asked = meeting.record.value.attendees.iter();
    let all = asked.map(|who| {
        let mut seen = seen(meeting, people, who, now);
        let is_own = is_account(who, actor.account());
        if !is_own && standing.may(Right::Contacts).is_err() {
            seen.email = None;
            veil(&mut seen.name);
            seen.sends.iter_mut().for_each(veil);
            seen.in_place_of.iter_mut().for_each(veil);
        }
        if !is_own && !standing.looks_after {
            seen.reason = None;
        }
        seen
    });
    all.collect()
}

/// Who is known by an address alone is shown without its second half.
fn veil(name: &mut String) {
    if let Some((local, _)) = name.split_once('@') {
        *name = format!("{local}@…");
    }
}

/// One of them, with all that is known.
pub(super) fn seen(
    meeting: &Meeting,
    people: &People,
    who: &Attendee,
    now: Timestamp,
) -> MeetingAttendee {
    let id = meeting.id();
    let attendee = attendee_id(&id, who);
    let record = people
        .record(&attendee)
        .map_or_else(|| by_calendar(meeting, who), |record| record.value.clone());
    let sends = people.name(record.delegated_to.as_ref());
    let in_place_of = people.name(record.delegated_from.as_ref());
    MeetingAttendee {
        sends,
        in_place_of,
        ..of_record(meeting, attendee, record, now)
    }
}

/// Somebody who was put on the list in the booking of a room, and is not entered yet.
fn by_calendar(meeting: &Meeting, who: &Attendee) -> AttendeeRecord {
    let changed = meeting.live().map(|one| one.updated_at).max();
    let came = Came {
        at: changed.unwrap_or(meeting.record.value.updated_at),
        way: Way::Booking,
        by: "",
    };
    AttendeeRecord::new(&meeting.id(), who, came.at).came(came)
}

/// As [`seen`], from a record.
pub(super) fn of_record(
    meeting: &Meeting,
    id: String,
    record: AttendeeRecord,
    now: Timestamp,
) -> MeetingAttendee {
    let slot = meeting.slot();
    let begun = slot.start <= now;
    let way = record.way();
    let answer = record.answer.filter(|answer| {
        let holds = answer.participation.for_slot(answer.slot, slot, begun);
        holds != Participation::NeedsAction
    });
    let said = answer.as_ref().and_then(|answer| answer.mode);
    let mode = meeting.record.value.mode.of_attendee(said);
    let (participation, reason, answered_at) = match answer {
        Some(answer) => (answer.participation, answer.reason, Some(answer.at)),
        None => (Participation::NeedsAction, None, None),
    };
    MeetingAttendee {
        id,
        name: record.name,
        email: record.email,
        account: record.account,
        kind: record.kind,
        class: record.class,
        company: record.company,
        external: record.external,
        position: None,
        phone: None,
        invited_at: Some(record.invited_at),
        way,
        invited_by: record.invited_by,
        mode,
        participation,
        reason,
        answered_at,
        checked_in_at: record
            .checked_in_at
            .filter(|at| is_checked_in(slot, Some(*at))),
        sends: None,
        in_place_of: None,
    }
}
