//! Import and export on the wire.

use domain::ids::{FeedId, RoomId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::bookings::BookingView;

/// What became of one event of an imported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowResult {
    /// Booked, or would be.
    Created,
    /// Here already and different: brought up to the file's.
    Changed,
    /// Here already, unchanged; or cancelled in the file and not here.
    Skipped,
    /// Could not be booked; `code` says why.
    Failed,
}

/// One row of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportRow {
    /// Line of the file where the event begins, from 1.
    pub line: usize,
    /// What became of it.
    pub result: RowResult,
    /// Error code, `duplicate`, or `cancelled`; empty when created or changed.
    pub code: String,
    /// In the caller's language: which event, what to do.
    pub detail: String,
}

/// `POST /api/v1/imports`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportReport {
    /// Events booked.
    pub created: usize,
    /// Events here already that were brought up to the file's.
    #[serde(default)]
    pub changed: usize,
    /// Events here already.
    pub skipped: usize,
    /// Events that could not be booked.
    pub failed: usize,
    /// Rooms that were made.
    #[serde(default)]
    pub rooms_created: Vec<String>,
    /// One row an event, in order of the file.
    pub rows: Vec<ImportRow>,
    /// What is worth knowing and stopped nothing: a zone that was guessed, a line passed over.
    #[serde(default)]
    pub notes: Vec<ImportNote>,
    /// Nothing was written.
    #[serde(default)]
    pub dry_run: bool,
}

/// Something worth knowing about an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportNote {
    /// Line it is about, from 1.
    pub line: usize,
    /// `zone_guessed`, `zone_differs`, `line_ignored`.
    pub code: String,
    /// In the caller's language.
    pub detail: String,
}

/// A calendar as one JSON file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarFile {
    /// `lintel-calendar`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// When it was made.
    pub exported_at: Timestamp,
    /// Occurrences in order of start, as the caller may see them.
    pub bookings: Vec<CalendarEntry>,
}

/// One occurrence of a [`CalendarFile`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarEntry {
    /// What lists show.
    #[serde(flatten)]
    pub booking: BookingView,
    /// The room's name.
    pub room_name: String,
    /// iCalendar UID, shared by the dates of a series.
    pub uid: String,
    /// The date of its series that it is, also after a move.
    pub original_start: Option<Timestamp>,
}

/// A private feed as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeedView {
    /// Its id (not its secret).
    pub id: FeedId,
    /// The room; none: the owner's own bookings.
    pub room: Option<RoomId>,
    /// The room's name.
    pub room_name: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A new private feed: its address is told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewFeed {
    /// Path with its secret: `/feeds/….ics`.
    pub path: String,
    /// The feed.
    pub feed: FeedView,
}
