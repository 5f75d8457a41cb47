//! The same time in another room.

use super::{
    Alternative, AlternativeKind, MOST_ALTERNATIVES, Request, Snapshot, Status,
    alternatives::alternative, decide::judge,
};
use crate::rooms::Room;

/// Other rooms that would take the same time, best first, at most [`MOST_ALTERNATIVES`]: in the
/// wanted room's building before others, effective at once before waiting for approval, then the
/// closest in size. `rooms` are those that the caller may book.
#[must_use]
pub fn elsewhere(request: &Request<'_>, rooms: &[Snapshot<'_>], wanted: &Room) -> Vec<Alternative> {
    let mut free: Vec<_> = rooms
        .iter()
        .filter(|other| other.room.id != wanted.id)
        .filter_map(|other| Some((judge(request, other).ok()?, other.room)))
        .map(|(status, room)| {
            let far = room.building != wanted.building;
            let waits = status == Status::Pending;
            let size = room.capacity.abs_diff(wanted.capacity);
            (
                far,
                waits,
                size,
                room.floor != wanted.floor,
                &room.name,
                room,
            )
        })
        .collect();
    free.sort_by(|a, b| (a.0, a.1, a.2, a.3, a.4).cmp(&(b.0, b.1, b.2, b.3, b.4)));
    free.into_iter()
        .take(MOST_ALTERNATIVES)
        .map(|(.., room)| alternative(AlternativeKind::SameTimeElsewhere, room, request.slot))
        .collect()
}
