//! Use cases: load → decide → commit. Ports are traits; vendors and the database stand behind them.
//!
//! Must not know HTTP, SurrealQL or HTML. Start at [`Services`] and at `bookings::book`.

pub mod error;
pub mod ports;

use std::sync::Arc;

pub use error::Error;
use ports::{BookingStore, Clock, Ids, JournalFeed, Records};

/// Everything a use case may touch. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// Bookings, behind the guard.
    pub bookings: Arc<dyn BookingStore>,
    /// All other records.
    pub records: Arc<dyn Records>,
    /// Hints that something was committed.
    pub feed: Arc<dyn JournalFeed>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// New ids and secrets.
    pub ids: Arc<dyn Ids>,
}
