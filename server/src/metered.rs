//! The booking store with a stopwatch: how many commits, how many had to decide again.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{
    bookings::{Booking, Series, Slot},
    ids::{AccountId, BookingId, RoomId, SeriesId},
};
use jiff::Timestamp;
use services::ports::{
    Asked, BookingStore, CalendarRead, CommitError, Engaged, Loaded, StoreError, Write,
};
use tokio::time::Instant;

use crate::metrics::Metrics;

/// A store that counts its commits.
pub struct Metered {
    inner: Arc<dyn BookingStore>,
    metrics: Arc<Metrics>,
}

impl Metered {
    /// Around a store.
    #[must_use]
    pub fn new(inner: Arc<dyn BookingStore>, metrics: Arc<Metrics>) -> Self {
        Self { inner, metrics }
    }
}

#[async_trait]
impl BookingStore for Metered {
    async fn load(&self, asked: &[Asked]) -> Result<Vec<Loaded>, StoreError> {
        self.inner.load(asked).await
    }

    async fn commit(&self, write: Write) -> Result<(), CommitError> {
        let started = Instant::now();
        let done = self.inner.commit(write).await;
        let outcome = match &done {
            Ok(()) => "committed",
            Err(CommitError::Moved) => "moved",
            Err(CommitError::Unknown) => "unknown",
            Err(CommitError::Store(_)) => "failed",
        };
        self.metrics.committed(outcome, started.elapsed());
        done
    }

    async fn booking(&self, id: &BookingId) -> Result<Option<Booking>, StoreError> {
        self.inner.booking(id).await
    }

    async fn by_uid(&self, uid: &str) -> Result<Vec<Booking>, StoreError> {
        self.inner.by_uid(uid).await
    }

    async fn series(&self, id: &SeriesId) -> Result<Option<Series>, StoreError> {
        self.inner.series(id).await
    }

    async fn short_series(
        &self,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError> {
        self.inner.short_series(until, limit).await
    }

    async fn calendar(&self, read: &CalendarRead) -> Result<Vec<Booking>, StoreError> {
        self.inner.calendar(read).await
    }

    async fn engaged(
        &self,
        accounts: &[AccountId],
        window: Slot,
    ) -> Result<Vec<Engaged>, StoreError> {
        self.inner.engaged(accounts, window).await
    }

    async fn guards(&self) -> Result<Vec<(RoomId, u64)>, StoreError> {
        self.inner.guards().await
    }

    async fn all_bookings(
        &self,
        after: Option<&BookingId>,
        limit: usize,
    ) -> Result<Vec<Booking>, StoreError> {
        self.inner.all_bookings(after, limit).await
    }

    async fn all_series(
        &self,
        after: Option<&SeriesId>,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError> {
        self.inner.all_series(after, limit).await
    }
}
