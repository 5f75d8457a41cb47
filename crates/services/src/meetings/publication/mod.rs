//! Publishing meetings, and what the public reads of them (R030).
//!
//! Time and place are the meeting's own whenever somebody reads, so that they cannot differ; only
//! the content is the publication's. Nobody's name but the organiser's, no agenda and no paper
//! comes through here. Start at [`publish`] and at [`events`].

mod events;
mod publish;
#[cfg(test)]
mod tests;

pub use events::{event, events};
pub use publish::{publication, publish, unpublish};

use contract::meetings::EventView;
use domain::{
    ids::MeetingId,
    meetings::{Audience, Mode, Phase},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    records::Meeting,
    view::{join_path, place},
};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
    rooms::Directory,
};

/// A publication as stored; its id is the meeting's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::meetings) struct PublicationRecord {
    /// To whom it is published, or was.
    audience: Audience,
    /// To whom lists show it: none once it is taken back, or over for long.
    listed: Option<Audience>,
    published: bool,
    content: String,
    with_link: bool,
    by: String,
    at: Timestamp,
}

/// The publication of a meeting, also one that was taken back; none before the first time.
pub(in crate::meetings) async fn read(
    services: &Services,
    id: &MeetingId,
) -> Result<Option<Record<PublicationRecord>>, Error> {
    record::get(services, Kind::Publication, id.as_str()).await
}

/// To whom it is published.
pub(in crate::meetings) fn published(
    known: Option<&Record<PublicationRecord>>,
) -> Option<Audience> {
    let known = known.filter(|known| known.value.published);
    known.map(|known| known.value.audience)
}

/// What is read of a meeting with this publication.
fn shown(
    meeting: &Meeting,
    publication: &PublicationRecord,
    revision: u64,
    (directory, now): (&Directory, Timestamp),
) -> EventView {
    let (slot, value) = (meeting.slot(), &meeting.record.value);
    let (cancelled, phase) = (meeting.cancelled(), meeting.phase(now));
    let open = !cancelled && phase < Phase::Ended;
    let link = open && publication.with_link && may_have_link(meeting);
    EventView {
        id: meeting.id(),
        topic: value.topic.clone(),
        content: publication.content.clone(),
        start: slot.start,
        end: slot.end,
        time_zone: value.time_zone.clone(),
        place: match cancelled {
            true => String::new(),
            false => place(meeting, directory),
        },
        mode: value.mode,
        phase,
        pending: meeting.pending(),
        cancelled,
        organiser: value.organiser_name.clone(),
        audience: publication.audience,
        join_path: link.then(|| join_path(&value.join)),
        revision: revision + meeting.revision(),
    }
}

/// Whether a page may have the join link: whoever has it may come, and from afar.
fn may_have_link(meeting: &Meeting) -> bool {
    let value = &meeting.record.value;
    value.outsiders && value.mode != Mode::InPerson
}
