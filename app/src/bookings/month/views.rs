//! What the month page gets from the server, in one answer.

use contract::month::BusyDay;
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// With fewer rooms than this, each day tells its bookings.
pub const FEW: usize = 6;

/// A month of the rooms that the filters keep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MonthView {
    /// Rooms and zones.
    pub house: House,
    /// `2026-11`.
    pub month: String,
    /// Whole weeks, Monday to Sunday.
    pub days: Vec<BusyDay>,
    /// How many rooms the filters keep.
    pub kept: usize,
}
