//! What a door knows, and how news changes it. Pure: also right when news comes late or twice.

use contract::{
    doors::DoorFace,
    live::{Change, ChangeKind, RoomSnapshot, Snapshot},
};
use domain::ids::BookingId;
use jiff::Timestamp;

/// Removed bookings that are remembered, so that late news does not bring one back.
const MOST_REMOVED: usize = 64;

/// What a door knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The room, its settings and its bookings.
    pub face: DoorFace,
    removed: Vec<(BookingId, u64)>,
}

/// What became of a piece of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Older than what is known, or about another room.
    Old,
    /// Taken in.
    Taken,
    /// It does not say enough: ask for the whole face again.
    AskAgain,
}

impl Known {
    /// From a whole answer of the server.
    #[must_use]
    pub fn new(face: DoorFace) -> Self {
        Self {
            face,
            removed: Vec::new(),
        }
    }

    /// Everything, whole. The line sends it first, so it is the truth even when its revision is
    /// lower (a restored backup).
    pub fn take_snapshot(&mut self, snapshot: &Snapshot) -> News {
        let own = |room: &&RoomSnapshot| room.room == self.face.snapshot.room;
        let Some(room) = snapshot.rooms.iter().find(own) else {
            return News::AskAgain;
        };
        self.face.snapshot = room.clone();
        self.face.as_of = snapshot.as_of;
        self.removed.clear();
        News::Taken
    }

    /// One fact. Applied only when it is newer than what is held of that booking.
    pub fn take_change(&mut self, change: &Change) -> News {
        if change.room != self.face.snapshot.room {
            return News::Old;
        }
        let Some(id) = change
            .booking
            .as_ref()
            .filter(|_| change.kind != ChangeKind::Room)
        else {
            return News::AskAgain;
        };
        if self
            .revision_of(id)
            .is_some_and(|held| change.revision <= held)
        {
            return News::Old;
        }
        let snapshot = &mut self.face.snapshot;
        match (&change.kind, &change.view) {
            (ChangeKind::Removed, _) => {
                snapshot.bookings.retain(|one| one.id != *id);
                self.removed.push((id.clone(), change.revision));
                let over = self.removed.len().saturating_sub(MOST_REMOVED);
                self.removed.drain(..over);
            }
            (_, Some(view)) => {
                snapshot.bookings.retain(|one| one.id != *id);
                let after = snapshot
                    .bookings
                    .partition_point(|one| one.start <= view.start);
                snapshot.bookings.insert(after, view.clone());
            }
            (_, None) => return News::AskAgain,
        }
        snapshot.revision = snapshot.revision.max(change.revision);
        self.face.as_of = self.face.as_of.max(change.state.as_of);
        News::Taken
    }

    /// Whether `face` differs in nothing but its bookings: same room, names, look and rules.
    #[must_use]
    pub fn has_frame_of(&self, face: &DoorFace) -> bool {
        let mut same = face.clone();
        same.snapshot = self.face.snapshot.clone();
        same.as_of = self.face.as_of;
        same == self.face && face.snapshot.room == self.face.snapshot.room
    }

    /// Whether the window of bookings still covers `now`; past it a plan says nothing.
    #[must_use]
    pub fn covers(&self, now: Timestamp) -> bool {
        let days = now.duration_since(self.face.as_of).as_hours() / 24;
        (0..6).contains(&days)
    }

    fn revision_of(&self, id: &BookingId) -> Option<u64> {
        let held = self.face.snapshot.bookings.iter().find(|one| one.id == *id);
        let gone = self.removed.iter().rev().find(|(one, _)| one == id);
        held.map(|one| one.revision)
            .max(gone.map(|(_, revision)| *revision))
    }
}
