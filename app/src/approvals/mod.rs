//! Requests that wait for the reader, oldest first, with what they would push out.
//!
//! Start at [`page::ApprovalsPage`]. Must not know who may decide: the server says.

pub mod api;
#[cfg(feature = "ssr")]
mod gather;
pub mod page;
