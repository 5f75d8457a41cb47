//! Who is asking.

use serde::{Deserialize, Serialize};

use super::Role;
use crate::ids::{AccountId, ApiKeyId, DepartmentId, DoorId, RoomId};

/// Inside or outside the organisation (R013).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// Staff, teachers, students.
    Internal,
    /// Parents, clients: linked to internal people.
    External,
}

/// How the caller is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// Nobody knows who this is.
    Anonymous,
    /// A signed-in person.
    Person(AccountId, PersonKind),
    /// A program with a key; acts with the key's roles.
    ApiKey(ApiKeyId),
    /// A paired doorplate, bound to its room (R181).
    Door(DoorId, RoomId),
    /// Lintel itself: jobs and the command line.
    System,
}

/// The caller of a command, with everything that [`super::can`] needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Actor {
    /// How the caller is known.
    pub kind: ActorKind,
    /// The name that the journal keeps, as it was then.
    pub name: String,
    /// Roles held now.
    pub roles: Vec<Role>,
    /// Own department.
    pub department: Option<DepartmentId>,
    /// Own department and all below it, for a meeting administrator (R008).
    pub administers: Vec<DepartmentId>,
    /// Rooms that the caller approves requests for (R010).
    pub manages_rooms: Vec<RoomId>,
    /// True for an API key that may only read.
    pub read_only: bool,
}

impl Actor {
    /// A caller nobody knows.
    #[must_use]
    pub fn anonymous() -> Self {
        Self::bare(ActorKind::Anonymous, "anonymous")
    }

    /// Lintel itself: jobs, seeds, imports from the command line.
    #[must_use]
    pub fn system() -> Self {
        let mut actor = Self::bare(ActorKind::System, "lintel");
        actor.roles = vec![Role::SystemAdministrator];
        actor
    }

    /// An actor with no roles, to be filled in.
    #[must_use]
    pub fn bare(kind: ActorKind, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            roles: Vec::new(),
            department: None,
            administers: Vec::new(),
            manages_rooms: Vec::new(),
            read_only: false,
        }
    }

    /// Whether the caller holds `role`.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The person behind the caller, when it is one.
    #[must_use]
    pub fn account(&self) -> Option<&AccountId> {
        match &self.kind {
            ActorKind::Person(id, _) => Some(id),
            _ => None,
        }
    }

    /// The strongest role held, for the journal (R213).
    #[must_use]
    pub fn strongest_role(&self) -> Option<Role> {
        self.roles.iter().copied().max()
    }
}
