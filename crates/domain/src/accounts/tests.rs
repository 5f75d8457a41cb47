//! The table of permissions, written out: who (columns) may do what to what (rows).

use super::{Action, Actor, ActorKind, Denial, PersonKind, Role, Subject, can};
use crate::ids::{AccountId, DepartmentId, RoomId};

fn person(roles: &[Role]) -> Actor {
    let mut actor = Actor::bare(
        ActorKind::Person(AccountId::from("me"), PersonKind::Internal),
        "Me",
    );
    actor.roles = roles.to_vec();
    actor.department = Some(DepartmentId::from("sales"));
    actor
}

/// The columns.
fn actors() -> Vec<(&'static str, Actor)> {
    let mut administrator = person(&[Role::Ordinary, Role::MeetingAdministrator]);
    administrator.administers = vec![DepartmentId::from("sales")];
    let mut manager = person(&[Role::Ordinary]);
    manager.manages_rooms = vec![RoomId::from("oak")];
    let mut parent = person(&[Role::Ordinary]);
    parent.kind = ActorKind::Person(AccountId::from("me"), PersonKind::External);
    let mut key = Actor::bare(ActorKind::ApiKey("k".into()), "OA");
    key.roles = vec![Role::Ordinary];
    let mut reader = Actor::bare(ActorKind::ApiKey("k".into()), "Wall");
    reader.roles = vec![Role::SystemAdministrator];
    reader.read_only = true;
    let door = ActorKind::Door("d".into(), RoomId::from("oak"));
    vec![
        ("nobody", Actor::anonymous()),
        ("parent", parent),
        ("ordin.", person(&[Role::Ordinary])),
        ("manag.", person(&[Role::Ordinary, Role::ManagingUser])),
        ("servic", person(&[Role::Ordinary, Role::ServiceAttendant])),
        ("m.adm.", administrator),
        ("r.mgr.", manager),
        ("s.adm.", person(&[Role::SystemAdministrator])),
        ("key", key),
        ("reader", reader),
        ("door", Actor::bare(door, "Oak")),
        ("lintel", Actor::system()),
    ]
}

fn word(answer: Result<(), Denial>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Denial::SignIn) => "signin",
        Err(Denial::ReadOnlyKey) => "rokey",
        Err(Denial::NotYours) => "yours?",
        Err(Denial::SystemAdministratorOnly) => "sysadm",
        Err(Denial::RoomManagerOnly) => "manger",
        Err(Denial::MeetingAdministratorOnly) => "madmin",
        Err(Denial::DeskOnly) => "desk",
        Err(Denial::InternalOnly) => "intern",
        Err(Denial::Private) => "privat",
        Err(Denial::NotAtADoor) => "atdoor",
        Err(of_meetings) => panic!("{of_meetings:?} is of another table"),
    }
}

/// What is booked by `organiser` of `department`, in `room`.
struct Case {
    name: &'static str,
    organiser: Option<AccountId>,
    department: DepartmentId,
    room: RoomId,
    private: bool,
    attends: bool,
}

fn case(name: &'static str, organiser: &str, department: &str, room: &str) -> Case {
    Case {
        name,
        organiser: Some(AccountId::from(organiser)),
        department: DepartmentId::from(department),
        room: RoomId::from(room),
        private: false,
        attends: false,
    }
}

/// The rows about bookings: department "sales" and room "oak" are those of the columns.
fn cases() -> Vec<Case> {
    let secret = |case: Case| Case {
        private: true,
        ..case
    };
    let invited = |case: Case| Case {
        attends: true,
        ..case
    };
    vec![
        case("own", "me", "sales", "elm"),
        secret(case("own, private", "me", "sales", "elm")),
        case("sales", "ann", "sales", "elm"),
        secret(case("sales, private", "ann", "sales", "elm")),
        case("law", "bob", "law", "elm"),
        secret(case("law, private", "bob", "law", "elm")),
        invited(case("law, invited", "bob", "law", "elm")),
        invited(secret(case("law, priv., inv.", "bob", "law", "elm"))),
        case("law in oak", "bob", "law", "oak"),
        secret(case("law in oak, priv.", "bob", "law", "oak")),
        Case {
            organiser: None,
            ..case("imported", "", "law", "elm")
        },
    ]
}

