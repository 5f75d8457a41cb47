//! The first steps of a new house: how far each is, and the short ways to take them several at a
//! time. What is done is read from what is stored, so that it counts by whatever path it came.
//!
//! Stands to the right of every slice; must not decide anything that a slice decides: rooms,
//! people and buildings are made by their own use cases, one journal row each. Start at [`start`].

mod lines;
mod people;
mod places;
mod state;
#[cfg(test)]
mod tests;

pub use lines::MOST_LINES;
pub use people::add_people;
pub use places::{add_place, add_rooms};
pub use state::{is_untouched, left, skip, start};

use crate::Error;

/// What became of many lines: each was carried out, or comes back with what is wrong with it.
#[derive(Debug)]
pub struct Added<T> {
    /// What was made, in the order of the lines.
    pub made: Vec<T>,
    /// Lines that were not carried out, as typed.
    pub wrong: Vec<(String, Error)>,
}
