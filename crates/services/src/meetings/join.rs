//! The one stable link by which everybody joins (R028). Whoever holds it is let in.

use contract::meetings::Join;

use super::{
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
    if secret.is_empty() || secret.len() > LONGEST {
        return Err(Error::NotFound("meeting"));
    }
    let mut found: Vec<Record<MeetingRecord>> =
        record::find(services, Kind::Meeting, "join", secret, 1).await?;
    let record = found.pop().ok_or(Error::NotFound("meeting"))?;
    let meeting = Meeting::of(services, record).await?;
    let directory = directory(services).await?;
    let (slot, place) = (meeting.slot(), place(&meeting, &directory));
    let cancelled = meeting.cancelled();
    let phase = meeting.phase(services.clock.now());
    let record = meeting.record.value;
    Ok(Join {
        topic: record.topic,
        start: slot.start,
        end: slot.end,
        time_zone: record.time_zone,
        place,
        phase,
        cancelled,
        platforms: record.platforms,
    })
}
