//! What a door knows, and how news changes it. Pure: also right when news comes late or twice.

use contract::{
    doors::DoorFace,
    live::{Change, ChangeKind, RoomSnapshot, Snapshot},
};
use domain::{
    doors::{Trust, trust},
    ids::BookingId,
};
use jiff::Timestamp;

use crate::live::Message;

/// Removed bookings that are remembered, so that late news does not bring one back.
const MOST_REMOVED: usize = 64;

/// What a door knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The room, its settings and its bookings.
    pub face: DoorFace,
    removed: Vec<(BookingId, u64)>,
    /// Of unknown age: a kept copy, or a device that lost track of time.
    kept: bool,
    /// By the server's clock, when all this was last known to be all there is.
    verified: Timestamp,
    /// Something happened since that is not known.
    missing: bool,
    /// The revision of the last whole answer: it held all that was told up to there.
    whole: u64,
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
            verified: face.as_of,
            whole: face.snapshot.revision,
            face,
            removed: Vec::new(),
            kept: false,
            missing: false,
        }
    }

    /// From the copy that the tablet kept. Only a clock could say how old it is, and a tablet that
    /// was without power may have any clock: it is never sure until the server was heard.
    #[must_use]
    pub fn from_copy(face: DoorFace) -> Self {
        Self {
            kept: true,
            ..Self::new(face)
        }
    }

    /// How far all this may be trusted at `now`, when it was last verified at `verified`.
    #[must_use]
    pub fn trust(&self, verified: Timestamp, now: Timestamp) -> Trust {
        if self.kept {
            return Trust::Unsure;
        }
        trust(verified, now)
    }

    /// How much time passed is not known any more: a device that slept, or a clock that was set.
    pub fn lose_track(&mut self) {
        self.kept = true;
    }

    /// By the server's clock, when this was last known to be all there is. A sign of life is no
    /// proof of that: a message can be lost, so the tablet asks how far the room has come.
    #[must_use]
    pub const fn verified(&self) -> Timestamp {
        self.verified
    }

    /// Whether something is known to be missing, so that the server must be asked.
    #[must_use]
    pub const fn in_doubt(&self) -> bool {
        self.missing || self.kept
    }

    /// The server said at `at` how far the room has come. More than what is held: ask.
    pub fn take_revision(&mut self, revision: u64, at: Timestamp) -> News {
        if revision > self.face.snapshot.revision {
            self.missing = true;
        }
        if self.in_doubt() {
            return News::AskAgain;
        }
        self.verified = self.verified.max(at);
        News::Old
    }

    /// The whole answer to a question. While it was on its way the line may have brought later
    /// news: an answer that was read before them is no news.
    pub fn take_answer(&mut self, face: DoorFace) -> News {
        let held = &self.face;
        let same_room = held.snapshot.room == face.snapshot.room;
        let behind = face.snapshot.revision < held.snapshot.revision && face.as_of <= held.as_of;
        if same_room && behind && !self.kept {
            return News::Old;
        }
        *self = Self::new(face);
        News::Taken
    }

    /// Whatever the line brings. What says too little leaves a doubt.
    pub fn take(&mut self, message: &Message) -> News {
        let news = match message {
            Message::Snapshot(snapshot) => self.take_snapshot(snapshot),
            Message::Change(change) => self.take_change(change),
            Message::Revisions(_) => News::Old,
            Message::Resync => News::AskAgain,
        };
        if news == News::AskAgain {
            self.missing = true;
        }
        news
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
        self.verified = snapshot.as_of;
        self.whole = room.revision;
        self.kept = false;
        self.missing = false;
        News::Taken
    }

    /// One fact. Applied only when it is newer than what is held of that booking. Revisions of a
    /// room follow each other: when one is left out, what lies between may have been lost, and old
    /// and new together would show a room that never was. Then all is asked for instead.
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
        let held = self.revision_of(id);
        if change.revision <= self.whole || held.is_some_and(|held| change.revision <= held) {
            return News::Old;
        }
        if change.revision > self.face.snapshot.revision.saturating_add(1) {
            return News::AskAgain;
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