fn line(table: &mut String, name: &str, action: Action, subject: Subject<'_>) {
    table.push_str(&format!("{name:<21}"));
    for (_, actor) in actors() {
        table.push_str(&format!("{:<7}", word(can(&actor, action, subject))));
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
}

fn table() -> String {
    let mut table = String::new();
    table.push_str(&format!("{:<21}", ""));
    for (name, _) in actors() {
        table.push_str(&format!("{name:<7}"));
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
    for action in Action::ALL {
        table.push_str(&format!("{action:?}\n"));
        line(&mut table, "  house", action, Subject::House);
        for room in ["oak", "elm"] {
            let id = RoomId::from(room);
            line(&mut table, &format!("  {room}"), action, Subject::Room(&id));
        }
        for department in ["sales", "law"] {
            let id = DepartmentId::from(department);
            let subject = Subject::Department(Some(&id));
            line(&mut table, &format!("  of {department}"), action, subject);
        }
        line(
            &mut table,
            "  of the house",
            action,
            Subject::Department(None),
        );
        for case in cases() {
            let subject = Subject::Booking {
                organiser: case.organiser.as_ref(),
                department: Some(&case.department),
                room: &case.room,
                private: case.private,
                attends: case.attends,
            };
            line(&mut table, &format!("  {}", case.name), action, subject);
        }
    }
    table
}

/// Rows of one action that answer alike are written once, as `…`.
fn folded(table: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut above = String::new();
    for line in table.lines() {
        let answers = line.get(21..).unwrap_or_default().to_owned();
        if !answers.is_empty() && answers == above {
            if out.last().is_some_and(|last| last != "  …") {
                out.push("  …".to_owned());
            }
        } else {
            out.push(line.to_owned());
        }
        above = if line.starts_with("  ") {
            answers
        } else {
            String::new()
        };
    }
    out.join("\n")
}

#[test]
fn r005_r007_r008_r010_r013_the_table_of_permissions() {
    let table = folded(&table());
    assert_eq!(table, include_str!("table.txt").trim_end(), "\n{table}\n");
}

#[test]
fn r007_an_ordinary_user_changes_only_what_is_his() {
    let (me, other) = (AccountId::from("me"), AccountId::from("ann"));
    let room = RoomId::from("oak");
    let of = |organiser| Subject::Booking {
        organiser: Some(organiser),
        department: None,
        room: &room,
        private: false,
        attends: true,
    };
    let user = person(&[Role::Ordinary]);
    assert_eq!(can(&user, Action::ChangeBooking, of(&me)), Ok(()));
    assert_eq!(
        can(&user, Action::ChangeBooking, of(&other)),
        Err(Denial::NotYours)
    );
}

#[test]
fn r008_administering_a_department_needs_the_role_as_well() {
    let department = DepartmentId::from("sales");
    let room = RoomId::from("oak");
    let subject = Subject::Booking {
        organiser: None,
        department: Some(&department),
        room: &room,
        private: true,
        attends: false,
    };
    let mut user = person(&[Role::Ordinary]);
    user.administers = vec![department.clone()];
    assert_eq!(
        can(&user, Action::ChangeBooking, subject),
        Err(Denial::NotYours)
    );
    user.roles.push(Role::MeetingAdministrator);
    assert_eq!(can(&user, Action::ChangeBooking, subject), Ok(()));
}

#[test]
fn every_action_is_in_the_table_once() {
    let all: std::collections::HashSet<_> = Action::ALL.into_iter().collect();
    assert_eq!(all.len(), Action::ALL.len());
}
