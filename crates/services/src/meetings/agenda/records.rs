//! How an agenda is kept, and as it is shown.

use contract::meetings::{Agenda, AgendaLine};
use domain::{
    bookings::Slot,
    ids::MeetingId,
    meetings::{AgendaItem, running},
};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// An agenda as stored; its id is the meeting's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::meetings) struct AgendaRecord {
    pub items: Vec<AgendaItem>,
}

/// The agenda of a meeting; none before its first item.
pub(in crate::meetings) async fn read(
    services: &Services,
    meeting: &MeetingId,
) -> Result<Option<Record<AgendaRecord>>, Error> {
    record::get(services, Kind::Agenda, meeting.as_str()).await
}

/// Items with their times.
pub(in crate::meetings) fn shown(slot: Slot, items: Vec<AgendaItem>) -> Agenda {
    let times = running(slot, &items);
    let end = times.last().map_or(slot.end, |last| last.slot.end);
    let over = end.duration_since(slot.end).as_mins().max(0);
    let lines = items.into_iter().zip(times);
    let line = |(item, time): (AgendaItem, domain::meetings::Running)| AgendaLine {
        item,
        start: time.slot.start,
        end: time.slot.end,
        over: time.over,
    };
    Agenda {
        items: lines.map(line).collect(),
        over_minutes: u32::try_from(over).unwrap_or(u32::MAX),
    }
}
