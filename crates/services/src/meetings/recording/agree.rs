//! People from outside agree, or no longer do: by the join link, or by that of their invitation.

use contract::meetings::AgreeToRecording;
use domain::{
    accounts::Actor,
    bookings::Attendee,
    ids::MeetingId,
    meetings::{ConsentWay, Phase},
};
use jiff::Timestamp;

use super::{
    super::{
        about,
        join::found,
        outside::holder,
        people::{People, attendee_id},
        records::{Meeting, known},
    },
    note::{TRIES, add},
    records::{ConsentRecord, put, read},
};
use crate::{
    Error, Services,
    journal::{audited, entry},
};

/// Answers by one link or token within a minute.
const MOST_TRIES: u32 = 30;

/// Who came by the join link agrees that the meeting is recorded, or withdraws that.
///
/// # Errors
/// Not found (`meeting`; `attendee` when the token is not known); rules `meeting_cancelled`,
/// `meeting_over`, `not_to_be_recorded`, `too_many_consents`; rate limited; unavailable.
pub async fn agree(
    services: &Services,
    secret: &str,
    input: &AgreeToRecording,
) -> Result<(), Error> {
    let meeting = found(services, secret).await?;
    let people = People::of(services, &meeting.id()).await?;
    let who = holder(&meeting, &people, &input.token);
    let who = who.ok_or(Error::NotFound("attendee"))?;
    let attendee = attendee_id(&meeting.id(), who);
    agree_as(services, &meeting.id(), &attendee, input.agrees).await
}

/// Agrees for somebody who was put on the list just now: where nobody asks for it, and of a
/// colleague, it means nothing.
///
/// # Errors
/// Rate limited; unavailable.
pub(in crate::meetings) async fn agree_at_once(
    services: &Services,
    secret: &str,
    token: &str,
) -> Result<(), Error> {
    let said = AgreeToRecording {
        token: token.to_owned(),
        agrees: true,
    };
    match agree(services, secret, &said).await {
        Err(Error::NotFound(_) | Error::Rule(_)) => Ok(()),
        done => done,
    }
}

/// As [`agree`], for an attendee without an account who holds the link of their invitation.
///
/// # Errors
/// As [`agree`]; not found (`attendee`) for a colleague: the client agrees, not the house.
pub(crate) async fn agree_as(
    services: &Services,
    id: &MeetingId,
    attendee: &str,
    agrees: bool,
) -> Result<(), Error> {
    let now = services.clock.now();
    let key = format!("consent {attendee}");
    let taken = services.process.take_try(&key, now, MOST_TRIES, 60);
    taken.map_err(Error::RateLimited)?;
    let actor = Actor::anonymous();
    let action = match agrees {
        true => "meetings.consent",
        false => "meetings.withdraw_consent",
    };
    let work = async {
        for _ in 0..TRIES {
            match once(services, (id, action), attendee, agrees).await {
                Err(Error::Stale(_) | Error::Rule("taken")) => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, &actor, about(action, id), work).await
}

async fn once(
    services: &Services,
    (id, action): (&MeetingId, &'static str),
    attendee: &str,
    agrees: bool,
) -> Result<(), Error> {
    let meeting = known(services, id).await?;
    let people = People::of(services, id).await?;
    let mut listed = meeting.record.value.attendees.iter();
    let who = listed.find(|one| one.account.is_none() && attendee_id(id, one) == attendee);
    let who = who.ok_or(Error::NotFound("attendee"))?;
    let kept = read(services, id).await?;
    let mut value = kept.as_ref().map(|kept| kept.value.clone());
    let mut value = value.take().unwrap_or_default();
    let now = services.clock.now();
    match (agrees, value.of_attendee(attendee)) {
        (true, Some(_)) | (false, None) => return Ok(()),
        (false, Some(own)) => own.withdrawn_at = Some(now),
        (true, None) => {
            open(&meeting, now, value.wanted)?;
            let record = people.record(attendee);
            let company = record.and_then(|record| record.value.company.clone());
            add(&mut value, consent(services, (who, attendee), company))?;
        }
    }
    let mut actor = Actor::system();
    actor.name.clone_from(&who.name);
    let detail = format!("{}, {}", meeting.record.value.topic, who.name);
    let row = entry(services, &actor, about(action, id), &detail);
    let write = put(id, kept, value)?;
    Ok(services.records.write(vec![write], vec![row]).await?)
}

/// Withdrawing is always possible; agreeing while there is something to agree to.
fn open(meeting: &Meeting, now: Timestamp, wanted: bool) -> Result<(), Error> {
    if meeting.cancelled() {
        return Err(Error::Rule("meeting_cancelled"));
    }
    if meeting.phase(now) >= Phase::Ended {
        return Err(Error::Rule("meeting_over"));
    }
    match wanted {
        true => Ok(()),
        false => Err(Error::Rule("not_to_be_recorded")),
    }
}

fn consent(
    services: &Services,
    (who, attendee): (&Attendee, &str),
    company: Option<String>,
) -> ConsentRecord {
    let now = services.clock.now();
    ConsentRecord {
        id: services.ids.id(),
        who: who.name.clone(),
        company: company.unwrap_or_default(),
        attendee: Some(attendee.to_owned()),
        way: ConsentWay::Link,
        given_at: now,
        noted_at: now,
        noted_by: None,
        withdrawn_at: None,
    }
}

/// Whether the holder of `token` agreed, and that stands.
///
/// # Errors
/// Not found; unavailable.
pub async fn agreed(services: &Services, secret: &str, token: &str) -> Result<bool, Error> {
    let meeting = found(services, secret).await?;
    let people = People::of(services, &meeting.id()).await?;
    let Some(who) = holder(&meeting, &people, token) else {
        return Ok(false);
    };
    let attendee = attendee_id(&meeting.id(), who);
    let at = agreed_as(services, &meeting.id(), &attendee).await?;
    Ok(at.is_some())
}

/// When an attendee agreed, while that stands; none: not, or nobody asks them.
///
/// # Errors
/// Unavailable.
pub(crate) async fn agreed_as(
    services: &Services,
    id: &MeetingId,
    attendee: &str,
) -> Result<Option<Timestamp>, Error> {
    let kept = read(services, id).await?;
    let mut value = kept.map(|kept| kept.value).unwrap_or_default();
    Ok(value.of_attendee(attendee).map(|own| own.given_at))
}
