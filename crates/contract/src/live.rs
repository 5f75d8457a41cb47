//! Messages of `GET /api/v1/live` (api.md, "Shapes that scripts rely on").

use domain::{
    bookings::{State, Status},
    ids::{BookingId, RoomId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::bookings::BookingView;

/// A room's state: `GET /api/v1/rooms/{id}/state`, and in every change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoomStateView {
    /// Which of the four.
    pub state: State,
    /// Since when, where known.
    pub since: Option<Timestamp>,
    /// Until when, where known.
    pub until: Option<Timestamp>,
    /// The booking in progress.
    pub current: Option<BookingView>,
    /// The next one.
    pub next: Option<BookingView>,
    /// The server's clock when it was computed.
    pub as_of: Timestamp,
    /// The room's schedule revision.
    pub revision: u64,
}

/// One room in a snapshot: its state and the live bookings of the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoomSnapshot {
    /// Which room.
    pub room: RoomId,
    /// Which of the four.
    pub state: State,
    /// Since when, where known.
    pub since: Option<Timestamp>,
    /// Until when, where known.
    pub until: Option<Timestamp>,
    /// The booking in progress.
    pub current: Option<BookingView>,
    /// The next one.
    pub next: Option<BookingView>,
    /// The room's schedule revision.
    pub revision: u64,
    /// Live bookings from the start of yesterday to the end of the seventh day, room's zone.
    pub bookings: Vec<BookingView>,
}

/// `event: snapshot`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Snapshot {
    /// The server's clock.
    pub as_of: Timestamp,
    /// The rooms asked for.
    pub rooms: Vec<RoomSnapshot>,
}

/// What happened to a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// New on this room's calendar.
    Booked,
    /// Time, room, subject or status changed; also a request approved.
    Changed,
    /// No longer on this room's calendar: cancelled, rejected, released or moved away.
    Removed,
    /// The room itself changed: name, settings, disabled.
    Room,
}

/// `event: change`. Apply it only when `revision` is not older than what is held of that booking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// Where.
    pub room: RoomId,
    /// Which booking; none for [`ChangeKind::Room`].
    pub booking: Option<BookingId>,
    /// The room's schedule revision after it.
    pub revision: u64,
    /// The booking's status after it.
    pub status: Option<Status>,
    /// Its start.
    pub start: Option<Timestamp>,
    /// Its end.
    pub end: Option<Timestamp>,
    /// Its subject, as far as the listener may see it.
    pub subject: Option<String>,
    /// The room's state after it.
    pub state: RoomStateView,
    /// The whole booking as the listener may see it; absent when removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<BookingView>,
    /// When it was committed, for the freshness figures (R218).
    pub committed_at: Timestamp,
}
