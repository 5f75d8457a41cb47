//! The table of rights, written out: who (rows) may do what (columns).

use jiff::Timestamp;

use super::{AttendeeClass, AttendeeKind, Participation, Right, Standing};
use crate::{accounts::Denial, bookings::Slot};

const TABLE: &str = "
                    answer agenda papers minute contac ask    speak  check
looks after         invite yes    yes    yes    yes    yes    yes    yes
not invited         invite invite invite invite invite invite invite invite
required            yes    yes    yes    later  yes    yes    yes    class
required, over      yes    yes    yes    yes    yes    yes    yes    class
optional            yes    yes    yes    later  yes    yes    yes    class
optional, over      yes    yes    yes    yes    yes    yes    yes    class
observer            yes    yes    agenda agenda agenda agenda agenda agenda
observer, over      yes    yes    agenda agenda agenda agenda agenda agenda
observer, guest     yes    yes    agenda agenda agenda agenda agenda agenda
guest               yes    yes    yes    later  yes    yes    yes    class
audience            yes    yes    yes    later  class  yes    class  class
company             yes    yes    yes    later  class  yes    class  class
volunteer           yes    yes    yes    later  class  yes    class  yes
staff               yes    yes    yes    later  yes    yes    yes    yes
";

fn word(answer: Result<(), Denial>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Denial::NotInvited) => "invite",
        Err(Denial::ObserversSeeTheAgenda) => "agenda",
        Err(Denial::AfterTheMeeting) => "later",
        Err(Denial::NotForYourClass) => "class",
        Err(other) => panic!("{other:?}"),
    }
}

fn row(name: &str, standing: Standing) -> String {
    let words = Right::ALL.map(|right| format!("{:<7}", word(standing.may(right))));
    format!("{name:<20}{}", words.concat())
        .trim_end()
        .to_owned()
}

fn invited(kind: AttendeeKind) -> Standing {
    Standing {
        looks_after: false,
        invited: Some((kind, None)),
        over: false,
    }
}

#[test]
fn r048_r049_r050_r051_r062_the_table_of_rights() {
    let over = |standing: Standing| Standing {
        over: true,
        ..standing
    };
    let class = |kind, class| Standing {
        invited: Some((kind, Some(class))),
        ..invited(kind)
    };
    let nobody = Standing {
        looks_after: false,
        invited: None,
        over: true,
    };
    let keeper = Standing {
        looks_after: true,
        ..nobody
    };
    let observer = AttendeeKind::Observer;
    let mut rows = vec![
        row("looks after", keeper),
        row("not invited", nobody),
        row("required", invited(AttendeeKind::Required)),
        row("required, over", over(invited(AttendeeKind::Required))),
        row("optional", invited(AttendeeKind::Optional)),
        row("optional, over", over(invited(AttendeeKind::Optional))),
        row("observer", invited(observer)),
        row("observer, over", over(invited(observer))),
        row("observer, guest", class(observer, AttendeeClass::Guest)),
    ];
    for one in AttendeeClass::ALL {
        rows.push(row(one.as_str(), class(AttendeeKind::Required, one)));
    }
    let expected: Vec<&str> = TABLE.lines().skip(2).collect();
    assert_eq!(rows, expected);
}

#[test]
fn r050_who_looks_after_it_and_observes_may_also_answer() {
    let both = Standing {
        looks_after: true,
        ..invited(AttendeeKind::Observer)
    };
    assert_eq!(both.rights(), Right::ALL);
}

#[test]
fn r048_an_answer_is_for_the_time_that_was_asked_about() {
    let at = |second| Timestamp::from_second(second).unwrap();
    let slot = |start, end| Slot {
        start: at(start),
        end: at(end),
    };
    let answered = slot(100, 200);
    let said = |now: Slot, begun| Participation::Accepted.for_slot(answered, now, begun);
    assert_eq!(said(answered, false), Participation::Accepted);
    assert_eq!(
        said(slot(100, 150), false),
        Participation::Accepted,
        "shorter"
    );
    assert_eq!(said(slot(100, 250), false), Participation::NeedsAction);
    assert_eq!(said(slot(110, 200), false), Participation::NeedsAction);
    assert_eq!(
        said(slot(100, 250), true),
        Participation::Accepted,
        "extended"
    );
    let declined = Participation::Declined.for_slot(answered, slot(500, 600), false);
    assert_eq!(declined, Participation::NeedsAction, "perhaps then");
}
