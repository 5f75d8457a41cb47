//! What the desk gets.

use contract::bookings::BookingView;
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// The next day of the house.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// Rooms and zones.
    pub house: House,
    /// What runs and what comes, in order of start.
    pub items: Vec<BookingView>,
}
