//! One event as a file says it, and what became of it.

use contract::bookings::SkippedDate;
use domain::{
    bookings::{Attendee, Slot, Status},
    ids::{AccountId, BookingId, DepartmentId, RoomId, SeriesId},
};
use jiff::{Timestamp, civil::DateTime};

/// An event whose room is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedBooking {
    /// UID of the source (RFC 5545 3.8.4.7), 1 to 500 characters.
    pub uid: String,
    /// Where.
    pub room: RoomId,
    /// When; of a series, the first date.
    pub slot: Slot,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Planned wall time of the start in `time_zone`.
    pub wall_start: DateTime,
    /// Planned as whole days.
    pub all_day: bool,
    /// What about; longer ones are cut.
    pub subject: String,
    /// Free text; longer ones are cut.
    pub description: String,
    /// The account that made it, when it is one of ours.
    pub organiser: Option<AccountId>,
    /// Its name; may be empty.
    pub organiser_name: String,
    /// Its department.
    pub department: Option<DepartmentId>,
    /// Who is asked to come.
    pub attendees: Vec<Attendee>,
    /// Shown as "Busy" to others.
    pub private: bool,
    /// RRULE, when it is a series.
    pub rrule: Option<String>,
    /// EXDATE.
    pub exdates: Vec<Timestamp>,
    /// RDATE.
    pub rdates: Vec<Timestamp>,
    /// RECURRENCE-ID: the date of the series with the same UID that this replaces.
    pub original_start: Option<Timestamp>,
    /// STATUS:CANCELLED: what is here of it is cancelled.
    pub cancelled: bool,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Booked.
    Created,
    /// Here already, unchanged.
    Duplicate,
    /// Here already; it was changed to what the file says.
    Changed,
    /// Here, and cancelled because the file says so.
    Cancelled,
}

/// An event that was brought in, or was here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The booking, or the first date of the series; none when a cancelled one was never here.
    pub booking: Option<BookingId>,
    /// The series, when there is one.
    pub series: Option<SeriesId>,
    /// Where it stands.
    pub status: Status,
    /// How many dates stand.
    pub dates: usize,
    /// Dates that clash and were left out.
    pub skipped: Vec<SkippedDate>,
    /// What became of it.
    pub outcome: Outcome,
}
