//! The journal: facts appended in the same transaction as what they tell (R212).

use async_trait::async_trait;
use domain::{
    bookings::{Slot, Status},
    ids::{BookingId, MeetingId, RoomId},
};
use futures::stream::BoxStream;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a fact says about a booking; screens are told by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which booking.
    pub booking: BookingId,
    /// The room whose calendar changed.
    pub room: RoomId,
    /// Status after it; `None` when it moved away from `room`.
    pub status: Option<Status>,
    /// When.
    pub slot: Slot,
    /// The room's schedule revision after it.
    pub revision: u64,
    /// True when the booking was not on this room's calendar before.
    pub new: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Time-ordered id.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Id of who did it: an account, a key, a door, `lintel`, `anonymous`.
    pub actor: String,
    /// Name as it was then.
    pub actor_name: String,
    /// Strongest role then.
    pub role: Option<String>,
    /// `bookings.book`, `accounts.sign_in` …
    pub action: String,
    /// `booking`, `room`, `account` …
    pub subject_kind: String,
    /// Its id.
    pub subject_id: String,
    /// `ok` or the error code.
    pub result: String,
    /// Words for people; never secrets.
    pub detail: String,
    /// For screens; at most [`crate::ports::Write::MOST_FACTS`] per commit are told one by one.
    pub facts: Vec<Fact>,
    /// Rooms whose record or calendar changed, for screens: each is re-read.
    pub rooms: Vec<RoomId>,
}

impl JournalEntry {
    /// What `subject_kind` says of a meeting.
    pub const MEETING: &'static str = "meeting";
    /// What `subject_kind` says of notices: somebody's inbox is another.
    pub const NOTICE: &'static str = "notice";
}

/// Filters of R213; all that are given must match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Part of the actor's name.
    pub actor: Option<String>,
    /// Part of the action's code or of the detail.
    pub content: Option<String>,
    /// Actions that fit `content` as well, because their words do.
    pub actions: Vec<&'static str>,
    /// From this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub to: Option<Timestamp>,
    /// Exact result; `failed` means anything but `ok`.
    pub result: Option<String>,
    /// Exact role.
    pub role: Option<String>,
}

/// Something was committed. Unordered and lossy: re-read, do not trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// These facts were committed, or these rooms changed.
    Committed {
        /// The journal row's time.
        at: Timestamp,
        /// What it said.
        facts: Vec<Fact>,
        /// Rooms to re-read.
        rooms: Vec<RoomId>,
        /// The meeting that it is about.
        meeting: Option<MeetingId>,
        /// Whether somebody's inbox is another.
        notices: bool,
    },
    /// The stream was interrupted; anything may have been missed.
    Gap,
}

/// Hints as they come. One underlying subscription a process, however many subscribers.
#[async_trait]
pub trait JournalFeed: Send + Sync {
    /// A stream that never ends by itself: interruptions show as [`Hint::Gap`].
    async fn hints(&self) -> BoxStream<'static, Hint>;
}
