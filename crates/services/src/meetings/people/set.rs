//! Asking people, asking them otherwise, and no longer asking them (R048 to R053).

use contract::{
    bookings::{AttendeeInput, ChangeBooking},
    meetings::{ChangeAttendee, InviteInput, MeetingDetail},
};
use domain::{
    accounts::Actor,
    bookings::Attendee,
    ids::MeetingId,
    meetings::{MOST_ATTENDEES, Phase, Way},
};

use super::{
    super::{
        about,
        records::{Meeting, changeable},
        view::get,
    },
    records::{AttendeeRecord, Came, People, attendee_id},
    wanted::{Wanted, read_all},
};
use crate::{
    Error, Services,
    bookings::change_for,
    errands::{self, Event},
    fields::{Fields, wrong},
    journal::{About, audited, entry},
    ports::{Change, Kind},
    record,
};

/// Most records that one command writes.
const MOST_AT_ONCE: usize = 900;

/// Asks more people. Who is asked already keeps the answer, and is asked as given now.
///
/// # Errors
/// Denied; not found; stale; wrong field `attendees`; rules `meeting_cancelled`, `only_forward`
/// for one that is over; refused as [`crate::bookings::change`] when its rooms are too small;
/// unavailable.
pub async fn invite(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    given: &[InviteInput],
    revision: Option<u64>,
) -> Result<MeetingDetail, Error> {
    let told = about("meetings.invite", id);
    let work = async {
        let meeting = open(services, actor, id, revision).await?;
        let mut fields = Fields::default();
        let more = read_all(services, given, &mut fields).await?;
        fields.check("attendees", "required", !more.is_empty());
        fields.done()?;
        let asked = meeting.record.value.attendees.iter();
        let fresh = |one: &&Attendee| !more.iter().any(|wanted| same(id, &wanted.who, one));
        let mut all: Vec<Wanted> = asked.filter(fresh).map(Wanted::from).collect();
        all.extend(more.iter().cloned());
        set(services, actor, meeting, all, told).await
    };
    audited(services, actor, told, work).await?;
    get(services, actor, id).await
}

/// Asks somebody otherwise: more or less needed, as something else (R051, R053).
///
/// # Errors
/// Denied; not found (`meeting`, `attendee`); rules as [`invite`]; unavailable.
pub async fn change_attendee(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    attendee: &str,
    input: &ChangeAttendee,
) -> Result<MeetingDetail, Error> {
    let told = about("meetings.change_attendee", id);
    let work = async {
        let meeting = open(services, actor, id, None).await?;
        let who = one(&meeting, attendee)?;
        let people = People::of(services, id).await?;
        let mut changes = Vec::new();
        if let Some(record) = people.record(attendee) {
            let mut record = record.clone();
            lay(&mut record.value, input);
            changes.push(record.put(Kind::Attendee)?);
        } else {
            let mut record = AttendeeRecord::new(id, &who, services.clock.now());
            lay(&mut record, input);
            changes.push(record::create(Kind::Attendee, attendee, &record)?);
        }
        let detail = format!("{}, {}", meeting.record.value.topic, who.name);
        let row = entry(services, actor, told, &detail);
        services.records.write(changes, vec![row]).await?;
        Ok(())
    };
    audited(services, actor, told, work).await?;
    get(services, actor, id).await
}

/// No longer asks somebody to come.
///
/// # Errors
/// As [`change_attendee`].
pub async fn uninvite(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    attendee: &str,
) -> Result<MeetingDetail, Error> {
    let told = about("meetings.uninvite", id);
    let work = async {
        let meeting = open(services, actor, id, None).await?;
        let who = one(&meeting, attendee)?;
        let asked = meeting.record.value.attendees.iter();
        let left = asked.filter(|one| !same(id, one, &who)).map(Wanted::from);
        let left = left.collect();
        set(services, actor, meeting, left, told).await
    };
    audited(services, actor, told, work).await?;
    get(services, actor, id).await
}

fn lay(record: &mut AttendeeRecord, input: &ChangeAttendee) {
    record.kind = input.kind.unwrap_or(record.kind);
    record.class = input.class.unwrap_or(record.class);
}

fn same(id: &MeetingId, one: &Attendee, other: &Attendee) -> bool {
    attendee_id(id, one) == attendee_id(id, other)
}

