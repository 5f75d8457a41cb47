//! Doorplates: paired by a code, known by a token, bound to one room (R138, R181).
//!
//! Must not know how a tablet shows anything. Start at [`offer`], then [`confirm`], [`poll`].

mod device;
mod face;
mod heard;
mod keep;
mod pairing;
mod records;
#[cfg(test)]
mod tests;

pub use device::{DOOR_PREFIX, DoorCaller, door_caller};
pub use face::face;
pub(crate) use heard::Heard;
pub use heard::{OpenLine, heard, here, opens_line, reported, serves};
pub use keep::{doors, move_door, revoke};
pub use pairing::{confirm, offer, poll};
