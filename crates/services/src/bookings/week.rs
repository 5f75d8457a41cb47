//! Some days of many rooms at once (R081): what the week view shows.

use std::{collections::HashMap, sync::Arc};

use contract::week::{MOST_BOOKINGS, MOST_DAYS, Week, flag};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Booking, Slot, Status},
    ids::RoomId,
};
use jiff::SignedDuration;

use super::{shelf::Kept, view::may_see};
use crate::{Error, Services, fields, ports::CalendarRead, rooms::directory};

/// Most rooms named in one request.
const MOST_ROOMS: usize = 200;
/// Rooms read with one look at the store; the looks go side by side.
const ROOMS_AT_ONCE: usize = 50;

/// Live bookings that touch `window`, of `rooms` or, when none is named, of all. What the caller
/// may not know is left out of each ("Busy").
///
/// # Errors
/// Denied to unknown and external callers; wrong fields (`days`, `room`); not found when a room is
/// not there; unavailable.
pub async fn week(
    services: &Services,
    actor: &Actor,
    window: Slot,
    rooms: &[RoomId],
) -> Result<Week, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    // A day may have 25 hours.
    let longest = SignedDuration::from_hours(25 * i64::from(MOST_DAYS));
    if window.end <= window.start || window.duration() > longest {
        return Err(fields::wrong("days", "bad_value"));
    }
    let calendars = calendars_of(services, window, rooms).await?;
    Ok(packed(services, actor, window, &calendars))
}

/// The calendars of `rooms`, of all when none is named.
///
/// # Errors
/// Wrong field `room`; not found when a room is not there; unavailable.
pub(super) async fn calendars_of(
    services: &Services,
    window: Slot,
    rooms: &[RoomId],
) -> Result<Vec<Arc<Kept>>, Error> {
    if rooms.len() > MOST_ROOMS {
        return Err(fields::wrong("room", "too_many"));
    }
    let rooms = named(services, rooms).await?;
    Ok(calendars(services, window, &rooms).await?.0)
}

/// All that stands in `rooms` in `window`, which is remembered when the week view asks for the
/// same; none: there is more than is read with one look.
///
/// # Errors
/// Unavailable.
pub(crate) async fn standing(
    services: &Services,
    window: Slot,
    rooms: &[RoomId],
) -> Result<Option<Vec<Arc<Kept>>>, Error> {
    let (calendars, whole) = calendars(services, window, rooms).await?;
    Ok(whole.then_some(calendars))
}

/// The rooms that are asked for, in order of id.
async fn named(services: &Services, rooms: &[RoomId]) -> Result<Vec<RoomId>, Error> {
    let directory = directory(services).await?;
    if rooms.is_empty() {
        return Ok(directory.rooms.keys().cloned().collect());
    }
    for room in rooms
        .iter()
        .filter(|one| !directory.rooms.contains_key(*one))
    {
        crate::rooms::known(services, room).await?;
    }
    let mut rooms = rooms.to_vec();
    rooms.sort_unstable();
    rooms.dedup();
    Ok(rooms)
}

/// Each room's calendar: what is remembered and, by the guards, still true; else what is stored.
/// And whether that is all of it.
async fn calendars(
    services: &Services,
    window: Slot,
    rooms: &[RoomId],
) -> Result<(Vec<Arc<Kept>>, bool), Error> {
    // Guards first: bookings may be newer than their revision, never older.
    let guards: HashMap<RoomId, u64> = services.bookings.guards().await?.into_iter().collect();
    let guard = |room: &RoomId| guards.get(room).copied().unwrap_or(0);
    let shelf = services.process.weeks();
    let mut held = HashMap::with_capacity(rooms.len());
    let mut missing = Vec::new();
    for room in rooms {
        match shelf.get(window, room, guard(room)) {
            Some(kept) => drop(held.insert(room.clone(), kept)),
            None => missing.push(room.clone()),
        }
    }
    let reads = missing
        .chunks(ROOMS_AT_ONCE)
        .map(|chunk| read(services, window, chunk));
    let read: Vec<Vec<Booking>> = futures::future::try_join_all(reads).await?;
    let mut by_room: HashMap<RoomId, Vec<Booking>> = HashMap::with_capacity(missing.len());
    let whole = read.iter().all(|chunk| chunk.len() < MOST_BOOKINGS);
    for booking in read.into_iter().flatten() {
        by_room
            .entry(booking.room.clone())
            .or_default()
            .push(booking);
    }
    for room in missing {
        let kept = Arc::new(Kept {
            revision: guard(&room),
            bookings: by_room.remove(&room).unwrap_or_default(),
            room,
        });
        if whole {
            shelf.put(window, &kept);
        }
        held.insert(kept.room.clone(), kept);
    }
    let all = rooms.iter().filter_map(|room| held.remove(room));
    Ok((all.collect(), whole))
}

async fn read(services: &Services, window: Slot, rooms: &[RoomId]) -> Result<Vec<Booking>, Error> {
    let read = CalendarRead {
        rooms: rooms.to_vec(),
        window: Some(window),
        // One more than is shown says that there are more.
        limit: MOST_BOOKINGS + 1,
        ..CalendarRead::default()
    };
    Ok(services.bookings.calendar(&read).await?)
}

/// In columns, as `actor` may see it; of too many the first by start.
fn packed(services: &Services, actor: &Actor, window: Slot, rooms: &[Arc<Kept>]) -> Week {
    let mut week = Week::new(services.clock.now(), window.start, window.end);
    let last = last_shown(rooms);
    week.cut = last.is_some();
    let mut places: HashMap<&str, u32> = HashMap::new();
    for kept in rooms {
        week.room(kept.room.clone(), kept.revision);
        for one in &kept.bookings {
            if last.is_some_and(|last| last < (one.slot.start, &one.id)) {
                continue;
            }
            let seen = may_see(actor, one);
            let place = if seen {
                place(&mut week, &mut places, &one.subject)
            } else {
                0
            };
            let minutes = week.minutes(one.slot.start, one.slot.end);
            week.push(one.id.clone(), minutes, place, flags(actor, one));
        }
    }
    week
}

/// The last booking that still fits; none when all do.
fn last_shown(rooms: &[Arc<Kept>]) -> Option<(jiff::Timestamp, &domain::ids::BookingId)> {
    let count: usize = rooms.iter().map(|kept| kept.bookings.len()).sum();
    if count <= MOST_BOOKINGS {
        return None;
    }
    let all = rooms.iter().flat_map(|kept| &kept.bookings);
    let mut all: Vec<_> = all.map(|one| (one.slot.start, &one.id)).collect();
    let (_, last, _) = all.select_nth_unstable(MOST_BOOKINGS - 1);
    Some(*last)
}

fn place<'a>(week: &mut Week, places: &mut HashMap<&'a str, u32>, subject: &'a str) -> u32 {
    *places.entry(subject).or_insert_with(|| {
        week.subjects.push(subject.to_owned());
        u32::try_from(week.subjects.len() - 1).unwrap_or(0)
    })
}

fn flags(actor: &Actor, booking: &Booking) -> u8 {
    let mine = booking.organiser.is_some() && booking.organiser.as_ref() == actor.account();
    let bits = [
        (booking.status == Status::Pending, flag::PENDING),
        (booking.all_day, flag::ALL_DAY),
        (booking.private, flag::PRIVATE),
        (mine, flag::MINE),
    ];
    let set = bits.into_iter().filter(|(on, _)| *on);
    set.fold(0, |flags, (_, bit)| flags | bit)
}
