//! The finder on the wire: what was understood, and the rooms that are offered (R081).

use domain::{bookings::Status, ids::RoomId};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};

/// A wish for a room, as far as it was said or understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Understood {
    /// Heads to seat.
    pub people: Option<u32>,
    /// Which day, by the asker's calendar.
    pub date: Option<Date>,
    /// The start, by the asker's wall clock.
    pub time: Option<Time>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// What must be in the room.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// The building's name.
    pub building: Option<String>,
    /// Rooms that were named.
    #[serde(default)]
    pub rooms: Vec<RoomId>,
    /// Words that nobody understood.
    #[serde(default)]
    pub not_understood: Vec<String>,
}

/// How near an offer comes to the wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    /// Everything as asked.
    Fits,
    /// Has everything, at most 20 minutes earlier or later.
    NearbyTime,
    /// Has everything, shorter by at most a quarter.
    Shorter,
    /// Free at the time, lacks something.
    Lacks,
    /// Has everything, the next time that it is free for as long.
    NextFree,
}

/// A room and a time that every rule accepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offer {
    /// How near it comes.
    pub kind: OfferKind,
    /// Which room.
    pub room: RoomId,
    /// Its name.
    pub room_name: String,
    /// The building's name, when known.
    pub building: Option<String>,
    /// The floor's name, when known.
    pub floor: Option<String>,
    /// Seats; 0: not known.
    pub capacity: u32,
    /// What is in it.
    pub equipment: Vec<String>,
    /// What was asked for and is not in it.
    pub missing: Vec<String>,
    /// From.
    pub start: Timestamp,
    /// To.
    pub end: Timestamp,
    /// What a booking would be: `confirmed`, or `pending` where somebody decides.
    pub status: Status,
    /// When the next booking there begins, as far as eight hours ahead; none: nothing until then.
    pub free_until: Option<Timestamp>,
}

/// Offers, best first, and what became of the other rooms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offers {
    /// The server's clock.
    pub as_of: Timestamp,
    /// From, as asked.
    pub start: Timestamp,
    /// To, as asked.
    pub end: Timestamp,
    /// Rooms that the caller may book there.
    pub rooms: u32,
    /// Of these: with too few seats.
    pub too_small: u32,
    /// Of these: without something that was asked for.
    pub lacking: u32,
    /// Of these: with everything, but not at that time.
    pub taken: u32,
    /// Of these: with everything at that time; more than `items` may hold.
    pub fitting: u32,
    /// At most 50.
    pub items: Vec<Offer>,
    /// What was looked for, all told.
    pub wish: Understood,
}

impl Offers {
    /// None yet.
    #[must_use]
    pub fn none(as_of: Timestamp, start: Timestamp, end: Timestamp) -> Self {
        Self {
            as_of,
            start,
            end,
            rooms: 0,
            too_small: 0,
            lacking: 0,
            taken: 0,
            fitting: 0,
            items: Vec::new(),
            wish: Understood::default(),
        }
    }
}
