//! What the host tried before the meeting (R043, R095).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/meetings/{id}/rehearsal`: what worked in the host's browser.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Rehearsed {
    /// A picture came.
    pub camera: bool,
    /// A sound came.
    pub microphone: bool,
    /// The host heard the sound that was played.
    pub speakers: bool,
    /// A screen could be shared.
    pub screen: bool,
}

impl Rehearsed {
    /// Whether everything works.
    #[must_use]
    pub const fn all_work(self) -> bool {
        self.camera && self.microphone && self.speakers && self.screen
    }
}

/// The last time somebody tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rehearsal {
    /// What worked.
    #[serde(flatten)]
    pub works: Rehearsed,
    /// All of it.
    pub all_work: bool,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
}

/// `GET /api/v1/meetings/{id}/rehearsal`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rehearsals {
    /// What the meeting is about.
    pub topic: String,
    /// None: nobody tried yet.
    pub last: Option<Rehearsal>,
}
