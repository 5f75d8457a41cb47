//! Moving a meeting on: prepared, ended, archived (R026).

use contract::{bookings::ChangeBooking, meetings::MeetingDetail};
use domain::{
    accounts::Actor,
    bookings::Slot,
    ids::MeetingId,
    meetings::{Backwards, Phase},
};

use super::{
    about,
    records::{Meeting, changeable},
    view::get,
};
use crate::{
    Error, Services,
    bookings::{change_for, whole_seconds},
    journal::{audited, entry},
    ports::Kind,
};

/// Brings a meeting to the next phase; one that ends before its time gives its rooms back.
///
/// # Errors
/// Denied; not found; stale; rules `meeting_cancelled`, `only_forward` for a phase that
/// lies behind, `not_yet` for one that another must come before; unavailable.
pub async fn advance(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    to: Phase,
    revision: Option<u64>,
) -> Result<MeetingDetail, Error> {
    let work = carry_out(services, actor, id, to, revision);
    audited(services, actor, about("meetings.advance", id), work).await?;
    get(services, actor, id).await
}

async fn carry_out(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    to: Phase,
    revision: Option<u64>,
) -> Result<(), Error> {
    let mut meeting = changeable(services, actor, id, revision).await?;
    let now = services.clock.now();
    let phase = meeting.phase(now).advance(to, !meeting.pending());
    meeting.record.value.phase = phase.map_err(|error| match error {
        Backwards::Behind => Error::Rule("only_forward"),
        Backwards::NotYet => Error::Rule("not_yet"),
    })?;
    meeting.record.value.updated_at = now;
    match to {
        Phase::Ended => end(services, actor, meeting).await,
        _ => {
            let told = about("meetings.advance", id);
            let detail = format!("{}, {}", meeting.record.value.topic, to.as_str());
            let row = entry(services, actor, told, &detail);
            let change = meeting.record.put(Kind::Meeting)?;
            services.records.write(vec![change], vec![row]).await?;
            Ok(())
        }
    }
}

/// It is over now: its rooms are free from this second.
async fn end(services: &Services, actor: &Actor, mut meeting: Meeting) -> Result<(), Error> {
    let (id, slot) = (meeting.id(), meeting.slot());
    let now = whole_seconds(services.clock.now());
    // In its very first second there is nothing to keep of it but an instant.
    let end = now.max(slot.start + jiff::SignedDuration::from_secs(1));
    meeting.record.value.slot = Slot {
        start: slot.start,
        end,
    };
    let told = about("meetings.advance", &id);
    let changes = [meeting.record.put(Kind::Meeting)?];
    let Some(first) = meeting.live().next() else {
        let row = entry(services, actor, told, &meeting.record.value.topic);
        services.records.write(changes.into(), vec![row]).await?;
        return Ok(());
    };
    let rooms = ChangeBooking {
        end: Some(end),
        ..ChangeBooking::default()
    };
    change_for(services, actor, &first.id, &rooms, &changes, told).await
}
