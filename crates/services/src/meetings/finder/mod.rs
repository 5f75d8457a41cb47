//! When people are busy, and the first times at which all who are required are free, in a room that
//! fits (R048, R054). Nothing is stored; of what takes somebody's time only when is told.
//!
//! Start at [`times`]. Must not know how a slot is judged: that is `domain::meetings::together`.

mod asked;
mod busy;
mod meant;
mod rooms;
mod search;
#[cfg(test)]
mod tests;

pub use asked::TimesAsked;
pub use busy::{MOST_PEOPLE, busy, busy_then};
pub use meant::{Meant, meant};
pub use search::{MOST_DAYS, MOST_TIMES, times};
