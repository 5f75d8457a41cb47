//! What the week page gets from the server, in one answer.

use contract::week::Week;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// Days of a week.
pub const DAYS: usize = 7;

/// A week of all rooms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeekView {
    /// Rooms and zones.
    pub house: House,
    /// Its Monday, in the house's zone.
    pub first: Date,
    /// Live bookings that touch it.
    pub week: Week,
}
