//! Buildings and floors tell what their rooms inherit, and only administrators change it (R216).

use contract::{
    rooms::{BuildingView, FloorView},
    settings::{BuildingInput, FloorInput, SettingsInput},
};
use domain::{
    accounts::{Actor, Denial},
    bookings::Rule,
    rooms::{PolicySettings, Scope, Sourced},
};

use super::*;
use crate::{Error, scene::*};

fn buffer(minutes: u32) -> PolicySettings {
    PolicySettings {
        buffer_after_minutes: Some(minutes),
        ..PolicySettings::default()
    }
}

fn from(value: u32, from: Scope) -> Sourced<u32> {
    Sourced { value, from }
}

/// A building with one floor, neither with settings of its own.
async fn places(scene: &Scene) -> (BuildingView, FloorView) {
    let system = Actor::system();
    let main = BuildingInput {
        name: Some("Main".to_owned()),
        time_zone: Some(ZONE.to_owned()),
        policy: None,
    };
    let main = create_building(&scene.services, &system, &main).await;
    let main = main.unwrap();
    let first = FloorInput {
        name: Some("1F".to_owned()),
        policy: None,
    };
    let first = create_floor(&scene.services, &system, &main.id, &first).await;
    (main, first.unwrap())
}

#[tokio::test]
async fn r216_buildings_and_floors_say_what_is_in_force_and_from_where() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    let (main, first) = places(&scene).await;
    assert_eq!(first.building_id, main.id);
    assert_eq!(main.policy.buffer_after_minutes, from(0, Scope::Default));
    let house = SettingsInput {
        policy: Some(buffer(10)),
        ..SettingsInput::default()
    };
    change_settings(services, &system, &house, None)
        .await
        .unwrap();
    let seen = building(services, &system, &main.id, "en").await.unwrap();
    let above = from(10, Scope::Organisation);
    assert_eq!(seen.policy.buffer_after_minutes, above);
    assert_eq!(seen.floors[0].policy.buffer_after_minutes, above);

    let input = BuildingInput {
        policy: Some(buffer(20)),
        ..BuildingInput::default()
    };
    let changed = change_building(services, &system, &main.id, &input, Some(main.revision));
    let changed = changed.await.unwrap();
    let own = from(20, Scope::Building);
    assert_eq!(changed.policy.buffer_after_minutes, own);
    let seen = floor(services, &system, &first.id).await.unwrap();
    assert_eq!(seen.policy.buffer_after_minutes, own);
    let input = FloorInput {
        policy: Some(buffer(30)),
        ..FloorInput::default()
    };
    let changed = change_floor(services, &system, &first.id, &input, Some(first.revision));
    let changed = changed.await.unwrap();
    let own = from(30, Scope::Floor);
    assert_eq!(changed.policy.buffer_after_minutes, own);

    let stale = change_floor(services, &system, &first.id, &input, Some(first.revision));
    assert!(matches!(stale.await, Err(Error::Stale(2))));
    let again = FloorInput {
        policy: Some(PolicySettings::default()),
        ..FloorInput::default()
    };
    let changed = change_floor(services, &system, &first.id, &again, None);
    let changed = changed.await.unwrap();
    let inherited = from(20, Scope::Building);
    assert_eq!(changed.policy.buffer_after_minutes, inherited);
}

#[tokio::test]
async fn r216_a_building_s_buffer_refuses_and_says_whose_it_is() {
    let scene = Scene::new();
    let (main, _) = places(&scene).await;
    let room = scene.room_with("Plum", |input| input.building = Some("Main".to_owned()));
    let room = room.await;
    let input = BuildingInput {
        policy: Some(buffer(20)),
        ..BuildingInput::default()
    };
    change_building(&scene.services, &Actor::system(), &main.id, &input, None)
        .await
        .unwrap();
    let li = person("Li");
    let booked = scene.book(&li, &room, "2026-11-20 10:00", "2026-11-20 11:00");
    booked.await.unwrap();
    let near = scene.book(&li, &room, "2026-11-20 11:10", "2026-11-20 12:00");
    match near.await {
        Err(Error::Refused(no)) => {
            assert_eq!((no.rule, no.scope), (Rule::Overlap, Scope::Building));
        }
        other => panic!("{other:?}"),
    }
    let later = scene.book(&li, &room, "2026-11-20 11:20", "2026-11-20 12:00");
    later.await.unwrap();
}

#[tokio::test]
async fn r216_everybody_inside_sees_buildings_and_administrators_change_them() {
    let scene = Scene::new();
    let services = &scene.services;
    let (main, first) = places(&scene).await;
    let li = person("Li");
    building(services, &li, &main.id, "zh").await.unwrap();
    floor(services, &li, &first.id).await.unwrap();
    let stranger = Actor::anonymous();
    let seen = building(services, &stranger, &main.id, "zh").await;
    assert!(matches!(seen, Err(Error::Denied(_))));
    let seen = floor(services, &stranger, &first.id).await;
    assert!(matches!(seen, Err(Error::Denied(_))));
    let missing = building(services, &li, &"none".into(), "zh").await;
    assert!(matches!(missing, Err(Error::NotFound("building"))));
    let missing = floor(services, &li, &"none".into()).await;
    assert!(matches!(missing, Err(Error::NotFound("floor"))));

    let input = FloorInput {
        policy: Some(buffer(5)),
        ..FloorInput::default()
    };
    let denied = change_floor(services, &li, &first.id, &input, None).await;
    assert!(matches!(
        denied,
        Err(Error::Denied(Denial::SystemAdministratorOnly))
    ));
    let denied = delete_building(services, &li, &main.id, None).await;
    assert!(matches!(
        denied,
        Err(Error::Denied(Denial::SystemAdministratorOnly))
    ));
}
