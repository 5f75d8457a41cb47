//! Bookings behind the guard. Must not know which bookings are allowed: that was decided before.
//!
//! Start at `commit`: one transaction that moves each room's guard or fails. `load` reads what a
//! decision needs, `calendar` what lists need, `rows` says how a booking lies in the tables.

mod calendar;
mod commit;
mod engaged;
mod load;
mod read;
mod rows;
mod rows_read;

pub(crate) use commit::touch;
pub(crate) use rows_read::Row;

use async_trait::async_trait;
use domain::{
    bookings::{Booking, Series, Slot},
    ids::{AccountId, BookingId, RoomId, SeriesId},
};
use jiff::Timestamp;
use services::ports::{
    Asked, BookingStore, CalendarRead, CommitError, Engaged, Loaded, StoreError, Write,
};

use crate::Store;

#[async_trait]
impl BookingStore for Store {
    async fn load(&self, asked: &[Asked]) -> Result<Vec<Loaded>, StoreError> {
        Ok(load::load(&self.engine, asked).await?)
    }

    async fn commit(&self, write: Write) -> Result<(), CommitError> {
        let commit = commit::prepare(write, self.guarded())?;
        Ok(commit.run(&self.engine).await?)
    }

    async fn booking(&self, id: &BookingId) -> Result<Option<Booking>, StoreError> {
        Ok(read::one(&self.engine, rows::BOOKING, id.as_str()).await?)
    }

    async fn by_uid(&self, uid: &str) -> Result<Vec<Booking>, StoreError> {
        Ok(read::by_uid(&self.engine, uid).await?)
    }

    async fn series(&self, id: &SeriesId) -> Result<Option<Series>, StoreError> {
        Ok(read::one(&self.engine, rows::SERIES, id.as_str()).await?)
    }

    async fn short_series(
        &self,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError> {
        Ok(read::short_series(&self.engine, until, limit).await?)
    }

    async fn calendar(&self, read: &CalendarRead) -> Result<Vec<Booking>, StoreError> {
        Ok(calendar::calendar(&self.engine, read).await?)
    }

    async fn engaged(
        &self,
        accounts: &[AccountId],
        window: Slot,
    ) -> Result<Vec<Engaged>, StoreError> {
        Ok(engaged::engaged(&self.engine, accounts, window).await?)
    }

    async fn guards(&self) -> Result<Vec<(RoomId, u64)>, StoreError> {
        Ok(read::guards(&self.engine).await?)
    }

    async fn all_bookings(
        &self,
        after: Option<&BookingId>,
        limit: usize,
    ) -> Result<Vec<Booking>, StoreError> {
        let after = after.map(BookingId::as_str);
        Ok(read::all(&self.engine, rows::BOOKING, after, limit).await?)
    }

    async fn all_series(
        &self,
        after: Option<&SeriesId>,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError> {
        let after = after.map(SeriesId::as_str);
        Ok(read::all(&self.engine, rows::SERIES, after, limit).await?)
    }
}
