//! A room that is asked about many times at once.

use super::Busy;
use crate::bookings::{Request, Slot, Snapshot, Status, accepts};

/// A room with what stands in it.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    snapshot: Snapshot<'a>,
    /// Confirmed bookings with their buffers.
    taken: Busy,
}

impl<'a> Place<'a> {
    /// Of what was loaded; times outside `snapshot.known` are not known and not to be asked about.
    #[must_use]
    pub fn new(snapshot: Snapshot<'a>) -> Self {
        let confirmed = snapshot.occupied.iter();
        let confirmed = confirmed.filter(|one| one.status == Status::Confirmed);
        let (before, after) = buffers(&snapshot);
        let taken = Busy::of(confirmed.map(|one| one.slot.padded(before, after)));
        Self { snapshot, taken }
    }

    /// What a booking would be, when every rule accepts it. That the room is taken is seen first:
    /// of thousands of times most end there.
    #[must_use]
    pub fn takes(&self, slot: Slot, heads: u32) -> Option<Status> {
        let (before, after) = buffers(&self.snapshot);
        if self.taken.at(slot.padded(before, after)) {
            return None;
        }
        let request = Request {
            slot,
            changing: None,
            attendees: heads,
            historical: false,
            approved: false,
        };
        accepts(&request, &self.snapshot)
    }
}

fn buffers(snapshot: &Snapshot<'_>) -> (u32, u32) {
    let policy = &snapshot.room.policy;
    let (before, after) = (policy.buffer_before_minutes, policy.buffer_after_minutes);
    (before.value, after.value)
}
