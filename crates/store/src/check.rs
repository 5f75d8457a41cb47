//! Whether what is stored agrees with itself (`lintel check`). Reads only, page by page.
//!
//! Must not know rules of booking: buffers and opening hours may have changed since, so only a true
//! overlap of two confirmed bookings is wrong here.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    bookings::{Booking, Slot, Status},
    ids::{BookingId, MeetingId, RoomId, SeriesId},
};
use jiff::Timestamp;
use services::ports::{BookingStore, Kind, Records, StoreError};

use crate::{Store, bookings::Row, error::Failure};

/// Bookings, series or rows read at once.
const PAGE: usize = 1_000;
/// Most violations told; more help nobody.
const MOST_VIOLATIONS: usize = 1_000;

/// Something stored that contradicts something else stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// Lists do not show it where it is, or show an older state of it.
    #[error("booking {0}: its row on the calendar is missing or old")]
    RowMissing(BookingId),
    /// Lists show what is not there.
    #[error("room {room}: a row on the calendar for {booking}, which is not there")]
    RowLeft {
        /// Where.
        room: RoomId,
        /// Whose.
        booking: BookingId,
    },
    /// Two confirmed bookings have an instant in common.
    #[error("room {room}: {one} and {other} overlap")]
    Overlap {
        /// Where.
        room: RoomId,
        /// The earlier.
        one: BookingId,
        /// The later.
        other: BookingId,
    },
    /// A booking carries a revision that its room has not reached: it would repeat.
    #[error("room {room}: guard {guard} is behind revision {revision} of a booking")]
    GuardBehind {
        /// Where.
        room: RoomId,
        /// The guard.
        guard: u64,
        /// The highest revision found.
        revision: u64,
    },
    /// A date of a series that does not exist.
    #[error("booking {booking}: its series {series} is not there")]
    SeriesMissing {
        /// The date.
        booking: BookingId,
        /// The series named.
        series: SeriesId,
    },
    /// A booking for a meeting that does not exist, or does not know of it.
    #[error("booking {booking}: its meeting {meeting} does not know of it")]
    MeetingMissing {
        /// The booking.
        booking: BookingId,
        /// The meeting named.
        meeting: MeetingId,
    },
    /// Two live bookings of one meeting at different times (R027).
    #[error("meeting {meeting}: {one} and {other} are at different times")]
    MeetingApart {
        /// The meeting.
        meeting: MeetingId,
        /// One of its bookings.
        one: BookingId,
        /// Another.
        other: BookingId,
    },
}

/// What a walk over all bookings leaves behind.
#[derive(Default)]
struct Walk {
    /// Highest revision of a booking, by room.
    revisions: BTreeMap<RoomId, u64>,
    /// Series named, with one booking that names each.
    series: BTreeMap<SeriesId, BookingId>,
    /// Bookings of each meeting, those that are live with their slot.
    meetings: BTreeMap<MeetingId, Vec<(BookingId, Option<Slot>)>>,
    found: Vec<Violation>,
}

/// Compares bookings, rows for lists, guards and series; at most 1,000 violations.
///
/// # Errors
/// [`StoreError::Unavailable`] when something cannot be read at all.
pub async fn check(store: &Store) -> Result<Vec<Violation>, StoreError> {
    let mut walk = Walk::default();
    let mut after: Option<BookingId> = None;
    loop {
        let page = store.all_bookings(after.as_ref(), PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id.clone());
        walk.page(store, &page).await?;
    }
    walk.guards(store).await?;
    walk.series(store).await?;
    walk.meetings(store).await?;
    let rooms: Vec<_> = walk.revisions.keys().cloned().collect();
    for room in rooms {
        walk.room(store, &room).await?;
    }
    walk.found.truncate(MOST_VIOLATIONS);
    Ok(walk.found)
}

impl Walk {
    async fn page(&mut self, store: &Store, page: &[Booking]) -> Result<(), Failure> {
        let copies = store.copies(page).await?;
        for one in page {
            if copies.get(&one.id) != Some(one) {
                self.found.push(Violation::RowMissing(one.id.clone()));
            }
            let highest = self.revisions.entry(one.room.clone()).or_default();
            *highest = one.revision.max(*highest);
            if let Some(series) = &one.series {
                self.series.insert(series.clone(), one.id.clone());
            }
            if let Some(meeting) = &one.meeting {
                let slot = one.status.is_live().then_some(one.slot);
                let bookings = self.meetings.entry(meeting.clone()).or_default();
                bookings.push((one.id.clone(), slot));
            }
        }
        Ok(())
    }

