//! Where a room is: its building and floor, found by id or name or made with it.

use contract::rooms::RoomInput;
use domain::ids::{BuildingId, FloorId};

use super::{
    directory::{Directory, MOST_PLACES},
    records::{BuildingRecord, FloorRecord, RoomRecord},
};
use crate::{
    Error, Services,
    fields::Fields,
    ports::{Change, Kind},
    record::{self, Record},
};

/// Finds building and floor by id or name, or makes them.
pub(super) fn place(
    services: &Services,
    directory: &Directory,
    input: &RoomInput,
    value: &mut RoomRecord,
    fields: &mut Fields,
) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    if let Some(building) = &input.building {
        let (id, change) = building_of(services, directory, building, value, fields)?;
        if id != value.building {
            value.floor = None;
        }
        value.building = id;
        changes.extend(change);
    }
    if let Some(floor) = &input.floor {
        let (id, change) = floor_of(services, directory, floor, value, fields)?;
        value.floor = id;
        changes.extend(change);
    }
    Ok(changes)
}

fn building_of(
    services: &Services,
    directory: &Directory,
    wanted: &str,
    room: &RoomRecord,
    fields: &mut Fields,
) -> Result<(Option<BuildingId>, Option<Change>), Error> {
    if wanted.trim().is_empty() {
        return Ok((None, None));
    }
    let name = fields.line("building", wanted, 200);
    let same = |one: &Record<BuildingRecord>| {
        one.id == name || one.value.name.to_lowercase() == name.to_lowercase()
    };
    if let Some((id, _)) = directory.buildings.iter().find(|(_, one)| same(one)) {
        return Ok((Some(id.clone()), None));
    }
    let fine = directory.buildings.len() < MOST_PLACES;
    fields.check("building", "too_many", fine);
    let id = services.ids.id();
    let building = BuildingRecord {
        name,
        time_zone: room.time_zone.clone(),
        ..BuildingRecord::default()
    };
    let change = record::create(Kind::Building, &id, &building)?;
    Ok((Some(BuildingId::from(id)), Some(change)))
}

fn floor_of(
    services: &Services,
    directory: &Directory,
    wanted: &str,
    room: &RoomRecord,
    fields: &mut Fields,
) -> Result<(Option<FloorId>, Option<Change>), Error> {
    if wanted.trim().is_empty() {
        return Ok((None, None));
    }
    let name = fields.line("floor", wanted, 200);
    let Some(building) = &room.building else {
        fields.wrong("building", "required");
        return Ok((None, None));
    };
    let mut here = directory
        .floors
        .iter()
        .filter(|(_, one)| one.value.building == *building);
    let same = |one: &Record<FloorRecord>| {
        one.id == name || one.value.name.to_lowercase() == name.to_lowercase()
    };
    if let Some((id, _)) = here.find(|(_, one)| same(one)) {
        return Ok((Some(id.clone()), None));
    }
    fields.check("floor", "too_many", directory.floors.len() < MOST_PLACES);
    let id = services.ids.id();
    let floor = FloorRecord {
        name,
        building: building.clone(),
        policy: Default::default(),
    };
    let change = record::create(Kind::Floor, &id, &floor)?;
    Ok((Some(FloorId::from(id)), Some(change)))
}
