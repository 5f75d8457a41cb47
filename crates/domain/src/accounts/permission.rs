//! What may be done to what, and why not: the words of the table of permissions.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, DepartmentId, RoomId};

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See rooms and when they are taken.
    SeeRooms,
    /// Book a room for oneself.
    Book,
    /// See subject, organiser and attendees of a booking.
    SeeBooking,
    /// Move, resize, rename, cancel, extend or end a booking.
    ChangeBooking,
    /// Approve or reject a request for a room.
    DecideRequest,
    /// Add, change or disable rooms, floors and buildings.
    KeepRooms,
    /// Add, change or disable people and departments.
    KeepAccounts,
    /// Pair, move or revoke doors.
    KeepDoors,
    /// Change the organisation's settings.
    KeepSettings,
    /// Bring in or take out whole calendars.
    ImportExport,
    /// Read the journal (R212).
    ReadJournal,
    /// Add, change or take away templates of meetings (R219).
    KeepTemplates,
    /// Take the meetings of a department out as a table (R008).
    ExportMeetings,
    /// See what the service desk sees: what begins next, and be reminded of it (R011, R101).
    WorkAtDesk,
}

/// What it is to be done to.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// Nothing in particular.
    House,
    /// One room.
    Room(&'a RoomId),
    /// What belongs to a department; none: to the whole house.
    Department(Option<&'a DepartmentId>),
    /// One booking.
    Booking {
        /// Who made it; none for an imported one.
        organiser: Option<&'a AccountId>,
        /// The organiser's department.
        department: Option<&'a DepartmentId>,
        /// Where it is.
        room: &'a RoomId,
        /// Whether the corridor may read its subject.
        private: bool,
        /// Whether the caller is among its attendees.
        attends: bool,
    },
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Denial {
    /// Sign in first (401).
    SignIn,
    /// The key may only read.
    ReadOnlyKey,
    /// Only the one who booked, or an administrator.
    NotYours,
    /// Only a system administrator.
    SystemAdministratorOnly,
    /// Only the room's managers.
    RoomManagerOnly,
    /// Only a meeting administrator, for the own department (R008).
    MeetingAdministratorOnly,
    /// Only service attendants and administrators (R011).
    DeskOnly,
    /// Somebody else decides about the request at its present step (R074).
    AnotherDecides,
    /// Only people of this organisation.
    InternalOnly,
    /// Marked private: only those who attend or look after it.
    Private,
    /// A door only shows; people act under their own name.
    NotAtADoor,
    /// Only those who are asked to come to this meeting.
    NotInvited,
    /// Observers see the agenda and nothing else (R050).
    ObserversSeeTheAgenda,
    /// Not as what one comes to this event (R051).
    NotForYourClass,
    /// Only when the meeting is over (R049).
    AfterTheMeeting,
    /// Only for those who have checked in to the meeting (R063).
    CheckInFirst,
}

impl Action {
    /// Every action, in the order of the table.
    pub const ALL: [Action; 14] = [
        Action::SeeRooms,
        Action::Book,
        Action::SeeBooking,
        Action::ChangeBooking,
        Action::DecideRequest,
        Action::KeepRooms,
        Action::KeepAccounts,
        Action::KeepDoors,
        Action::KeepSettings,
        Action::ImportExport,
        Action::ReadJournal,
        Action::KeepTemplates,
        Action::ExportMeetings,
        Action::WorkAtDesk,
    ];

    /// Whether it leaves everything as it was: all that a read-only key may do.
    #[must_use]
    pub const fn only_reads(self) -> bool {
        matches!(
            self,
            Action::SeeRooms
                | Action::SeeBooking
                | Action::ReadJournal
                | Action::ExportMeetings
                | Action::WorkAtDesk
        )
    }
}
