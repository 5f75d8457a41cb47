//! The one table of permissions (R005 to R010). Pages ask it to disable with a reason, services
//! ask it to refuse.

use serde::{Deserialize, Serialize};

use super::{Actor, ActorKind, PersonKind, Role};
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
}

/// What it is to be done to.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// Nothing in particular.
    House,
    /// One room.
    Room(&'a RoomId),
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
    /// Only people of this organisation.
    InternalOnly,
    /// Marked private: only those who attend or look after it.
    Private,
    /// A door only shows; people act under their own name.
    NotAtADoor,
}

impl Action {
    /// Every action, in the order of the table.
    pub const ALL: [Action; 11] = [
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
    ];

    /// Whether it leaves everything as it was: all that a read-only key may do.
    #[must_use]
    pub const fn only_reads(self) -> bool {
        matches!(
            self,
            Action::SeeRooms | Action::SeeBooking | Action::ReadJournal
        )
    }
}

/// Whether `actor` may do `action` to `subject`. What is done to a booking needs
/// [`Subject::Booking`]: of anything else it is refused to all but system administrators. Of
/// [`Subject::House`], `DecideRequest` answers whether the caller decides about any room.
///
/// # Errors
/// The reason, fit to be shown beside a disabled button.
pub fn can(actor: &Actor, action: Action, subject: Subject<'_>) -> Result<(), Denial> {
    if matches!(actor.kind, ActorKind::Anonymous) {
        return Err(Denial::SignIn);
    }
    if actor.read_only && !action.only_reads() {
        return Err(Denial::ReadOnlyKey);
    }
    if actor.is(Role::SystemAdministrator) || matches!(actor.kind, ActorKind::System) {
        return Ok(());
    }
    match &actor.kind {
        ActorKind::Door(_, own) => door_can(own, action, subject),
        ActorKind::Person(_, PersonKind::External) => external_can(action, subject),
        _ => internal_can(actor, action, subject),
    }
}

/// A door shows rooms, and of its own room what the corridor may read (R181).
fn door_can(own: &RoomId, action: Action, subject: Subject<'_>) -> Result<(), Denial> {
    match (action, subject) {
        (Action::SeeRooms, _) => Ok(()),
        (Action::SeeBooking, Subject::Booking { room, private, .. }) if room == own => {
            if private {
                Err(Denial::Private)
            } else {
                Ok(())
            }
        }
        _ => Err(Denial::NotAtADoor),
    }
}

/// People from outside see what they were asked to attend, and nothing else (R013).
fn external_can(action: Action, subject: Subject<'_>) -> Result<(), Denial> {
    match (action, subject) {
        (Action::SeeBooking, Subject::Booking { attends: true, .. }) => Ok(()),
        _ => Err(Denial::InternalOnly),
    }
}

/// Everybody of the organisation, and keys by their roles (R005, R007, R008, R010).
fn internal_can(actor: &Actor, action: Action, subject: Subject<'_>) -> Result<(), Denial> {
    match action {
        Action::SeeRooms | Action::Book => Ok(()),
        Action::SeeBooking => see_booking(actor, subject),
        Action::ChangeBooking if looks_after(actor, subject) => Ok(()),
        Action::ChangeBooking => Err(Denial::NotYours),
        Action::DecideRequest if manages(actor, subject) => Ok(()),
        Action::DecideRequest => Err(Denial::RoomManagerOnly),
        Action::KeepRooms
        | Action::KeepAccounts
        | Action::KeepDoors
        | Action::KeepSettings
        | Action::ImportExport
        | Action::ReadJournal => Err(Denial::SystemAdministratorOnly),
    }
}

fn see_booking(actor: &Actor, subject: Subject<'_>) -> Result<(), Denial> {
    match subject {
        Subject::Booking { private: false, .. } | Subject::Booking { attends: true, .. } => Ok(()),
        Subject::Booking { .. } if looks_after(actor, subject) => Ok(()),
        Subject::Booking { .. } => Err(Denial::Private),
        Subject::House | Subject::Room(_) => Err(Denial::NotYours),
    }
}

/// The one who booked, the meeting administrator of the department, the room's manager.
fn looks_after(actor: &Actor, subject: Subject<'_>) -> bool {
    let Subject::Booking {
        organiser,
        department,
        ..
    } = subject
    else {
        return false;
    };
    let own = organiser.is_some() && organiser == actor.account();
    let administers = actor.is(Role::MeetingAdministrator)
        && department.is_some_and(|department| actor.administers.contains(department));
    own || administers || manages(actor, subject)
}

fn manages(actor: &Actor, subject: Subject<'_>) -> bool {
    match subject {
        Subject::House => !actor.manages_rooms.is_empty(),
        Subject::Room(room) | Subject::Booking { room, .. } => actor.manages_rooms.contains(room),
    }
}
