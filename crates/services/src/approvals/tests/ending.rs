//! Requests that begin undecided, and answers taken back.

use domain::bookings::Status::{Confirmed, Pending, Rejected};
use jiff::SignedDuration;

use super::{
    steps::{House, account},
    *,
};

fn minutes(scene: &Scene, minutes: i64) {
    let clock = &scene.fakes.clock;
    let later = scene.services.clock.now();
    clock.set(
        later
            .saturating_add(SignedDuration::from_mins(minutes))
            .unwrap(),
    );
}

#[tokio::test]
async fn r074_what_nobody_decided_is_over_at_its_start_and_says_what_is_free() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let asked = asked(&scene, &plum, "Li", START, END).await;
    scene.fakes.clock.set(at("2026-11-23 09:59"));
    expire(&scene.services, &asked).await.unwrap();
    assert_eq!(scene.stored(&asked).await.status, Pending, "not before");
    scene.fakes.clock.set(at(START));
    expire(&scene.services, &asked).await.unwrap();
    let over = scene.stored(&asked).await;
    assert_eq!(over.status, Rejected);
    let reason = over.reason.unwrap();
    assert!(
        reason.starts_with("Nobody decided before it began. Free instead: Plum "),
        "{reason}"
    );
    let rows = scene.fakes.memory.journal();
    let row = rows.last().unwrap();
    assert_eq!(
        (row.action.as_str(), row.actor.as_str()),
        ("approvals.expire", "lintel")
    );
    assert_eq!(row.facts.len(), 1, "screens hear of it");
    // Once.
    let (count, revision) = (rows.len(), over.revision);
    expire(&scene.services, &asked).await.unwrap();
    sweep(&scene.services).await.unwrap();
    assert_eq!(scene.fakes.memory.journal().len(), count);
    assert_eq!(scene.stored(&asked).await.revision, revision);
    let late = approve(&scene.services, &manager("Boss", &plum), &asked, None).await;
    assert!(matches!(late, Err(Error::Rule("not_pending"))));
    // Its time is free.
    scene.fakes.clock.set(at("2026-11-23 10:01"));
    let vary = contract::rooms::RoomInput {
        requires_approval: Some(Some(false)),
        ..Default::default()
    };
    let system = Actor::system();
    crate::rooms::change(&scene.services, &system, &plum, &vary, None)
        .await
        .unwrap();
    scene
        .book(&person("Wang"), &plum, "2026-11-23 10:05", END)
        .await
        .unwrap();
}

#[tokio::test]
async fn r074_expiry_leaves_alone_what_was_approved_moved_or_cancelled() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let boss = manager("Boss", &plum);
    let approved = asked(&scene, &plum, "Li", START, END).await;
    approve(&scene.services, &boss, &approved, None)
        .await
        .unwrap();
    let (from, to) = ("2026-11-23 11:00", "2026-11-23 12:00");
    let moved = asked(&scene, &plum, "Li", from, to).await;
    let later = contract::bookings::ChangeBooking {
        start: Some(at("2026-11-24 11:00")),
        ..Default::default()
    };
    bookings::change(&scene.services, &person("Li"), &moved, &later, None)
        .await
        .unwrap();
    scene.fakes.clock.set(at("2026-11-23 13:00"));
    for id in [&approved, &moved] {
        expire(&scene.services, id).await.unwrap();
    }
    sweep(&scene.services).await.unwrap();
    assert_eq!(scene.stored(&approved).await.status, Confirmed);
    assert_eq!(scene.stored(&moved).await.status, Pending);
    scene.fakes.clock.set(at("2026-11-24 11:00"));
    sweep(&scene.services).await.unwrap();
    assert_eq!(scene.stored(&moved).await.status, Rejected);
}

#[tokio::test]
async fn r084_approval_and_expiry_at_one_moment_one_of_them_wins() {
    let mut won = [0, 0];
    for round in 0..20 {
        let scene = Scene::new();
        let plum = scene.asking_room("Plum").await;
        let asked = asked(&scene, &plum, "Li", START, END).await;
        scene.fakes.clock.set(at(START));
        let boss = manager("Boss", &plum);
        let services = &scene.services;
        let yes = approve(services, &boss, &asked, None);
        let end = expire(services, &asked);
        // Whoever is polled first loads first.
        let (approved, expired) = match round % 2 {
            0 => tokio::join!(yes, end),
            _ => {
                let (expired, approved) = tokio::join!(end, yes);
                (approved, expired)
            }
        };
        expired.unwrap();
        let status = scene.stored(&asked).await.status;
        match approved {
            Ok(_) => assert_eq!(status, Confirmed),
            Err(Error::Rule("not_pending") | Error::Refused(_)) => assert_eq!(status, Rejected),
            Err(other) => panic!("{other}"),
        }
        won[usize::from(status == Confirmed)] += 1;
    }
    assert_eq!(won.iter().sum::<i32>(), 20);
}

