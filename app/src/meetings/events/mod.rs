//! What the public reads (R030): published meetings by day, and one of them. Pages without a
//! program, readable without signing in.
//!
//! Signing up (R065) is not here yet: its form belongs into [`article::Article`], beside the ways
//! to come. Start at [`EventsPage`].

pub mod api;
pub mod article;
mod list;
mod one;

pub use list::EventsPage;
pub use one::EventPage;
