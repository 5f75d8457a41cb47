//! What screens show: a room's calendar of the days around now, and its state.

use contract::live::{RoomSnapshot, RoomStateView, Snapshot};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Booking, RoomState, SOON_MINUTES, Slot, room_state as state_of},
    ids::RoomId,
    rooms::Room,
};
use jiff::{Timestamp, civil::Time};

use super::{
    desk::{Reach, desks},
    input::day_later,
    view::view,
};
use crate::{Error, Services, ports::CalendarRead, zones};

/// Screens know yesterday, today and this many days after the start of today.
pub const DAYS_AHEAD: i64 = 7;
/// Most live bookings of one room that a screen is told.
const MOST_SHOWN: usize = 2_000;
/// Rooms read with one look at the store.
const ROOMS_AT_ONCE: usize = 50;
/// For a state at some instant: how far ahead the next booking is looked for.
const NEXT_WITHIN_HOURS: i64 = 24 * 366;

/// One room's calendar as stored, before anybody's rights are applied: read once, shown to many.
#[derive(Debug, Clone)]
pub struct RoomCalendar {
    /// The room with its settings in force.
    pub room: Room,
    /// Its schedule revision: the bookings are at least as new.
    pub revision: u64,
    /// Live bookings of the window, in order of start.
    pub bookings: Vec<Booking>,
}

impl RoomCalendar {
    /// The state at `now`, by the same rule as on the screen itself.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> RoomState {
        let clearing = self.room.policy.buffer_after_minutes.value;
        state_of(&self.bookings, now, SOON_MINUTES, clearing)
    }

    fn booking(&self, id: Option<&domain::ids::BookingId>) -> Option<&Booking> {
        let id = id?;
        self.bookings.iter().find(|one| one.id == *id)
    }

    /// The state as `actor` may see it.
    #[must_use]
    pub fn state_seen_by(&self, actor: &Actor, now: Timestamp) -> RoomStateView {
        let state = self.state(now);
        let seen = |one: &Booking| view(actor, one, now);
        RoomStateView {
            state: state.state,
            since: state.since,
            until: state.until,
            current: self.booking(state.current.as_ref()).map(seen),
            next: self.booking(state.next.as_ref()).map(seen),
            as_of: now,
            revision: self.revision,
        }
    }

    /// The whole calendar as `actor` may see it.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor, now: Timestamp) -> RoomSnapshot {
        let state = self.state_seen_by(actor, now);
        RoomSnapshot {
            room: self.room.id.clone(),
            state: state.state,
            since: state.since,
            until: state.until,
            current: state.current,
            next: state.next,
            revision: self.revision,
            bookings: self
                .bookings
                .iter()
                .map(|one| view(actor, one, now))
                .collect(),
        }
    }
}

/// The calendars of `rooms` from the start of yesterday to the end of the seventh day, each in its
/// own zone. Rooms that are not there are left out. No rights are applied: see
/// [`RoomCalendar::seen_by`].
///
/// # Errors
/// Unavailable.
pub async fn calendars(services: &Services, rooms: &[RoomId]) -> Result<Vec<RoomCalendar>, Error> {
    let mut calendars = Vec::with_capacity(rooms.len());
    for chunk in rooms.chunks(ROOMS_AT_ONCE) {
        let mut there = Vec::new();
        for id in chunk {
            match crate::rooms::known(services, id).await {
                Ok(room) => there.push(room),
                Err(Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        let now = services.clock.now();
        let windows = there.into_iter().map(|room| (window(&room, now), room));
        calendars.extend(read(services, windows.collect()).await?);
    }
    Ok(calendars)
}

/// Guards first, then bookings: these may be newer than the revision, never older, and a change
/// that is told again does no harm.
async fn read(services: &Services, windows: Vec<(Slot, Room)>) -> Result<Vec<RoomCalendar>, Error> {
    let (Some(start), Some(end)) = (
        windows.iter().map(|(window, _)| window.start).min(),
        windows.iter().map(|(window, _)| window.end).max(),
    ) else {
        return Ok(Vec::new());
    };
    let now = services.clock.now();
    let nothing = Slot {
        start: now,
        end: now,
    };
    let asked = windows.iter().map(|(_, room)| (room.id.clone(), nothing));
    let desks = desks(services, asked, Reach::Slot).await?;
    let read = CalendarRead {
        rooms: desks.keys().cloned().collect(),
        window: Some(Slot { start, end }),
        limit: MOST_SHOWN * windows.len(),
        ..CalendarRead::default()
    };
    let bookings = services.bookings.calendar(&read).await?;
    let calendar = |(window, room): (Slot, Room)| {
        let here = bookings.iter().filter(|one| one.room == room.id);
        let shown = here
            .filter(|one| one.slot.overlaps(&window))
            .take(MOST_SHOWN);
        let desk = desks.get(&room.id)?;
        Some(RoomCalendar {
            revision: desk.guard,
            bookings: shown.cloned().collect(),
            room: desk.room.clone(),
        })
    };
    Ok(windows.into_iter().filter_map(calendar).collect())
}

fn window(room: &Room, now: Timestamp) -> Slot {
    let zone = zones::stored(&room.time_zone);
    let today = zone.to_datetime(now).date().to_datetime(Time::midnight());
    Slot {
        start: day_later(today, -1, &zone).unwrap_or(now),
        end: day_later(today, DAYS_AHEAD, &zone).unwrap_or(now),
    }
}

/// What `actor` may see of these rooms: `event: snapshot` (api.md).
///
/// # Errors
/// Denied to unknown and external callers; not found when a room is not there; unavailable.
pub async fn snapshot(
    services: &Services,
    actor: &Actor,
    rooms: &[RoomId],
) -> Result<Snapshot, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let calendars = calendars(services, rooms).await?;
    if calendars.len() < rooms.len() {
        return Err(Error::NotFound("room"));
    }
    let now = services.clock.now();
    let seen = calendars.iter().map(|one| one.seen_by(actor, now));
    Ok(Snapshot {
        as_of: now,
        rooms: seen.collect(),
    })
}

/// A room's state at `at`, now when it is not given: `GET /api/v1/rooms/{id}/state`.
///
/// # Errors
/// Denied to unknown and external callers; not found; unavailable.
pub async fn room_state(
    services: &Services,
    actor: &Actor,
    room: &RoomId,
    at: Option<Timestamp>,
) -> Result<RoomStateView, Error> {
    can(actor, Action::SeeRooms, Subject::Room(room))?;
    let now = services.clock.now();
    let at = at.unwrap_or(now);
    let hours = jiff::SignedDuration::from_hours;
    let window = Slot {
        // Enough to know since when it is free.
        start: at.saturating_sub(hours(24)).unwrap_or(Timestamp::MIN),
        end: at
            .saturating_add(hours(NEXT_WITHIN_HOURS))
            .unwrap_or(Timestamp::MAX),
    };
    let nothing = Slot { start: at, end: at };
    let mut desks = desks(services, [(room.clone(), nothing)], Reach::Slot).await?;
    let desk = desks.remove(room).ok_or(Error::NotFound("room"))?;
    let read = CalendarRead {
        rooms: vec![room.clone()],
        window: Some(window),
        limit: 200,
        ..CalendarRead::default()
    };
    let calendar = RoomCalendar {
        room: desk.room,
        revision: desk.guard,
        bookings: services.bookings.calendar(&read).await?,
    };
    Ok(RoomStateView {
        as_of: now,
        ..calendar.state_seen_by(actor, at)
    })
}
