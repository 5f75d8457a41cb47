//! What state a room or an occurrence is in at an instant (R082, R083).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Booking, Slot, Status};
use crate::ids::BookingId;

/// The four states (decision 1); the style sheet alone names colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has it and nobody is about to.
    Free,
    /// Taken, not started. For a room: the next booking is about to start.
    Booked,
    /// In progress.
    InUse,
    /// Over. For a room: being cleared after a booking.
    Ended,
}

/// A room at an instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoomState {
    /// Which state.
    pub state: State,
    /// Since when it is in this state, when known from the bookings at hand.
    pub since: Option<Timestamp>,
    /// The instant that belongs in the sentence. In use: the end of the booking. Booked: its start.
    /// Ended: when clearing ends, or earlier when the next booking is about to start. Free: the
    /// start of the next booking ("free until 13:00"), though the room shows itself as booked a
    /// little before; none: open end. [`next_change`] says when the screen must change.
    pub until: Option<Timestamp>,
    /// The booking in progress.
    pub current: Option<BookingId>,
    /// The next confirmed booking that starts after `at`.
    pub next: Option<BookingId>,
}

/// The state of one occurrence at `now` (R082, R083).
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

/// The state of a room at `at`, from its confirmed bookings; others are passed over, so a pending
/// request never makes a room in use. A room counts as `Booked` from `soon_minutes` before a start
/// (unless in use), else as `Ended` during `clearing_minutes` after an end, else as `Free`.
#[must_use]
pub fn room_state(
    bookings: &[Booking],
    at: Timestamp,
    soon_minutes: u32,
    clearing_minutes: u32,
) -> RoomState {
    let confirmed = || bookings.iter().filter(|one| holds(one));
    let current = confirmed()
        .filter(|one| one.slot.contains(at))
        .max_by_key(|one| one.slot.start);
    let next = confirmed()
        .filter(|one| at < one.slot.start)
        .min_by_key(|one| one.slot.start);
    let ended = confirmed()
        .map(|one| one.slot.end)
        .filter(|end| *end <= at)
        .max();
    let soon = next.map(|next| next.slot.padded(soon_minutes, 0).start);
    let cleared = ended.map(|end| Slot { start: end, end }.padded(0, clearing_minutes).end);

    let (state, since, until) = if let Some(current) = current {
        (
            State::InUse,
            Some(current.slot.start),
            Some(current.slot.end),
        )
    } else if soon.is_some_and(|soon| soon <= at) {
        (
            State::Booked,
            soon.max(ended),
            next.map(|next| next.slot.start),
        )
    } else if cleared.is_some_and(|cleared| at < cleared) {
        (State::Ended, ended, cleared.into_iter().chain(soon).min())
    } else {
        (State::Free, cleared, next.map(|next| next.slot.start))
    };
    let id = |booking: &Booking| booking.id.clone();
    RoomState {
        state,
        since,
        until,
        current: current.map(id),
        next: next.map(id),
    }
}

/// The exact next instant after `at` at which `state`, `current` or `next` of [`room_state`] is
/// another; none when nothing changes any more. A screen that wakes then is never wrong (R083).
#[must_use]
pub fn next_change(
    bookings: &[Booking],
    at: Timestamp,
    soon_minutes: u32,
    clearing_minutes: u32,
) -> Option<Timestamp> {
    let seen = |at| {
        let now = room_state(bookings, at, soon_minutes, clearing_minutes);
        (now.state, now.current, now.next)
    };
    let before = seen(at);
    let mut edges: Vec<_> = bookings
        .iter()
        .filter(|one| holds(one))
        .flat_map(|one| {
            let wide = one.slot.padded(soon_minutes, clearing_minutes);
            [wide.start, one.slot.start, one.slot.end, wide.end]
        })
        .filter(|edge| at < *edge)
        .collect();
    edges.sort_unstable();
    edges.into_iter().find(|edge| seen(*edge) != before)
}

fn holds(booking: &Booking) -> bool {
    booking.status == Status::Confirmed && booking.slot.start < booking.slot.end
}
