//! The rules of Lintel, pure: no I/O, no clock, no randomness, no tz database.
//!
//! The door, the form and the server call these same functions, so they cannot disagree.
//! Slices stand in import order: `accounts`, `rooms`, `bookings`, `doors`. Start at
//! [`bookings::decide`], which answers whether a slot may be had.

pub mod accounts;
pub mod approvals;
pub mod bookings;
pub mod doors;
pub mod ids;
pub mod meetings;
pub mod notices;
pub mod rooms;
pub mod service;
