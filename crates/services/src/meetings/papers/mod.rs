//! The papers of a meeting (R059 to R064): brought in piece by piece, kept by their content, read
//! by whom the table of rights lets.
//!
//! One record a paper, with its versions; contents lie in [`crate::ports::Files`] under their
//! SHA-256 and never change. Every command names the meeting in its journal row, so that open pages
//! hear of it. Start at [`begin`] and [`open`]. Must not know HTTP or how a file is stored.

mod keep;
pub mod preview;
mod read;
mod records;
mod sniff;
mod sweep;
#[cfg(test)]
mod tests;
mod upload;

pub use keep::{change, remove, restore};
pub use read::{Content, list, open};
pub use sweep::{missing, sweep};
pub use upload::{Received, abandon, begin, bring, finish, progress, receive};

pub(super) use read::shown;
pub(super) use records::Shelf;
