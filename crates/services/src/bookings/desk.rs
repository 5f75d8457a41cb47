//! What a decision is taken on: rooms under their guards, with what stands in them.

use std::collections::BTreeMap;

use domain::{
    bookings::{self, Occupied, Refusal, Request, Slot, Snapshot, Status, window_to_load},
    ids::{BookingId, RoomId},
    rooms::Room,
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    Error, Services,
    ports::Asked,
    rooms::{KnownRoom, MOST_BUFFER_MINUTES, directory},
    zones,
};

/// Most rooms decided on at once; the store loads as many.
pub(crate) const MOST_DESKS: usize = 200;
/// Widest gap between two bookings that settings allow, in minutes.
const MOST_GAP: u32 = 2 * MOST_BUFFER_MINUTES;

/// How far around the slots is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// As far as the decision needs: the common case, which succeeds.
    Slot,
    /// As far as alternatives are looked for.
    Around,
}

/// One room, loaded under its guard.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub room: Room,
    pub zone: TimeZone,
    pub guard: u64,
    pub occupied: Vec<Occupied>,
    pub known: Slot,
}

impl Desk {
    pub(crate) fn snapshot(&self, now: Timestamp) -> Snapshot<'_> {
        Snapshot {
            room: &self.room,
            zone: &self.zone,
            occupied: &self.occupied,
            known: self.known,
            now,
        }
    }

    pub(crate) fn decide(&self, request: &Request<'_>, now: Timestamp) -> Result<Status, Refusal> {
        bookings::decide(request, &self.snapshot(now))
    }

    /// From now on this stands here, so that the next date of the same command sees it.
    pub(crate) fn take(&mut self, booking: &BookingId, slot: Slot, status: Status) {
        self.occupied.push(Occupied {
            booking: booking.clone(),
            slot,
            status,
        });
    }

    /// From now on this does not stand here.
    pub(crate) fn give_back(&mut self, booking: &BookingId) {
        self.occupied.retain(|one| one.booking != *booking);
    }
}

/// Rooms by id.
pub(crate) type Desks = BTreeMap<RoomId, Desk>;

/// Loads rooms with everything live around the slots that are asked for in each.
///
/// # Errors
/// [`Error::NotFound`] for a room that is not there; rule `too_many_rooms`; unavailable.
pub(crate) async fn desks(
    services: &Services,
    slots: impl IntoIterator<Item = (RoomId, Slot)>,
    reach: Reach,
) -> Result<Desks, Error> {
    let hulls = hulls(slots)?;
    let remembered = directory(services).await?;
    let gap = |room: &RoomId| {
        let known = remembered.rooms.get(room);
        known.map_or(MOST_GAP, |known| known.room.policy.gap_minutes())
    };
    let view = View {
        rooms: &remembered.rooms,
        reach,
        now: services.clock.now(),
    };
    let desks = load(services, view.windows(&hulls, gap)).await?;
    let wide_enough = |(room, desk): (&RoomId, &Desk)| desk.room.policy.gap_minutes() <= gap(room);
    if desks.iter().all(wide_enough) {
        return Ok(desks);
    }
    // What was remembered is old: under the guard the room keeps a wider gap.
    load(services, view.windows(&hulls, |_| MOST_GAP)).await
}

/// The stretch over all slots of each room.
fn hulls(slots: impl IntoIterator<Item = (RoomId, Slot)>) -> Result<BTreeMap<RoomId, Slot>, Error> {
    let mut hulls: BTreeMap<RoomId, Slot> = BTreeMap::new();
    for (room, slot) in slots {
        let hull = hulls.entry(room).or_insert(slot);
        hull.start = hull.start.min(slot.start);
        hull.end = hull.end.max(slot.end);
    }
    match hulls.len() > MOST_DESKS {
        true => Err(Error::Rule("too_many_rooms")),
        false => Ok(hulls),
    }
}

async fn load(services: &Services, windows: BTreeMap<RoomId, Slot>) -> Result<Desks, Error> {
    if windows.is_empty() {
        return Ok(Desks::new());
    }
    let asked = windows.iter().map(|(room, window)| Asked {
        room: room.clone(),
        window: *window,
    });
    let asked: Vec<_> = asked.collect();
    let loaded = services.bookings.load(&asked).await?;
    // Settings after guards: who changes settings moves the guards first, so a guard that has
    // moved is never decided on with the settings of before.
    let directory = directory(services).await?;
    let mut desks = Desks::new();
    for one in loaded {
        let Some(known) = windows.get(&one.room).copied() else {
            continue;
        };
        let room = directory.room_loaded(one.record.as_ref())?;
        let desk = Desk {
            zone: zones::stored(&room.time_zone),
            room,
            guard: one.guard,
            occupied: one.occupied,
            known,
        };
        desks.insert(one.room, desk);
    }
    if desks.len() < windows.len() {
        return Err(Error::NotFound("room"));
    }
    Ok(desks)
}

/// How far around the slots is looked, and from where.
struct View<'a> {
    rooms: &'a BTreeMap<RoomId, KnownRoom>,
    reach: Reach,
    now: Timestamp,
}

impl View<'_> {
    /// What to load of each room; `gap` says how many minutes its bookings keep apart.
    fn windows(
        &self,
        hulls: &BTreeMap<RoomId, Slot>,
        gap: impl Fn(&RoomId) -> u32,
    ) -> BTreeMap<RoomId, Slot> {
        let window = |(room, hull): (&RoomId, &Slot)| {
            let gap = gap(room);
            let window = match (self.reach, self.rooms.get(room)) {
                (Reach::Around, Some(known)) => self.around(*hull, &known.room),
                _ => *hull,
            };
            (room.clone(), window.padded(gap, gap))
        };
        hulls.iter().map(window).collect()
    }

    /// For a slot in the past the next free time is looked for from now on.
    fn around(&self, slot: Slot, room: &Room) -> Slot {
        let wide = window_to_load(slot, room);
        let from_now = Slot {
            start: slot.start.max(self.now),
            end: slot.end.max(self.now),
        };
        let later = window_to_load(from_now, room);
        Slot {
            start: wide.start,
            end: wide.end.max(later.end),
        }
    }
}
