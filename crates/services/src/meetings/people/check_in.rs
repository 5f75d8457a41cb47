//! "I am here": an attendee checks in, and papers of the meeting itself open (R063, R110).

use contract::meetings::MeetingDetail;
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::{Right, is_checked_in, may_check_in},
};
use jiff::Timestamp;

use super::{
    super::{
        about,
        records::{Meeting, visible},
        view::get,
    },
    records::{AttendeeRecord, People, attendee_id},
    view::standing,
    wanted::is_account,
};
use crate::{
    Error, Services,
    journal::{audited, entry},
    ports::{Kind, StoreError},
    record,
};

/// Tries when somebody changes the same attendee meanwhile.
const TRIES: usize = 5;

/// When the caller checked in to the meeting as it is now.
pub(in crate::meetings) fn checked_in_at(
    actor: &Actor,
    meeting: &Meeting,
    people: &People,
) -> Option<Timestamp> {
    let mut asked = meeting.record.value.attendees.iter();
    let own = asked.find(|one| is_account(one, actor.account()))?;
    let record = people.record(&attendee_id(&meeting.id(), own))?;
    let at = record.value.checked_in_at;
    at.filter(|at| is_checked_in(meeting.slot(), Some(*at)))
}

/// Checks the caller in; a second time changes nothing.
///
/// # Errors
/// Denied (`not_invited`); not found; rules `meeting_cancelled`, `check_in_closed`; unavailable.
pub async fn check_in(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<MeetingDetail, Error> {
    let work = async {
        for _ in 0..TRIES {
            match try_check_in(services, actor, id).await {
                Err(Error::Stale(_) | Error::Unavailable(Some(StoreError::Stale(_)))) => {}
                Err(Error::Rule("taken")) => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, about("meetings.check_in", id), work).await?;
    get(services, actor, id).await
}

async fn try_check_in(services: &Services, actor: &Actor, id: &MeetingId) -> Result<(), Error> {
    if actor.read_only {
        return Err(Denial::ReadOnlyKey.into());
    }
    let meeting = visible(services, actor, id).await?;
    let people = People::of(services, id).await?;
    let now = services.clock.now();
    let mut asked = meeting.record.value.attendees.iter();
    let who = asked.find(|one| is_account(one, actor.account()));
    let who = who.ok_or(Denial::NotInvited)?;
    standing(actor, &meeting, &people, now).may(Right::Answer)?;
    if meeting.cancelled() {
        return Err(Error::Rule("meeting_cancelled"));
    }
    if checked_in_at(actor, &meeting, &people).is_some() {
        return Ok(());
    }
    if !may_check_in(meeting.slot(), now) {
        return Err(Error::Rule("check_in_closed"));
    }
    let attendee = attendee_id(id, who);
    let change = if let Some(record) = people.record(&attendee) {
        let mut record = record.clone();
        record.value.checked_in_at = Some(now);
        record.put(Kind::Attendee)?
    } else {
        let mut record = AttendeeRecord::new(id, who, now);
        record.checked_in_at = Some(now);
        record::create(Kind::Attendee, &attendee, &record)?
    };
    let topic = &meeting.record.value.topic;
    let row = entry(services, actor, about("meetings.check_in", id), topic);
    services.records.write(vec![change], vec![row]).await?;
    Ok(())
}
