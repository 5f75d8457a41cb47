//! Cancelling a meeting: its rooms are free at once, the meeting stays as cancelled (R032).

use contract::meetings::MeetingDetail;
use domain::{accounts::Actor, ids::MeetingId, meetings::Phase};

use super::{about, records::changeable, view::get};
use crate::{
    Error, Services,
    bookings::{LONGEST_REASON, release_for},
    errands::{self, Event},
    fields::Fields,
    journal::audited,
    ports::Kind,
};

/// Cancels a meeting and gives all its rooms up, in one transaction.
///
/// # Errors
/// Denied; not found; stale; wrong field `reason`; rules `meeting_cancelled`,
/// `only_forward` when it is over; unavailable.
pub async fn cancel(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    reason: Option<&str>,
    revision: Option<u64>,
) -> Result<MeetingDetail, Error> {
    let work = carry_out(services, actor, id, reason, revision);
    audited(services, actor, about("meetings.cancel", id), work).await?;
    get(services, actor, id).await
}

async fn carry_out(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    reason: Option<&str>,
    revision: Option<u64>,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason.unwrap_or_default(), LONGEST_REASON);
    fields.done()?;
    let mut meeting = changeable(services, actor, id, revision).await?;
    if meeting.phase(services.clock.now()) >= Phase::Ended {
        return Err(Error::Rule("only_forward"));
    }
    let record = &mut meeting.record.value;
    record.cancelled = true;
    record.reason = Some(reason.clone()).filter(|reason| !reason.trim().is_empty());
    record.updated_at = services.clock.now();
    let (topic, reason) = (record.topic.clone(), record.reason.clone());
    let tell = errands::tell(services, Event::Meeting(id.clone()), actor.account())?;
    let changes = [meeting.record.put(Kind::Meeting)?, tell];
    let told = about("meetings.cancel", id);
    release_for(services, actor, id, reason, &changes, (told, &topic)).await
}
