//! The one table of permissions (R005 to R013). Pages ask it to disable with a reason, services
//! ask it to refuse. `table.txt` beside the tests shows it whole.

use super::{Action, Actor, ActorKind, Denial, PersonKind, Role, Subject};
use crate::ids::RoomId;

/// Whether `actor` may do `action` to `subject`. What is done to a booking needs
/// [`Subject::Booking`]: of anything else it is refused to all but system administrators. Of
/// [`Subject::House`], `DecideRequest` answers whether the caller decides about any room,
/// `KeepTemplates` and `ExportMeetings` whether they do so for any department.
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
        Action::KeepTemplates | Action::ExportMeetings if administers(actor, subject) => Ok(()),
        Action::KeepTemplates | Action::ExportMeetings => Err(Denial::MeetingAdministratorOnly),
        Action::WorkAtDesk if serves(actor) => Ok(()),
        Action::WorkAtDesk => Err(Denial::DeskOnly),
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
        Subject::House | Subject::Room(_) | Subject::Department(_) => Err(Denial::NotYours),
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
    let department = Subject::Department(department);
    own || administers(actor, department) || manages(actor, subject)
}

/// A meeting administrator, of the department and those below it (R008).
fn administers(actor: &Actor, subject: Subject<'_>) -> bool {
    let of = match subject {
        Subject::House => !actor.administers.is_empty(),
        Subject::Department(Some(department)) => actor.administers.contains(department),
        _ => false,
    };
    of && actor.is(Role::MeetingAdministrator)
}

/// Works at the desk, or plans what is served there.
fn serves(actor: &Actor) -> bool {
    actor.is(Role::ServiceAttendant) || actor.is(Role::MeetingAdministrator)
}

fn manages(actor: &Actor, subject: Subject<'_>) -> bool {
    match subject {
        Subject::House => !actor.manages_rooms.is_empty(),
        Subject::Room(room) | Subject::Booking { room, .. } => actor.manages_rooms.contains(room),
        Subject::Department(_) => false,
    }
}
