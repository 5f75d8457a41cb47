//! Moving, resizing, changing room, cancelling, ending and extending one booking (R032).

use contract::bookings::{ChangeBooking, SeriesScope};
use domain::{
    accounts::Denial,
    bookings::{Rule, Status},
    ids::BookingId,
};

use crate::{Error, bookings::*, scene::*};

fn to(start: &str) -> ChangeBooking {
    ChangeBooking {
        start: Some(at(start)),
        ..ChangeBooking::default()
    }
}

async fn booked(scene: &Scene, room: &str) -> (domain::ids::RoomId, BookingId, u64) {
    let room = scene.room(room).await;
    let booked = scene
        .book(&person("Li"), &room, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    let booked = booked.unwrap();
    (room, booked.id, booked.revision)
}

#[tokio::test]
async fn r032_a_move_keeps_the_length_and_frees_the_old_time() {
    let scene = Scene::new();
    let (plum, id, revision) = booked(&scene, "Plum").await;
    let li = person("Li");
    let moved = change(
        &scene.services,
        &li,
        &id,
        &to("2026-11-20 10:30"),
        Some(revision),
    )
    .await;
    let moved = moved.unwrap().booking;
    assert_eq!(
        (moved.start, moved.end),
        (at("2026-11-20 10:30"), at("2026-11-20 11:30"))
    );
    assert!(moved.revision > revision);
    assert!(
        scene
            .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 10:30")
            .await
            .is_ok()
    );

    let stale = change(
        &scene.services,
        &li,
        &id,
        &to("2026-11-20 15:00"),
        Some(revision),
    )
    .await;
    assert!(matches!(stale, Err(Error::Stale(now)) if now == moved.revision));
    let onto = change(&scene.services, &li, &id, &to("2026-11-20 10:15"), None).await;
    assert!(matches!(onto, Err(Error::Refused(refusal)) if refusal.rule == Rule::Overlap));
    let other = change(
        &scene.services,
        &person("Wang"),
        &id,
        &to("2026-11-20 15:00"),
        None,
    )
    .await;
    assert!(matches!(other, Err(Error::Denied(Denial::NotYours))));
}

#[tokio::test]
async fn r032_moving_between_rooms_keeps_the_revision_growing() {
    let scene = Scene::new();
    let (plum, id, _) = booked(&scene, "Plum").await;
    let orchid = scene.room("Orchid").await;
    let li = person("Li");
    for hour in 12..18 {
        let (start, end) = (
            format!("2026-11-20 {hour}:00"),
            format!("2026-11-20 {hour}:30"),
        );
        scene.book(&li, &plum, &start, &end).await.unwrap();
    }
    let mut last = scene.stored(&id).await.revision;
    for room in [&orchid, &plum, &orchid] {
        let mut there = to("2026-11-20 10:00");
        there.room = Some(room.clone());
        let moved = change(&scene.services, &li, &id, &there, None)
            .await
            .unwrap()
            .booking;
        assert!(moved.revision > last, "{} after {last}", moved.revision);
        assert_eq!(scene.fakes.memory.guard(&plum), moved.revision);
        assert_eq!(scene.fakes.memory.guard(&orchid), moved.revision);
        last = moved.revision;
    }
    let told = scene.fakes.memory.journal().pop().unwrap().facts;
    assert_eq!(told[0].room, plum);
    assert_eq!(told[0].status, None, "gone from the old room");
    assert_eq!((&told[1].room, told[1].new), (&orchid, true));
}

#[tokio::test]
async fn r084_two_moves_onto_one_slot_one_wins() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    let mut ids = Vec::new();
    for hour in 10..20 {
        let (start, end) = (
            format!("2026-11-20 {hour}:00"),
            format!("2026-11-20 {hour}:30"),
        );
        ids.push(scene.book(&li, &plum, &start, &end).await.unwrap().id);
    }
    let mut running = Vec::new();
    for id in ids {
        let (services, li) = (scene.services.clone(), li.clone());
        running.push(tokio::spawn(async move {
            change(&services, &li, &id, &to("2026-11-21 09:00"), None).await
        }));
    }
    let mut winners = 0;
    for task in running {
        winners += usize::from(task.await.unwrap().is_ok());
    }
    assert_eq!(winners, 1);
}