    async fn guards(&mut self, store: &Store) -> Result<(), StoreError> {
        let guards: BTreeMap<_, _> = store.guards().await?.into_iter().collect();
        // Rooms that only ever had a guard are looked at as well: rows may be left in them.
        for room in guards.keys() {
            self.revisions.entry(room.clone()).or_default();
        }
        for (room, &revision) in &self.revisions {
            let guard = guards.get(room).copied().unwrap_or(0);
            if guard < revision {
                let room = room.clone();
                self.found.push(Violation::GuardBehind {
                    room,
                    guard,
                    revision,
                });
            }
        }
        Ok(())
    }

    async fn series(&mut self, store: &Store) -> Result<(), StoreError> {
        let mut missing = std::mem::take(&mut self.series);
        let mut after: Option<SeriesId> = None;
        loop {
            let page = store.all_series(after.as_ref(), PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id.clone());
            missing.retain(|series, _| !page.iter().any(|one| one.id == *series));
        }
        let told = missing.into_iter();
        self.found
            .extend(told.map(|(series, booking)| Violation::SeriesMissing { booking, series }));
        Ok(())
    }

    async fn meetings(&mut self, store: &Store) -> Result<(), StoreError> {
        for (meeting, bookings) in std::mem::take(&mut self.meetings) {
            let record = store.get(Kind::Meeting, meeting.as_str()).await?;
            let known = record.map(|record| record.value["bookings"].clone());
            let knows = |booking: &BookingId| {
                let known = known.as_ref().and_then(serde_json::Value::as_array);
                known.is_some_and(|all| all.iter().any(|one| one == booking.as_str()))
            };
            let unknown = bookings.iter().filter(|(booking, _)| !knows(booking));
            self.found.extend(unknown.map(|(booking, _)| {
                let (booking, meeting) = (booking.clone(), meeting.clone());
                Violation::MeetingMissing { booking, meeting }
            }));
            let mut live = bookings
                .iter()
                .filter_map(|(id, slot)| Some((id, (*slot)?)));
            let Some((one, slot)) = live.next() else {
                continue;
            };
            self.found
                .extend(live.filter(|(_, other)| *other != slot).map(|(other, _)| {
                    let (one, other, meeting) = (one.clone(), other.clone(), meeting.clone());
                    Violation::MeetingApart {
                        meeting,
                        one,
                        other,
                    }
                }));
        }
        Ok(())
    }

    async fn room(&mut self, store: &Store, room: &RoomId) -> Result<(), StoreError> {
        // The confirmed one that ends last so far: only it can still be touched.
        let mut open: Option<(BookingId, Slot)> = None;
        for live in [true, false] {
            let (mut after, mut id) = (Timestamp::MIN, BookingId::from(""));
            loop {
                let rows = store.room_rows(room, live, (after, &id), PAGE).await?;
                let Some(last) = rows.last() else { break };
                (after, id) = (last.slot.start, last.booking.clone());
                for row in rows.iter().filter(|row| row.status == Status::Confirmed) {
                    self.overlap(room, &mut open, row);
                }
                self.left(store, room, live, &rows).await?;
            }
        }
        Ok(())
    }

    fn overlap(&mut self, room: &RoomId, open: &mut Option<(BookingId, Slot)>, row: &Row) {
        if let Some((one, slot)) = open.as_ref().filter(|(_, slot)| slot.overlaps(&row.slot)) {
            let (room, one, other) = (room.clone(), one.clone(), row.booking.clone());
            let later = slot.end >= row.slot.end;
            self.found.push(Violation::Overlap { room, one, other });
            if later {
                return;
            }
        }
        *open = Some((row.booking.clone(), row.slot));
    }

    /// Rows whose booking is gone, or stands elsewhere.
    async fn left(
        &mut self,
        store: &Store,
        room: &RoomId,
        live: bool,
        rows: &[Row],
    ) -> Result<(), StoreError> {
        let ids: BTreeSet<_> = rows.iter().map(|row| row.booking.clone()).collect();
        let known = store.bookings(&ids).await?;
        for row in rows {
            let stands = known.get(&row.booking).is_some_and(|one| {
                one.room == *room && one.slot == row.slot && one.status.is_live() == live
            });
            if !stands {
                let (room, booking) = (room.clone(), row.booking.clone());
                self.found.push(Violation::RowLeft { room, booking });
            }
        }
        Ok(())
    }
}
