//! What is stored of people, departments, sessions, links and keys.

use domain::{
    accounts::{PersonKind, Role},
    ids::{AccountId, ApiKeyId, DepartmentId, SessionId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A person. `login` and `email` are kept in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccountRecord {
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub kind: PersonKind,
    pub roles: Vec<Role>,
    pub department: Option<DepartmentId>,
    pub locale: Option<String>,
    pub time_zone: Option<String>,
    /// Notices are read in the inbox only.
    #[serde(default)]
    pub no_mail: bool,
    pub disabled: bool,
    pub linked_to: Vec<AccountId>,
    /// PHC string; none: signs in first by a one-time link.
    pub password_hash: Option<String>,
    /// What they are in their department (R002).
    #[serde(default)]
    pub position: Option<String>,
    /// Where they are reached: a number, or another address (R002).
    #[serde(default)]
    pub phone: Option<String>,
    /// Must complete their profile before anything else (R002).
    #[serde(default)]
    pub profile_due: bool,
}

/// A department of the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DepartmentRecord {
    pub name: String,
    pub parent: Option<DepartmentId>,
    pub head: Option<AccountId>,
}

/// A session; its record's id is the hash of its token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SessionRecord {
    pub session: SessionId,
    pub account: AccountId,
    pub agent: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
}

/// A one-time link; its record's id is the hash of its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LinkRecord {
    pub account: AccountId,
    pub purpose: super::LinkPurpose,
    pub expires_at: Timestamp,
}

/// An API key; its record's id is the hash of the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyRecord {
    pub key_id: ApiKeyId,
    pub name: String,
    pub role: Role,
    pub read_only: bool,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
    /// Departments that a meeting administrator's key looks after.
    #[serde(default)]
    pub department: Option<DepartmentId>,
}
