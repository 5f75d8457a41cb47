//! Which rooms are free at an instant, and until when. Pure: the phone asks it every minute, also
//! without network, and it is the same rule as on the door.

use domain::{
    bookings::{Booking, SOON_MINUTES, Slot, State, open_on, room_state},
    ids::RoomId,
    rooms::OpeningHours,
};
use jiff::Timestamp;

use super::views::{NowView, Taken};
use crate::{bookings::views::RoomRow, doors::plan, zones::Zone};

/// What one press books, in minutes.
pub const USE_MINUTES: i64 = 30;

/// A room at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomNow {
    /// Which.
    pub room: RoomRow,
    /// Free for now: nobody has it and nobody is about to.
    pub free: bool,
    /// When free: the next start or the closing. When taken: the end, with what follows at once.
    /// Not free and none: closed.
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

/// All rooms that take bookings and have at least `seats`, free ones first. Those of the reader's
/// own zone lead; then those that stay free longest, and of the others those free soonest.
#[must_use]
pub fn rooms_now(view: &NowView, now: Timestamp, seats: u32) -> Vec<RoomNow> {
    let fits = |room: &&RoomRow| !room.disabled && seats <= room.capacity;
    let zones: Vec<Zone> = view.house.zones.iter().map(Zone::read).collect();
    let rooms = view.house.rooms.iter().filter(fits);
    let mut rooms: Vec<RoomNow> = rooms
        .map(|room| room_now(view, &zones, room, now))
        .collect();
    // Stable: rooms that are alike stay in the reader's order.
    rooms.sort_by_key(|one| {
        let far = one.room.time_zone != view.house.zone;
        let until = one.until.map_or(i64::MAX, Timestamp::as_second);
        (!one.free, far, if one.free { -until } else { until })
    });
    rooms
}

fn room_now(view: &NowView, zones: &[Zone], room: &RoomRow, now: Timestamp) -> RoomNow {
    let plan = plan_of(&room.id, &view.taken);
    let state = room_state(&plan, now, SOON_MINUTES, 0);
    let hours = view.hours.iter().find(|one| one.room == room.id);
    let open = hours.map(|hours| open_at(zones, room, hours.open, now));
    let (free, until) = match (state.state, open) {
        (State::Free, None) => (true, state.until),
        (State::Free, Some(Some(open))) => (
            true,
            Some(state.until.map_or(open.end, |until| until.min(open.end))),
        ),
        (_, Some(None)) => (false, None),
        _ => (false, Some(free_from(&plan, now))),
    };
    RoomNow {
        room: room.clone(),
        free,
        until,
    }
}

/// The opening that `now` lies in; none while the room is closed.
fn open_at(zones: &[Zone], room: &RoomRow, hours: OpeningHours, now: Timestamp) -> Option<Slot> {
    let zone = zones.iter().find(|zone| zone.name == room.time_zone)?;
    open_on(hours, zone.day(now), &zone.rules).filter(|open| open.contains(now))
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
