//! Doorplates on the wire (R138, R181).

use domain::{
    doors::Health,
    ids::{DoorId, RoomId},
    rooms::OpeningHours,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{live::RoomSnapshot, zones::ZoneFile};

/// What an unpaired tablet gets: it shows `code` and asks again with `secret` until confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PairingOffer {
    /// Six characters, easy to read aloud.
    pub code: String,
    /// Known to the tablet alone.
    pub secret: String,
    /// The code is good until then.
    pub expires_at: Timestamp,
}

/// What an administrator confirms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PairDoor {
    /// The code on the tablet.
    pub code: String,
    /// The room it hangs at.
    pub room: RoomId,
    /// A name for the device.
    pub name: String,
}

/// Answer to a waiting tablet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PairingState {
    /// Nobody has confirmed yet.
    Waiting,
    /// Confirmed: the token is told once.
    Paired {
        /// The device token.
        token: String,
    },
    /// Too late; get a new code.
    Expired,
}

/// A door as administrators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DoorView {
    /// Its id.
    pub id: DoorId,
    /// The device's name.
    pub name: String,
    /// Where it hangs.
    pub room: RoomId,
    /// The room's name.
    pub room_name: String,
    /// When it was paired.
    pub paired_at: Timestamp,
    /// When it was last heard of.
    pub seen_at: Option<Timestamp>,
    /// Connected now.
    pub online: bool,
    /// Its token no longer works.
    pub revoked: bool,
    /// Its revision.
    pub revision: u64,
    /// How it is: heard of lately, late, silent, new or revoked.
    pub health: Health,
    /// It holds a live line to this server.
    pub line_open: bool,
    /// Since when its screen may be behind: when it was last heard of, unless it is live.
    pub stale_since: Option<Timestamp>,
    /// Which build of the page it runs; none: it never said.
    pub build: Option<String>,
    /// Whether that is the build that this server serves; none: either is not known.
    pub build_is_current: Option<bool>,
    /// How far its own clock is ahead of the server's, in milliseconds; the page corrects it.
    pub clock_ahead_ms: Option<i64>,
}

impl DoorView {
    /// Whether its clock is so far off that it is worth a word.
    #[must_use]
    pub fn clock_is_off(&self) -> bool {
        let most = domain::doors::CLOCK_OFF_SECONDS * 1_000;
        self.clock_ahead_ms
            .is_some_and(|ahead| most <= ahead.saturating_abs())
    }
}

/// What a tablet says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabletReport {
    /// The build of the page that it runs, as the server wrote it into the page.
    pub build: String,
    /// Its own clock, uncorrected: milliseconds since 1970.
    pub clock_ms: i64,
}

impl TabletReport {
    /// From its parts.
    #[must_use]
    pub fn new(build: &str, clock_ms: i64) -> Self {
        Self {
            build: build.to_owned(),
            clock_ms,
        }
    }
}

/// What a tablet hears in answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabletNews {
    /// The build that the server serves now; none: no bundles were built.
    pub build: Option<String>,
    /// How far the room's schedule has come.
    pub revision: u64,
    /// The server's clock before it looked.
    pub as_of: Timestamp,
}

/// Everything that a door shows, in one answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DoorFace {
    /// Which door.
    pub door: DoorId,
    /// The room's name.
    pub room_name: String,
    /// Building and floor, for the corridor.
    pub place: String,
    /// Seats.
    pub capacity: u32,
    /// `traffic` or `legend` (decision 1).
    pub palette: String,
    /// `en` or `zh`.
    pub locale: String,
    /// The room's zone.
    pub zone: ZoneFile,
    /// Minutes before a start that count as booked.
    pub soon_minutes: u32,
    /// Minutes of clearing after an end.
    pub clearing_minutes: u32,
    /// When the room may be booked; none: around the clock. Outside of it the screen rests.
    #[serde(default)]
    pub open: Option<OpeningHours>,
    /// State and bookings of the window.
    pub snapshot: RoomSnapshot,
    /// The server's clock.
    pub as_of: Timestamp,
}
