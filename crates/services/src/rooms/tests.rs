//! Rooms are kept, inherit settings, and never lose their past (R080).

use contract::{
    rooms::RoomInput,
    settings::{BuildingInput, FloorInput, SettingsInput},
};
use domain::{
    accounts::{Actor, Denial},
    rooms::{PolicySettings, Scope},
};

use super::*;
use crate::{Error, paging::Paging, scene::*};

fn named(name: &str) -> RoomInput {
    RoomInput {
        name: Some(name.to_owned()),
        capacity: Some(8),
        time_zone: Some(ZONE.to_owned()),
        ..RoomInput::default()
    }
}

fn wrong(error: Error) -> Vec<(String, String)> {
    match error {
        Error::Invalid(errors) => errors.into_iter().map(|e| (e.field, e.code)).collect(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn r080_rooms_are_made_changed_and_listed_with_their_place() {
    let scene = Scene::new();
    let system = Actor::system();
    let mut input = named("Plum 梅");
    input.building = Some("Main".to_owned());
    input.floor = Some("2F".to_owned());
    input.equipment = Some(vec!["screen".to_owned()]);
    let made = create(&scene.services, &system, &input).await.unwrap();
    assert_eq!(
        (made.building.as_deref(), made.floor.as_deref()),
        (Some("Main"), Some("2F"))
    );
    input.name = Some("Orchid 兰".to_owned());
    let second = create(&scene.services, &system, &input).await.unwrap();
    assert_eq!(made.building_id, second.building_id, "the same building");
    assert_eq!(made.floor_id, second.floor_id);

    let rename = RoomInput {
        name: Some("Plum".to_owned()),
        ..RoomInput::default()
    };
    let changed = change(&scene.services, &system, &made.id, &rename, Some(1))
        .await
        .unwrap();
    assert_eq!((changed.name.as_str(), changed.revision), ("Plum", 2));
    let stale = change(&scene.services, &system, &made.id, &rename, Some(1)).await;
    assert!(matches!(stale, Err(Error::Stale(2))));

    let filter = RoomFilter::default();
    let paging = Paging {
        limit: Some(1),
        cursor: None,
    };
    let li = person("Li");
    let page = list(&scene.services, &li, &filter, "zh", &paging)
        .await
        .unwrap();
    assert_eq!(page.items.len(), 1);
    let paging = Paging {
        limit: Some(1),
        cursor: page.next_cursor,
    };
    let page = list(&scene.services, &li, &filter, "zh", &paging)
        .await
        .unwrap();
    assert_eq!(
        (page.items[0].name.as_str(), page.next_cursor),
        ("Plum", None)
    );
}

#[tokio::test]
async fn r080_wrong_fields_are_named_and_names_are_unique() {
    let scene = Scene::new();
    let system = Actor::system();
    let bad = RoomInput {
        capacity: Some(0),
        bookable_from: Some(Some("8".to_owned())),
        managers: Some(vec!["nobody".into()]),
        max_minutes: Some(Some(30)),
        min_minutes: Some(Some(60)),
        floor: Some("2F".to_owned()),
        ..RoomInput::default()
    };
    let errors = wrong(create(&scene.services, &system, &bad).await.unwrap_err());
    for (field, code) in [
        ("name", "required"),
        ("time_zone", "required"),
        ("capacity", "too_large"),
        ("bookable_from", "bad_hours"),
        ("managers", "not_found"),
        ("max_minutes", "too_small"),
        ("building", "required"),
    ] {
        assert!(
            errors.contains(&(field.to_owned(), code.to_owned())),
            "{field} {errors:?}"
        );
    }
    scene.room("Plum").await;
    let twice = create(&scene.services, &system, &named("plum"))
        .await
        .unwrap_err();
    assert_eq!(wrong(twice), [("name".to_owned(), "taken".to_owned())]);
    let denied = create(&scene.services, &person("Li"), &named("X")).await;
    assert!(matches!(
        denied,
        Err(Error::Denied(Denial::SystemAdministratorOnly))
    ));
}

#[tokio::test]
async fn r080_settings_inherit_and_say_from_where() {
    let scene = Scene::new();
    let system = Actor::system();
    let set = |minutes: u32| PolicySettings {
        max_minutes: Some(Some(minutes)),
        ..PolicySettings::default()
    };
    let house = SettingsInput {
        policy: Some(set(100)),
        ..SettingsInput::default()
    };
    change_settings(&scene.services, &system, &house, None)
        .await
        .unwrap();
    let mut input = named("Plum");
    input.building = Some("Main".to_owned());
    input.floor = Some("2F".to_owned());
    let room = create(&scene.services, &system, &input).await.unwrap();
    assert_eq!(
        (room.max_minutes, room.policy.max_minutes.from),
        (Some(100), Scope::Organisation)
    );
    let guard = scene.fakes.memory.guard(&room.id);

    let building = BuildingInput {
        policy: Some(set(200)),
        ..BuildingInput::default()
    };
    let id = room.building_id.clone().unwrap();
    change_building(&scene.services, &system, &id, &building, None)
        .await
        .unwrap();
    let seen = get(&scene.services, &system, &room.id).await.unwrap();
    assert_eq!(
        (seen.max_minutes, seen.policy.max_minutes.from),
        (Some(200), Scope::Building)
    );
    assert!(
        scene.fakes.memory.guard(&room.id) > guard,
        "decisions on old settings fail"
    );
    let row = scene.fakes.memory.journal().pop().unwrap();
    assert_eq!(row.rooms, std::slice::from_ref(&room.id), "screens re-read");

    let floor = FloorInput {
        policy: Some(set(300)),
        ..FloorInput::default()
    };
    let id = room.floor_id.clone().unwrap();
    change_floor(&scene.services, &system, &id, &floor, None)
        .await
        .unwrap();
    let none = RoomInput {
        max_minutes: Some(None),
        ..RoomInput::default()
    };
    let seen = change(&scene.services, &system, &room.id, &none, None)
        .await
        .unwrap();
    assert_eq!(
        (seen.max_minutes, seen.policy.max_minutes.from),
        (None, Scope::Room)
    );
    let again = RoomInput {
        inherit: vec!["max_minutes".to_owned()],
        ..RoomInput::default()
    };
    let seen = change(&scene.services, &system, &room.id, &again, None)
        .await
        .unwrap();
    assert_eq!(
        (seen.max_minutes, seen.policy.max_minutes.from),
        (Some(300), Scope::Floor)
    );
}

#[tokio::test]
async fn r080_bookable_hours_come_and_go() {
    let scene = Scene::new();
    let system = Actor::system();
    let room = scene.room_with("Plum", |input| {
        input.bookable_from = Some(Some("08:00".to_owned()));
        input.bookable_to = Some(Some("18:30".to_owned()));
    });
    let room = room.await;
    let later = RoomInput {
        bookable_to: Some(Some("24:00".to_owned())),
        ..RoomInput::default()
    };
    let seen = change(&scene.services, &system, &room, &later, None)
        .await
        .unwrap();
    assert_eq!(seen.bookable_from.as_deref(), Some("08:00"));
    assert_eq!(seen.bookable_to.as_deref(), Some("00:00"));
    let always = RoomInput {
        bookable_from: Some(None),
        ..RoomInput::default()
    };
    let seen = change(&scene.services, &system, &room, &always, None)
        .await
        .unwrap();
    assert_eq!((seen.bookable_from, seen.bookable_to), (None, None));
}

#[tokio::test]
async fn r080_a_room_that_ever_had_a_booking_is_disabled_rather_than_deleted() {
    let scene = Scene::new();
    let system = Actor::system();
    let (plum, orchid) = (scene.room("Plum").await, scene.room("Orchid").await);
    let booked = scene
        .book(&person("Li"), &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    let scope = contract::bookings::SeriesScope::This;
    let id = booked.unwrap().id;
    crate::bookings::cancel(&scene.services, &system, &id, scope, None, None)
        .await
        .unwrap();
    let kept = delete(&scene.services, &system, &plum, None).await;
    assert!(matches!(kept, Err(Error::Rule("room_has_bookings"))));
    delete(&scene.services, &system, &orchid, None)
        .await
        .unwrap();
    let gone = get(&scene.services, &system, &orchid).await;
    assert!(matches!(gone, Err(Error::NotFound("room"))));
}

#[tokio::test]
async fn buildings_with_rooms_stay() {
    let scene = Scene::new();
    let system = Actor::system();
    let input = BuildingInput {
        name: Some("Main".to_owned()),
        time_zone: Some(ZONE.to_owned()),
        policy: None,
    };
    let main = create_building(&scene.services, &system, &input)
        .await
        .unwrap();
    let twice = create_building(&scene.services, &system, &input)
        .await
        .unwrap_err();
    assert_eq!(wrong(twice), [("name".to_owned(), "taken".to_owned())]);
    let floor = FloorInput {
        name: Some("1F".to_owned()),
        policy: None,
    };
    let first = create_floor(&scene.services, &system, &main.id, &floor)
        .await
        .unwrap();
    let twice = create_floor(&scene.services, &system, &main.id, &floor)
        .await
        .unwrap_err();
    assert_eq!(wrong(twice), [("name".to_owned(), "taken".to_owned())]);
    let plum = scene.room_with("Plum", |input| {
        input.building = Some("Main".to_owned());
        input.floor = Some("1F".to_owned());
    });
    let plum = plum.await;
    let full = delete_building(&scene.services, &system, &main.id, None).await;
    assert!(matches!(full, Err(Error::Rule("building_has_rooms"))));
    let full = delete_floor(&scene.services, &system, &first.id, None).await;
    assert!(matches!(full, Err(Error::Rule("floor_has_rooms"))));
    delete(&scene.services, &system, &plum, None).await.unwrap();
    delete_building(&scene.services, &system, &main.id, None)
        .await
        .unwrap();
    assert!(
        buildings(&scene.services, &system, "en")
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn r080_photos_are_pictures_by_their_own_bytes() {
    let scene = Scene::new();
    let system = Actor::system();
    let plum = scene.room("Plum").await;
    let png = b"\x89PNG\r\n\x1a\nrest";
    let seen = set_photo(&scene.services, &system, &plum, png, None)
        .await
        .unwrap();
    let address = seen.photo.unwrap();
    let name = address.strip_prefix("/photos/").unwrap();
    let sent = photo(&scene.services, &person("Li"), name).await.unwrap();
    assert_eq!(
        (sent.content_type, sent.bytes.as_slice()),
        ("image/png", png.as_slice())
    );
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    assert!(
        set_photo(&scene.services, &system, &plum, svg, None)
            .await
            .is_err()
    );
    let mut large = png.to_vec();
    large.resize(LARGEST_PHOTO + 1, 0);
    assert!(
        set_photo(&scene.services, &system, &plum, &large, None)
            .await
            .is_err()
    );
    for name in ["", "..", &"g".repeat(64)] {
        let missing = photo(&scene.services, &system, name).await;
        assert!(matches!(missing, Err(Error::NotFound("photo"))), "{name}");
    }
}

#[tokio::test]
async fn changes_by_another_process_show_within_seconds() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let system = Actor::system();
    get(&scene.services, &system, &plum).await.unwrap();
    let memory = scene.fakes.memory.clone();
    let elsewhere = crate::Services::new(
        memory.clone(),
        memory.clone(),
        memory,
        scene.fakes.clock.clone(),
        std::sync::Arc::new(OtherIds),
    );
    let disable = RoomInput {
        disabled: Some(true),
        ..RoomInput::default()
    };
    change(&elsewhere, &system, &plum, &disable, None)
        .await
        .unwrap();
    let booked = scene
        .book(&person("Li"), &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    assert!(booked.is_err(), "the guard carries the room's own record");
    scene.fakes.clock.forward(1);
    assert!(get(&scene.services, &system, &plum).await.unwrap().disabled);
}

struct OtherIds;

impl crate::ports::Ids for OtherIds {
    fn id(&self) -> String {
        format!("other-{}", self.secret())
    }

    fn secret(&self) -> String {
        use std::sync::atomic::{AtomicU64, Ordering};
        static COUNT: AtomicU64 = AtomicU64::new(0);
        COUNT.fetch_add(1, Ordering::Relaxed).to_string()
    }
}
