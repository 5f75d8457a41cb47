//! The memory behind the fakes: one lock, so every commit is one transaction.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use domain::{
    bookings::{Booking, Series},
    ids::{BookingId, RoomId, SeriesId},
};
use tokio::sync::broadcast;

use super::feed::MOST_HINTS;
use crate::ports::{CommitError, Hint, JournalEntry, Kind, Stored};

/// What happens instead of, or just before, the next commit of bookings.
pub(super) enum Trouble {
    /// The commit fails with this.
    Fail(CommitError),
    /// The commit is carried out, but its outcome is told as unknown.
    CommitThenUnknown,
    /// Somebody else moves this room's guard first.
    MoveGuard(RoomId),
}

/// Everything stored. Implements the three store ports.
pub struct Memory {
    pub(super) inner: Mutex<Inner>,
    pub(super) hints: broadcast::Sender<Hint>,
    dawdles: AtomicBool,
}

#[derive(Default)]
pub(super) struct Inner {
    pub(super) records: BTreeMap<Kind, BTreeMap<String, Stored>>,
    pub(super) bookings: BTreeMap<BookingId, Booking>,
    pub(super) series: BTreeMap<SeriesId, Series>,
    pub(super) guards: BTreeMap<RoomId, u64>,
    pub(super) journal: Vec<JournalEntry>,
    pub(super) trouble: VecDeque<Trouble>,
    pub(super) unguarded: bool,
    pub(super) down: bool,
}

impl Default for Memory {
    fn default() -> Self {
        let (hints, _) = broadcast::channel(MOST_HINTS);
        Self {
            inner: Mutex::default(),
            hints,
            dawdles: AtomicBool::new(false),
        }
    }
}

impl Memory {
    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next commit of bookings fails with `error`, having written nothing.
    pub fn fail_next_commit(&self, error: CommitError) {
        self.lock().trouble.push_back(Trouble::Fail(error));
    }

    /// The next commit of bookings happens, and tells [`CommitError::Unknown`].
    pub fn lose_next_answer(&self) {
        self.lock().trouble.push_back(Trouble::CommitThenUnknown);
    }

    /// Before the next commit of bookings somebody else moves `room`'s guard.
    pub fn move_guard_before_next_commit(&self, room: &RoomId) {
        let trouble = Trouble::MoveGuard(room.clone());
        self.lock().trouble.push_back(trouble);
    }

    /// Switches the guard off: the negative control of race tests.
    pub fn switch_guard_off(&self) {
        self.lock().unguarded = true;
    }

    /// From now on everybody else has a turn between a read and what its reader does next: what
    /// runs at once really meets.
    pub fn dawdle_after_reads(&self) {
        self.dawdles.store(true, Ordering::Relaxed);
    }

    pub(super) async fn dawdle(&self) {
        if self.dawdles.load(Ordering::Relaxed) {
            tokio::task::yield_now().await;
        }
    }

    /// From now on nothing answers, or everything again.
    pub fn set_down(&self, down: bool) {
        self.lock().down = down;
    }

    /// Every booking, in order of id.
    #[must_use]
    pub fn bookings(&self) -> Vec<Booking> {
        self.lock().bookings.values().cloned().collect()
    }

    /// Every series, in order of id.
    #[must_use]
    pub fn all_series(&self) -> Vec<Series> {
        self.lock().series.values().cloned().collect()
    }

    /// The journal, oldest first.
    #[must_use]
    pub fn journal(&self) -> Vec<JournalEntry> {
        self.lock().journal.clone()
    }

    /// A room's guard.
    #[must_use]
    pub fn guard(&self, room: &RoomId) -> u64 {
        self.lock().guards.get(room).copied().unwrap_or(0)
    }

    /// Keeps journal rows and tells the listeners, after the transaction.
    pub(super) fn tell(&self, inner: &mut Inner, journal: Vec<JournalEntry>) {
        for entry in &journal {
            // No listener is fine: nobody is looking.
            let _ = self.hints.send(Hint::Committed {
                at: entry.at,
                facts: entry.facts.clone(),
                rooms: entry.rooms.clone(),
                meeting: (entry.subject_kind == JournalEntry::MEETING)
                    .then(|| entry.subject_id.as_str().into()),
                notices: entry.subject_kind == JournalEntry::NOTICE,
            });
        }
        inner.journal.extend(journal);
    }
}
