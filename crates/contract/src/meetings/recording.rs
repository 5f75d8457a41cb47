//! Recording a meeting, and who agreed to it (R031).

use domain::meetings::ConsentWay;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Paper;

/// `PUT /api/v1/meetings/{id}/recording`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AskRecording {
    /// Whether it is to be recorded: then people from outside are asked whether they agree.
    pub wanted: bool,
}

/// `POST /api/v1/meetings/{id}/recording/consents`: a colleague notes what the client said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct NoteConsent {
    /// Required: who agreed; at most 200 characters.
    pub who: String,
    /// Required: on whose behalf; at most 200 characters.
    pub company: String,
    /// Required: `in_writing`, `by_mail` or `in_the_room`.
    pub way: Option<ConsentWay>,
    /// When, not later than now; now when absent.
    pub given_at: Option<Timestamp>,
}

/// `POST /api/v1/join/{secret}/recording`: who came by the link agrees, or no longer does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AgreeToRecording {
    /// The token by which they are known.
    pub token: String,
    /// Whether they agree.
    pub agrees: bool,
}

/// Somebody's consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConsentView {
    /// Its id.
    pub id: String,
    /// Who agreed, by name.
    pub who: String,
    /// On whose behalf; may be empty.
    pub company: String,
    /// By which way.
    pub way: ConsentWay,
    /// Since when.
    pub given_at: Timestamp,
    /// The colleague who noted it; none when they agreed themselves.
    pub noted_by: Option<String>,
    /// When it was kept.
    pub noted_at: Timestamp,
    /// Since when it holds no more.
    pub withdrawn_at: Option<Timestamp>,
    /// Whether its end may be taken back: it was noted by a colleague, and ended just now.
    pub may_restore: bool,
}

/// `GET /api/v1/meetings/{id}/recording`, for those who look after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordingView {
    /// What the meeting is about.
    pub topic: String,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Whether it is to be recorded.
    pub wanted: bool,
    /// Whether its type needs the client's consent.
    pub needs_consent: bool,
    /// Whether it may be recorded now, and a recording attached.
    pub may_record: bool,
    /// Every consent, also those that were withdrawn, the oldest first.
    pub consents: Vec<ConsentView>,
    /// Recordings among its papers.
    pub recordings: Vec<Paper>,
    /// The join link, by which the client is asked: a path of this server.
    pub join_path: String,
    /// Whether people from outside may come by it.
    pub outsiders: bool,
    /// Its revision, also the `ETag`; 0 before the first time.
    pub revision: u64,
}

/// With whose consent something was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConsentedBy {
    /// Who agreed, by name.
    pub who: String,
    /// On whose behalf; may be empty.
    pub company: String,
    /// When.
    pub at: Timestamp,
}
