//! What a door may say, given what it knows and how old that is. Must not know the network.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// After this long without contact a door says "as of".
pub const STALE_SECONDS: i64 = 60;
/// After this long without contact a door is unsure and never says "free".
pub const UNSURE_SECONDS: i64 = 300;

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
