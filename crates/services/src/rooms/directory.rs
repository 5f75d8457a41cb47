//! All rooms with their settings in force, read together and remembered for seconds.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    ids::{AccountId, BuildingId, FloorId, RoomId},
    rooms::{PolicySettings, Room, Scope, resolve},
};

use super::records::{BuildingRecord, FloorRecord, ORGANISATION, Organisation, RoomRecord};
use crate::{
    Error, Services,
    ports::{Kind, Stored},
    record::{self, Record},
};

/// Most rooms of an organisation.
pub(super) const MOST_ROOMS: usize = 5_000;
/// Most buildings, and most floors.
pub(super) const MOST_PLACES: usize = 5_000;

/// A room as stored and as the rules see it.
#[derive(Debug, Clone)]
pub(crate) struct KnownRoom {
    pub record: Record<RoomRecord>,
    pub room: Room,
}

/// See the module.
#[derive(Debug, Clone, Default)]
pub(crate) struct Directory {
    /// Settings and their revision; 0 while none were stored.
    pub organisation: Organisation,
    pub organisation_revision: u64,
    pub buildings: BTreeMap<BuildingId, Record<BuildingRecord>>,
    pub floors: BTreeMap<FloorId, Record<FloorRecord>>,
    pub rooms: BTreeMap<RoomId, KnownRoom>,
}

/// The directory, at most five seconds old; changes made by this process show at once.
pub(crate) async fn directory(services: &Services) -> Result<Arc<Directory>, Error> {
    let now = services.clock.now();
    if let Some(kept) = services.process.directory(now) {
        return Ok(kept);
    }
    let generation = services.process.generation();
    let read = Arc::new(read(services).await?);
    services.process.keep_directory(generation, now, &read);
    Ok(read)
}

/// The directory as it is stored now: what a change is decided on.
pub(super) async fn read(services: &Services) -> Result<Directory, Error> {
    let settings = record::get::<Organisation>(services, Kind::Settings, ORGANISATION);
    let buildings = record::all::<BuildingRecord>(services, Kind::Building, MOST_PLACES);
    let floors = record::all::<FloorRecord>(services, Kind::Floor, MOST_PLACES);
    let rooms = record::all::<RoomRecord>(services, Kind::Room, MOST_ROOMS);
    let (settings, buildings, floors, rooms) =
        futures::try_join!(settings, buildings, floors, rooms)?;
    let mut directory = Directory::default();
    if let Some(settings) = settings {
        directory.organisation_revision = settings.revision;
        directory.organisation = settings.value;
    }
    for one in buildings {
        let id = BuildingId::from(one.id.as_str());
        directory.buildings.insert(id, one);
    }
    for one in floors {
        let id = FloorId::from(one.id.as_str());
        directory.floors.insert(id, one);
    }
    for record in rooms {
        let room = directory.room_of(&record);
        directory
            .rooms
            .insert(room.id.clone(), KnownRoom { record, room });
    }
    Ok(directory)
}

impl Directory {
    /// A room as the rules see it, from its record and from what stands above it here.
    pub(crate) fn room_of(&self, record: &Record<RoomRecord>) -> Room {
        let value = &record.value;
        Room {
            id: RoomId::from(record.id.as_str()),
            name: value.name.clone(),
            capacity: value.capacity,
            time_zone: value.time_zone.clone(),
            building: value.building.clone(),
            floor: value.floor.clone(),
            equipment: value.equipment.clone(),
            disabled: value.disabled,
            managers: value.managers.clone(),
            policy: resolve(&self.levels_of_room(value)),
        }
    }

    /// As [`Directory::room_of`], from a record loaded under the guard.
    pub(crate) fn room_loaded(&self, stored: Option<&Stored>) -> Result<Room, Error> {
        let stored = stored.ok_or(Error::NotFound("room"))?;
        // The same revision as remembered: nothing to read again.
        match self.rooms.get(&RoomId::from(stored.id.as_str())) {
            Some(known) if known.record.revision == stored.revision => Ok(known.room.clone()),
            _ => Ok(self.room_of(&Record::of(stored)?)),
        }
    }

    fn levels_of_room<'a>(&'a self, room: &'a RoomRecord) -> Vec<(Scope, &'a PolicySettings)> {
        let mut levels = self.levels(room.building.as_ref(), room.floor.as_ref());
        levels.push((Scope::Room, &room.policy));
        levels
    }

    /// What the organisation, a building and a floor set: the levels above a room there.
    pub(super) fn levels(
        &self,
        building: Option<&BuildingId>,
        floor: Option<&FloorId>,
    ) -> Vec<(Scope, &PolicySettings)> {
        let building = building.and_then(|id| self.buildings.get(id));
        let floor = floor.and_then(|id| self.floors.get(id));
        let mut levels = vec![(Scope::Organisation, &self.organisation.policy)];
        levels.extend(building.map(|one| (Scope::Building, &one.value.policy)));
        levels.extend(floor.map(|one| (Scope::Floor, &one.value.policy)));
        levels
    }

    pub(crate) fn building_name(&self, id: Option<&BuildingId>) -> Option<String> {
        Some(self.buildings.get(id?)?.value.name.clone())
    }

    pub(crate) fn floor_name(&self, id: Option<&FloorId>) -> Option<String> {
        Some(self.floors.get(id?)?.value.name.clone())
    }

    /// Rooms that `account` decides about (R010).
    pub(crate) fn managed_by(&self, account: &AccountId) -> Vec<RoomId> {
        let rooms = self.rooms.values().map(|known| &known.room);
        let mine = rooms.filter(|room| room.managers.contains(account));
        mine.map(|room| room.id.clone()).collect()
    }
}

/// One room; when it is not in the remembered directory, the store is asked whether it is new.
pub(crate) async fn known(services: &Services, id: &RoomId) -> Result<Room, Error> {
    let remembered = directory(services).await?;
    if let Some(known) = remembered.rooms.get(id) {
        return Ok(known.room.clone());
    }
    let stored = services.records.get(Kind::Room, id.as_str()).await?;
    remembered.room_loaded(stored.as_ref())
}
