//! The journal: who did what, when, with which result (R212, R213).
//!
//! Start at [`page::JournalPage`]. Must not know how rows are written.

pub mod api;
pub mod page;
#[cfg(feature = "ssr")]
mod words;
