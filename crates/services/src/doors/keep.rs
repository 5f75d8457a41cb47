//! Keeping doors: list, move to another room, revoke.

use contract::doors::DoorView;
use domain::{
    accounts::{Action, Actor, Subject, can},
    doors::{Health, health},
    ids::{DoorId, RoomId},
};

use super::{pairing::known_room, records::DoorRecord};
use crate::{
    Error, Services, collate,
    fields::Fields,
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
    rooms::directory,
};

/// Most doors of an organisation.
const MOST: usize = 10_000;

async fn view(services: &Services, door: &Record<DoorRecord>) -> Result<DoorView, Error> {
    let directory = directory(services).await?;
    let room = directory.rooms.get(&door.value.room);
    let now = services.clock.now();
    let id = DoorId::from(door.id.as_str());
    let doors = services.process.doors();
    let (tablet, served) = (doors.tablet(&id), doors.build());
    let value = door.value.clone();
    let seen_at = tablet.at.max(value.seen_at);
    let build = tablet.build.or(value.build);
    let line_open = !value.revoked && tablet.lines > 0;
    let health = match value.revoked {
        true => Health::Revoked,
        false => health(seen_at, line_open && build.is_none(), now),
    };
    let both = build.as_deref().zip(served.as_deref());
    Ok(DoorView {
        id,
        name: value.name,
        room: value.room,
        room_name: room
            .map(|known| known.room.name.clone())
            .unwrap_or_default(),
        paired_at: value.paired_at,
        seen_at,
        online: health == Health::Live,
        revoked: value.revoked,
        revision: door.revision,
        health,
        line_open,
        stale_since: seen_at.filter(|_| matches!(health, Health::Late | Health::Silent)),
        build_is_current: both.map(|(runs, served)| runs == served),
        build,
        clock_ahead_ms: tablet.ahead_ms.or(value.clock_ahead_ms),
    })
}

/// What needs somebody comes first: silent, late, never heard of, another build, a clock that is
/// far off; then those that are well, then revoked ones.
fn urgency(door: &DoorView) -> u8 {
    match door.health {
        Health::Silent => 0,
        Health::Late => 1,
        Health::New => 2,
        Health::Live if door.build_is_current == Some(false) => 3,
        Health::Live if door.clock_is_off() => 4,
        Health::Live => 5,
        Health::Revoked => 6,
    }
}

pub(super) async fn read_back(services: &Services, id: &DoorId) -> Result<DoorView, Error> {
    let door = record::need(services, Kind::Door, id.as_str(), "door").await?;
    view(services, &door).await
}

/// All doors: those that need somebody first, then by the reader's order of room names; revoked
/// ones last.
///
/// # Errors
/// Denied to all but system administrators; unavailable.
pub async fn doors(
    services: &Services,
    actor: &Actor,
    locale: &str,
) -> Result<Vec<DoorView>, Error> {
    can(actor, Action::KeepDoors, Subject::House)?;
    let all = record::all::<DoorRecord>(services, Kind::Door, MOST).await?;
    let mut views = Vec::with_capacity(all.len());
    for door in &all {
        views.push(view(services, door).await?);
    }
    collate::sort_by_name(&mut views, locale, |one| &one.room_name);
    views.sort_by_key(urgency);
    Ok(views)
}

/// Hangs a door at another room and names it anew.
///
/// # Errors
/// Denied to all but system administrators; wrong fields; not found; stale; unavailable.
pub async fn move_door(
    services: &Services,
    actor: &Actor,
    id: &DoorId,
    room: &RoomId,
    name: Option<&str>,
    revision: Option<u64>,
) -> Result<DoorView, Error> {
    let about = about("doors.move", id);
    let work = async {
        can(actor, Action::KeepDoors, Subject::House)?;
        let found: Record<DoorRecord> =
            record::need(services, Kind::Door, id.as_str(), "door").await?;
        let mut door = found.at(revision)?;
        let mut fields = Fields::default();
        let room_name = known_room(services, &mut fields, room).await?;
        let name = name.unwrap_or(&door.value.name);
        let name = fields.line("name", name, 200);
        fields.done()?;
        door.value.name = name;
        door.value.room = room.clone();
        let detail = format!("{} · {room_name}", door.value.name);
        let row = entry(services, actor, about, &detail);
        services
            .records
            .write(vec![door.put(Kind::Door)?], vec![row])
            .await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await?;
    read_back(services, id).await
}

/// Revokes a door: its token stops working (R181). The record stays for the journal's readers.
///
/// # Errors
/// Denied to all but system administrators; not found; unavailable.
pub async fn revoke(services: &Services, actor: &Actor, id: &DoorId) -> Result<(), Error> {
    let about = about("doors.revoke", id);
    let work = async {
        can(actor, Action::KeepDoors, Subject::House)?;
        let mut door: Record<DoorRecord> =
            record::need(services, Kind::Door, id.as_str(), "door").await?;
        door.value.revoked = true;
        door.value.token_hash = format!("revoked-{id}");
        let row = entry(services, actor, about, &door.value.name);
        services
            .records
            .write(vec![door.put(Kind::Door)?], vec![row])
            .await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await
}

fn about<'a>(action: &'static str, id: &'a DoorId) -> About<'a> {
    About {
        action,
        kind: "door",
        id: id.as_str(),
    }
}
