//! The service desk: what runs, what begins next, and a reminder with a sound before it does
//! (R101).
//!
//! Start at [`DeskPage`]. Must not know who works there: that is told by [`api`].

mod api;
mod chime;
mod lines;
mod page;
mod soon;
mod views;

pub use page::DeskPage;
