//! People, departments, sessions and keys on the wire.

use domain::{
    accounts::{PersonKind, Role},
    ids::{AccountId, ApiKeyId, DepartmentId, SessionId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignIn {
    /// Login name or mail address.
    pub login: String,
    /// Password.
    pub password: String,
}

/// Answer to a sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedIn {
    /// Bearer token; also set as the session cookie.
    pub token: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Who signed in.
    pub account: AccountView,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// Login name.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// Mail address.
    pub email: Option<String>,
    /// Inside or outside.
    pub kind: PersonKind,
    /// Roles held.
    pub roles: Vec<Role>,
    /// Department.
    pub department: Option<DepartmentId>,
    /// Department's name.
    pub department_name: Option<String>,
    /// `en` or `zh`; none: as the browser says.
    pub locale: Option<String>,
    /// IANA zone; none: the organisation's.
    pub time_zone: Option<String>,
    /// May not sign in.
    pub disabled: bool,
    /// Internal people that an external one is linked to (R013).
    pub linked_to: Vec<AccountId>,
    /// Its revision.
    pub revision: u64,
}

/// Create or change a person; what is absent stays. Required on create: `login`, `name`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AccountInput {
    /// Login name, unique, 1 to 100 characters.
    pub login: Option<String>,
    /// Name as shown, 1 to 200 characters.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Inside or outside.
    pub kind: Option<PersonKind>,
    /// Roles held.
    pub roles: Option<Vec<Role>>,
    /// Department.
    pub department: Option<DepartmentId>,
    /// `en` or `zh`.
    pub locale: Option<String>,
    /// IANA zone.
    pub time_zone: Option<String>,
    /// May not sign in; ends sessions.
    pub disabled: Option<bool>,
    /// Internal people that an external one is linked to.
    pub linked_to: Option<Vec<AccountId>>,
    /// First password; without it a one-time link is answered.
    pub password: Option<String>,
}

/// What the caller has said of themselves (R002).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Profile {
    /// It must be completed before anything else.
    pub due: bool,
    /// Name as shown.
    pub name: String,
    /// Department.
    pub department: Option<DepartmentId>,
    /// Its name.
    pub department_name: Option<String>,
    /// What they are there.
    pub position: String,
    /// A telephone number or a mail address.
    pub contact: String,
    /// Departments to choose from; none where it is set already.
    pub choices: Vec<(DepartmentId, String)>,
}

/// `PUT /api/v1/me/profile`: all four are needed (R002).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ProfileInput {
    /// Name as shown.
    pub name: String,
    /// Department, where none is set yet.
    pub department: String,
    /// What they are there.
    pub position: String,
    /// A telephone number or a mail address.
    pub contact: String,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DepartmentView {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// The one above.
    pub parent: Option<DepartmentId>,
    /// Its head (R016).
    pub head: Option<AccountId>,
    /// Its revision.
    pub revision: u64,
}

/// Create or change a department.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct DepartmentInput {
    /// Name, 1 to 200 characters.
    pub name: Option<String>,
    /// The one above; must not make a circle.
    pub parent: Option<DepartmentId>,
    /// Its head.
    pub head: Option<AccountId>,
}

/// One of my sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionView {
    /// Its id (not its token).
    pub id: SessionId,
    /// The browser, as it calls itself, shortened.
    pub agent: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Whether it is the one asking.
    pub current: bool,
}

/// Who is asking: `GET /api/v1/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Me {
    /// The account; none for an API key or a door.
    pub account: Option<AccountView>,
    /// `person`, `api_key`, `door`.
    pub kind: String,
    /// Name as shown.
    pub name: String,
    /// Roles held.
    pub roles: Vec<Role>,
}

/// An API key without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApiKeyView {
    /// Its id.
    pub id: ApiKeyId,
    /// What it is for.
    pub name: String,
    /// The role that it acts with.
    pub role: Role,
    /// May only read.
    pub read_only: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the hour.
    pub used_at: Option<Timestamp>,
}

/// A one-time link to set a password: for the first administrator, a new person or a reset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OneTimeLink {
    /// Path with its secret, such as `/welcome/…`.
    pub path: String,
    /// When it ends.
    pub expires_at: Timestamp,
}
