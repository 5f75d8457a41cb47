//! Calendar, booking form, one booking, my bookings.
//!
//! Start at [`calendar::DayPage`]. Must not know how anything is decided or stored: rules are
//! `domain`'s, answers come through [`api`].

pub mod api;
mod asked;
pub mod calendar;
pub mod draft;
pub mod find;
pub mod form;
mod lanes;
pub mod list;
pub mod mine;
pub mod month;
pub mod panel;
#[cfg(feature = "ssr")]
pub mod paper;
#[cfg(feature = "ssr")]
mod read;
pub mod repeat;
pub mod views;
pub mod week;
