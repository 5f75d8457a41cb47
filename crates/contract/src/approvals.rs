//! Requests for rooms and what was said about them (R074, R075).

use domain::{
    approvals::{Priority, Progress, Step},
    ids::{BuildingId, FloorId, RoomId},
    rooms::Scope,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::bookings::BookingView;

/// A step of a request, with who may take it and who took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepView {
    /// Whose word is needed.
    pub step: Step,
    /// Names of those who may take it now; empty: a system administrator.
    pub people: Vec<String>,
    /// Where it stands; of what is decided, as it was then.
    pub progress: Progress,
}

/// How a request was answered, by somebody or by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Yes, to this step.
    Approved,
    /// No.
    Rejected,
    /// Nobody answered before it began.
    Expired,
}

/// One answer: who, when, what, and in which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerView {
    /// What.
    pub outcome: Outcome,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// In their words; may be empty.
    pub comment: String,
    /// For another room or time than the one asked for now: it counts no more.
    pub earlier: bool,
}

/// What is known about a request beside its booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestFacts {
    /// How much it matters.
    pub priority: Priority,
    /// Why it matters, in the words of who asks; may be empty.
    pub why: String,
    /// Free text of the booking.
    pub description: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// What it goes through, in order; empty when it needs no decision now.
    pub steps: Vec<StepView>,
    /// What was answered, in order of time.
    pub answers: Vec<AnswerView>,
    /// Whether the caller decides now.
    pub may_decide: bool,
    /// Whether the caller may say why it matters.
    pub may_explain: bool,
    /// Until when the caller may take back their last answer.
    pub may_take_back_until: Option<Timestamp>,
}

/// `GET /api/v1/approvals`: a booking as elsewhere, with what is known about it as a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestView {
    /// The booking.
    #[serde(flatten)]
    pub booking: BookingView,
    /// The rest.
    #[serde(flatten)]
    pub facts: RequestFacts,
}

/// `POST /api/v1/bookings/{id}/approve`; the body may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Approval {
    /// For the one who asked and for who decides next; at most 500 characters.
    pub comment: String,
}

/// `PATCH /api/v1/bookings/{id}/request`: what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangeRequest {
    /// By who decides (R075).
    pub priority: Option<Priority>,
    /// By who asks; at most 1,000 characters.
    pub why: Option<String>,
}

/// Where steps are set: the nearest one wins, as with all settings of rooms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The whole house.
    Organisation,
    /// A building.
    Building(BuildingId),
    /// A floor.
    Floor(FloorId),
    /// A room.
    Room(RoomId),
}

/// `PUT …/approval-steps`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SetSteps {
    /// In order, at most 4, each once; null: as the place above says.
    #[serde(default)]
    pub steps: Option<Vec<Step>>,
}

/// The steps of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepsView {
    /// As set here; null: inherited.
    pub own: Option<Vec<Step>>,
    /// In force.
    pub steps: Vec<Step>,
    /// Who set those.
    pub from: Scope,
    /// Names of the people in them, in the order of `steps`; of other steps none.
    pub people: Vec<Vec<String>>,
    /// Moves with each change here; 0: nothing was ever set here.
    pub revision: u64,
}
