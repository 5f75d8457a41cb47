//! Everything that a door shows, in one answer (R138).

use contract::doors::DoorFace;
use domain::{accounts::Denial, bookings::SOON_MINUTES};

use super::device::DoorCaller;
use crate::{Error, Services, bookings::calendars, rooms::directory, zones::zone_file};

/// What `door` shows: only what is fit for the corridor (R144).
///
/// # Errors
/// Sign in, when its room is gone; unavailable.
pub async fn face(services: &Services, door: &DoorCaller) -> Result<DoorFace, Error> {
    // Before anything is read: what is committed from now on may be missing.
    let now = services.clock.now();
    let directory = directory(services).await?;
    let known = directory.rooms.get(&door.room).ok_or(Denial::SignIn)?;
    let room = &known.room;
    let calendars = calendars(services, std::slice::from_ref(&door.room)).await?;
    let calendar = calendars.first().ok_or(Denial::SignIn)?;
    let building = directory.building_name(room.building.as_ref());
    let floor = directory.floor_name(room.floor.as_ref());
    let place: Vec<String> = [building, floor].into_iter().flatten().collect();
    Ok(DoorFace {
        door: door.door.clone(),
        room_name: room.name.clone(),
        place: place.join(" · "),
        capacity: room.capacity,
        palette: directory.organisation.palette.as_str().to_owned(),
        locale: directory.organisation.locale.clone(),
        zone: zone_file(&room.time_zone)?,
        soon_minutes: SOON_MINUTES,
        clearing_minutes: room.policy.buffer_after_minutes.value,
        open: room.policy.opening_hours.value,
        snapshot: calendar.seen_by(&door.actor, now),
        as_of: now,
    })
}
