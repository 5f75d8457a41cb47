//! What the list gets.

use contract::bookings::BookingView;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListView {
    /// Rooms and zones.
    pub house: House,
    /// From which day on.
    pub day: Date,
    /// In order of start.
    pub items: Vec<BookingView>,
    /// What to ask for next; none: that is all.
    pub next: Option<String>,
}