fn one(meeting: &Meeting, attendee: &str) -> Result<Attendee, Error> {
    let id = meeting.id();
    let mut asked = meeting.record.value.attendees.iter();
    let found = asked.find(|one| attendee_id(&id, one) == attendee);
    found.cloned().ok_or(Error::NotFound("attendee"))
}

/// A meeting whose people may be changed still.
pub(in crate::meetings) async fn open(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    revision: Option<u64>,
) -> Result<Meeting, Error> {
    let meeting = changeable(services, actor, id, revision).await?;
    match meeting.phase(services.clock.now()) >= Phase::Ended {
        true => Err(Error::Rule("only_forward")),
        false => Ok(meeting),
    }
}

/// Makes `all` the meeting's attendees: on its record, in its rooms, one record for each.
async fn set(
    services: &Services,
    actor: &Actor,
    mut meeting: Meeting,
    all: Vec<Wanted>,
    told: About<'_>,
) -> Result<(), Error> {
    if all.len() > MOST_ATTENDEES {
        return Err(wrong("attendees", "too_many"));
    }
    let (id, now) = (meeting.id(), services.clock.now());
    let people = People::of(services, &id).await?;
    let came = Came {
        at: now,
        way: Way::Invited,
        by: &actor.name,
    };
    let mut changes = plan(&id, &all, &people, came)?;
    let record = &mut meeting.record.value;
    let listed: Vec<Attendee> = all.into_iter().map(|one| one.who).collect();
    if changes.is_empty() && record.attendees == listed {
        return Ok(());
    }
    record.attendees.clone_from(&listed);
    record.updated_at = now;
    changes.push(meeting.record.put(Kind::Meeting)?);
    changes.push(errands::tell(
        services,
        Event::Meeting(id.clone()),
        actor.account(),
    )?);
    let Some(first) = meeting.live().next() else {
        let row = entry(services, actor, told, &meeting.record.value.topic);
        services.records.write(changes, vec![row]).await?;
        return Ok(());
    };
    let rooms = ChangeBooking {
        attendees: Some(listed.into_iter().map(AttendeeInput::Full).collect()),
        ..ChangeBooking::default()
    };
    change_for(services, actor, &first.id, &rooms, &changes, told).await
}

/// The writes that make `all` the attendees of a meeting whose records are `people`.
///
/// # Errors
/// Wrong field `attendees` (`too_many`) beyond what one command writes.
pub(in crate::meetings) fn plan(
    id: &MeetingId,
    all: &[Wanted],
    people: &People,
    came: Came<'_>,
) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    let ids = all.iter().map(|one| attendee_id(id, &one.who));
    let stay: std::collections::HashSet<String> = ids.collect();
    for one in all {
        let attendee = attendee_id(id, &one.who);
        let before = people.record(&attendee);
        let mut value = before.map_or_else(
            || AttendeeRecord::new(id, &one.who, came.at).came(came),
            |record| record.value.clone(),
        );
        value.name.clone_from(&one.who.name);
        value.email.clone_from(&one.who.email);
        value.kind = one.kind.unwrap_or(value.kind);
        value.class = one.class.or(value.class);
        value.company = one.company.clone().or(value.company);
        let gone = |other: &Option<String>| other.as_ref().is_some_and(|one| !stay.contains(one));
        if gone(&value.delegated_to) {
            // Who was to come instead is asked no longer: they are again.
            value.delegated_to = None;
            value.answer = None;
        }
        if gone(&value.delegated_from) {
            // Whom they came for is asked no longer: they come for themselves.
            value.delegated_from = None;
        }
        match before {
            Some(before) if before.value == value => {}
            Some(before) => {
                let mut record = before.clone();
                record.value = value;
                changes.push(record.put(Kind::Attendee)?);
            }
            None => changes.push(record::create(Kind::Attendee, &attendee, &value)?),
        }
    }
    if changes.len() > MOST_AT_ONCE {
        return Err(wrong("attendees", "too_many"));
    }
    let gone = people.all().filter(|one| !stay.contains(&one.id));
    let mut gone: Vec<_> = gone.collect();
    // An answer that somebody gave must not wait for them; what an import that broke off left may.
    gone.sort_by_key(|one| one.value.answer.is_none());
    gone.truncate(MOST_AT_ONCE - changes.len());
    changes.extend(
        gone.iter()
            .map(|one| record::remove(Kind::Attendee, &one.id)),
    );
    Ok(changes)
}
