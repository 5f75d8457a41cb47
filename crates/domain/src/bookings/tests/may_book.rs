//! Who may book which room.

use super::room;
use crate::{
    accounts::{Actor, ActorKind, PersonKind, Role},
    bookings::{Rule, may_book},
    rooms::{Scope, Sourced, WhoMayBook},
};

fn person(kind: PersonKind, department: &str) -> Actor {
    let mut actor = Actor::bare(ActorKind::Person("me".into(), kind), "Me");
    actor.department = Some(department.into());
    actor.roles = vec![Role::Ordinary];
    actor
}

#[test]
fn r013_people_from_outside_book_nothing() {
    let no = may_book(&person(PersonKind::External, "sales"), &room("Oak")).unwrap_err();
    assert_eq!((no.rule, no.scope), (Rule::Forbidden, Scope::Default));
    assert!(may_book(&person(PersonKind::Internal, "sales"), &room("Oak")).is_ok());
}

#[test]
fn r010_a_room_for_departments_or_managers_names_who_said_so() {
    let mut oak = room("Oak");
    let value = WhoMayBook::Departments(vec!["law".into()]);
    oak.policy.who_may_book = Sourced {
        value,
        from: Scope::Floor,
    };
    let mut sales = person(PersonKind::Internal, "sales");
    assert!(may_book(&person(PersonKind::Internal, "law"), &oak).is_ok());
    let no = may_book(&sales, &oak).unwrap_err();
    assert_eq!((no.rule, no.scope), (Rule::Forbidden, Scope::Floor));

    oak.policy.who_may_book = Sourced {
        value: WhoMayBook::Managers,
        from: Scope::Room,
    };
    assert!(may_book(&person(PersonKind::Internal, "law"), &oak).is_err());
    sales.manages_rooms = vec!["Oak".into()];
    assert!(may_book(&sales, &oak).is_ok());
    oak.managers = vec!["me".into()];
    assert!(may_book(&person(PersonKind::Internal, "law"), &oak).is_ok());
    assert!(may_book(&Actor::system(), &oak).is_ok());
}
