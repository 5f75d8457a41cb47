//! Roles (R005, R010, R011, R013).

use serde::{Deserialize, Serialize};

/// What an account was given; an account may hold several. `Ordinary` is held by everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Books rooms and sees own bookings (R007).
    Ordinary,
    /// Staff who name and remove residents at doors (R013).
    ManagingUser,
    /// The service desk (R011).
    ServiceAttendant,
    /// Looks after the meetings of the own department (R008).
    MeetingAdministrator,
    /// Looks after everything (R009).
    SystemAdministrator,
}

impl Role {
    /// Every role, weakest first.
    pub const ALL: [Role; 5] = [
        Role::Ordinary,
        Role::ManagingUser,
        Role::ServiceAttendant,
        Role::MeetingAdministrator,
        Role::SystemAdministrator,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Ordinary => "ordinary",
            Role::ManagingUser => "managing_user",
            Role::ServiceAttendant => "service_attendant",
            Role::MeetingAdministrator => "meeting_administrator",
            Role::SystemAdministrator => "system_administrator",
        }
    }
}
