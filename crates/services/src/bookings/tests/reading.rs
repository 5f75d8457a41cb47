//! What people, doors and screens see.

use contract::bookings::{AttendeeInput, SeriesScope};
use domain::{
    accounts::{Actor, ActorKind, PersonKind},
    bookings::{Attendee, State},
};

use crate::{
    Error,
    bookings::{self, *},
    paging::Paging,
    ports::{Change, Kind},
    scene::*,
};

#[tokio::test]
async fn r007_private_bookings_show_as_busy_and_are_not_there_by_id() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let (li, wang) = (person("Li"), person("Wang"));
    let mut secret = wish(&plum, "2026-11-20 10:00", "2026-11-20 11:00");
    secret.private = true;
    let id = book(&scene.services, &li, &secret).await.unwrap().id;
    let filter = BookingFilter::default();
    let seen = list(&scene.services, &wang, &filter, &Paging::default())
        .await
        .unwrap();
    assert_eq!(
        (&seen.items[0].subject, &seen.items[0].organiser),
        (&None, &None)
    );
    assert!(!seen.items[0].may_change && !seen.items[0].mine);
    let hidden = get(&scene.services, &wang, &id).await;
    assert!(matches!(hidden, Err(Error::NotFound("booking"))));

    let own = list(&scene.services, &li, &filter, &Paging::default())
        .await
        .unwrap();
    assert_eq!(own.items[0].subject.as_deref(), Some("Planning"));
    assert!(own.items[0].may_change && own.items[0].mine);

    let door = ActorKind::Door("door".into(), plum.clone());
    let door = Actor::bare(door, "door");
    let face = snapshot(&scene.services, &door, std::slice::from_ref(&plum))
        .await
        .unwrap();
    assert_eq!(face.rooms[0].bookings[0].subject, None);
    assert!(face.rooms[0].bookings[0].private);
}

#[tokio::test]
async fn r013_people_from_outside_see_only_what_they_attend() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let id = scene
        .book(&person("Li"), &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    let id = id.unwrap().id;
    let outside = Actor::bare(ActorKind::Person("P".into(), PersonKind::External), "P");
    let filter = BookingFilter::default();
    let all = list(&scene.services, &outside, &filter, &Paging::default()).await;
    assert!(matches!(all, Err(Error::Denied(_))));
    let one = get(&scene.services, &outside, &id).await;
    assert!(matches!(one, Err(Error::NotFound(_))));
}

#[tokio::test]
async fn r086_mine_are_those_i_made_page_by_page() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let (li, wang) = (person("Li"), person("Wang"));
    for hour in 10..15 {
        let (start, end) = (
            format!("2026-11-20 {hour}:00"),
            format!("2026-11-20 {hour}:30"),
        );
        let who = if hour == 12 { &wang } else { &li };
        scene.book(who, &plum, &start, &end).await.unwrap();
    }
    let filter = BookingFilter::default();
    let mut paging = Paging {
        limit: Some(3),
        cursor: None,
    };
    let first = mine(&scene.services, &li, &filter, &paging).await.unwrap();
    assert_eq!(first.items.len(), 3);
    paging.cursor = first.next_cursor;
    let rest = mine(&scene.services, &li, &filter, &paging).await.unwrap();
    assert_eq!((rest.items.len(), rest.next_cursor), (1, None));
    assert_eq!(rest.items[0].start, at("2026-11-20 14:00"));
    paging.cursor = Some("nonsense".to_owned());
    let bad = mine(&scene.services, &li, &filter, &paging).await;
    assert!(matches!(bad, Err(Error::Invalid(_))));
    let nobody = mine(
        &scene.services,
        &Actor::anonymous(),
        &filter,
        &Paging::default(),
    )
    .await;
    assert!(matches!(nobody, Err(Error::Denied(_))));
}

#[tokio::test]
async fn r082_r083_the_state_follows_the_clock() {
    let scene = Scene::new();
    let plum = scene.room_with("Plum", |input| {
        input.buffer_after_minutes = Some(Some(10));
    });
    let plum = plum.await;
    let li = person("Li");
    scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap();
    for (time, state) in [
        ("09:00", State::Free),
        ("09:50", State::Booked),
        ("10:00", State::InUse),
        ("11:05", State::Ended),
        ("11:10", State::Free),
    ] {
        let then = at(&format!("2026-11-20 {time}"));
        let seen = room_state(&scene.services, &li, &plum, Some(then))
            .await
            .unwrap();
        assert_eq!(seen.state, state, "{time}");
        scene.fakes.clock.set(then);
        let shown = snapshot(&scene.services, &li, std::slice::from_ref(&plum))
            .await
            .unwrap();
        assert_eq!(shown.rooms[0].state, state, "{time}");
    }
    let missing = room_state(&scene.services, &li, &"nowhere".into(), None).await;
    assert!(matches!(missing, Err(Error::NotFound("room"))));
}

