//! Making, changing and deleting rooms (R080).

use contract::rooms::{RoomInput, RoomView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::Status,
    ids::{AccountId, BuildingId, FloorId, RoomId},
};

use super::{
    directory::{self, Directory, MOST_PLACES, MOST_ROOMS},
    input, list,
    records::{BuildingRecord, FloorRecord, RoomRecord},
    write::write,
};
use crate::{
    Error, Services,
    audit::{About, audited, entry},
    fields::Fields,
    ports::{Asked, CalendarRead, Change, CommitError, Kind, Write},
    record::{self, Record},
};

fn about<'a>(action: &'static str, id: &'a RoomId) -> About<'a> {
    About {
        action,
        kind: "room",
        id: id.as_str(),
    }
}

/// Makes a room; building and floor are made with it when they are new (R080).
///
/// # Errors
/// Denied to all but system administrators; wrong fields (`taken` for a name in use); unavailable.
pub async fn create(
    services: &Services,
    actor: &Actor,
    input: &RoomInput,
) -> Result<RoomView, Error> {
    let id = RoomId::from(services.ids.id());
    let work = async {
        can(actor, Action::KeepRooms, Subject::House)?;
        let directory = directory::read(services).await?;
        if directory.rooms.len() >= MOST_ROOMS {
            return Err(Error::Rule("too_many"));
        }
        let mut fields = Fields::default();
        input::required(input, &mut fields);
        let mut value = RoomRecord::default();
        let places = lay(services, &directory, input, &mut value, fields).await?;
        let mut changes = places;
        changes.push(record::create(Kind::Room, id.as_str(), &value)?);
        let rooms = [id.clone()];
        let about = about("rooms.create", &id);
        write(services, actor, about, &value.name, changes, &rooms).await
    };
    audited(services, actor, about("rooms.create", &id), work).await?;
    list::get(services, actor, &id).await
}

/// Changes a room; what is absent stays. `revision` is the one that the caller saw (R080).
///
/// # Errors
/// As [`create`]; not found; stale.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &RoomId,
    input: &RoomInput,
    revision: Option<u64>,
) -> Result<RoomView, Error> {
    let work = async {
        can(actor, Action::KeepRooms, Subject::Room(id))?;
        let directory = directory::read(services).await?;
        let known = directory.rooms.get(id).ok_or(Error::NotFound("room"))?;
        let mut record = known.record.clone().at(revision)?;
        let fields = Fields::default();
        let mut changes = lay(services, &directory, input, &mut record.value, fields).await?;
        changes.push(record.put(Kind::Room)?);
        let (name, rooms) = (&record.value.name, [id.clone()]);
        write(
            services,
            actor,
            about("rooms.change", id),
            name,
            changes,
            &rooms,
        )
        .await
    };
    audited(services, actor, about("rooms.change", id), work).await?;
    list::get(services, actor, id).await
}

/// Deletes a room that never had a booking; its doors are revoked.
///
/// # Errors
/// As [`change`]; rule `room_has_bookings` when it ever had one: disable it instead.
pub async fn delete(
    services: &Services,
    actor: &Actor,
    id: &RoomId,
    revision: Option<u64>,
) -> Result<(), Error> {
    let work = async {
        can(actor, Action::KeepRooms, Subject::Room(id))?;
        let found = record::need::<RoomRecord>(services, Kind::Room, id.as_str(), "room");
        let room = found.await?.at(revision)?;
        let guard = unbooked(services, id).await?;
        let mut row = entry(services, actor, about("rooms.delete", id), &room.value.name);
        row.rooms = vec![id.clone()];
        // A door of a room that is gone is a stranger.
        let doors = services
            .records
            .find(Kind::Door, "room", id.as_str(), 100)
            .await?;
        let doors = doors
            .iter()
            .map(|door| record::remove(Kind::Door, &door.id));
        let mut changes: Vec<_> = doors.collect();
        changes.push(record::remove(Kind::Room, id.as_str()));
        let write = Write {
            guards: vec![(id.clone(), guard, guard + 1)],
            changes,
            journal: vec![row],
            ..Write::default()
        };
        services
            .bookings
            .commit(write)
            .await
            .map_err(|error| match error {
                // Somebody booked it meanwhile.
                CommitError::Moved => Error::Rule("room_has_bookings"),
                CommitError::Unknown => Error::Unavailable(None),
                CommitError::Store(error) => error.into(),
            })?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about("rooms.delete", id), work).await
}

/// The guard of a room that never had a booking.
async fn unbooked(services: &Services, id: &RoomId) -> Result<u64, Error> {
    let now = services.clock.now();
    let asked = Asked {
        room: id.clone(),
        window: domain::bookings::Slot {
            start: now,
            end: now,
        },
    };
    let loaded = services.bookings.load(&[asked]).await?;
    let guard = loaded.first().map_or(0, |one| one.guard);
    let read = CalendarRead {
        rooms: vec![id.clone()],
        statuses: vec![
            Status::Pending,
            Status::Confirmed,
            Status::Rejected,
            Status::Cancelled,
            Status::Released,
        ],
        limit: 1,
        ..CalendarRead::default()
    };
    if services.bookings.calendar(&read).await?.is_empty() {
        return Ok(guard);
    }
    Err(Error::Rule("room_has_bookings"))
}

/// Lays the input over `value`, checks everything, and gives the writes of new places.
async fn lay(
    services: &Services,
    directory: &Directory,
    input: &RoomInput,
    value: &mut RoomRecord,
    mut fields: Fields,
) -> Result<Vec<Change>, Error> {
    input::apply(input, value, &mut fields);
    for manager in input.managers.iter().flatten().take(100) {
        let there = account_exists(services, manager).await?;
        fields.check("managers", "not_found", there);
    }
    let changes = place(services, directory, input, value, &mut fields)?;
    fields.done()?;
    Ok(changes)
}

async fn account_exists(services: &Services, id: &AccountId) -> Result<bool, Error> {
    Ok(services
        .records
        .get(Kind::Account, id.as_str())
        .await?
        .is_some())
}

/// Finds building and floor by id or name, or makes them.
fn place(
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
