//! A stretch of days of many rooms, in columns: a week of two hundred rooms is some 8,400 bookings,
//! and as objects they would be ten times as long.
//!
//! Bookings lie room by room, in each by (start, id): first `counts[0]` of `rooms[0]`, then
//! `counts[1]` of `rooms[1]` and so on. The columns `ids`, `starts`, `lengths`, `subject_of` and
//! `flags` all have one entry a booking. [`Week::rows`] reads them.

use domain::ids::{BookingId, RoomId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Bits of [`Week::flags`].
pub mod flag {
    /// It waits for approval; without it, it is confirmed.
    pub const PENDING: u8 = 1;
    /// Planned as whole days.
    pub const ALL_DAY: u8 = 2;
    /// Shown as "Busy" to others.
    pub const PRIVATE: u8 = 4;
    /// The caller made it.
    pub const MINE: u8 = 8;
}

/// Most days of one answer.
pub const MOST_DAYS: u32 = 14;
/// Most bookings of one answer.
pub const MOST_BOOKINGS: usize = 20_000;

/// `GET /api/v1/week`: live bookings that touch a stretch of days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Week {
    /// The server's clock.
    pub as_of: Timestamp,
    /// First instant.
    pub from: Timestamp,
    /// First instant after.
    pub to: Timestamp,
    /// There are more than [`MOST_BOOKINGS`]: the latest are left out.
    pub cut: bool,
    /// Whose bookings follow.
    pub rooms: Vec<RoomId>,
    /// The schedule revision of each room; a live change up to it is in here already.
    pub revisions: Vec<u64>,
    /// How many bookings each room has.
    pub counts: Vec<u32>,
    /// Every subject once. The first is empty and stands for "Busy": the caller may not know.
    pub subjects: Vec<String>,
    /// Of each booking its id.
    pub ids: Vec<BookingId>,
    /// Minutes from `from`, rounded down; negative when it began before.
    pub starts: Vec<i32>,
    /// Minutes, rounded up.
    pub lengths: Vec<u32>,
    /// Place in `subjects`.
    pub subject_of: Vec<u32>,
    /// See [`flag`].
    pub flags: Vec<u8>,
}

/// One booking of a week, read from its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its id.
    pub id: &'a BookingId,
    /// Minutes from the week's first instant.
    pub start: i32,
    /// Minutes.
    pub length: u32,
    /// What about: its place in `subjects`, which is there.
    pub subject: usize,
    /// See [`flag`].
    pub flags: u8,
}

impl Week {
    /// A week without rooms, to be filled with [`Week::room`] and [`Week::push`].
    #[must_use]
    pub fn new(as_of: Timestamp, from: Timestamp, to: Timestamp) -> Self {
        Self {
            as_of,
            from,
            to,
            cut: false,
            rooms: Vec::new(),
            revisions: Vec::new(),
            counts: Vec::new(),
            subjects: vec![String::new()],
            ids: Vec::new(),
            starts: Vec::new(),
            lengths: Vec::new(),
            subject_of: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// The next room; what is pushed from now on is its.
    pub fn room(&mut self, room: RoomId, revision: u64) {
        self.rooms.push(room);
        self.revisions.push(revision);
        self.counts.push(0);
    }

    /// The next booking of the last room; `subject` is a place in `subjects`.
    pub fn push(&mut self, id: BookingId, (start, length): (i32, u32), subject: u32, flags: u8) {
        let Some(count) = self.counts.last_mut() else {
            return;
        };
        *count += 1;
        self.ids.push(id);
        self.starts.push(start);
        self.lengths.push(length);
        self.subject_of.push(subject);
        self.flags.push(flags);
    }

    /// Minutes from the first instant and length of a stretch of time, as the columns hold it.
    #[must_use]
    pub fn minutes(&self, start: Timestamp, end: Timestamp) -> (i32, u32) {
        let from = self.from.as_second();
        let first = (start.as_second() - from).div_euclid(60);
        let last = (end.as_second() - from + 59).div_euclid(60);
        // Bookings last at most 31 days and touch the week, so both fit by far.
        let fit = |minutes: i64| i32::try_from(minutes).unwrap_or(i32::MAX);
        (fit(first), u32::try_from(last - first).unwrap_or(0))
    }

    /// Room by room with its schedule revision and its bookings. Columns that do not fit together
    /// end early; nothing here panics on what came over the wire.
    pub fn rows(&self) -> impl Iterator<Item = (&RoomId, u64, Vec<Row<'_>>)> {
        let mut next = 0_usize;
        let rooms = self.rooms.iter().zip(&self.revisions).zip(&self.counts);
        rooms.map(move |((room, revision), count)| {
            let first = next;
            next += usize::try_from(*count).unwrap_or(0);
            let rows = (first..next.min(self.ids.len())).filter_map(|at| self.row(at));
            (room, *revision, rows.collect())
        })
    }

    fn row(&self, at: usize) -> Option<Row<'_>> {
        let subject = usize::try_from(*self.subject_of.get(at)?).ok()?;
        self.subjects.get(subject)?;
        Some(Row {
            id: self.ids.get(at)?,
            start: *self.starts.get(at)?,
            length: *self.lengths.get(at)?,
            subject,
            flags: *self.flags.get(at)?,
        })
    }
}

/// `event: revisions` of `GET /api/v1/live?snapshot=revisions`: instead of a snapshot, for screens
/// that read their days by [`Week`] and only ask what has moved since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revisions {
    /// The server's clock.
    pub as_of: Timestamp,
    /// The rooms listened to.
    pub rooms: Vec<RoomRevision>,
}

/// How far one room's calendar has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoomRevision {
    /// Which room.
    pub room: RoomId,
    /// Its schedule revision.
    pub revision: u64,
}

#[cfg(test)]
mod tests;
