//! The check of what is stored names what contradicts itself, and nothing else.

use domain::bookings::Booking;
use serde_json::json;

use super::*;
use crate::{
    errands::{Errand, What},
    ports::{BookingStore, Change, Kind, Previous, Write, WrittenBooking},
    record::{self, Record},
};

async fn lines(scene: &Scene) -> Vec<String> {
    check(&scene.services).await.unwrap()
}

async fn plant(scene: &Scene, changes: Vec<Change>) {
    let written = scene.services.records.write(changes, Vec::new()).await;
    written.unwrap();
}

async fn expiries(scene: &Scene) -> Vec<Record<Errand>> {
    let all = record::all::<Errand>(&scene.services, Kind::Errand, 1_000).await;
    let mut all = all.unwrap();
    all.retain(|one| matches!(one.value.what, What::Expire { .. }));
    all
}

/// A booking as somebody wrote it past every rule.
async fn lay(scene: &Scene, id: &BookingId, lay: impl FnOnce(&mut Booking)) {
    let before = scene.stored(id).await;
    let mut booking = before.clone();
    lay(&mut booking);
    let write = Write {
        bookings: vec![WrittenBooking {
            previous: Some(Previous {
                room: before.room.clone(),
                start: before.slot.start,
                revision: before.revision,
                attending: before.schedules(),
            }),
            booking,
        }],
        ..Write::default()
    };
    scene.fakes.memory.commit(write).await.unwrap();
}

#[tokio::test]
async fn r074_a_request_that_nothing_ends_is_named_and_one_of_a_series_once_for_all_its_dates() {
    let scene = Scene::new();
    let room = scene.asking_room("Plum").await;
    let one = asked(&scene, &room, "Li", START, END).await;
    let rule = "FREQ=DAILY;COUNT=3";
    let (from, to) = ("2026-11-24 14:00", "2026-11-24 15:00");
    let series = scene.series(&person("Li"), &room, from, to, rule).await;
    let first = series.unwrap().id;
    assert!(lines(&scene).await.is_empty());
    // The date that the series' errand names was answered: it is one of the series all the same.
    approve(&scene.services, &Actor::system(), &first, None)
        .await
        .unwrap();
    assert!(lines(&scene).await.is_empty());
    // An errand for the time that it had before is none for the time that it has.
    lay(&scene, &one, |one| {
        one.slot = slot("2026-11-23 12:00", "2026-11-23 13:00")
    })
    .await;
    let late = format!("booking {one}: nothing ends its request at 2026-11-23T04:00:00Z");
    assert_eq!(lines(&scene).await, std::slice::from_ref(&late));
    let gone = expiries(&scene).await;
    let gone = gone.iter().map(|one| record::remove(Kind::Errand, &one.id));
    plant(&scene, gone.collect()).await;
    let told = lines(&scene).await;
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.contains(&late), "{told:?}");
    // Once it has begun the server ends it anyhow.
    scene.fakes.clock.set(at("2026-11-27 09:00"));
    assert!(lines(&scene).await.is_empty());
}

#[tokio::test]
async fn r076_an_answer_has_its_request_and_a_no_stays_one() {
    let scene = Scene::new();
    let room = scene.asking_room("Plum").await;
    let one = asked(&scene, &room, "Li", START, END).await;
    reject(&scene.services, &Actor::system(), &one, "A fair", None)
        .await
        .unwrap();
    assert!(lines(&scene).await.is_empty());
    let stray = Change::Put {
        kind: Kind::Approval,
        id: "b0".to_owned(),
        expected: None,
        value: json!({ "why": "Lost" }),
    };
    plant(&scene, vec![stray]).await;
    let lost = "request b0: its booking is not there".to_owned();
    assert_eq!(lines(&scene).await, std::slice::from_ref(&lost));
    lay(&scene, &one, |one| one.status = Status::Confirmed).await;
    let stands = format!("booking {one}: stands, though its request was refused");
    let mut told = lines(&scene).await;
    told.sort();
    assert_eq!(told, [stands, lost]);
}
