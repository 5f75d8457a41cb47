//! When people are busy, and when they could come together (R048, R054).

use domain::{
    bookings::{Slot, Status},
    ids::{AccountId, RoomId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Who {
    /// The account.
    pub account: AccountId,
    /// As shown.
    pub name: String,
}

/// When somebody is busy; never with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonBusy {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// In order of start; no two touch. May begin before the window and end after it.
    pub busy: Vec<Slot>,
}

/// `GET /api/v1/people/busy`: free and busy of at most 50 people in at most 31 days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeopleBusy {
    /// The server's clock.
    pub as_of: Timestamp,
    /// From, as asked.
    pub from: Timestamp,
    /// To, as asked.
    pub to: Timestamp,
    /// In the order in which they were asked for.
    pub items: Vec<PersonBusy>,
}

/// A room that takes the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoomThen {
    /// Which.
    pub room: RoomId,
    /// Its name.
    pub room_name: String,
    /// The building's name, when known.
    pub building: Option<String>,
    /// Seats; 0: not known.
    pub capacity: u32,
    /// What a booking would be: `confirmed`, or `pending` where somebody decides.
    pub status: Status,
    /// How many rooms take it, this one counted.
    pub of: u32,
}

/// A time at which they could come together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeOffer {
    /// From.
    pub start: Timestamp,
    /// To.
    pub end: Timestamp,
    /// The one who is required and busy then; none: all are free.
    pub missing: Option<Who>,
    /// Those who may come and are busy then.
    pub busy: Vec<Who>,
    /// The room that fits best; none when none was asked for.
    pub room: Option<RoomThen>,
}

/// `GET /api/v1/people/times`: the first times at which all who are required are free; when there
/// is none, the first at which all but one are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Times {
    /// The server's clock.
    pub as_of: Timestamp,
    /// From, as asked.
    pub from: Timestamp,
    /// To, as asked.
    pub to: Timestamp,
    /// How long each is.
    pub minutes: u32,
    /// In order of time, at most 12.
    pub items: Vec<TimeOffer>,
}
