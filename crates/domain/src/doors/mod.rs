//! What a door may say, given what it knows and how old that is. Must not know the network.
//!
//! Start at [`door_face`]; [`health`] is what the house knows of the door itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::bookings::State;

#[cfg(test)]
mod tests;

/// After this long without contact a door says "as of".
pub const STALE_SECONDS: i64 = 60;
/// After this long without contact a door is unsure and never says "free".
pub const UNSURE_SECONDS: i64 = 300;

/// A tablet says every 30 s that it is there; after missing two it is late.
pub const LATE_SECONDS: i64 = 90;
/// A tablet's clock that is further off is worth a word.
pub const CLOCK_OFF_SECONDS: i64 = 60;

/// What the house knows of a door's tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Not heard of for five minutes: its screen, if it is on, is unsure.
    Silent,
    /// Missed more than one word of its own.
    Late,
    /// Paired, and never heard of.
    New,
    /// Heard of within the last [`LATE_SECONDS`].
    Live,
    /// Its token no longer works.
    Revoked,
}

/// How a door is that was last `heard` of then. `holds_line`: it is no page of Lintel's that says
/// by itself that it is there, and its line is open, which then has to do.
#[must_use]
pub fn health(heard: Option<Timestamp>, holds_line: bool, now: Timestamp) -> Health {
    let Some(heard) = heard else {
        return Health::New;
    };
    let age = now.duration_since(heard);
    if holds_line || age < SignedDuration::from_secs(LATE_SECONDS) {
        Health::Live
    } else if age < SignedDuration::from_secs(UNSURE_SECONDS) {
        Health::Late
    } else {
        Health::Silent
    }
}

/// How far a screen's knowledge can be trusted (design.md, "How a screen stays true").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// In contact.
    Live,
    /// Says "as of".
    Stale,
    /// Neutral look; never "free".
    Unsure,
}

/// How far to trust knowledge from `last_contact` at `now`; both by the server-corrected clock.
#[must_use]
pub fn trust(last_contact: Timestamp, now: Timestamp) -> Trust {
    let age = now.duration_since(last_contact);
    if age < SignedDuration::from_secs(STALE_SECONDS) {
        Trust::Live
    } else if age < SignedDuration::from_secs(UNSURE_SECONDS) {
        Trust::Stale
    } else {
        Trust::Unsure
    }
}

/// What a door shows of its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DoorFace {
    /// The state to show; none: the neutral look, which claims nothing.
    pub state: Option<State>,
    /// Whether "as of 09:42" stands beside it.
    pub as_of: bool,
}

/// What a door may say about `state` when it trusts its knowledge so far: never "free", nor any
/// other word, when it is unsure.
#[must_use]
pub fn door_face(state: State, trust: Trust) -> DoorFace {
    match trust {
        Trust::Live => DoorFace {
            state: Some(state),
            as_of: false,
        },
        Trust::Stale => DoorFace {
            state: Some(state),
            as_of: true,
        },
        Trust::Unsure => DoorFace {
            state: None,
            as_of: true,
        },
    }
}
