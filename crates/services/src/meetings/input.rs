//! What people ask of a meeting, checked field by field before anything is booked (R021).

use contract::meetings::{NewMeeting, Platform};
use domain::{
    bookings::{LONGEST_SUBJECT, Slot},
    ids::RoomId,
    meetings::{EVERYWHERE, MOST_PLATFORMS, MOST_ROOMS, MeetingType, Mode},
};
use jiff::Timestamp;

use super::people::{Wanted, read_all};
use crate::{
    Error, Services,
    bookings::{LONGEST_DESCRIPTION, check_slot, whole_seconds},
    fields::Fields,
    rooms::{self, directory},
};

/// Longest words of an invitation, in characters.
const LONGEST_INVITATION: usize = 4_000;
/// Longest place, in characters.
const LONGEST_PLACE: usize = 500;
/// Longest address of a platform, in characters.
const LONGEST_ADDRESS: usize = 2_000;

/// A new meeting that is well-formed.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub topic: String,
    pub kind: MeetingType,
    pub slot: Slot,
    pub time_zone: String,
    pub mode: Mode,
    pub rooms: Vec<RoomId>,
    pub place: String,
    pub platforms: Vec<Platform>,
    pub people: Vec<Wanted>,
    pub description: String,
    pub invitation: Option<String>,
}

/// Checks a new meeting.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field; unavailable.
pub(super) async fn draft(services: &Services, input: &NewMeeting) -> Result<Draft, Error> {
    let mut fields = Fields::default();
    let topic = fields.line("topic", &input.topic, LONGEST_SUBJECT);
    fields.check("type", "required", input.kind.is_some());
    let slot = times(services, input, &mut fields);
    let said = place(&input.place, &mut fields);
    let wanted = rooms(services, input, &said, &mut fields).await?;
    let time_zone = zone(services, input, &wanted, &mut fields).await?;
    let platforms = platforms(&input.platforms, &mut fields);
    let people = read_all(services, &input.attendees, &mut fields).await?;
    let description = fields.text("description", &input.description, LONGEST_DESCRIPTION);
    let invitation = fields.text("invitation", &input.invitation, LONGEST_INVITATION);
    fields.done()?;
    let (Some(kind), Some(slot)) = (input.kind, slot) else {
        return Err(Error::Unavailable(None));
    };
    Ok(Draft {
        topic,
        kind,
        slot,
        time_zone,
        mode: input.mode,
        place: match (input.mode, said.is_empty()) {
            (Mode::Online, true) => EVERYWHERE.to_owned(),
            _ => said,
        },
        rooms: wanted,
        platforms,
        people,
        description,
        invitation: Some(invitation.trim().to_owned()).filter(|words| !words.is_empty()),
    })
}

/// What is said of the place; may be empty.
pub(super) fn place(said: &str, fields: &mut Fields) -> String {
    match said.trim() {
        "" => String::new(),
        said => fields.line("place", said, LONGEST_PLACE),
    }
}

fn times(services: &Services, input: &NewMeeting, fields: &mut Fields) -> Option<Slot> {
    fields.check("start", "required", input.start.is_some());
    fields.check("end", "required", input.end.is_some());
    let slot = Slot {
        start: whole_seconds(input.start?),
        end: whole_seconds(input.end?),
    };
    check(slot, services.clock.now(), fields);
    Some(slot)
}

/// Notes a slot that is none, or that is over (R024).
pub(super) fn check(slot: Slot, now: Timestamp, fields: &mut Fields) {
    check_slot(slot, fields);
    let over = slot.start < slot.end && slot.end <= now;
    fields.check("start", "in_the_past", !over);
}

/// The rooms to book: those named; of a meeting in person without any, the one whose name the
/// place says (R025).
async fn rooms(
    services: &Services,
    input: &NewMeeting,
    said: &str,
    fields: &mut Fields,
) -> Result<Vec<RoomId>, Error> {
    let mut wanted: Vec<RoomId> = Vec::new();
    if input.rooms.len() > MOST_ROOMS {
        fields.wrong("rooms", "too_many");
        return Ok(wanted);
    }
    for room in &input.rooms {
        fields.id("rooms", room.as_str());
        match rooms::known(services, room).await {
            Ok(_) if wanted.contains(room) => {}
            Ok(_) => wanted.push(room.clone()),
            Err(Error::NotFound(_)) => fields.wrong("rooms", "not_found"),
            Err(error) => return Err(error),
        }
    }
    if input.mode == Mode::Online {
        fields.check("rooms", "online_has_no_room", input.rooms.is_empty());
    } else if input.rooms.is_empty() {
        let named = by_name(services, said).await?;
        let code = if said.is_empty() {
            "required"
        } else {
            "no_such_room"
        };
        fields.check("rooms", code, named.is_some());
        wanted.extend(named);
    }
    Ok(wanted)
}

async fn by_name(services: &Services, said: &str) -> Result<Option<RoomId>, Error> {
    let directory = directory(services).await?;
    let said = said.to_lowercase();
    let mut rooms = directory.rooms.values().map(|known| &known.room);
    let found = rooms.find(|room| room.name.to_lowercase() == said);
    Ok(found.map(|room| room.id.clone()))
}

/// The zone that was given, else the first room's, else the organisation's (R023).
async fn zone(
    services: &Services,
    input: &NewMeeting,
    rooms: &[RoomId],
    fields: &mut Fields,
) -> Result<String, Error> {
    let given = input.time_zone.clone().filter(|zone| !zone.is_empty());
    let zone = match (given, rooms.first()) {
        (Some(given), _) => given,
        (None, Some(room)) => rooms::known(services, room).await?.time_zone,
        (None, None) => directory(services).await?.organisation.time_zone.clone(),
    };
    fields.zone("time_zone", &zone);
    Ok(zone)
}

/// Ways to attend from afar. Only `https`: the join link leads strangers there.
pub(super) fn platforms(given: &[Platform], fields: &mut Fields) -> Vec<Platform> {
    fields.check("platforms", "too_many", given.len() <= MOST_PLATFORMS);
    let platform = |one: &Platform| {
        let url = one.url.trim();
        let plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
        let host = url.strip_prefix("https://").is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !host.is_empty() && !host.contains('@')
        });
        fields.check("platforms", "https_only", plain && host);
        fields.check(
            "platforms",
            "too_long",
            url.chars().count() <= LONGEST_ADDRESS,
        );
        Platform {
            name: fields.line("platforms", &one.name, 100),
            url: url.to_owned(),
        }
    };
    let given = given.iter().take(MOST_PLATFORMS);
    given.map(platform).collect()
}
