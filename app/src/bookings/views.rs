//! What booking pages get from the server, in one answer each.

use contract::{
    bookings::{BookingDetail, BookingView},
    rooms::RoomView,
    zones::ZoneFile,
};
use domain::{ids::RoomId, rooms::Policy};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    text::{Locale, words::bookings as words},
    zones::Zone,
};

/// A room as calendar and forms show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomRow {
    /// Its id.
    pub id: RoomId,
    /// Its name.
    pub name: String,
    /// Seats.
    pub capacity: u32,
    /// What is in it.
    pub equipment: Vec<String>,
    /// Building, when known.
    pub building: Option<String>,
    /// Floor, when known.
    pub floor: Option<String>,
    /// IANA zone of the door.
    pub time_zone: String,
    /// Takes no bookings.
    pub disabled: bool,
    /// Bookings wait for approval.
    pub requires_approval: bool,
}

impl From<RoomView> for RoomRow {
    fn from(room: RoomView) -> Self {
        Self {
            id: room.id,
            name: room.name,
            capacity: room.capacity,
            equipment: room.equipment,
            building: room.building,
            floor: room.floor,
            time_zone: room.time_zone,
            disabled: room.disabled,
            requires_approval: room.requires_approval,
        }
    }
}

/// What is in a room, in the reader's language where the word is a known one.
#[must_use]
pub fn equipment_word(locale: Locale, word: &str) -> String {
    let known = match word {
        "screen" => words::equipment_screen(locale),
        "video" => words::equipment_video(locale),
        "whiteboard" => words::equipment_whiteboard(locale),
        "stage" => words::equipment_stage(locale),
        "stream" => words::equipment_stream(locale),
        "phone" => words::equipment_phone(locale),
        "projector" => words::equipment_projector(locale),
        other => other,
    };
    known.to_owned()
}

/// What every booking page knows of the house.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct House {
    /// The server's clock.
    pub as_of: Timestamp,
    /// The zone that the page reads in; one of `zones`.
    pub zone: String,
    /// The reader's zone and those of the rooms.
    pub zones: Vec<ZoneFile>,
    /// The rooms, in the reader's order.
    pub rooms: Vec<RoomRow>,
}

impl House {
    /// The zone that the page reads in.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone_named(&self.zone)
    }

    /// A zone by name; UTC rules when the page does not know it.
    #[must_use]
    pub fn zone_named(&self, name: &str) -> Zone {
        let found = self.zones.iter().find(|file| file.name == name);
        let utc = || Zone {
            name: name.to_owned(),
            rules: jiff::tz::TimeZone::UTC,
        };
        found.map_or_else(utc, Zone::read)
    }

    /// A room by id.
    #[must_use]
    pub fn room(&self, id: &RoomId) -> Option<&RoomRow> {
        self.rooms.iter().find(|room| room.id == *id)
    }

    /// A room's name, or nothing.
    #[must_use]
    pub fn room_name(&self, id: &RoomId) -> String {
        self.room(id)
            .map(|room| room.name.clone())
            .unwrap_or_default()
    }
}

/// A day on the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayView {
    /// Rooms and zones.
    pub house: House,
    /// Which day, in the house's zone.
    pub day: Date,
    /// Live bookings that touch it.
    pub bookings: Vec<BookingView>,
    /// There are more than are shown.
    pub cut: bool,
    /// By which a drag is judged.
    pub rules: HouseRules,
}

/// The rules of all rooms, so that the browser decides as the server will (R084). Most rooms
/// inherit theirs, so each policy stands here once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HouseRules {
    /// Settings in force, each once.
    pub policies: Vec<Policy>,
    /// Of each room.
    pub rooms: Vec<RoomRule>,
}

/// One room's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoomRule {
    /// Which.
    pub room: RoomId,
    /// Its place in the list of policies.
    pub policy: usize,
    /// Whether the reader may book it.
    pub may_book: bool,
}

impl HouseRules {
    /// Adds a room's.
    pub fn add(&mut self, room: RoomId, policy: Policy, may_book: bool) {
        let known = self.policies.iter().position(|one| *one == policy);
        let policy = known.unwrap_or_else(|| {
            self.policies.push(policy);
            self.policies.len() - 1
        });
        self.rooms.push(RoomRule {
            room,
            policy,
            may_book,
        });
    }

    fn of(&self, room: &RoomId) -> Option<&RoomRule> {
        self.rooms.iter().find(|one| one.room == *room)
    }

    /// A room's settings in force.
    #[must_use]
    pub fn policy(&self, room: &RoomId) -> Option<&Policy> {
        self.policies.get(self.of(room)?.policy)
    }

    /// Whether the reader may book it.
    #[must_use]
    pub fn may_book(&self, room: &RoomId) -> bool {
        self.of(room).is_some_and(|one| one.may_book)
    }
}

/// One booking with what its page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BookingPage {
    /// Rooms and zones.
    pub house: House,
    /// The booking.
    pub detail: BookingDetail,
}

/// My bookings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyBookings {
    /// Rooms and zones.
    pub house: House,
    /// Now and later, by start.
    pub coming: Vec<BookingView>,
    /// Earlier ones, newest first.
    pub past: Vec<BookingView>,
}
