//! Calendars out: a room, a person or everything, as .ics and JSON (issue 2, point 9).
//!
//! Must not show more than its reader may see: every booking is asked of the permission table.
//! Start at [`ics`]; [`gather`] reads, [`piece`] tells series as rules, [`calendar`] writes.

pub(super) mod calendar;
mod gather;
pub(super) mod line;
mod piece;
pub(super) mod time;
pub(super) mod zone;

#[cfg(test)]
mod tests;

pub(crate) use piece::{Piece, pieces};

use std::collections::BTreeMap;

use contract::{
    connections::{CalendarEntry, CalendarFile},
    locale::Locale,
};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::Slot,
    ids::{AccountId, RoomId},
};

use crate::{
    Error, Services,
    bookings::{may_see, view},
    journal::{About, audited, entry},
    rooms::{Directory, directory},
};

/// Which bookings to take out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Of one room.
    Room(RoomId),
    /// Made by one person.
    Person(AccountId),
    /// All.
    Everything,
}

/// The calendar as iCalendar text. Series are told as rules with their exceptions; requests still
/// pending are tentative; what `actor` may not know shows as "Busy". With `window` only what
/// overlaps it, series whole. Leaves a row in the journal (R212).
///
/// # Errors
/// Denied: everything and other people's calendars are for system administrators. Not found: the
/// room. Rule `export_too_large` above [`gather::MOST_BOOKINGS`]. Unavailable.
pub async fn ics(
    services: &Services,
    actor: &Actor,
    selection: &Selection,
    window: Option<Slot>,
    locale: Locale,
) -> Result<String, Error> {
    let work = text(services, actor, selection, window, locale);
    let text = audited(services, actor, about(selection), work).await?;
    told(services, actor, selection).await?;
    Ok(text)
}

/// As [`ics`], without the journal row: for feeds, which are read every few minutes.
pub(super) async fn text(
    services: &Services,
    actor: &Actor,
    selection: &Selection,
    window: Option<Slot>,
    locale: Locale,
) -> Result<String, Error> {
    let directory = directory(services).await?;
    allowed(actor, selection, &directory)?;
    let gathered = gather::gather(services, selection, window).await?;
    let pieces = gather::tell(services, selection, gathered).await?;
    let rooms = room_names(&directory);
    let own = &directory.organisation;
    let (name, zone) = match selection {
        Selection::Room(id) => match directory.rooms.get(id) {
            Some(known) => (known.room.name.clone(), known.room.time_zone.clone()),
            None => (String::new(), own.time_zone.clone()),
        },
        Selection::Person(_) => (actor.name.clone(), own.time_zone.clone()),
        Selection::Everything => (own.name.clone(), own.time_zone.clone()),
    };
    let cover = calendar::Cover {
        name: &name,
        time_zone: &zone,
        rooms: &rooms,
        may_see: &|booking| may_see(actor, booking),
        busy: match locale {
            Locale::En => "Busy",
            Locale::Zh => "已占用",
        },
    };
    Ok(calendar::write(&cover, &pieces))
}

/// The calendar as one JSON value, every occurrence by itself.
///
/// # Errors
/// As [`ics`].
pub async fn json(
    services: &Services,
    actor: &Actor,
    selection: &Selection,
    window: Option<Slot>,
) -> Result<CalendarFile, Error> {
    let work = async {
        let directory = directory(services).await?;
        allowed(actor, selection, &directory)?;
        let gathered = gather::gather(services, selection, window).await?;
        let rooms = room_names(&directory);
        let now = services.clock.now();
        let entries = gathered.iter().map(|booking| CalendarEntry {
            booking: view(actor, booking, now),
            room_name: rooms
                .get(&booking.room)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            uid: booking.uid.clone(),
            original_start: booking.original_start,
        });
        Ok(CalendarFile {
            format: "lintel-calendar".to_owned(),
            version: 1,
            exported_at: now,
            bookings: entries.collect(),
        })
    };
    let file = audited(services, actor, about(selection), work).await?;
    told(services, actor, selection).await?;
    Ok(file)
}

fn allowed(actor: &Actor, selection: &Selection, directory: &Directory) -> Result<(), Error> {
    match selection {
        Selection::Room(id) => {
            can(actor, Action::SeeRooms, Subject::Room(id))?;
            let known = directory.rooms.contains_key(id);
            known.then_some(()).ok_or(Error::NotFound("room"))
        }
        Selection::Person(id) if actor.account() == Some(id) => Ok(()),
        Selection::Person(_) | Selection::Everything => {
            Ok(can(actor, Action::ImportExport, Subject::House)?)
        }
    }
}

/// Names and zones of rooms.
fn room_names(directory: &Directory) -> BTreeMap<RoomId, (String, String)> {
    let rooms = directory.rooms.values().map(|known| &known.room);
    rooms
        .map(|room| (room.id.clone(), (room.name.clone(), room.time_zone.clone())))
        .collect()
}

fn about(selection: &Selection) -> About<'_> {
    let (kind, id) = match selection {
        Selection::Room(id) => ("room", id.as_str()),
        Selection::Person(id) => ("account", id.as_str()),
        Selection::Everything => ("calendar", ""),
    };
    About {
        action: "connections.export",
        kind,
        id,
    }
}

async fn told(services: &Services, actor: &Actor, selection: &Selection) -> Result<(), Error> {
    let row = entry(services, actor, about(selection), "");
    Ok(services.records.write(Vec::new(), vec![row]).await?)
}
