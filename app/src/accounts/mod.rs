//! Signing in, me, people, departments, keys.
//!
//! Start at [`frame::Frame`], which stands around every page of the organizer and knows who is
//! signed in. Must not know how passwords are kept.

pub mod api;
pub mod departments;
pub mod frame;
#[cfg(feature = "ssr")]
mod gather;
pub mod keys;
pub mod me;
pub mod people;
pub mod person_form;
pub mod sign_in;
pub mod welcome;
pub mod words;
