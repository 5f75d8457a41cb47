//! Who may book which room (R010): asked beside [`super::decide`], which knows no callers.

use super::{Refusal, Rule};
use crate::{
    accounts::{Action, Actor, Role, Subject, can},
    rooms::{Room, Scope, WhoMayBook},
};

/// Whether `actor` may book `room` at all. The room's managers and system administrators always
/// may, whatever the setting says.
///
/// # Errors
/// [`Rule::Forbidden`] with the scope that set who may book.
pub fn may_book(actor: &Actor, room: &Room) -> Result<(), Refusal> {
    if can(actor, Action::Book, Subject::Room(&room.id)).is_err() {
        return Err(Refusal::new(Rule::Forbidden, Scope::Default));
    }
    let manages = actor.manages_rooms.contains(&room.id)
        || actor
            .account()
            .is_some_and(|account| room.managers.contains(account));
    let allowed = match &room.policy.who_may_book.value {
        WhoMayBook::Everyone => true,
        WhoMayBook::Departments(departments) => actor
            .department
            .as_ref()
            .is_some_and(|own| departments.contains(own)),
        WhoMayBook::Managers => false,
    };
    if allowed || manages || actor.is(Role::SystemAdministrator) {
        return Ok(());
    }
    Err(Refusal::new(Rule::Forbidden, room.policy.who_may_book.from))
}
