//! Bookings behind the guard: one revision a room, moved by every commit that decided on it.
//!
//! SurrealDB (as any snapshot-isolated store) lets two transactions that each check for an overlap
//! and insert different records both commit. So each commit writes the guard of every room that it
//! decided on and fails when a guard is not at the revision loaded (design.md, "Why the guard").

use async_trait::async_trait;
use domain::{
    bookings::{Booking, Occupied, Series, Slot, Status},
    ids::{AccountId, BookingId, MeetingId, RoomId, SeriesId},
};
use jiff::Timestamp;

use super::{Change, JournalEntry, StoreError, Stored};

/// One room and the stretch of time that a decision needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which room.
    pub room: RoomId,
    /// All live bookings that touch this are loaded.
    pub window: Slot,
}

impl Asked {
    /// Only the room and its guard, no bookings.
    #[must_use]
    pub fn guard_only(room: RoomId, at: Timestamp) -> Self {
        let window = Slot { start: at, end: at };
        Self { room, window }
    }
}

/// What was loaded for one room, consistent with `guard`.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Which room.
    pub room: RoomId,
    /// The room's record, as `Records` would give it; none when there is no such room.
    pub record: Option<Stored>,
    /// The guard's revision; 0 when the room was never booked.
    pub guard: u64,
    /// Live bookings (pending, confirmed) that touch the window, in order of start.
    pub occupied: Vec<Occupied>,
}

/// Where a booking stood on the calendar before this write, so that its old row is taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// Room before.
    pub room: RoomId,
    /// Start before.
    pub start: Timestamp,
    /// Its revision as read; the commit fails when it is another.
    pub revision: u64,
    /// On whose schedules it stood ([`Booking::schedules`]).
    pub attending: Vec<AccountId>,
}

/// A booking to be stored, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenBooking {
    /// The record after the write.
    pub booking: Booking,
    /// None: it is new.
    pub previous: Option<Previous>,
}

/// One transaction.
#[derive(Debug, Clone, Default)]
pub struct Write {
    /// Rooms decided on, each with the guard's revision loaded and the one to move it to.
    pub guards: Vec<(RoomId, u64, u64)>,
    /// Bookings to store; rows on the calendar follow by status.
    pub bookings: Vec<WrittenBooking>,
    /// Series to store.
    pub series: Vec<Series>,
    /// Other records changed with them.
    pub changes: Vec<Change>,
    /// Rows for the journal.
    pub journal: Vec<JournalEntry>,
}

impl Write {
    /// Most facts told one by one per commit and room; beyond it screens re-read the room.
    pub const MOST_FACTS: usize = 50;
}

/// Why a commit did not happen.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// A guard, a booking's revision or the engine says that somebody was faster: load and decide
    /// again. Nothing was written.
    #[error("somebody was faster")]
    Moved,
    /// The outcome is unknown: read the booking's id again.
    #[error("commit outcome unknown")]
    Unknown,
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A stretch of a calendar to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarRead {
    /// Only these rooms; empty: all rooms.
    pub rooms: Vec<RoomId>,
    /// Only bookings made by this account.
    pub organiser: Option<AccountId>,
    /// Only live bookings that this account is asked to attend and did not make.
    pub attendee: Option<AccountId>,
    /// Only bookings of this series.
    pub series: Option<SeriesId>,
    /// Bookings that overlap this; none: all time.
    pub window: Option<Slot>,
    /// Only these; empty: the live ones.
    pub statuses: Vec<Status>,
    /// Strictly after this (start, id) in list order.
    pub after: Option<(Timestamp, BookingId)>,
    /// At most so many.
    pub limit: usize,
}

impl CalendarRead {
    /// Whether a room ever had a booking, whatever became of it.
    #[must_use]
    pub fn any_of_room(room: RoomId) -> Self {
        Self {
            rooms: vec![room],
            statuses: vec![
                Status::Pending,
                Status::Confirmed,
                Status::Rejected,
                Status::Cancelled,
                Status::Released,
            ],
            limit: 1,
            ..Self::default()
        }
    }
}

/// Time of somebody's that is taken, by a live booking or by a meeting without a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engaged {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub slot: Slot,
    /// Of which meeting; none for a bare booking.
    pub meeting: Option<MeetingId>,
    /// Made by them, else they are asked to come.
    pub made: bool,
}

/// Bookings. Every write goes through [`BookingStore::commit`].
#[async_trait]
pub trait BookingStore: Send + Sync {
    /// Rooms with their guards and the live bookings that touch the windows (at most 200 rooms).
    async fn load(&self, asked: &[Asked]) -> Result<Vec<Loaded>, StoreError>;

    /// One transaction, or nothing.
    async fn commit(&self, write: Write) -> Result<(), CommitError>;

    /// One booking, whatever its status.
    async fn booking(&self, id: &BookingId) -> Result<Option<Booking>, StoreError>;

    /// Bookings by UID (imports), at most 1,000, whatever their status.
    async fn by_uid(&self, uid: &str) -> Result<Vec<Booking>, StoreError>;

    /// A series.
    async fn series(&self, id: &SeriesId) -> Result<Option<Series>, StoreError>;

    /// Infinite series that are not ended and are booked only up to before `until`, at most
    /// `limit`.
    async fn short_series(&self, until: Timestamp, limit: usize)
    -> Result<Vec<Series>, StoreError>;

    /// Bookings in order of (start, id).
    async fn calendar(&self, read: &CalendarRead) -> Result<Vec<Booking>, StoreError>;

    /// What takes the time of `accounts` in `window`, with one look for all of them. Whether
    /// somebody who is asked comes is not looked at.
    async fn engaged(
        &self,
        accounts: &[AccountId],
        window: Slot,
    ) -> Result<Vec<Engaged>, StoreError>;

    /// Every room's guard revision, for the reconcile loop.
    async fn guards(&self) -> Result<Vec<(RoomId, u64)>, StoreError>;

    /// A page of everything, for export and check: bookings with an id after `after`.
    async fn all_bookings(
        &self,
        after: Option<&BookingId>,
        limit: usize,
    ) -> Result<Vec<Booking>, StoreError>;

    /// A page of every series, for export and check.
    async fn all_series(
        &self,
        after: Option<&SeriesId>,
        limit: usize,
    ) -> Result<Vec<Series>, StoreError>;
}
