//! My schedule: a month of what I booked and am asked to attend, day by day (R033).
//!
//! Start at [`page::SchedulePage`]. Plain links lead from month to month, so that it works before
//! the program.

mod api;
pub mod page;
#[cfg(feature = "ssr")]
mod read;
mod views;

#[cfg(feature = "ssr")]
pub(crate) use page::Month;
#[cfg(feature = "ssr")]
pub(crate) use views::{Entry, Schedule};
