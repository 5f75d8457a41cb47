//! Signing in, me, people, departments, keys.
//!
//! Start at [`frame::Frame`], which stands around every page of the organizer and knows who is
//! signed in. Must not know how passwords are kept.

pub mod api;
pub mod frame;
pub mod sign_in;
pub mod welcome;
