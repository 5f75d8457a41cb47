//! Rooms that an imported file names: known by name and zone, seats not known.

use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::RoomId,
};

use super::{
    directory::{self, MOST_ROOMS},
    records::RoomRecord,
    write::write,
};
use crate::{Error, Services, fields::Fields, journal::About, ports::Kind, record};

/// Makes rooms by name and zone in one transaction, in the order given; their seats are not known
/// (0) and not checked until somebody enters them.
///
/// # Errors
/// Denied to all but system administrators; wrong fields; rule `taken`, `too_many`; unavailable.
pub(crate) async fn create_unmeasured(
    services: &Services,
    actor: &Actor,
    wanted: &[(String, String)],
) -> Result<Vec<RoomId>, Error> {
    can(actor, Action::KeepRooms, Subject::House)?;
    let directory = directory::read(services).await?;
    if directory.rooms.len() + wanted.len() > MOST_ROOMS {
        return Err(Error::Rule("too_many"));
    }
    let (mut fields, mut ids, mut changes) = (Fields::default(), Vec::new(), Vec::new());
    for (name, zone) in wanted {
        fields.zone("time_zone", zone);
        let record = RoomRecord {
            name: fields.line("name", name, 200),
            time_zone: zone.clone(),
            ..RoomRecord::default()
        };
        let id = RoomId::from(services.ids.id());
        changes.push(record::create(Kind::Room, id.as_str(), &record)?);
        ids.push(id);
    }
    fields.done()?;
    if ids.is_empty() {
        return Ok(ids);
    }
    let about = About {
        action: "rooms.create",
        kind: "room",
        id: ids.first().map_or("", RoomId::as_str),
    };
    let names: Vec<&str> = wanted.iter().map(|(name, _)| name.as_str()).collect();
    write(services, actor, about, &names.join(", "), changes, &ids).await?;
    Ok(ids)
}
