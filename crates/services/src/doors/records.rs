//! What is stored of doors and open pairings.

use domain::ids::{DoorId, RoomId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A paired door; its record's id is the door's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DoorRecord {
    pub name: String,
    pub room: RoomId,
    /// Hash of the device token; empty once revoked.
    pub token_hash: String,
    pub paired_at: Timestamp,
    pub seen_at: Option<Timestamp>,
    pub revoked: bool,
    /// The build of the page that it ran when it was written down.
    #[serde(default)]
    pub build: Option<String>,
    /// How far its clock was ahead then, in milliseconds.
    #[serde(default)]
    pub clock_ahead_ms: Option<i64>,
}

/// An open pairing; its record's id is the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PairingRecord {
    /// Hash of what the tablet alone knows.
    pub secret_hash: String,
    pub expires_at: Timestamp,
    /// Set when an administrator confirmed.
    pub door: Option<DoorId>,
}
