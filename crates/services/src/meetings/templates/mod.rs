//! Templates: what meetings of one sort begin with, the same for all who call them (R219).
//!
//! A meeting takes what it needs when it is made: what a template says later changes no meeting.
//! Start at [`create`] and [`filled`].

mod fill;
mod keep;
mod list;
mod records;
#[cfg(test)]
mod tests;

pub(super) use fill::{Filled, filled};
pub use keep::{change, create, remove, restore};
pub use list::{get, list, removed};
