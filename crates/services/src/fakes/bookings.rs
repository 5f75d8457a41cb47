//! Bookings in memory, behind the guard.

use async_trait::async_trait;
use domain::{
    bookings::{Booking, Occupied, Series, Slot},
    ids::{AccountId, BookingId, RoomId, SeriesId},
};
use jiff::Timestamp;

use super::{
    Memory,
    memory::{Inner, Trouble},
};
use crate::ports::{
    Asked, BookingStore, CalendarRead, CommitError, Engaged, Kind, Loaded, StoreError, Write,
    WrittenBooking,
};

impl Inner {
    fn loaded(&self, asked: &Asked) -> Loaded {
        let mut occupied: Vec<_> = self
            .bookings
            .values()
            .filter(|one| one.room == asked.room && one.status.is_live())
            .filter(|one| one.slot.overlaps(&asked.window))
            .map(|one| Occupied {
                booking: one.id.clone(),
                slot: one.slot,
                status: one.status,
            })
            .collect();
        occupied.sort_by(|a, b| (a.slot.start, &a.booking).cmp(&(b.slot.start, &b.booking)));
        let rooms = self.records.get(&Kind::Room);
        Loaded {
            room: asked.room.clone(),
            record: rooms.and_then(|all| all.get(asked.room.as_str())).cloned(),
            guard: self.guards.get(&asked.room).copied().unwrap_or(0),
            occupied,
        }
    }

    fn guards_stand(&self, write: &Write) -> bool {
        let at = |room: &RoomId| self.guards.get(room).copied().unwrap_or(0);
        let guarded = write
            .guards
            .iter()
            .all(|(room, loaded, new)| at(room) == *loaded && new > loaded);
        guarded || self.unguarded
    }

    fn fits(&self, written: &WrittenBooking) -> bool {
        let stored = self.bookings.get(&written.booking.id);
        match (&written.previous, stored) {
            (None, None) => true,
            (Some(previous), Some(stored)) => {
                stored.revision == previous.revision
                    && stored.room == previous.room
                    && stored.slot.start == previous.start
            }
            _ => false,
        }
    }

    fn commit(&mut self, write: Write) -> Result<(), CommitError> {
        if !self.guards_stand(&write) || !write.bookings.iter().all(|one| self.fits(one)) {
            return Err(CommitError::Moved);
        }
        self.apply(write.changes)?;
        for (room, _, new) in write.guards {
            self.guards.insert(room, new);
        }
        for WrittenBooking { booking, .. } in write.bookings {
            self.bookings.insert(booking.id.clone(), booking);
        }
        for series in write.series {
            self.series.insert(series.id.clone(), series);
        }
        Ok(())
    }
}

fn wanted(read: &CalendarRead, one: &Booking) -> bool {
    let status = if read.statuses.is_empty() {
        one.status.is_live()
    } else {
        read.statuses.contains(&one.status)
    };
    let later = |(start, id): &(Timestamp, BookingId)| (*start, id) < (one.slot.start, &one.id);
    status
        && (read.rooms.is_empty() || read.rooms.contains(&one.room))
        && (read.organiser.is_none() || read.organiser == one.organiser)
        && read
            .attendee
            .as_ref()
            .is_none_or(|account| one.attending().contains(account))
        && (read.series.is_none() || read.series == one.series)
        && read.window.is_none_or(|window| one.slot.overlaps(&window))
        && read.after.as_ref().is_none_or(later)
}

#[async_trait]
impl BookingStore for Memory {
    async fn load(&self, asked: &[Asked]) -> Result<Vec<Loaded>, StoreError> {
        // Lets other tasks in between load and commit, as a real store would.
        tokio::task::yield_now().await;
        let inner = self.lock();
        inner.up()?;
        Ok(asked.iter().map(|one| inner.loaded(one)).collect())
    }

    async fn commit(&self, mut write: Write) -> Result<(), CommitError> {
        tokio::task::yield_now().await;
        let mut inner = self.lock();
        inner.up()?;
        let trouble = inner.trouble.pop_front();
        match &trouble {
            Some(Trouble::MoveGuard(room)) => *inner.guards.entry(room.clone()).or_default() += 1,
            Some(Trouble::Fail(_) | Trouble::CommitThenUnknown) | None => {}
        }
        if let Some(Trouble::Fail(error)) = trouble {
            return Err(error);
        }
        let journal = std::mem::take(&mut write.journal);
        inner.commit(write)?;
        self.tell(&mut inner, journal);
        if matches!(trouble, Some(Trouble::CommitThenUnknown)) {
            return Err(CommitError::Unknown);
        }
        Ok(())
    }

    async fn booking(&self, id: &BookingId) -> Result<Option<Booking>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        Ok(inner.bookings.get(id).cloned())
    }

    async fn by_uid(&self, uid: &str) -> Result<Vec<Booking>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.bookings.values().filter(|one| one.uid == uid);
        Ok(all.take(1_000).cloned().collect())
    }

    async fn series(&self, id: &SeriesId) -> Result<Option<Series>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        Ok(inner.series.get(id).cloned())
    }

    async fn short_series(
        &self,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.series.values();
        let short = all.filter(|one| one.infinite && !one.ended && one.booked_until < until);
        Ok(short.take(limit).cloned().collect())
    }

    async fn calendar(&self, read: &CalendarRead) -> Result<Vec<Booking>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.bookings.values();
        let mut found: Vec<_> = all.filter(|one| wanted(read, one)).cloned().collect();
        found.sort_by(|a, b| (a.slot.start, &a.id).cmp(&(b.slot.start, &b.id)));
        found.truncate(read.limit);
        Ok(found)
    }

    async fn engaged(
        &self,
        accounts: &[AccountId],
        window: Slot,
    ) -> Result<Vec<Engaged>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let of = |account: &AccountId| inner.engaged(account, window);
        Ok(accounts.iter().flat_map(of).collect())
    }

    async fn guards(&self) -> Result<Vec<(RoomId, u64)>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.guards.iter();
        Ok(all
            .map(|(room, revision)| (room.clone(), *revision))
            .collect())
    }

    async fn all_bookings(
        &self,
        after: Option<&BookingId>,
        limit: usize,
    ) -> Result<Vec<Booking>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.bookings.values();
        let later = all.filter(|one| after.is_none_or(|after| one.id > *after));
        Ok(later.take(limit).cloned().collect())
    }

    async fn all_series(
        &self,
        after: Option<&SeriesId>,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.series.values();
        let later = all.filter(|one| after.is_none_or(|after| one.id > *after));
        Ok(later.take(limit).cloned().collect())
    }
}