#[tokio::test]
async fn a_snapshot_holds_yesterday_to_the_seventh_day_of_the_rooms_zone() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    scene
        .book(&li, &plum, "2026-11-20 09:30", "2026-11-20 10:00")
        .await
        .unwrap();
    scene
        .book(&li, &plum, "2026-11-26 23:30", "2026-11-27 00:00")
        .await
        .unwrap();
    scene
        .book(&li, &plum, "2026-11-27 00:00", "2026-11-27 01:00")
        .await
        .unwrap();
    let shown = snapshot(&scene.services, &li, std::slice::from_ref(&plum))
        .await
        .unwrap();
    assert_eq!(shown.rooms[0].bookings.len(), 2);
    assert_eq!(shown.rooms[0].revision, scene.fakes.memory.guard(&plum));
    scene.fakes.clock.set(at("2026-11-21 12:00"));
    let shown = snapshot(&scene.services, &li, std::slice::from_ref(&plum))
        .await
        .unwrap();
    assert_eq!(shown.rooms[0].bookings.len(), 3);
}

#[tokio::test]
async fn a_window_selects_what_overlaps_it() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 12:00")
        .await
        .unwrap();
    let window = |from: &str, to: &str| BookingFilter {
        rooms: vec![plum.clone()],
        from: Some(at(from)),
        to: Some(at(to)),
        ..BookingFilter::default()
    };
    for (from, to, found) in [
        ("2026-11-20 11:00", "2026-11-20 11:30", 1),
        ("2026-11-20 12:00", "2026-11-20 13:00", 0),
        ("2026-11-20 09:00", "2026-11-20 10:00", 0),
    ] {
        let seen = list(&scene.services, &li, &window(from, to), &Paging::default()).await;
        assert_eq!(seen.unwrap().items.len(), found, "{from}");
    }
    let backwards = window("2026-11-20 12:00", "2026-11-20 11:00");
    let backwards = list(&scene.services, &li, &backwards, &Paging::default()).await;
    assert!(matches!(backwards, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn r033_a_schedule_is_what_i_booked_and_what_i_am_asked_to() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let (ada, ben, eve) = (person("ada"), person("ben"), person("eve"));
    let guest = |account: &str| {
        AttendeeInput::Full(Attendee {
            name: account.to_owned(),
            email: None,
            account: Some(account.into()),
        })
    };
    for account in ["ada", "ben", "eve"] {
        let put = Change::Put {
            kind: Kind::Account,
            id: account.to_owned(),
            expected: None,
            value: serde_json::json!({ "login": account }),
        };
        scene
            .services
            .records
            .write(vec![put], Vec::new())
            .await
            .unwrap();
    }
    scene
        .book(&ada, &room, "2026-11-23 09:00", "2026-11-23 10:00")
        .await
        .unwrap();
    let mut wanted = wish(&room, "2026-11-24 09:00", "2026-11-24 10:00");
    (wanted.attendees, wanted.private) = (vec![guest("ada"), guest("ben")], true);
    wanted.subject = "Secret".to_owned();
    let asked = bookings::book(&scene.services, &ben, &wanted)
        .await
        .unwrap()
        .id;
    scene
        .book(&eve, &room, "2026-11-25 09:00", "2026-11-25 10:00")
        .await
        .unwrap();
    let month = slot("2026-11-01 00:00", "2026-12-01 00:00");
    let of = async |actor: &Actor, window| {
        let all = bookings::schedule(&scene.services, actor, window)
            .await
            .unwrap();
        let subjects = all.into_iter().map(|one| one.subject.unwrap());
        subjects.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(of(&ada, month).await, "Planning, Secret");
    assert_eq!(of(&ben, month).await, "Secret");
    assert_eq!(of(&eve, month).await, "Planning");
    let october = slot("2026-10-01 00:00", "2026-11-01 00:00");
    assert_eq!(of(&ada, october).await, "");
    bookings::cancel(&scene.services, &ben, &asked, SeriesScope::This, None, None)
        .await
        .unwrap();
    assert_eq!(of(&ada, month).await, "Planning");
    let year = slot("2026-01-01 00:00", "2027-01-01 00:00");
    let long = bookings::schedule(&scene.services, &ada, year).await;
    assert!(matches!(long, Err(Error::Invalid(_))));
    let nobody = bookings::schedule(&scene.services, &Actor::anonymous(), month).await;
    assert!(matches!(nobody, Err(Error::Denied(_))));
}

#[tokio::test]
async fn r081_a_day_is_read_whole_however_full_it_is() {
    let scene = Scene::new();
    let li = person("Li");
    let mut rooms = Vec::new();
    for nth in 0..43 {
        rooms.push(scene.room(&format!("Room {nth}")).await);
    }
    for room in &rooms {
        for hour in 0..24 {
            let day = "2026-11-21";
            let (start, end) = (format!("{day} {hour:02}:00"), format!("{day} {hour:02}:45"));
            scene.book(&li, room, &start, &end).await.unwrap();
        }
    }
    let day = slot("2026-11-21 00:00", "2026-11-22 00:00");
    let (all, cut) = list_whole(&scene.services, &li, day).await.unwrap();
    assert_eq!((all.len(), cut), (43 * 24, false));
    assert!(all.is_sorted_by_key(|one| one.start));
    let outside = Actor::bare(ActorKind::Person("P".into(), PersonKind::External), "P");
    let denied = list_whole(&scene.services, &outside, day).await;
    assert!(matches!(denied, Err(Error::Denied(_))));
}
