//! Buildings.

use contract::{rooms::BuildingView, settings::BuildingInput};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{BuildingId, RoomId},
    rooms::resolve,
};

use super::{
    directory::{self, Directory, MOST_PLACES, directory},
    floors, policy,
    records::BuildingRecord,
    write::write,
};
use crate::{
    Error, Services, collate,
    fields::Fields,
    journal::{About, audited},
    ports::Kind,
    record,
};

fn about<'a>(action: &'static str, id: &'a BuildingId) -> About<'a> {
    About {
        action,
        kind: "building",
        id: id.as_str(),
    }
}

/// All buildings with their floors, names in the reader's order.
///
/// # Errors
/// Denied to unknown and external callers; unavailable.
pub async fn buildings(
    services: &Services,
    actor: &Actor,
    locale: &str,
) -> Result<Vec<BuildingView>, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let directory = directory(services).await?;
    let ids = directory.buildings.keys();
    let mut views: Vec<_> = ids.filter_map(|id| view(&directory, id, locale)).collect();
    collate::sort_by_name(&mut views, locale, |one| &one.name);
    Ok(views)
}

/// One building with its floors.
///
/// # Errors
/// Denied to unknown and external callers; not found; unavailable.
pub async fn building(
    services: &Services,
    actor: &Actor,
    id: &BuildingId,
    locale: &str,
) -> Result<BuildingView, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let directory = directory(services).await?;
    view(&directory, id, locale).ok_or(Error::NotFound("building"))
}

fn view(directory: &Directory, id: &BuildingId, locale: &str) -> Option<BuildingView> {
    let building = directory.buildings.get(id)?;
    let floors = directory.floors.iter();
    let here = floors.filter(|(_, one)| one.value.building == *id);
    let mut floors: Vec<_> = here
        .map(|(id, one)| floors::view(directory, id, one))
        .collect();
    collate::sort_by_name(&mut floors, locale, |one| &one.name);
    Some(BuildingView {
        id: id.clone(),
        name: building.value.name.clone(),
        time_zone: building.value.time_zone.clone(),
        floors,
        policy: resolve(&directory.levels(Some(id), None)),
        revision: building.revision,
    })
}

fn apply(input: &BuildingInput, value: &mut BuildingRecord) -> Result<(), Error> {
    let mut fields = Fields::default();
    if let Some(name) = &input.name {
        value.name = fields.line("name", name, 200);
    }
    if let Some(zone) = &input.time_zone {
        fields.zone("time_zone", zone);
        value.time_zone.clone_from(zone);
    }
    if let Some(settings) = &input.policy {
        policy::check(settings, &mut fields);
        value.policy.clone_from(settings);
    }
    fields.check("name", "required", !value.name.is_empty());
    fields.check("time_zone", "required", !value.time_zone.is_empty());
    fields.done()
}

async fn read_back(services: &Services, id: &BuildingId) -> Result<BuildingView, Error> {
    let directory = directory(services).await?;
    view(&directory, id, "zh").ok_or(Error::NotFound("building"))
}

/// Makes a building.
///
/// # Errors
/// Denied to all but system administrators; wrong fields (`taken`); unavailable.
pub async fn create_building(
    services: &Services,
    actor: &Actor,
    input: &BuildingInput,
) -> Result<BuildingView, Error> {
    let id = BuildingId::from(services.ids.id());
    let about = about("buildings.create", &id);
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        if directory::read(services).await?.buildings.len() >= MOST_PLACES {
            return Err(Error::Rule("too_many"));
        }
        let mut value = BuildingRecord::default();
        apply(input, &mut value)?;
        let change = record::create(Kind::Building, id.as_str(), &value)?;
        write(services, actor, about, &value.name, vec![change], &[]).await
    };
    audited(services, actor, about, work).await?;
    read_back(services, &id).await
}

/// Changes a building; its rooms follow its settings at once.
///
/// # Errors
/// As [`create_building`]; not found; stale.
pub async fn change_building(
    services: &Services,
    actor: &Actor,
    id: &BuildingId,
    input: &BuildingInput,
    revision: Option<u64>,
) -> Result<BuildingView, Error> {
    let about = about("buildings.change", id);
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        let directory = directory::read(services).await?;
        let found = directory.buildings.get(id).cloned();
        let mut record = found.ok_or(Error::NotFound("building"))?.at(revision)?;
        apply(input, &mut record.value)?;
        let changes = vec![record.put(Kind::Building)?];
        let rooms = rooms_in(&directory, id);
        write(services, actor, about, &record.value.name, changes, &rooms).await
    };
    audited(services, actor, about, work).await?;
    read_back(services, id).await
}

/// Deletes a building without rooms, and its floors.
///
/// # Errors
/// As [`change_building`]; rule `building_has_rooms`.
pub async fn delete_building(
    services: &Services,
    actor: &Actor,
    id: &BuildingId,
    revision: Option<u64>,
) -> Result<(), Error> {
    let about = about("buildings.delete", id);
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        let directory = directory::read(services).await?;
        let found = directory.buildings.get(id).cloned();
        let building = found.ok_or(Error::NotFound("building"))?.at(revision)?;
        if !rooms_in(&directory, id).is_empty() {
            return Err(Error::Rule("building_has_rooms"));
        }
        let floors = directory.floors.iter();
        let floors = floors
            .filter(|(_, one)| one.value.building == *id)
            .take(900);
        let mut changes: Vec<_> = floors
            .map(|(floor, _)| record::remove(Kind::Floor, floor.as_str()))
            .collect();
        changes.push(record::remove(Kind::Building, id.as_str()));
        write(services, actor, about, &building.value.name, changes, &[]).await
    };
    audited(services, actor, about, work).await
}

fn rooms_in(directory: &Directory, id: &BuildingId) -> Vec<RoomId> {
    let rooms = directory.rooms.iter();
    let inside = rooms.filter(|(_, known)| known.room.building.as_ref() == Some(id));
    inside.map(|(room, _)| room.clone()).collect()
}
