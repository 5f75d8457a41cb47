//! Reading rooms.

use contract::{page::Page, rooms::RoomView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{BuildingId, FloorId, RoomId},
};

use super::{
    directory::{KnownRoom, directory},
    view::view,
};
use crate::{Error, Services, collate, paging::Paging};

/// Which rooms to list; all that are given must match.
#[derive(Debug, Clone, Default)]
pub struct RoomFilter {
    /// In this building.
    pub building: Option<BuildingId>,
    /// On this floor.
    pub floor: Option<FloorId>,
    /// With at least so many seats.
    pub min_capacity: Option<u32>,
    /// With all of these.
    pub equipment: Vec<String>,
    /// Also those that take no bookings.
    pub with_disabled: bool,
}

impl RoomFilter {
    fn matches(&self, known: &KnownRoom) -> bool {
        let room = &known.room;
        (self.building.is_none() || self.building == room.building)
            && (self.floor.is_none() || self.floor == room.floor)
            && self.min_capacity.is_none_or(|least| least <= room.capacity)
            && self
                .equipment
                .iter()
                .all(|one| room.equipment.contains(one))
            && (self.with_disabled || !room.disabled)
    }
}

/// Rooms by building, floor and name in the reader's order (R080).
///
/// # Errors
/// Denied to unknown and external callers; unavailable.
pub async fn list(
    services: &Services,
    actor: &Actor,
    filter: &RoomFilter,
    locale: &str,
    paging: &Paging,
) -> Result<Page<RoomView>, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let directory = directory(services).await?;
    let rooms = directory.rooms.values().filter(|one| filter.matches(one));
    let mut rooms: Vec<_> = rooms.map(|one| view(&directory, one)).collect();
    collate::sort_by_name(&mut rooms, locale, |room| &room.name);
    collate::sort_by_name(&mut rooms, locale, |room| name(room.floor.as_ref()));
    collate::sort_by_name(&mut rooms, locale, |room| name(room.building.as_ref()));
    Ok(paging.cut(rooms, |room| room.id.as_str()))
}

fn name(of: Option<&String>) -> &str {
    of.map_or("", String::as_str)
}

/// One room (R080).
///
/// # Errors
/// Denied to unknown and external callers; not found; unavailable.
pub async fn get(services: &Services, actor: &Actor, id: &RoomId) -> Result<RoomView, Error> {
    can(actor, Action::SeeRooms, Subject::Room(id))?;
    let directory = directory(services).await?;
    let known = directory.rooms.get(id).ok_or(Error::NotFound("room"))?;
    Ok(view(&directory, known))
}
