//! Calendars of rooms that this process has read lately. Each is true for one revision of the
//! room's guard, and every write moves the guard, so a glance at the guards tells what still holds.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use domain::{
    bookings::{Booking, Slot},
    ids::RoomId,
};

/// Most bookings kept; some 40 MB.
const MOST_KEPT: usize = 60_000;

/// One room's live bookings of a window, as stored: nobody's rights are applied yet.
#[derive(Debug)]
pub(crate) struct Kept {
    pub room: RoomId,
    /// The guard's revision; the bookings are at least as new.
    pub revision: u64,
    /// In order of (start, id).
    pub bookings: Vec<Booking>,
}

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    windows: HashMap<Slot, HashMap<RoomId, Arc<Kept>>>,
    bookings: usize,
}

impl Shelf {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A room's calendar when it is of this revision.
    pub(crate) fn get(&self, window: Slot, room: &RoomId, revision: u64) -> Option<Arc<Kept>> {
        let inner = self.lock();
        let kept = inner.windows.get(&window)?.get(room)?;
        (kept.revision == revision).then(|| kept.clone())
    }

    /// Keeps a calendar; a full shelf is emptied, except of the same window.
    pub(crate) fn put(&self, window: Slot, kept: &Arc<Kept>) {
        let mut inner = self.lock();
        if inner.bookings + kept.bookings.len() > MOST_KEPT {
            inner.windows.retain(|other, _| *other == window);
            inner.bookings = inner.windows.values().map(size).sum();
        }
        let rooms = inner.windows.entry(window).or_default();
        let before = rooms.get(&kept.room).map_or(0, |old| old.bookings.len());
        if rooms
            .get(&kept.room)
            .is_some_and(|old| old.revision > kept.revision)
        {
            return;
        }
        rooms.insert(kept.room.clone(), kept.clone());
        inner.bookings = inner.bookings.saturating_sub(before) + kept.bookings.len();
        if inner.bookings > MOST_KEPT {
            *inner = Inner::default();
        }
    }
}

fn size(rooms: &HashMap<RoomId, Arc<Kept>>) -> usize {
    rooms.values().map(|kept| kept.bookings.len()).sum()
}
