//! The first building with its floors, and the first rooms.

use contract::{
    rooms::{BuildingView, RoomInput, RoomView},
    settings::{BuildingInput, FloorInput},
};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{BuildingId, FloorId},
};

use super::{Added, lines};
use crate::{
    Error, Services,
    fields::wrong,
    rooms::{self, directory},
};

/// Most floors at a time.
const MOST_FLOORS: usize = 50;

/// A building by its name, made when it is new, with these floors, of which those that it has
/// already stay as they are: so that a second try carries on where the first one stopped.
///
/// # Errors
/// As `rooms::create_building` and `rooms::create_floor`; wrong fields are `building`, `floors`,
/// `time_zone`.
pub async fn add_place(
    services: &Services,
    actor: &Actor,
    (building, time_zone): (&str, &str),
    floors: &str,
) -> Result<BuildingView, Error> {
    can(actor, Action::KeepRooms, Subject::House)?;
    let names = floors
        .split([',', '，', '、', ';', '；', '\n'])
        .map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    let names: Vec<_> = names.take(MOST_FLOORS + 1).collect();
    if names.len() > MOST_FLOORS {
        return Err(wrong("floors", "too_many"));
    }
    let same = |name: &str, other: &str| name.trim().to_lowercase() == other.to_lowercase();
    let known = rooms::buildings(services, actor, "en").await?;
    let found = known.into_iter().find(|one| same(building, &one.name));
    let made = match found {
        Some(found) => found,
        None => {
            let input = BuildingInput {
                name: Some(building.to_owned()),
                time_zone: Some(time_zone.trim().to_owned()),
                policy: None,
            };
            let made = rooms::create_building(services, actor, &input).await;
            made.map_err(|error| renamed(error, "building"))?
        }
    };
    let mut have: Vec<String> = made.floors.iter().map(|floor| floor.name.clone()).collect();
    for name in names {
        if have.iter().any(|one| same(name, one)) {
            continue;
        }
        let input = FloorInput {
            name: Some(name.to_owned()),
            policy: None,
        };
        let floor = rooms::create_floor(services, actor, &made.id, &input).await;
        have.push(floor.map_err(|error| renamed(error, "floors"))?.name);
    }
    rooms::building(services, actor, &made.id, "en").await
}

/// What the slice calls `name` is this field here.
fn renamed(error: Error, field: &str) -> Error {
    match error {
        Error::Invalid(mut errors) => {
            for one in errors.iter_mut().filter(|one| one.field == "name") {
                field.clone_into(&mut one.field);
            }
            Error::Invalid(errors)
        }
        other => other,
    }
}

/// Makes a room of each line "name, seats", all in one place: the id of a floor or a building, or
/// nothing. A line that cannot be a room does not keep the others from becoming one (R080).
///
/// # Errors
/// Denied to all but system administrators; wrong fields `lines`, `place`; unavailable.
pub async fn add_rooms(
    services: &Services,
    actor: &Actor,
    place: &str,
    texts: &[String],
) -> Result<Added<RoomView>, Error> {
    can(actor, Action::KeepRooms, Subject::House)?;
    let wanted = lines::lines(texts)?;
    let common = common(services, place).await?;
    let (mut made, mut wrong) = (Vec::new(), Vec::new());
    for line in wanted {
        let outcome = match lines::room(&line) {
            Ok((name, seats)) => {
                let input = RoomInput {
                    name: Some(name.to_owned()),
                    capacity: Some(seats),
                    ..common.clone()
                };
                rooms::create(services, actor, &input).await
            }
            Err(error) => Err(error),
        };
        match outcome {
            Ok(room) => made.push(room),
            Err(error) => wrong.push((line, error)),
        }
    }
    Ok(Added { made, wrong })
}

/// Where the rooms are, and by which clock.
async fn common(services: &Services, place: &str) -> Result<RoomInput, Error> {
    let directory = directory(services).await?;
    let mut input = RoomInput {
        time_zone: Some(directory.organisation.time_zone.clone()),
        ..RoomInput::default()
    };
    if place.is_empty() {
        return Ok(input);
    }
    let floor = directory.floors.get(&FloorId::from(place));
    let building = match floor {
        Some(floor) => floor.value.building.clone(),
        None => BuildingId::from(place),
    };
    let known = directory.buildings.get(&building);
    let known = known.ok_or_else(|| wrong("place", "not_found"))?;
    input.time_zone = Some(known.value.time_zone.clone());
    input.building = Some(building.to_string());
    input.floor = floor.map(|_| place.to_owned());
    Ok(input)
}
