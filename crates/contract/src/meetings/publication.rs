//! Publishing a meeting, and what the public reads of it (R030).

use domain::{
    ids::MeetingId,
    meetings::{Audience, Mode, Phase},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::problem::FieldError;

/// `PUT /api/v1/meetings/{id}/publication`. What is required may be absent and is then named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PublishMeeting {
    /// Required: to whom.
    pub audience: Option<Audience>,
    /// What the public reads: plain text, an empty line divides paragraphs; at most 10,000
    /// characters. Absent: what it was, at first the meeting's description.
    pub content: Option<String>,
    /// Whether the page has the join link; only while the meeting takes people from outside and
    /// can be attended from afar.
    pub with_link: bool,
}

/// `GET /api/v1/meetings/{id}/publication`, for those who look after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublicationView {
    /// Whether it is published.
    pub published: bool,
    /// To whom it is, or was.
    pub audience: Option<Audience>,
    /// Whether the join link is asked for.
    pub with_link: bool,
    /// Whether the join link may be had at all.
    pub may_have_link: bool,
    /// Who published it or took it back last, by name.
    pub by: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
    /// Where it is read: a path of this server.
    pub path: String,
    /// What keeps it from being published, by field and code.
    pub lacks: Vec<FieldError>,
    /// As it is, or would be, read.
    pub event: EventView,
    /// Its revision, also the `ETag`; 0 before the first time.
    pub revision: u64,
}

/// `GET /api/v1/events/{id}`: a published meeting. No names but the organiser's, no agenda, no
/// papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventView {
    /// The meeting's id.
    pub id: MeetingId,
    /// What about.
    pub topic: String,
    /// What is told of it: plain text, an empty line divides paragraphs.
    pub content: String,
    /// First instant.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Place in words; empty once it does not take place.
    pub place: String,
    /// How one attends.
    pub mode: Mode,
    /// Where it stands.
    pub phase: Phase,
    /// True while a room waits for approval: time and place may still change.
    pub pending: bool,
    /// True when it does not take place.
    pub cancelled: bool,
    /// Who organises it, by name.
    pub organiser: String,
    /// To whom it is published.
    pub audience: Audience,
    /// The join link, a path of this server, when everybody may come by it.
    pub join_path: Option<String>,
    /// Grows when anything of it is another.
    pub revision: u64,
}
