//! What is asked of somebody, gathered from meetings and requests (R055).

use domain::{ids::MeetingId, meetings::AttendeeKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Most tasks in one answer; those that are due first.
pub const MOST_TASKS: usize = 100;

/// What sort of work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Say whether one comes (R055).
    Answer,
    /// Lead an item of an agenda (R058).
    AgendaItem,
    /// Try camera, microphone and screen before one's own meeting (R095).
    Rehearse,
    /// Decide about requests that wait (R010).
    Approve,
}

/// Something that is asked of the caller. One that is done is not there any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Task {
    /// The same work, the same id.
    pub id: String,
    /// What sort of work.
    pub kind: TaskKind,
    /// What about: the meeting's topic, or the item's; empty for requests.
    pub what: String,
    /// Which meeting; none for requests.
    pub meeting: Option<MeetingId>,
    /// The meeting's topic, where `what` is an item's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// When the meeting, the item, or the first of the requests begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// Until when it is to be done.
    pub due: Timestamp,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Place in words.
    pub place: String,
    /// As what the caller is asked to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_as: Option<AttendeeKind>,
    /// How many there are; more than one only for requests.
    pub count: u32,
    /// The page where it is done: a path of this server.
    pub link: String,
}
