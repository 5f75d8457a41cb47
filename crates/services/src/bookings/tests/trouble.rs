//! Somebody is faster, answers are lost, the store is away.

use contract::rooms::RoomInput;
use domain::{
    accounts::Actor,
    bookings::{Rule, Status},
};

use crate::{Error, Services, bookings::*, ports::CommitError, rooms, scene::*};

const START: &str = "2026-11-20 10:00";
const END: &str = "2026-11-20 11:00";

/// Runs `tasks` bookings of one slot at once and counts who got it.
async fn race(scene: &Scene, tasks: usize) -> usize {
    let plum = scene.room("Plum").await;
    let mut running = Vec::new();
    for number in 0..tasks {
        let (services, wish) = (scene.services.clone(), wish(&plum, START, END));
        let actor = person(&format!("Racer {number}"));
        running.push(tokio::spawn(
            async move { book(&services, &actor, &wish).await },
        ));
    }
    let mut winners = 0;
    for task in running {
        match task.await.unwrap() {
            Ok(_) => winners += 1,
            Err(Error::Refused(refusal)) => assert_eq!(refusal.rule, Rule::Overlap),
            Err(other) => panic!("{other}"),
        }
    }
    winners
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_fifty_requests_for_one_slot_one_wins() {
    for _ in 0..20 {
        assert_eq!(race(&Scene::new(), 50).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_the_race_shows_a_guard_that_is_switched_off() {
    let mut most = 0;
    for _ in 0..20 {
        let scene = Scene::new();
        scene.fakes.memory.switch_guard_off();
        most = most.max(race(&scene, 50).await);
    }
    assert!(most > 1, "the race test could not fail");
}

#[tokio::test]
async fn r084_a_guard_that_moved_is_decided_again() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene.fakes.memory.move_guard_before_next_commit(&plum);
    let booked = scene.book(&person("Li"), &plum, START, END).await.unwrap();
    assert_eq!(scene.fakes.memory.guard(&plum), booked.revision);
    assert_eq!(scene.fakes.memory.bookings().len(), 1);
}

#[tokio::test]
async fn a_conflict_that_never_ends_is_told_as_unavailable() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    for _ in 0..20 {
        scene.fakes.memory.fail_next_commit(CommitError::Moved);
    }
    let refused = scene.book(&person("Li"), &plum, START, END).await;
    assert!(matches!(refused, Err(Error::Unavailable(_))));
    assert!(scene.fakes.memory.bookings().is_empty());
}

#[tokio::test]
async fn an_answer_lost_after_the_commit_books_once() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene.fakes.memory.lose_next_answer();
    let booked = scene.book(&person("Li"), &plum, START, END).await.unwrap();
    assert_eq!(booked.status, Status::Confirmed);
    assert_eq!(scene.fakes.memory.bookings().len(), 1);
}

#[tokio::test]
async fn a_commit_that_is_unknown_and_did_not_happen_is_tried_again() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene.fakes.memory.fail_next_commit(CommitError::Unknown);
    scene.book(&person("Li"), &plum, START, END).await.unwrap();
    assert_eq!(scene.fakes.memory.bookings().len(), 1);
}

#[tokio::test]
async fn an_idempotent_id_finds_its_own_booking_and_nobody_elses() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let (li, id) = (person("Li"), "made-by-the-caller".into());
    let mut wish = wish(&plum, START, END);
    wish.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    let first = book_with_id(&scene.services, &li, &id, &wish)
        .await
        .unwrap();
    let again = book_with_id(&scene.services, &li, &id, &wish)
        .await
        .unwrap();
    assert_eq!(first, again);
    assert_eq!(scene.fakes.memory.bookings().len(), 3);
    let thief = book_with_id(&scene.services, &person("Wang"), &id, &wish).await;
    assert!(matches!(thief, Err(Error::Rule("taken"))));
    let long = "x".repeat(65).into();
    let long = book_with_id(&scene.services, &li, &long, &wish).await;
    assert!(matches!(long, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_store_that_is_away_is_unavailable_and_nothing_panics() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene.fakes.memory.set_down(true);
    let refused = scene.book(&person("Li"), &plum, START, END).await;
    assert!(matches!(refused, Err(Error::Unavailable(_))));
    scene.fakes.memory.set_down(false);
    assert!(scene.book(&person("Li"), &plum, START, END).await.is_ok());
}

/// Only the gap that is remembered is loaded around a slot; another server may have widened it.
#[tokio::test]
async fn r084_a_buffer_that_another_server_set_counts_at_once() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene.book(&person("Li"), &plum, START, END).await.unwrap();
    let here = &scene.services;
    let elsewhere = Services::new(
        here.bookings.clone(),
        here.records.clone(),
        here.feed.clone(),
        here.clock.clone(),
        here.ids.clone(),
    );
    let (house, wider) = (
        Actor::system(),
        RoomInput {
            buffer_after_minutes: Some(Some(30)),
            ..RoomInput::default()
        },
    );
    rooms::change(&elsewhere, &house, &plum, &wider, None)
        .await
        .unwrap();
    let late = ("2026-11-20 11:20", "2026-11-20 12:00");
    match scene.book(&person("Wang"), &plum, late.0, late.1).await {
        Err(Error::Refused(refusal)) => assert_eq!(refusal.rule, Rule::Overlap),
        other => panic!("{other:?}"),
    }
}
