//! Whether one comes: accepted, perhaps, declined with a reason (R048, R055).

use contract::meetings::{AnswerInvitation, MeetingDetail};
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::{AttendeeKind, Mode, Participation, Phase, Right},
};
use jiff::Timestamp;

use super::{
    super::{
        about,
        records::{known, visible},
        view::get,
    },
    records::{Answer, AttendeeRecord, People, attendee_id},
    view::standing,
    wanted::is_account,
};
use crate::{
    Error, Services,
    bookings::LONGEST_REASON,
    errands::{self, Event},
    fields::{Fields, wrong},
    journal::{audited, entry},
    ports::{Kind, StoreError},
    record,
};

/// Tries when somebody changes the same attendee meanwhile.
const TRIES: usize = 5;

/// Answers the caller's own invitation; the last answer counts, until the meeting is over.
///
/// # Errors
/// Denied (`not_invited`); not found; wrong fields `participation`, `reason`, `mode`; rules
/// `meeting_cancelled`, `meeting_over`, `has_delegate`; unavailable.
pub async fn answer(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &AnswerInvitation,
) -> Result<MeetingDetail, Error> {
    let work = carry_out(services, (actor, None), id, input);
    audited(services, actor, about("meetings.answer", id), work).await?;
    get(services, actor, id).await
}

/// Answers for `attendee`, who holds the secret of the invitation and need not be known.
///
/// # Errors
/// As [`answer`]; not found (`attendee`) for one who is not asked any more.
pub(crate) async fn answer_as(
    services: &Services,
    id: &MeetingId,
    attendee: &str,
    input: &AnswerInvitation,
) -> Result<(), Error> {
    let actor = Actor::anonymous();
    let work = carry_out(services, (&actor, Some(attendee)), id, input);
    audited(services, &actor, about("meetings.answer", id), work).await
}

/// Who answers: a caller for themselves, or whoever holds the invitation of this attendee.
pub(super) type Who<'a> = (&'a Actor, Option<&'a str>);

async fn carry_out(
    services: &Services,
    who: Who<'_>,
    id: &MeetingId,
    input: &AnswerInvitation,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let known = Participation::ANSWERS.contains(&input.participation);
    fields.check("participation", "bad_value", known);
    let reason = fields.text("reason", &input.reason, LONGEST_REASON);
    fields.done()?;
    let said = Said {
        participation: input.participation,
        reason: Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
        mode: input.mode,
    };
    for _ in 0..TRIES {
        match try_answer(services, who, id, said.clone()).await {
            Err(Error::Stale(_) | Error::Unavailable(Some(StoreError::Stale(_)))) => {}
            done => return done,
        }
    }
    Err(Error::Unavailable(None))
}

/// What is answered, checked as far as the meeting need not be known.
#[derive(Clone)]
struct Said {
    participation: Participation,
    reason: Option<String>,
    mode: Option<Mode>,
}

async fn try_answer(
    services: &Services,
    (actor, invited): Who<'_>,
    id: &MeetingId,
    said: Said,
) -> Result<(), Error> {
    if actor.read_only {
        return Err(Denial::ReadOnlyKey.into());
    }
    let meeting = match invited {
        Some(_) => known(services, id).await?,
        None => visible(services, actor, id).await?,
    };
    let people = People::of(services, id).await?;
    let now = services.clock.now();
    let mut asked = meeting.record.value.attendees.iter();
    let who = match invited {
        Some(attendee) => asked
            .find(|one| attendee_id(id, one) == attendee)
            .ok_or(Error::NotFound("attendee"))?,
        None => {
            let own = asked.find(|one| is_account(one, actor.account()));
            standing(actor, &meeting, &people, now).may(Right::Answer)?;
            own.ok_or(Denial::NotInvited)?
        }
    };
    if meeting.cancelled() {
        return Err(Error::Rule("meeting_cancelled"));
    }
    if meeting.phase(now) >= Phase::Ended {
        return Err(Error::Rule("meeting_over"));
    }
    let offered = |mode| meeting.record.value.mode.offers(mode);
    if !said.mode.is_none_or(offered) {
        return Err(wrong("mode", "bad_value"));
    }
    let attendee = attendee_id(id, who);
    let before = people.record(&attendee).map(|record| &record.value);
    if before.is_some_and(|before| before.delegated_to.is_some()) {
        return Err(Error::Rule("has_delegate"));
    }
    let as_before = before.and_then(|before| before.answer.as_ref()?.mode);
    let given = Answer {
        participation: said.participation,
        slot: meeting.slot(),
        reason: said.reason,
        mode: said.mode.or(as_before),
        at: now,
    };
    let told = matters(before, &given, now)
        .then(|| errands::tell(services, Event::Meeting(id.clone()), actor.account()))
        .transpose()?;
    let change = if let Some(record) = people.record(&attendee) {
        let mut record = record.clone();
        record.value.answer = Some(given);
        record.put(Kind::Attendee)?
    } else {
        let mut record = AttendeeRecord::new(id, who, now);
        record.answer = Some(given);
        record::create(Kind::Attendee, &attendee, &record)?
    };
    let topic = &meeting.record.value.topic;
    let detail = format!("{topic}, {}", said.participation.as_str());
    let row = entry(services, actor, about("meetings.answer", id), &detail);
    let changes = told.into_iter().chain([change]).collect();
    services.records.write(changes, vec![row]).await?;
    Ok(())
}

/// Whether the organiser is to hear of it: somebody who must come declines, or does come after all
/// (decision 7).
fn matters(before: Option<&AttendeeRecord>, given: &Answer, now: Timestamp) -> bool {
    let kind = before.map_or_else(AttendeeKind::default, |before| before.kind);
    let answer = before.and_then(|before| before.answer.as_ref());
    let declined = answer.is_some_and(|answer| {
        let said = answer.participation;
        let said = said.for_slot(answer.slot, given.slot, given.slot.start <= now);
        said == Participation::Declined
    });
    let declines = given.participation == Participation::Declined;
    kind == AttendeeKind::Required && (declined || declines)
}
