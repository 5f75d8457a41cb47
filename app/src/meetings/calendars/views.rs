//! What the page gets: people with a day of theirs, and times.

use contract::meetings::Times;
use domain::{bookings::Slot, meetings::AttendeeKind};
use serde::{Deserialize, Serialize};

/// Who is free when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FreeBusy {
    /// The day that is shown; none while there is nobody to show.
    pub day: Option<Slot>,
    /// When the meeting is, as typed.
    pub then: Option<Slot>,
    /// The reader first.
    pub people: Vec<PersonDay>,
    /// Names of whom no calendar is known.
    pub unknown: Vec<String>,
    /// The first times for all of them, when they were asked for.
    pub times: Option<Times>,
}

/// Somebody's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDay {
    /// As shown.
    pub name: String,
    /// As what they are asked.
    pub kind: AttendeeKind,
    /// The reader.
    pub own: bool,
    /// In order, apart from each other.
    pub busy: Vec<Slot>,
    /// Busy when the meeting is.
    pub then: bool,
}
