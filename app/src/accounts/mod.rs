//! Signing in, me, people, departments, keys.
//!
//! Start at [`sign_in::SignInPage`]. Must not know how passwords are kept, nor any other slice.

pub mod api;
pub mod departments;
#[cfg(feature = "ssr")]
mod gather;
pub mod keys;
pub mod me;
pub mod own;
pub mod people;
pub mod person_form;
#[cfg(feature = "ssr")]
pub mod profile;
pub mod roles;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod welcome;
pub mod words;
