//! Asking for a role (R006).

use domain::{accounts::Role, ids::AccountId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a request for a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoleRequestState {
    /// Waits for the head of the department.
    Pending,
    /// The role is held from then on.
    Approved,
    /// Nothing changed.
    Rejected,
}

/// `POST /api/v1/role-requests`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskForRole {
    /// Which: `managing_user`, `service_attendant` or `meeting_administrator`.
    pub role: Role,
    /// Required: why; at most 500 characters.
    #[serde(default)]
    pub reason: String,
}

/// `POST /api/v1/role-requests/{id}/decision`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecideRole {
    /// Whether they get it.
    pub approve: bool,
    /// In words, for the applicant.
    #[serde(default)]
    pub note: String,
}

/// A request for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleRequestView {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their department's name.
    pub department_name: Option<String>,
    /// For what.
    pub role: Role,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: RoleRequestState,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// What was said with it.
    pub note: String,
    /// Whether the caller may decide it.
    pub may_decide: bool,
}
