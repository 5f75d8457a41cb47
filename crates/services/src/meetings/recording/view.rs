//! What is kept of a recording, for those who look after the meeting.

use contract::meetings::{ConsentView, RecordingView};
use domain::{
    accounts::{Action, Actor},
    ids::MeetingId,
    meetings::needs_consent,
};
use jiff::Timestamp;

use super::{
    super::{papers::Shelf, records::visible, view::join_path},
    allowed,
    note::may_restore,
    read,
    records::ConsentRecord,
};
use crate::{Error, Services};

/// Whether a meeting is to be recorded, who agreed, and what was recorded.
///
/// # Errors
/// Denied to all but those who look after the meeting; not found; unavailable.
pub async fn recording(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<RecordingView, Error> {
    let meeting = visible(services, actor, id).await?;
    meeting.can(actor, Action::ChangeBooking)?;
    let kept = read(services, id).await?;
    let now = services.clock.now();
    let until = meeting.slot().end.min(now);
    let may_record = allowed(&meeting, kept.as_ref(), until).is_ok();
    let shelf = Shelf::of(services, id).await?;
    let revision = kept.as_ref().map_or(0, |kept| kept.revision);
    let value = kept.map(|kept| kept.value).unwrap_or_default();
    let record = meeting.record.value;
    Ok(RecordingView {
        topic: record.topic,
        time_zone: record.time_zone,
        wanted: value.wanted,
        needs_consent: needs_consent(record.kind),
        may_record,
        consents: value.consents.iter().map(|one| shown(one, now)).collect(),
        recordings: shelf.recordings(),
        join_path: join_path(&record.join),
        outsiders: record.outsiders,
        revision,
    })
}

fn shown(one: &ConsentRecord, now: Timestamp) -> ConsentView {
    ConsentView {
        id: one.id.clone(),
        who: one.who.clone(),
        company: one.company.clone(),
        way: one.way,
        given_at: one.given_at,
        noted_by: one.noted_by.clone(),
        noted_at: one.noted_at,
        withdrawn_at: one.withdrawn_at,
        may_restore: may_restore(one, now),
    }
}