#[tokio::test]
async fn words_change_without_asking_any_rule() {
    let scene = Scene::new();
    let (_, id, _) = booked(&scene, "Plum").await;
    scene.fakes.clock.set(at("2026-11-21 09:00"));
    let rename = ChangeBooking {
        subject: Some(" Review ".to_owned()),
        private: Some(true),
        ..ChangeBooking::default()
    };
    let after = change(&scene.services, &person("Li"), &id, &rename, None)
        .await
        .unwrap();
    assert_eq!(after.booking.subject.as_deref(), Some("Review"));
    let past = change(
        &scene.services,
        &person("Li"),
        &id,
        &to("2026-11-22 09:00"),
        None,
    )
    .await;
    assert!(matches!(past, Err(Error::Refused(refusal)) if refusal.rule == Rule::InThePast));
}

#[tokio::test]
async fn r079_moving_an_approved_booking_asks_again_and_shrinking_does_not() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let boss = manager("Boss", &plum);
    let li = person("Li");
    let id = scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap()
        .id;
    crate::approvals::approve(&scene.services, &boss, &id, None)
        .await
        .unwrap();
    let shorter = ChangeBooking {
        end: Some(at("2026-11-20 10:30")),
        ..ChangeBooking::default()
    };
    let shorter = change(&scene.services, &li, &id, &shorter, None)
        .await
        .unwrap();
    assert_eq!(shorter.booking.status, Status::Confirmed);
    let moved = change(&scene.services, &li, &id, &to("2026-11-20 15:00"), None)
        .await
        .unwrap();
    assert_eq!(moved.booking.status, Status::Pending);
}

#[tokio::test]
async fn r032_cancelling_frees_the_room_and_keeps_the_record() {
    let scene = Scene::new();
    let (plum, id, revision) = booked(&scene, "Plum").await;
    let li = person("Li");
    let scope = SeriesScope::This;
    let stale = cancel(&scene.services, &li, &id, scope, None, Some(revision + 7)).await;
    assert!(matches!(stale, Err(Error::Stale(_))));
    let gone = cancel(
        &scene.services,
        &li,
        &id,
        scope,
        Some("ill"),
        Some(revision),
    )
    .await;
    let gone = gone.unwrap();
    assert_eq!(gone.booking.status, Status::Cancelled);
    assert_eq!(gone.reason.as_deref(), Some("ill"));
    assert!(
        scene
            .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
            .await
            .is_ok()
    );
    let kept = get(&scene.services, &li, &id).await.unwrap();
    assert_eq!(kept.booking.status, Status::Cancelled);
    let twice = cancel(&scene.services, &li, &id, scope, None, None).await;
    assert!(matches!(twice, Err(Error::Rule("not_live"))));
}

#[tokio::test]
async fn what_is_over_is_history() {
    let scene = Scene::new();
    let (_, id, _) = booked(&scene, "Plum").await;
    scene.fakes.clock.set(at("2026-11-20 12:00"));
    let late = cancel(
        &scene.services,
        &person("Li"),
        &id,
        SeriesScope::This,
        None,
        None,
    )
    .await;
    assert!(matches!(late, Err(Error::Refused(refusal)) if refusal.rule == Rule::InThePast));
}

#[tokio::test]
async fn a_meeting_under_way_ends_early_or_is_extended() {
    let scene = Scene::new();
    let (plum, id, _) = booked(&scene, "Plum").await;
    let li = person("Li");
    let early = end_early(&scene.services, &li, &id, None).await;
    assert!(matches!(early, Err(Error::Rule("not_running"))));
    scene
        .book(&li, &plum, "2026-11-20 11:30", "2026-11-20 12:00")
        .await
        .unwrap();
    scene.fakes.clock.set(at("2026-11-20 10:40"));
    let longer = extend(&scene.services, &li, &id, 30, None).await.unwrap();
    assert_eq!(longer.booking.end, at("2026-11-20 11:30"));
    let over = extend(&scene.services, &li, &id, 5, None).await;
    assert!(matches!(over, Err(Error::Refused(refusal)) if refusal.rule == Rule::Overlap));
    let ended = end_early(&scene.services, &li, &id, None).await.unwrap();
    assert_eq!(ended.booking.end, at("2026-11-20 10:40"));
    assert!(
        scene
            .book(&li, &plum, "2026-11-20 10:40", "2026-11-20 11:30")
            .await
            .is_ok()
    );
    let none = extend(&scene.services, &li, &id, 0, None).await;
    assert!(matches!(none, Err(Error::Invalid(_))));
}
