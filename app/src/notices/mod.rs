//! What people are told: the inbox, its badge in the menu, the log of a meeting's notices, and the
//! page by which an invitation is answered without signing in.
//!
//! Start at [`inbox::InboxPage`]. Must not know how anything is sent.

pub mod answer;
pub mod api;
pub mod badge;
pub mod inbox;
pub mod log;
pub mod words;
