//! The agenda of a meeting: when, what, who (R058).

use domain::meetings::AgendaItem;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// `GET /api/v1/meetings/{id}/agenda`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// In order.
    pub items: Vec<AgendaLine>,
    /// Minutes that it takes longer than the meeting; 0 when it fits.
    pub over_minutes: u32,
}

/// One item with its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaLine {
    /// What, who, how long.
    #[serde(flatten)]
    pub item: AgendaItem,
    /// When it begins, by the minutes of those before it.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// It ends after the meeting does.
    pub over: bool,
}

/// `POST /api/v1/meetings/{id}/agenda`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct NewItem {
    /// What about; 1 to 500 characters.
    pub topic: String,
    /// Who is responsible; at most 200 characters.
    pub owner: String,
    /// How long; at most a day, 10 when absent.
    pub minutes: Option<u32>,
    /// Before which item; at the end when absent.
    pub before: Option<String>,
}

/// `PATCH /api/v1/meetings/{id}/agenda/{item}`: what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangeItem {
    /// What about.
    pub topic: Option<String>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// How long.
    pub minutes: Option<u32>,
    /// The item's revision that the caller saw; another one now is `stale`.
    pub revision: Option<u64>,
}

/// `POST /api/v1/meetings/{id}/agenda/{item}/move`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MoveItem {
    /// Before which item; to the end when absent.
    pub before: Option<String>,
}
