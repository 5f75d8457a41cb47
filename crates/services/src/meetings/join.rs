//! The one stable link by which everybody joins (R028). Whoever holds it is let in.

use contract::meetings::Join;
use domain::meetings::Phase;

use super::{
    recording,
    records::{Meeting, MeetingRecord},
    view::place,
};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
    rooms::directory,
};

/// Longest secret that is looked up, in characters.
const LONGEST: usize = 100;

/// What the link shows, without names of people.
///
/// # Errors
/// Not found; unavailable.
pub async fn join(services: &Services, secret: &str) -> Result<Join, Error> {
    let meeting = found(services, secret).await?;
    let directory = directory(services).await?;
    let (slot, place) = (meeting.slot(), place(&meeting, &directory));
    let cancelled = meeting.cancelled();
    let phase = meeting.phase(services.clock.now());
    let asked = recording::read(services, &meeting.id()).await?;
    let asked = asked.is_some_and(|kept| kept.value.wanted);
    let record = meeting.record.value;
    Ok(Join {
        topic: record.topic,
        start: slot.start,
        end: slot.end,
        time_zone: record.time_zone,
        place,
        phase,
        cancelled,
        outsiders: record.outsiders && !cancelled && phase < Phase::Ended,
        to_be_recorded: asked && !cancelled && phase < Phase::Ended,
        mode: record.mode,
        platforms: record.platforms,
    })
}

/// The meeting behind a link.
pub(super) async fn found(services: &Services, secret: &str) -> Result<Meeting, Error> {
    if secret.is_empty() || secret.len() > LONGEST {
        return Err(Error::NotFound("meeting"));
    }
    let mut found: Vec<Record<MeetingRecord>> =
        record::find(services, Kind::Meeting, "join", secret, 1).await?;
    let record = found.pop().ok_or(Error::NotFound("meeting"))?;
    Meeting::of(services, record).await
}
