//! Making, changing and deleting rooms (R080).

use contract::rooms::{RoomInput, RoomView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{AccountId, RoomId},
};

use super::{
    directory::{self, Directory, MOST_ROOMS},
    input, list,
    place::place,
    records::RoomRecord,
    write::write,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited, entry},
    ports::{Asked, CalendarRead, Change, CommitError, JournalEntry, Kind, Write},
    record,
};

/// Tries at deleting a room while its guard keeps moving.
const MOST_TRIES: usize = 5;

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
        for _ in 1..TRIES {
            match make(services, actor, input, &id).await {
                Err((Error::Invalid(_), Made::Place)) => {}
                done => return done.map_err(|(error, _)| error),
            }
        }
        let last = make(services, actor, input, &id).await;
        last.map_err(|(error, _)| error)
    };
    audited(services, actor, about("rooms.create", &id), work).await?;
    list::get(services, actor, &id).await
}

/// Tries at a room whose building or floor somebody else makes at the same moment: their name is
/// taken then, and the next try finds it.
const TRIES: u32 = 4;

/// What else a failed try would have made.
enum Made {
    Nothing,
    Place,
}

async fn make(
    services: &Services,
    actor: &Actor,
    input: &RoomInput,
    id: &RoomId,
) -> Result<(), (Error, Made)> {
    let nothing = |error| (error, Made::Nothing);
    let directory = directory::read(services).await.map_err(nothing)?;
    if directory.rooms.len() >= MOST_ROOMS {
        return Err(nothing(Error::Rule("too_many")));
    }
    let mut fields = Fields::default();
    input::required(input, &mut fields);
    let mut value = RoomRecord::default();
    let laid = lay(services, &directory, input, &mut value, fields).await;
    let mut changes = laid.map_err(nothing)?;
    let made = match changes.is_empty() {
        true => Made::Nothing,
        false => Made::Place,
    };
    let room = record::create(Kind::Room, id.as_str(), &value);
    changes.push(room.map_err(nothing)?);
    let about = about("rooms.create", id);
    let rooms = std::slice::from_ref(id);
    let written = write(services, actor, about, &value.name, changes, rooms).await;
    written.map_err(|error| (error, made))
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
        // A door of a room that is gone is a stranger.
        let doors = services.records.find(Kind::Door, "room", id.as_str(), 100);
        let mut changes: Vec<_> = doors
            .await?
            .iter()
            .map(|door| record::remove(Kind::Door, &door.id))
            .collect();
        changes.push(record::remove(Kind::Room, id.as_str()));
        let mut row = entry(services, actor, about("rooms.delete", id), &room.value.name);
        row.rooms = vec![id.clone()];
        remove(services, id, changes, row).await
    };
    audited(services, actor, about("rooms.delete", id), work).await
}

/// Under the room's guard, so that nobody books it at the same moment.
async fn remove(
    services: &Services,
    id: &RoomId,
    changes: Vec<Change>,
    row: JournalEntry,
) -> Result<(), Error> {
    let _writing = services.process.writing();
    for _ in 0..MOST_TRIES {
        let guard = unbooked(services, id).await?;
        let write = Write {
            guards: vec![(id.clone(), guard, guard + 1)],
            changes: changes.clone(),
            journal: vec![row.clone()],
            ..Write::default()
        };
        match services.bookings.commit(write).await {
            Ok(()) => return Ok(()),
            Err(CommitError::Store(error)) => return Err(error.into()),
            // Removing what is gone already does no harm.
            Err(CommitError::Moved | CommitError::Unknown) => {}
        }
    }
    Err(Error::Unavailable(None))
}

/// The guard of a room that never had a booking.
async fn unbooked(services: &Services, id: &RoomId) -> Result<u64, Error> {
    let asked = Asked::guard_only(id.clone(), services.clock.now());
    let loaded = services.bookings.load(&[asked]).await?;
    let guard = loaded.first().map_or(0, |one| one.guard);
    let read = CalendarRead::any_of_room(id.clone());
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
