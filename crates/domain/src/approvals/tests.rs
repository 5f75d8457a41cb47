//! Steps, one line a case; and when approvers are reminded.

use super::*;

fn named(text: &str) -> (Step, Vec<AccountId>) {
    let (step, people) = text.split_once(':').unwrap();
    let people: Vec<AccountId> = people.split_whitespace().map(AccountId::from).collect();
    let step = match step {
        "head" => Step::DepartmentHead,
        "room" => Step::RoomManagers,
        _ => Step::People(people.clone()),
    };
    (step, people)
}

/// `steps | who asks | steps approved` against a letter each: approved, own, waits, later.
fn check(case: &str, expected: &str) {
    let parts: Vec<&str> = case.split('|').map(str::trim).collect();
    let read = |text: &str| {
        text.split(',')
            .map(str::trim)
            .map(named)
            .collect::<Vec<_>>()
    };
    let steps = read(parts[0]);
    let asked_by = (!parts[1].is_empty()).then(|| AccountId::from(parts[1]));
    let approved = match parts[2] {
        "" => Vec::new(),
        some => read(some).into_iter().map(|(step, _)| step).collect(),
    };
    let letters = progress(&steps, asked_by.as_ref(), &approved);
    let letters: String = letters
        .iter()
        .map(|one| match one {
            Progress::Approved => 'a',
            Progress::Own => 'o',
            Progress::Waits => 'w',
            Progress::Later => 'l',
        })
        .collect();
    assert_eq!(letters, expected, "{case}");
}

#[test]
fn r074_a_request_goes_from_step_to_step() {
    check("room:ann | eve |", "w");
    check("head:bob, room:ann | eve |", "wl");
    check("head:bob, room:ann | eve | head:bob", "aw");
    check("head:bob, room:ann, p:cy | eve | head:bob", "awl");
    check("head:bob, room:ann, p:cy | eve | head:bob, room:ann", "aaw");
    // Steps approved out of order wait for those before them.
    check("head:bob, room:ann, p:cy | eve | room:ann", "wll");
    // While it is pending its last step waits, whatever was once said.
    check("room:ann | eve | room:ann", "w");
    check("head:bob, room:ann | eve | head:bob, room:ann", "aw");
    // Who holds the post now need not be who approved.
    check("head:zoe, room:ann | eve | head:bob", "aw");
    // Other people are another step.
    check("p:cy, room:ann | eve | p:dan", "wl");
}

#[test]
fn r074_who_asks_does_not_ask_themselves_but_the_last_step_decides() {
    check("head:bob, room:ann | bob |", "ow");
    check("head:bob, room:ann | ann |", "wl");
    check("head:bob, room:bob | bob |", "ow");
    check("room:ann | ann |", "w");
    check("p:ann bob, head:bob, room:cy | bob |", "oow");
    // Nobody is named: it is not passed over.
    check("head:, room:ann | eve |", "wl");
    check("head:, room:ann | |", "wl");
}

fn at(text: &str) -> Timestamp {
    format!("2026-11-{text}:00Z").parse().unwrap()
}

/// Hours before the start.
fn ahead(asked: &str, start: &str) -> Vec<f64> {
    let start = at(start);
    let all = nudges(at(asked), start).into_iter();
    all.map(|one| start.duration_since(one).as_secs_f64() / 3600.0)
        .collect()
}

#[test]
fn r074_approvers_are_reminded_at_most_three_times() {
    assert_eq!(ahead("02T10:00", "09T10:00"), [144.0, 24.0, 2.0]);
    assert_eq!(ahead("02T10:00", "04T10:00"), [24.0, 2.0]);
    assert_eq!(
        ahead("02T10:00", "04T08:00"),
        [24.0, 2.0],
        "22 h and 24 h are one"
    );
    assert_eq!(ahead("02T10:00", "03T09:00"), [2.0]);
    assert_eq!(ahead("02T10:00", "02T13:00"), [2.0]);
    assert_eq!(ahead("02T10:00", "02T12:00"), [1.0], "half-way");
    assert_eq!(ahead("02T10:00", "02T10:30"), [0.25]);
    assert!(ahead("02T10:00", "02T10:15").is_empty());
    assert!(ahead("02T10:00", "02T09:00").is_empty());
}

#[test]
fn r075_priorities_are_in_order_and_read_back() {
    assert!(Priority::ALL.is_sorted());
    for one in Priority::ALL {
        assert_eq!(Priority::parse(one.as_str()), Some(one));
    }
    assert_eq!(Priority::parse("highest"), None);
}
