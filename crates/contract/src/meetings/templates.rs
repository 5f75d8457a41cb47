//! Templates: what meetings of one sort begin with (R219).

use domain::{
    ids::DepartmentId,
    meetings::{MeetingType, Mode, TemplateItem},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/meeting-templates`, and `PATCH …/{id}`: what is absent stays, of a new one as
/// described. In topic and invitation `{date}`, `{week}`, `{month}` and `{year}` become those of
/// the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TemplateInput {
    /// Required: what it is called; 1 to 100 characters, another one than its neighbours'.
    pub name: Option<String>,
    /// Required: one of the three types (R022).
    #[serde(rename = "type")]
    pub kind: Option<MeetingType>,
    /// Whose it is; empty: the whole house's. Absent: the caller's own, of a system administrator
    /// the house's.
    pub department: Option<DepartmentId>,
    /// The meeting's topic; empty: the template's name. At most 500 characters.
    pub topic: Option<String>,
    /// Minutes that the meeting takes, at most a day; 60 when absent.
    pub minutes: Option<u32>,
    /// How one attends.
    pub mode: Option<Mode>,
    /// The agenda, in order; at most 200 items.
    pub agenda: Option<Vec<TemplateItem>>,
    /// First words of the invitation; empty: Lintel's own. At most 1,000 characters.
    pub invitation: Option<String>,
    /// Names of papers that the meeting needs; at most 20 of 200 characters.
    pub papers: Option<Vec<String>>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Of which type its meetings are.
    #[serde(rename = "type")]
    pub kind: MeetingType,
    /// Whose it is; none: the whole house's.
    pub department: Option<DepartmentId>,
    /// The department's name.
    pub department_name: Option<String>,
    /// The meeting's topic, with its marks.
    pub topic: String,
    /// Minutes that the meeting takes.
    pub minutes: u32,
    /// How one attends.
    pub mode: Mode,
    /// The agenda.
    pub agenda: Vec<TemplateItem>,
    /// First words of the invitation, with their marks.
    pub invitation: String,
    /// Names of papers that the meeting needs.
    pub papers: Vec<String>,
    /// When it was taken away; it can be put back for a day.
    pub removed_at: Option<Timestamp>,
    /// Whether the caller may change it.
    pub may_keep: bool,
    /// Its revision, also the `ETag`.
    pub revision: u64,
}
