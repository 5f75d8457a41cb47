//! Calendar, booking form, one booking, my bookings.
//!
//! Start at [`calendar::DayPage`]. Must not know how anything is decided or stored: rules are
//! `domain`'s, answers come through [`api`].

pub mod api;
pub mod calendar;
pub mod draft;
pub mod form;
pub mod mine;
pub mod panel;
#[cfg(feature = "ssr")]
mod read;
pub mod repeat;
pub mod views;
pub mod week;
