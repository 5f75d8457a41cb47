//! Live push: what is committed reaches every screen that shows the room (design.md, "How a screen
//! stays true").
//!
//! A hint from the journal is never shown: it makes the hub read the room again, once for all who
//! listen. Must not know who may see what (services say it) nor what a screen looks like.
//! Start at [`Hub`]; [`feed`] brings it news, [`stream`] carries them out.

mod door;
pub mod feed;
mod frame;
mod hub;
pub mod inbox;
mod listener;
pub mod meeting;
pub mod mine;
mod news;
mod reconcile;
mod room;
pub mod stream;
mod told;
mod topics;

pub use hub::{Hub, Limits};
