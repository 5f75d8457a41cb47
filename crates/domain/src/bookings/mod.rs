//! Bookings: slots, series, conflicts, refusals, and what state a room is in.
//! Must not know who is signed in, what is stored or what time it is: all are arguments.
//!
//! Start at [`decide`]: may this slot be had, and if not, which rule says so and what instead.

mod booking;
mod decide;
mod refusal;
mod slot;
mod state;

pub use booking::{Attendee, Booking, Occupied, Series, Status};
pub use decide::{Request, Snapshot, decide};
pub use refusal::{Alternative, AlternativeKind, Refusal, Rule};
pub use slot::Slot;
pub use state::{RoomState, State, occurrence_state, room_state};

/// No booking is longer than this, whatever the settings say: it bounds every range scan.
pub const LONGEST_DAYS: u32 = 31;
/// Most dates of one finite series (api.md); more are `unbounded_series`.
pub const MOST_DATES: usize = 1_000;
/// Longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 500;
/// Most attendees of one booking.
pub const MOST_ATTENDEES: usize = 1_000;
