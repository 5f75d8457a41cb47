//! Which rooms are free at an instant, and until when. Pure: the phone asks it every minute, also
//! without network, and it is the same rule as on the door.

use domain::{
    bookings::{Booking, SOON_MINUTES, Slot, State, room_state},
    ids::RoomId,
};
use jiff::Timestamp;

use super::views::{NowView, Taken};
use crate::{bookings::views::RoomRow, doors::plan};

/// What one press books, in minutes.
pub const USE_MINUTES: i64 = 30;

/// A room at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomNow {
    /// Which.
    pub room: RoomRow,
    /// Free for now: nobody has it and nobody is about to.
    pub free: bool,
    /// When free: the next start. When taken: the end, with what follows at once.
    pub until: Option<Timestamp>,
}

impl RoomNow {
    /// How long one press may book: half an hour, or what is left before the next.
    #[must_use]
    pub fn minutes_to_use(&self, now: Timestamp) -> i64 {
        let left = self.until.map(|until| until.duration_since(now).as_mins());
        left.map_or(USE_MINUTES, |left| left.clamp(1, USE_MINUTES))
    }
}

/// All rooms that take bookings and have at least `seats`, free ones first: those that stay free
/// longest lead, and of the taken ones those that are free soonest.
#[must_use]
pub fn rooms_now(view: &NowView, now: Timestamp, seats: u32) -> Vec<RoomNow> {
    let fits = |room: &&RoomRow| !room.disabled && seats <= room.capacity;
    let mut rooms: Vec<RoomNow> = view
        .house
        .rooms
        .iter()
        .filter(fits)
        .map(|room| room_now(view, room, now))
        .collect();
    // Stable: rooms that are alike stay in the reader's order.
    rooms.sort_by_key(|one| match (one.free, one.until) {
        (true, until) => (0, -until.map_or(i64::MAX, Timestamp::as_second)),
        (false, until) => (1, until.map_or(i64::MAX, Timestamp::as_second)),
    });
    rooms
}

fn room_now(view: &NowView, room: &RoomRow, now: Timestamp) -> RoomNow {
    let plan = plan_of(&room.id, &view.taken);
    let state = room_state(&plan, now, SOON_MINUTES, 0);
    let free = state.state == State::Free;
    let until = if free {
        state.until
    } else {
        Some(free_from(&plan, now))
    };
    RoomNow {
        room: room.clone(),
        free,
        until,
    }
}

fn plan_of(room: &RoomId, taken: &[Taken]) -> Vec<Booking> {
    let own = taken.iter().filter(|one| one.room == *room);
    own.enumerate()
        .map(|(index, one)| plan::taken(room, index, one.slot))
        .collect()
}

/// The first instant from `now` at which the room is free and stays so for a while.
fn free_from(plan: &[Booking], now: Timestamp) -> Timestamp {
    let mut at = now;
    // Each round steps over one booking, so as many rounds as bookings are enough.
    for _ in 0..=plan.len() {
        let soon = Slot { start: at, end: at }.padded(0, SOON_MINUTES);
        let next = plan
            .iter()
            .filter(|one| at < one.slot.end && one.slot.start <= soon.end);
        match next.map(|one| one.slot.end).max() {
            Some(end) => at = end,
            None => break,
        }
    }
    at
}
