//! Ports: what the use cases need from the world. Implemented by `store`, by `server` (clock, ids)
//! and by the in-memory fakes.

mod bookings;
mod files;
mod journal;
mod mail;
mod records;

use jiff::Timestamp;

pub use bookings::{
    Asked, BookingStore, CalendarRead, CommitError, Engaged, Loaded, Previous, Write,
    WrittenBooking,
};
pub use files::{Absent, Converter, FileStat, Files, FilesError, Listed};
pub use journal::{Fact, Hint, JournalEntry, JournalFeed, JournalFilter};
pub use mail::{Calendar, Last, Mail, MailError, Mailbox, Mailer};
pub use records::{Change, Kind, Records, Stored};

/// The store failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The revision that the caller expected is gone; the one now.
    #[error("stale, now at revision {0}")]
    Stale(u64),
    /// A unique field (`login`, `name` …) is taken.
    #[error("taken: {0}")]
    Taken(String),
    /// It does not answer, or answered nonsense; details are for the log only.
    #[error("store unavailable: {0}")]
    Unavailable(String),
}

/// What time it is, corrected.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// New ids and secrets.
pub trait Ids: Send + Sync {
    /// A new id: time-ordered, unique, at most 36 characters of `[0-9a-z-]` (UUID version 7).
    fn id(&self) -> String;
    /// A new secret: 256 bits, 43 characters of base64url.
    fn secret(&self) -> String;
}
