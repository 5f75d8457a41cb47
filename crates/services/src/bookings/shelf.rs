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

/// Most bookings kept, some 40 MB; a room's calendar counts as one more, also when it is empty.
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
    weight: usize,
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
        if inner.weight + weight(kept) > MOST_KEPT {
            inner.windows.retain(|other, _| *other == window);
            inner.weight = inner.windows.values().map(size).sum();
        }
        let rooms = inner.windows.entry(window).or_default();
        let before = rooms.get(&kept.room).map_or(0, |old| weight(old));
        if rooms
            .get(&kept.room)
            .is_some_and(|old| old.revision > kept.revision)
        {
            return;
        }
        rooms.insert(kept.room.clone(), kept.clone());
        inner.weight = inner.weight.saturating_sub(before) + weight(kept);
        if inner.weight > MOST_KEPT {
            *inner = Inner::default();
        }
    }
}

fn size(rooms: &HashMap<RoomId, Arc<Kept>>) -> usize {
    rooms.values().map(|kept| weight(kept)).sum()
}

fn weight(kept: &Kept) -> usize {
    kept.bookings.len() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::slot;

    #[test]
    fn empty_calendars_of_many_windows_do_not_fill_the_memory() {
        let shelf = Shelf::default();
        let first = slot("2026-11-20 00:00", "2026-11-27 00:00");
        for number in 0..u32::try_from(2 * MOST_KEPT).unwrap() {
            let window = Slot {
                start: first.start + jiff::SignedDuration::from_secs(i64::from(number)),
                end: first.end,
            };
            let kept = Arc::new(Kept {
                room: "plum".into(),
                revision: 1,
                bookings: Vec::new(),
            });
            shelf.put(window, &kept);
            assert!(shelf.get(window, &kept.room, 1).is_some());
            let inner = shelf.lock();
            assert!(inner.weight <= MOST_KEPT && inner.windows.len() <= MOST_KEPT);
        }
    }
}
