//! Answering an invitation by the link in its mail, without signing in (R048, R055).

use contract::{meetings::AnswerInvitation, notices::ToAnswer};
use domain::ids::MeetingId;

use super::records::AnswerLinkRecord;
use crate::{
    Error, Services, accounts,
    errands::Event,
    meetings::{self, Asked},
    ports::Kind,
    record,
};

/// Longest secret that is looked up, in characters.
const LONGEST: usize = 100;
/// Answers by one link within a minute.
const MOST_TRIES: u32 = 30;

/// What the link is about, and what was answered.
///
/// # Errors
/// Not found (`invitation`) when there is no such link, it is over, or its holder is not asked any
/// more; unavailable.
pub async fn to_answer(services: &Services, secret: &str) -> Result<ToAnswer, Error> {
    let (_, asked, attendee) = behind(services, secret).await?;
    let who = asked.people.iter().find(|one| one.id == attendee);
    let who = who.ok_or(Error::NotFound("invitation"))?;
    let record = asked.record();
    let id = asked.meeting.id();
    let agreed_at = meetings::recording::agreed_as(services, &id, &attendee).await?;
    let asks = who.who.account.is_none() && asked.to_be_recorded;
    Ok(ToAnswer {
        topic: record.topic.clone(),
        organiser: record.organiser_name.clone(),
        start: record.slot.start,
        end: record.slot.end,
        time_zone: record.time_zone.clone(),
        place: asked.place.clone(),
        name: who.who.name.clone(),
        participation: who.participation,
        mode: record.mode,
        attends: who.attends,
        cancelled: asked.meeting.cancelled(),
        phase: asked.meeting.phase(services.clock.now()),
        join_path: asked.join_path.clone(),
        to_be_recorded: asks,
        agreed_at,
    })
}

/// Answers by it; the last answer counts.
///
/// # Errors
/// As [`to_answer`] and [`meetings::answer`]; rate limited.
pub async fn answer_by_link(
    services: &Services,
    secret: &str,
    input: &AnswerInvitation,
) -> Result<ToAnswer, Error> {
    let (id, _, attendee) = behind(services, secret).await?;
    let key = format!("answer {attendee}");
    let now = services.clock.now();
    let taken = services.process.take_try(&key, now, MOST_TRIES, 60);
    taken.map_err(Error::RateLimited)?;
    meetings::answer_as(services, &id, &attendee, input).await?;
    to_answer(services, secret).await
}

/// Agrees by it that the meeting is recorded, or withdraws that (R031).
///
/// # Errors
/// As [`to_answer`] and [`meetings::recording::agree`].
pub async fn agree_by_link(services: &Services, secret: &str, agrees: bool) -> Result<(), Error> {
    let (id, _, attendee) = behind(services, secret).await?;
    meetings::recording::agree_as(services, &id, &attendee, agrees).await
}

async fn behind(services: &Services, secret: &str) -> Result<(MeetingId, Asked, String), Error> {
    let nothing = || Error::NotFound("invitation");
    if secret.is_empty() || secret.len() > LONGEST {
        return Err(nothing());
    }
    let hash = accounts::secret_hash(secret);
    let link = record::get::<AnswerLinkRecord>(services, Kind::AnswerLink, &hash).await?;
    let now = services.clock.now();
    let link = link.filter(|link| now < link.value.expires_at);
    let link = link.ok_or_else(nothing)?.value;
    let Event::Meeting(id) = link.event else {
        return Err(nothing());
    };
    let asked = meetings::asked(services, &id).await?.ok_or_else(nothing)?;
    Ok((id, asked, link.attendee))
}
