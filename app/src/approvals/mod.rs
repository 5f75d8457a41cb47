//! Requests: those that wait for the reader, what matters most first, with what they would push
//! out; one request, for who asked and who decides; and who decides where.
//!
//! Start at [`page::ApprovalsPage`]. Must not know who may decide: the server says.

pub mod api;
pub mod beside;
mod card;
mod decide;
#[cfg(feature = "ssr")]
mod gather;
pub mod one;
pub mod page;
mod said;
pub mod who;
mod who_api;
#[cfg(feature = "ssr")]
mod who_read;
#[cfg(feature = "ssr")]
mod words;
