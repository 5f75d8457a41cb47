//! Floors of a building.

use contract::{rooms::FloorView, settings::FloorInput};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{BuildingId, FloorId, RoomId},
    rooms::resolve,
};

use super::{
    directory::{self, Directory, MOST_PLACES, directory},
    policy,
    records::FloorRecord,
    write::write,
};
use crate::{
    Error, Services,
    fields::{self, Fields},
    journal::{About, audited},
    ports::Kind,
    record::{self, Record},
};

fn about<'a>(action: &'static str, id: &'a FloorId) -> About<'a> {
    About {
        action,
        kind: "floor",
        id: id.as_str(),
    }
}

/// Lays the input over the floor; its name must be free in its building.
fn apply(
    directory: &Directory,
    id: &FloorId,
    input: &FloorInput,
    value: &mut FloorRecord,
) -> Result<(), Error> {
    let mut fields = Fields::default();
    if let Some(name) = &input.name {
        value.name = fields.line("name", name, 200);
    }
    if let Some(settings) = &input.policy {
        policy::check(settings, &mut fields);
        value.policy.clone_from(settings);
    }
    fields.check("name", "required", !value.name.is_empty());
    let wanted = value.name.to_lowercase();
    let taken = directory.floors.iter().any(|(other, one)| {
        other != id
            && one.value.building == value.building
            && one.value.name.to_lowercase() == wanted
    });
    fields.check("name", "taken", !taken);
    fields.done()
}

pub(super) fn view(directory: &Directory, id: &FloorId, floor: &Record<FloorRecord>) -> FloorView {
    let building = &floor.value.building;
    FloorView {
        id: id.clone(),
        name: floor.value.name.clone(),
        building_id: building.clone(),
        policy: resolve(&directory.levels(Some(building), Some(id))),
        revision: floor.revision,
    }
}

/// One floor.
///
/// # Errors
/// Denied to unknown and external callers; not found; unavailable.
pub async fn floor(services: &Services, actor: &Actor, id: &FloorId) -> Result<FloorView, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    read_back(services, id).await
}

async fn read_back(services: &Services, id: &FloorId) -> Result<FloorView, Error> {
    let directory = directory(services).await?;
    let floor = directory.floors.get(id).ok_or(Error::NotFound("floor"))?;
    Ok(view(&directory, id, floor))
}

/// Makes a floor in a building.
///
/// # Errors
/// Denied to all but system administrators; not found (`building`); wrong fields; unavailable.
pub async fn create_floor(
    services: &Services,
    actor: &Actor,
    building: &BuildingId,
    input: &FloorInput,
) -> Result<FloorView, Error> {
    let id = FloorId::from(services.ids.id());
    let about = about("floors.create", &id);
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        let directory = directory::read(services).await?;
        if !directory.buildings.contains_key(building) {
            return Err(Error::NotFound("building"));
        }
        if directory.floors.len() >= MOST_PLACES {
            return Err(fields::wrong("name", "too_many"));
        }
        let mut value = FloorRecord {
            name: String::new(),
            building: building.clone(),
            policy: Default::default(),
        };
        apply(&directory, &id, input, &mut value)?;
        let change = record::create(Kind::Floor, id.as_str(), &value)?;
        write(services, actor, about, &value.name, vec![change], &[]).await
    };
    audited(services, actor, about, work).await?;
    read_back(services, &id).await
}

/// Changes a floor; its rooms follow its settings at once.
///
/// # Errors
/// As [`create_floor`]; stale.
pub async fn change_floor(
    services: &Services,
    actor: &Actor,
    id: &FloorId,
    input: &FloorInput,
    revision: Option<u64>,
) -> Result<FloorView, Error> {
    let about = about("floors.change", id);
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        let directory = directory::read(services).await?;
        let found = directory.floors.get(id).cloned();
        let mut record = found.ok_or(Error::NotFound("floor"))?.at(revision)?;
        apply(&directory, id, input, &mut record.value)?;
        let changes = vec![record.put(Kind::Floor)?];
        let rooms = rooms_on(&directory, id);
        write(services, actor, about, &record.value.name, changes, &rooms).await
    };
    audited(services, actor, about, work).await?;
    read_back(services, id).await
}

/// Deletes a floor without rooms.
///
/// # Errors
/// As [`change_floor`]; rule `floor_has_rooms`.
pub async fn delete_floor(
    services: &Services,
    actor: &Actor,
    id: &FloorId,
    revision: Option<u64>,
) -> Result<(), Error> {
    let about = about("floors.delete", id);
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        let directory = directory::read(services).await?;
        let found = directory.floors.get(id).cloned();
        let floor = found.ok_or(Error::NotFound("floor"))?.at(revision)?;
        if !rooms_on(&directory, id).is_empty() {
            return Err(Error::Rule("floor_has_rooms"));
        }
        let changes = vec![record::remove(Kind::Floor, id.as_str())];
        write(services, actor, about, &floor.value.name, changes, &[]).await
    };
    audited(services, actor, about, work).await
}

fn rooms_on(directory: &Directory, id: &FloorId) -> Vec<RoomId> {
    let rooms = directory.rooms.iter();
    let inside = rooms.filter(|(_, known)| known.room.floor.as_ref() == Some(id));
    inside.map(|(room, _)| room.clone()).collect()
}
