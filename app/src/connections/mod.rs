//! Calendars in and out: import with a dry run first, export, private feeds.
//!
//! Start at [`page::ConnectionsPage`]. Must not know file formats: the server reads and writes.

pub mod api;
mod feeds;
mod import;
pub mod page;
