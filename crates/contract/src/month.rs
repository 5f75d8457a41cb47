//! The month on the wire: how full each day is (R081).

use domain::{
    bookings::Status,
    ids::{BookingId, RoomId},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// Most bookings of a day that are told one by one.
pub const MOST_ENTRIES: usize = 6;

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusyDay {
    /// Which, in the reader's zone.
    pub date: Date,
    /// Live bookings that touch it.
    pub bookings: u32,
    /// Minutes taken, summed over the rooms.
    pub minutes: u32,
    /// The first by start, where they were asked for.
    pub entries: Vec<MonthEntry>,
}

/// A booking in a day's cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthEntry {
    /// Its id.
    pub id: BookingId,
    /// Where.
    pub room: RoomId,
    /// From.
    pub start: Timestamp,
    /// To.
    pub end: Timestamp,
    /// Where it stands.
    pub status: Status,
    /// Planned as whole days.
    pub all_day: bool,
    /// What about; none: the reader may not know.
    pub subject: Option<String>,
}