#[tokio::test]
async fn r074_dates_of_a_series_end_one_after_the_other() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let made = scene
        .series(&person("Li"), &plum, START, END, "FREQ=DAILY;COUNT=3")
        .await;
    let first = made.unwrap().id;
    assert!(
        expire(&scene.services, &first).await.unwrap().is_some(),
        "waits for its first date"
    );
    scene.fakes.clock.set(at("2026-11-24 10:30"));
    let next = expire(&scene.services, &first).await.unwrap();
    assert!(next.is_some(), "the third date has an errand of its own");
    assert_eq!(scene.calendar(), ["11-25 10:00 Planning"]);
    scene.fakes.clock.set(at("2026-11-25 10:00"));
    assert!(expire(&scene.services, &first).await.unwrap().is_none());
    assert!(scene.calendar().is_empty());
}

#[tokio::test]
async fn r077_an_approval_is_taken_back_with_what_it_pushed_out() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let services = &scene.services;
    let boss = manager("Boss", &plum);
    let winner = asked(&scene, &plum, "Li", START, END).await;
    let loser = asked(
        &scene,
        &plum,
        "Wang",
        "2026-11-23 10:30",
        "2026-11-23 11:30",
    )
    .await;
    let gone = asked(&scene, &plum, "Zhao", START, END).await;
    let done = approve(services, &boss, &winner, None).await.unwrap();
    let facts = request_facts(services, &boss, &winner).await.unwrap();
    assert!(facts.may_take_back_until.is_some());
    assert_eq!(scene.stored(&loser).await.status, Rejected);
    // Somebody else, also an approver, does not undo what the first one did.
    let other = take_back(services, &manager("Other", &plum), &winner, None).await;
    assert!(matches!(other, Err(Error::Rule("not_to_be_taken_back"))));
    let revision = Some(done.booking.revision);
    let back = take_back(services, &boss, &winner, revision).await.unwrap();
    assert_eq!(back.booking.status, Pending);
    for id in [&winner, &loser, &gone] {
        let stands = scene.stored(id).await;
        assert_eq!((stands.status, stands.reason), (Pending, None));
    }
    let facts = request_facts(services, &boss, &winner).await.unwrap();
    assert!(facts.answers.is_empty() && facts.may_take_back_until.is_none());
    let twice = take_back(services, &boss, &winner, None).await;
    assert!(matches!(twice, Err(Error::Rule("not_to_be_taken_back"))));
    // The other one may be approved instead.
    approve(services, &boss, &loser, None).await.unwrap();
    assert_eq!(scene.stored(&winner).await.status, Rejected);
}

#[tokio::test]
async fn r077_a_rejection_is_taken_back_while_its_time_is_free() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let services = &scene.services;
    let boss = manager("Boss", &plum);
    let first = asked(&scene, &plum, "Li", START, END).await;
    let second = asked(&scene, &plum, "Wang", START, END).await;
    reject(services, &boss, &first, "Fair", None).await.unwrap();
    take_back(services, &boss, &first, None).await.unwrap();
    assert_eq!(scene.stored(&first).await.status, Pending);
    reject(services, &boss, &first, "Fair", None).await.unwrap();
    approve(services, &boss, &second, None).await.unwrap();
    let taken = take_back(services, &boss, &first, None).await;
    assert!(matches!(taken, Err(Error::Refused(refusal)) if refusal.rule == Rule::Overlap));
    // Ten minutes later it is too late.
    minutes(&scene, 10);
    let late = take_back(services, &boss, &second, None).await;
    assert!(matches!(late, Err(Error::Rule("not_to_be_taken_back"))));
}

#[tokio::test]
async fn r074_r077_a_step_is_taken_back_until_the_next_was_taken() {
    let house = House::new().await;
    let services = &house.scene.services;
    let asked = house.ask().await;
    approve(services, &house.head, &asked, None).await.unwrap();
    take_back(services, &house.head, &asked, None)
        .await
        .unwrap();
    assert!(house.facts(&house.head, &asked).await.may_decide);
    approve(services, &house.head, &asked, None).await.unwrap();
    approve(services, &house.boss, &asked, None).await.unwrap();
    let late = take_back(services, &house.head, &asked, None).await;
    assert!(matches!(late, Err(Error::Rule("not_to_be_taken_back"))));
    take_back(services, &house.boss, &asked, None)
        .await
        .unwrap();
    let facts = house.facts(&house.boss, &asked).await;
    assert!(facts.may_decide, "again at the second step");
    let stranger = account(&house.scene, "stranger").await;
    let other = take_back(services, &stranger, &asked, None).await;
    assert!(matches!(other, Err(Error::Rule("not_to_be_taken_back"))));
}
