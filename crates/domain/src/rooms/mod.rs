//! Rooms and the settings that bookings in them follow. Must not know bookings.
//!
//! Start at [`Policy`], the settings in force for one room, each with where it comes from.

mod policy;
mod room;

pub use policy::{OpeningHours, Policy, PolicySettings, Scope, Sourced, WhoMayBook};
pub use room::Room;
