//! A tablet is paired, known, moved and revoked.

use contract::{
    doors::{PairDoor, PairingState, TabletReport},
    rooms::RoomInput,
};
use domain::{
    accounts::{Actor, ActorKind, Denial},
    doors::Health,
    ids::{AccountId, RoomId},
};

use jiff::ToSpan;

use super::*;
use crate::{Error, fakes::Fakes, rooms};

async fn house() -> (Fakes, RoomId) {
    let fakes = Fakes::at("2026-11-20T01:00:00Z".parse().unwrap());
    let input = RoomInput {
        name: Some("Plum 梅".to_owned()),
        capacity: Some(12),
        time_zone: Some("Asia/Shanghai".to_owned()),
        ..RoomInput::default()
    };
    let room = rooms::create(&fakes.services, &Actor::system(), &input)
        .await
        .unwrap();
    (fakes, room.id)
}

async fn paired(fakes: &Fakes, room: &RoomId) -> String {
    let offer = offer(&fakes.services, "10.0.0.9").await.unwrap();
    let waiting = poll(&fakes.services, &offer.secret).await.unwrap();
    assert_eq!(waiting, PairingState::Waiting);
    let spoken = offer.code.to_lowercase();
    let command = PairDoor {
        code: format!("{} {}", &spoken[..3], &spoken[3..]),
        room: room.clone(),
        name: "By the lift".to_owned(),
    };
    confirm(&fakes.services, &Actor::system(), &command)
        .await
        .unwrap();
    match poll(&fakes.services, &offer.secret).await.unwrap() {
        PairingState::Paired { token } => token,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn r138_a_paired_door_gets_its_rooms_face() {
    let (fakes, room) = house().await;
    let token = paired(&fakes, &room).await;
    let door = door_caller(&fakes.services, &token).await.unwrap();
    assert_eq!(door.room, room);
    let face = face(&fakes.services, &door).await.unwrap();
    assert_eq!(face.room_name, "Plum 梅");
    assert_eq!(face.zone.name, "Asia/Shanghai");
    assert_eq!(face.palette, "traffic");
}

#[tokio::test]
async fn r181_a_revoked_door_is_a_stranger() {
    let (fakes, room) = house().await;
    let token = paired(&fakes, &room).await;
    let door = door_caller(&fakes.services, &token).await.unwrap();
    let ordinary = Actor::bare(
        ActorKind::Person(AccountId::from("x"), domain::accounts::PersonKind::Internal),
        "x",
    );
    assert!(
        revoke(&fakes.services, &ordinary, &door.door)
            .await
            .is_err()
    );
    assert!(door_caller(&fakes.services, &token).await.is_ok());
    revoke(&fakes.services, &Actor::system(), &door.door)
        .await
        .unwrap();
    let gone = door_caller(&fakes.services, &token).await.unwrap_err();
    assert!(matches!(gone, Error::Denied(Denial::SignIn)));
    let listed = doors(&fakes.services, &Actor::system(), "en")
        .await
        .unwrap();
    assert!(listed[0].revoked && !listed[0].online);
}

#[tokio::test]
async fn the_token_is_told_once_and_codes_end() {
    let (fakes, room) = house().await;
    let services = &fakes.services;
    let offered = offer(services, "10.0.0.9").await.unwrap();
    fakes.clock.forward(10);
    assert_eq!(
        poll(services, &offered.secret).await.unwrap(),
        PairingState::Expired
    );
    let late = PairDoor {
        code: offered.code,
        room: room.clone(),
        name: "Late".to_owned(),
    };
    assert!(confirm(services, &Actor::system(), &late).await.is_err());
    let offered = offer(services, "10.0.0.9").await.unwrap();
    let command = PairDoor {
        code: offered.code,
        room,
        name: "On time".to_owned(),
    };
    confirm(services, &Actor::system(), &command).await.unwrap();
    assert!(confirm(services, &Actor::system(), &command).await.is_err());
    let first = poll(services, &offered.secret).await.unwrap();
    assert!(matches!(first, PairingState::Paired { .. }));
    assert_eq!(
        poll(services, &offered.secret).await.unwrap(),
        PairingState::Expired
    );
}

#[tokio::test]
async fn offers_from_one_address_are_limited() {
    let (fakes, _) = house().await;
    let mut refused = None;
    for _ in 0..40 {
        if let Err(error) = offer(&fakes.services, "10.0.0.9").await {
            refused = Some(error.code());
        }
    }
    assert_eq!(refused, Some("rate_limited"));
    assert!(offer(&fakes.services, "10.0.0.10").await.is_ok());
}

#[tokio::test]
async fn a_door_moves_to_another_room_at_once() {
    let (fakes, room) = house().await;
    let token = paired(&fakes, &room).await;
    let input = RoomInput {
        name: Some("Pine 松".to_owned()),
        capacity: Some(4),
        time_zone: Some("Europe/Berlin".to_owned()),
        ..RoomInput::default()
    };
    let other = rooms::create(&fakes.services, &Actor::system(), &input)
        .await
        .unwrap();
    let door = door_caller(&fakes.services, &token).await.unwrap();
    let system = Actor::system();
    let moved = move_door(&fakes.services, &system, &door.door, &other.id, None, None).await;
    assert_eq!(moved.unwrap().room_name, "Pine 松");
    let door = door_caller(&fakes.services, &token).await.unwrap();
    assert_eq!(door.room, other.id);
}

#[tokio::test]
async fn r139_the_house_knows_how_each_tablet_is() {
    let (fakes, room) = house().await;
    let services = &fakes.services;
    let token = paired(&fakes, &room).await;
    let one = async || {
        doors(services, &Actor::system(), "en")
            .await
            .unwrap()
            .remove(0)
    };
    assert_eq!(one().await.health, Health::New);
    serves(services, "bbbb2222");
    let door = door_caller(services, &token).await.unwrap();
    heard(services, &door.door);
    let line = opens_line(services, &door.door);
    let report = |build: &str, ahead: i64| TabletReport {
        build: build.to_owned(),
        clock_ms: services.clock.now().as_millisecond() + ahead,
    };
    reported(services, &door.door, &report("aaaa1111", 7_380_000));
    let seen = one().await;
    assert_eq!((seen.health, seen.line_open), (Health::Live, true));
    assert_eq!(seen.build_is_current, Some(false));
    assert_eq!(seen.clock_ahead_ms, Some(7_380_000));
    assert!(seen.clock_is_off());
    let news = here(services, &door, &report("bbbb2222", 0)).await.unwrap();
    assert_eq!(news.build.as_deref(), Some("bbbb2222"));
    let seen = one().await;
    assert_eq!(seen.build_is_current, Some(true));
    assert!(!seen.clock_is_off());

    // The line stands, but the tablet has not said for two minutes that it is there.
    let told = services.clock.now();
    fakes.clock.forward(2);
    let seen = one().await;
    assert_eq!((seen.health, seen.online), (Health::Late, false));
    assert_eq!(seen.stale_since, Some(told));
    drop(line);
    fakes.clock.forward(4);
    let seen = one().await;
    assert_eq!((seen.health, seen.line_open), (Health::Silent, false));
}

#[tokio::test]
async fn r139_what_a_tablet_says_is_bounded_and_seldom_written() {
    let (fakes, room) = house().await;
    let services = &fakes.services;
    let token = paired(&fakes, &room).await;
    let door = door_caller(services, &token).await.unwrap();
    for build in ["<b>", "", &"x".repeat(5_000), "梅"] {
        let report = TabletReport {
            build: build.to_owned(),
            clock_ms: i64::MIN,
        };
        reported(services, &door.door, &report);
    }
    let revision = async || {
        let list = doors(services, &Actor::system(), "en").await.unwrap();
        (list[0].revision, list[0].build.clone())
    };
    let (before, build) = revision().await;
    assert_eq!(build, None);
    for second in 0..30 {
        fakes.clock.set(services.clock.now() + 1.seconds());
        let report = TabletReport {
            build: format!("build{second}"),
            clock_ms: second * 60_000,
        };
        reported(services, &door.door, &report);
        services.process.forget();
        door_caller(services, &token).await.unwrap();
    }
    assert_eq!(revision().await.0, before, "thirty words, no write");
    fakes.clock.forward(1);
    services.process.forget();
    door_caller(services, &token).await.unwrap();
    let (after, build) = revision().await;
    assert_eq!((after, build.as_deref()), (before + 1, Some("build29")));
}

#[tokio::test]
async fn r144_what_needs_somebody_stands_first() {
    let (fakes, room) = house().await;
    let services = &fakes.services;
    let well = paired(&fakes, &room).await;
    let silent = paired(&fakes, &room).await;
    let id = async |token: &str| door_caller(services, token).await.unwrap().door;
    let (well, silent) = (id(&well).await, id(&silent).await);
    heard(services, &silent);
    fakes.clock.forward(6);
    heard(services, &well);
    let list = doors(services, &Actor::system(), "en").await.unwrap();
    let order: Vec<_> = list.iter().map(|one| (&one.id, one.health)).collect();
    assert_eq!(order, [(&silent, Health::Silent), (&well, Health::Live)]);
}
