//! The finder: what is offered, in which order, and to whom.

use contract::{bookings::Preview, find::Offer, rooms::RoomInput};
use domain::{
    bookings::{Slot, Status},
    ids::RoomId,
};

use crate::{
    Error,
    bookings::{Asked, Wish, find, offers, preview, understand},
    scene::*,
};

async fn room(scene: &Scene, name: &str, capacity: u32, equipment: &[&str]) -> RoomId {
    let has = equipment.iter().map(|one| (*one).to_owned()).collect();
    let vary = |input: &mut RoomInput| {
        input.capacity = Some(capacity);
        input.equipment = Some(has);
    };
    scene.room_with(name, vary).await
}

fn wished(people: u32, equipment: &[&str], slot: Slot) -> Wish {
    Wish {
        slot,
        people,
        equipment: equipment.iter().map(|one| (*one).to_owned()).collect(),
        building: None,
        rooms: Vec::new(),
    }
}

fn afternoon() -> Slot {
    slot("2026-11-20 14:00", "2026-11-20 15:00")
}

fn line(offer: &Offer) -> String {
    format!("{} {:?}", offer.room_name, offer.kind)
}

#[tokio::test]
async fn r081_the_room_that_fits_best_comes_first_then_what_comes_near() {
    let scene = Scene::new();
    let li = person("Li");
    let plum = room(&scene, "Plum", 8, &["screen"]).await;
    let oak = room(&scene, "Oak", 6, &["screen", "video"]).await;
    let busy = room(&scene, "Busy", 6, &["screen"]).await;
    let full = room(&scene, "Full", 7, &["screen"]).await;
    room(&scene, "Bare", 6, &[]).await;
    room(&scene, "Tiny", 2, &["screen"]).await;
    let book = async |room: &RoomId, start: &str, end: &str| {
        scene.book(&li, room, start, end).await.unwrap();
    };
    book(&busy, "2026-11-20 14:50", "2026-11-20 16:00").await;
    book(&full, "2026-11-20 13:00", "2026-11-20 17:00").await;
    book(&oak, "2026-11-20 16:00", "2026-11-20 17:00").await;
    // What is over just before is no end of the freedom after it.
    book(&oak, "2026-11-20 13:00", "2026-11-20 14:00").await;

    let wish = wished(6, &["screen"], afternoon());
    let found = offers(&scene.services, &li, &wish).await.unwrap();
    let lines: Vec<_> = found.items.iter().map(line).collect();
    let expected = [
        "Oak Fits",
        "Plum Fits",
        "Busy NearbyTime",
        "Bare Lacks",
        "Full NextFree",
    ];
    assert_eq!(lines, expected);
    let [first, second, near, bare, later] = &found.items[..] else {
        unreachable!()
    };
    assert_eq!((first.room.clone(), second.room.clone()), (oak, plum));
    assert_eq!(first.free_until, Some(at("2026-11-20 16:00")));
    assert_eq!(second.free_until, None);
    assert_eq!(near.start, at("2026-11-20 13:50"));
    assert_eq!(bare.missing, ["screen"]);
    assert_eq!(
        (later.start, later.end),
        (at("2026-11-20 17:00"), at("2026-11-20 18:00"))
    );
    let counts = (
        found.rooms,
        found.too_small,
        found.lacking,
        found.taken,
        found.fitting,
    );
    assert_eq!(counts, (6, 1, 1, 2, 2));
}

#[tokio::test]
async fn r081_r084_what_is_offered_can_be_booked_as_it_says() {
    let scene = Scene::new();
    let li = person("Li");
    let asking = scene.asking_room("Asking").await;
    let plum = scene.room("Plum").await;
    for (start, end) in [("13:10", "13:50"), ("14:30", "15:30"), ("16:10", "18:00")] {
        let (start, end) = (format!("2026-11-20 {start}"), format!("2026-11-20 {end}"));
        scene.book(&li, &plum, &start, &end).await.unwrap();
    }
    for minutes in [30, 45, 60, 90, 240] {
        let start = at("2026-11-20 14:00");
        let end = start + jiff::SignedDuration::from_mins(minutes);
        let wish = wished(2, &[], Slot { start, end });
        let found = offers(&scene.services, &li, &wish).await.unwrap();
        assert_eq!(found.items.len(), 2, "{minutes}");
        for offer in found.items {
            let mut ask = crate::scene::wish(&offer.room, "2026-11-20 14:00", "2026-11-20 15:00");
            (ask.start, ask.end) = (offer.start, offer.end);
            let Preview { dates, .. } = preview(&scene.services, &li, &ask).await.unwrap();
            assert_eq!(dates[0].status, Some(offer.status), "{minutes} {offer:?}");
            let waits = offer.room == asking;
            assert_eq!(offer.status == Status::Pending, waits);
        }
    }
}

