//! Use cases: load → decide → commit. Ports are traits; vendors and the database stand behind them.
//!
//! Must not know HTTP, SurrealQL or HTML. Start at [`Services`] and at [`bookings::book`].

pub mod accounts;
pub mod approvals;
pub mod audit;
pub mod bookings;
pub mod callers;
pub mod collate;
pub mod connections;
pub mod doors;
mod errands;
pub mod error;
pub mod fakes;
mod fields;
mod journal;
pub mod meetings;
pub mod notices;
pub mod paging;
pub mod ports;
mod process;
mod record;
pub mod rooms;
#[cfg(test)]
mod scene;
pub mod seed;
pub mod service;
pub mod start;
pub mod zones;

use std::sync::Arc;

pub use error::Error;
use ports::{Absent, BookingStore, Clock, Converter, Files, Ids, JournalFeed, Mailer, Records};
use process::Process;

/// What the papers of one meeting may take when nobody says otherwise: 1 GB.
pub const FILES_PER_MEETING: u64 = 1024 * 1024 * 1024;

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
    /// The mail server, when there is one: without it nothing is written for mail (R096).
    pub mailer: Option<Arc<dyn Mailer>>,
    /// Large contents, beside the records.
    pub files: Arc<dyn Files>,
    /// Makes office files into PDF.
    pub converter: Arc<dyn Converter>,
    /// What the papers of one meeting may take, in bytes.
    pub files_per_meeting: u64,
    /// What this process remembers for a few seconds: never the truth, always bounded.
    process: Arc<Process>,
}

impl Services {
    /// The use cases over these ports.
    #[must_use]
    pub fn new(
        bookings: Arc<dyn BookingStore>,
        records: Arc<dyn Records>,
        feed: Arc<dyn JournalFeed>,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
    ) -> Self {
        let process = Arc::new(Process::default());
        Self {
            bookings,
            records,
            feed,
            clock,
            ids,
            mailer: None,
            files: Arc::new(Absent),
            converter: Arc::new(Absent),
            files_per_meeting: FILES_PER_MEETING,
            process,
        }
    }

    /// The same, with a mail server.
    #[must_use]
    pub fn with_mailer(mut self, mailer: Arc<dyn Mailer>) -> Self {
        self.mailer = Some(mailer);
        self
    }

    /// With files kept there.
    #[must_use]
    pub fn with_files(mut self, files: Arc<dyn Files>) -> Self {
        self.files = files;
        self
    }

    /// With something that makes office files into PDF.
    #[must_use]
    pub fn with_converter(mut self, converter: Arc<dyn Converter>) -> Self {
        self.converter = converter;
        self
    }
}
