//! Words for roles and kinds of people.

use domain::accounts::{PersonKind, Role};

use crate::text::{Locale, words::accounts};

/// "Meeting administrator", "会议管理员".
#[must_use]
pub fn role_word(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Ordinary => accounts::role_ordinary(locale),
        Role::ManagingUser => accounts::role_managing_user(locale),
        Role::ServiceAttendant => accounts::role_service_attendant(locale),
        Role::MeetingAdministrator => accounts::role_meeting_administrator(locale),
        Role::SystemAdministrator => accounts::role_system_administrator(locale),
    }
}

/// "From inside", "from outside".
#[must_use]
pub fn kind_word(locale: Locale, kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Internal => accounts::internal(locale),
        PersonKind::External => accounts::external(locale),
    }
}