#[tokio::test]
async fn r081_a_named_room_comes_first_and_a_building_keeps_others_out() {
    let scene = Scene::new();
    let li = person("Li");
    room(&scene, "Oak", 6, &[]).await;
    let hall = room(&scene, "Great Hall", 400, &[]).await;
    let mut wish = wished(6, &[], afternoon());
    wish.rooms = vec![hall];
    let found = offers(&scene.services, &li, &wish).await.unwrap();
    assert_eq!(found.items[0].room_name, "Great Hall");
    wish.building = Some("Elsewhere".to_owned());
    let found = offers(&scene.services, &li, &wish).await.unwrap();
    assert_eq!((found.items.len(), found.rooms), (0, 0));
}

#[tokio::test]
async fn r081_a_sentence_is_understood_by_what_the_house_has() {
    let scene = Scene::new();
    let plum = room(&scene, "Plum 梅", 8, &["Screen"]).await;
    let said = "Plum for 6 with a screen and a dragon, tomorrow 2pm, 90 min";
    let it = understand(&scene.services, &person("Li"), said, ZONE).await;
    let it = it.unwrap();
    assert_eq!((it.people, it.minutes), (Some(6), Some(90)));
    assert_eq!(it.date.unwrap().to_string(), "2026-11-21");
    assert_eq!(
        (it.equipment, it.rooms),
        (vec!["Screen".to_owned()], vec![plum])
    );
    assert_eq!(it.not_understood, ["dragon"]);
}

#[tokio::test]
async fn r007_strangers_find_nothing_and_wrong_wishes_are_named() {
    let scene = Scene::new();
    scene.room("Plum").await;
    let nobody = domain::accounts::Actor::bare(domain::accounts::ActorKind::Anonymous, "");
    let wish = wished(6, &[], afternoon());
    let refused = offers(&scene.services, &nobody, &wish).await;
    assert!(matches!(refused, Err(Error::Denied(_))));
    let refused = understand(&scene.services, &nobody, "6", ZONE).await;
    assert!(matches!(refused, Err(Error::Denied(_))));
    let li = person("Li");
    let backwards = Slot {
        start: afternoon().end,
        end: afternoon().start,
    };
    let refused = offers(&scene.services, &li, &wished(1, &[], backwards)).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let much = ["x"; 11];
    let refused = offers(&scene.services, &li, &wished(1, &much, afternoon())).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let refused = understand(&scene.services, &li, "6", "Nowhere/Land").await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn r081_what_nobody_said_is_soon_and_an_hour_and_what_is_chosen_counts_first() {
    let scene = Scene::new();
    let li = person("Li");
    scene.room("Plum").await;
    let asked = |text: &str| Asked {
        text: text.to_owned(),
        zone: ZONE.to_owned(),
        ..Asked::default()
    };
    for (text, start, minutes) in [
        ("", "2026-11-20 09:15", 60),
        ("tomorrow", "2026-11-21 09:00", 60),
        ("today for 2 h", "2026-11-20 09:15", 120),
        ("8:00", "2026-11-21 08:00", 60),
        ("now", "2026-11-20 09:00", 60),
        ("14:00-14:30", "2026-11-20 14:00", 30),
    ] {
        let found = find(&scene.services, &li, &asked(text)).await.unwrap();
        let end = at(start) + jiff::SignedDuration::from_mins(minutes);
        assert_eq!((found.start, found.end), (at(start), end), "{text}");
        assert_eq!(found.items.len(), 1, "{text}: {found:?}");
    }
    let chosen = Asked {
        people: Some(20),
        minutes: Some(15),
        ..asked("for 6, 14:00, 2 hours")
    };
    let found = find(&scene.services, &li, &chosen).await.unwrap();
    assert_eq!(
        (found.wish.people, found.wish.minutes),
        (Some(20), Some(15))
    );
    assert_eq!((found.items.len(), found.too_small), (0, 1));
    let endless = Asked {
        minutes: Some(0),
        ..asked("")
    };
    let refused = find(&scene.services, &li, &endless).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}
