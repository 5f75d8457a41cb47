//! What the calendar shows, row by row; takes live changes, only newer ones.

use std::collections::HashMap;

use contract::{
    bookings::BookingView,
    live::{Change, ChangeKind, Snapshot},
};
use domain::{
    bookings::Slot,
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, ToSpan};
use leptos::prelude::*;

use crate::bookings::views::DayView;

/// The rows of one day; `Copy`.
#[derive(Clone, Copy)]
pub struct Board {
    rows: StoredValue<HashMap<RoomId, Row>>,
    shown: Slot,
    /// The booking that came last from elsewhere: it glows once.
    pub fresh: RwSignal<Option<BookingId>>,
}

struct Row {
    bookings: RwSignal<Vec<BookingView>>,
    newest: HashMap<BookingId, u64>,
}

impl Board {
    /// A day as it was read.
    #[must_use]
    pub fn new(view: &DayView, shown: Slot) -> Self {
        let mut rows: HashMap<RoomId, Row> = HashMap::new();
        for room in &view.house.rooms {
            let bookings = view.bookings.iter().filter(|one| one.room == room.id);
            let bookings: Vec<BookingView> = bookings.cloned().collect();
            let newest = bookings
                .iter()
                .map(|one| (one.id.clone(), one.revision))
                .collect();
            rows.insert(
                room.id.clone(),
                Row {
                    bookings: RwSignal::new(bookings),
                    newest,
                },
            );
        }
        Self {
            rows: StoredValue::new(rows),
            shown,
            fresh: RwSignal::new(None),
        }
    }

    /// The stretch of time that it holds.
    #[must_use]
    pub const fn shown(self) -> Slot {
        self.shown
    }

    /// A room's bookings; reactive.
    #[must_use]
    pub fn row(self, room: &RoomId) -> Signal<Vec<BookingView>> {
        let found = self
            .rows
            .with_value(|rows| rows.get(room).map(|row| row.bookings));
        found.map_or_else(|| Signal::stored(Vec::new()), Into::into)
    }

    /// Whether nothing stands in a room at an instant of the day; reactive.
    #[must_use]
    pub fn is_free(self, room: &RoomId, at: Timestamp) -> bool {
        let taken = |one: &BookingView| one.start <= at && at < one.end;
        self.row(room).with(|all| !all.iter().any(taken))
    }

    /// Takes one fact. True when a room itself changed and the day must be read again.
    #[must_use]
    pub fn change(self, change: &Change) -> bool {
        let Some(id) = &change.booking else {
            return change.kind == ChangeKind::Room;
        };
        let view = change
            .view
            .clone()
            .filter(|_| change.kind != ChangeKind::Removed);
        let view = view.filter(|view| self.shows(view));
        let applied = self.rows.try_update_value(|rows| {
            let row = rows.get_mut(&change.room)?;
            if row
                .newest
                .get(id)
                .is_some_and(|held| *held >= change.revision)
            {
                return None;
            }
            row.newest.insert(id.clone(), change.revision);
            row.bookings
                .update(|bookings| put(bookings, id, view.clone()));
            Some(())
        });
        if applied.flatten().is_some() && view.is_some() {
            self.fresh.set(Some(id.clone()));
        }
        false
    }

    /// Takes everything. True when it does not cover the day, which must then be read again.
    #[must_use]
    pub fn snapshot(self, snapshot: &Snapshot) -> bool {
        let from = snapshot
            .as_of
            .checked_sub(24.hours())
            .unwrap_or(snapshot.as_of);
        let to = snapshot
            .as_of
            .checked_add(144.hours())
            .unwrap_or(snapshot.as_of);
        if self.shown.start < from || to < self.shown.end {
            return true;
        }
        self.rows.try_update_value(|rows| {
            for room in &snapshot.rooms {
                let Some(row) = rows.get_mut(&room.room) else {
                    continue;
                };
                if row.newest.values().any(|held| *held > room.revision) {
                    continue;
                }
                let shown = room.bookings.iter().filter(|one| self.shows(one));
                let shown: Vec<BookingView> = shown.cloned().collect();
                for one in &shown {
                    row.newest.insert(one.id.clone(), one.revision);
                }
                if row.bookings.with_untracked(|held| *held != shown) {
                    row.bookings.set(shown);
                }
            }
        });
        false
    }

    fn shows(self, view: &BookingView) -> bool {
        view.status.is_live()
            && self.shown.overlaps(&Slot {
                start: view.start,
                end: view.end,
            })
    }
}

fn put(bookings: &mut Vec<BookingView>, id: &BookingId, view: Option<BookingView>) {
    bookings.retain(|one| one.id != *id);
    if let Some(view) = view {
        let place = bookings.partition_point(|one| (one.start, &one.id) < (view.start, &view.id));
        bookings.insert(place, view);
    }
}
