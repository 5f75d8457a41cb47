//! Rooms and the settings that bookings in them follow. Must not know bookings.
//!
//! Start at [`Policy`], the settings in force for one room, each with where it comes from;
//! [`resolve`] makes it from what the levels set.

mod policy;
mod resolve;
mod room;
#[cfg(test)]
mod tests;

pub use policy::{OpeningHours, Policy, PolicySettings, Scope, Sourced, WhoMayBook};
pub use resolve::resolve;
pub use room::Room;
