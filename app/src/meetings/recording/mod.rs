//! Whether a meeting is recorded, and with whose consent (R031): a page without a program for
//! those who look after it, and the plain choice of people from outside.
//!
//! Start at [`RecordingPage`] and [`Choice`].

pub mod api;
mod choice;
mod consents;
mod files;
mod page;

pub use choice::Choice;
pub use files::recorded_with;
pub use page::{RecordingPage, Typed};
