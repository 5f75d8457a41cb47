//! Bookings: slots, series, conflicts, refusals, and what state a room is in.
//! Must not know who is signed in, what is stored or what time it is: all are arguments.
//!
//! Start at [`decide`]: may this slot be had, and if not, which rule says so and what instead.

mod alternatives;
mod booking;
mod decide;
mod elsewhere;
mod hours;
mod may_book;
pub mod recurrence;
mod refusal;
mod rules;
pub mod series;
mod slot;
mod state;
#[cfg(test)]
mod tests;

pub use alternatives::{SEARCH_DAYS, alternatives, window_to_load};
pub use booking::{Attendee, Booking, Occupied, Series, Status};
pub use decide::{Request, Snapshot, accepts, decide, displaced};
pub use elsewhere::elsewhere;
pub use hours::on as open_on;
pub use may_book::may_book;
pub use refusal::{Alternative, AlternativeKind, Refusal, Rule};
pub use slot::Slot;
pub use state::{RoomState, State, next_change, occurrence_state, room_state};

/// No booking is longer than this, whatever the settings say: it bounds every range scan.
pub const LONGEST_DAYS: u32 = 31;
/// Most dates of one finite series (api.md); more are `unbounded_series`.
pub const MOST_DATES: usize = 1_000;
/// Longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 500;
/// Most attendees of one booking.
pub const MOST_ATTENDEES: usize = 5_000;
/// Most rooms that are held together, for one meeting.
pub const MOST_TOGETHER: usize = 20;
/// A start this many seconds back still counts as "now" (a walk-up booking at the door).
pub const GRACE_SECONDS: i64 = 60;
/// A room shows itself as booked from this many minutes before a start.
pub const SOON_MINUTES: u32 = 15;
/// Most alternatives of one refusal.
pub const MOST_ALTERNATIVES: usize = 5;
