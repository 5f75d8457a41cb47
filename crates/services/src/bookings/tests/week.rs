//! Some days of many rooms: what is seen, in which order, how much.

use contract::{
    bookings::{ChangeBooking, SeriesScope},
    week::{MOST_BOOKINGS, Row, Week, flag},
};
use domain::{
    accounts::{Actor, ActorKind, PersonKind},
    bookings::Slot,
    ids::RoomId,
};

use crate::{
    Error,
    bookings::{book, cancel, change, week},
    ports::{BookingStore, Write, WrittenBooking},
    scene::*,
};

fn this_week() -> Slot {
    slot("2026-11-16 00:00", "2026-11-23 00:00")
}

/// A room's bookings as `minutes+length subject`.
fn of(week: &Week, room: &RoomId) -> Vec<String> {
    let mut rows = week.rows().filter(|(id, ..)| *id == room);
    let (_, _, rows) = rows.next().unwrap();
    let line = |row: Row<'_>| {
        format!(
            "{}+{} {}",
            row.start, row.length, week.subjects[row.subject]
        )
    };
    rows.into_iter().map(line).collect()
}

#[tokio::test]
async fn r081_a_week_holds_what_touches_it_room_by_room_by_start() {
    let scene = Scene::new();
    let (plum, pine) = (scene.room("Plum").await, scene.asking_room("Pine").await);
    let li = person("Li");
    for (room, start, end) in [
        (&plum, "2026-11-22 23:00", "2026-11-23 01:00"),
        (&plum, "2026-11-20 10:00", "2026-11-20 11:00"),
        (&plum, "2026-11-23 08:00", "2026-11-23 09:00"),
        (&pine, "2026-11-20 09:30", "2026-11-20 10:00"),
    ] {
        scene.book(&li, room, start, end).await.unwrap();
    }
    let seen = week(&scene.services, &li, this_week(), &[]).await.unwrap();
    assert_eq!(of(&seen, &plum), ["6360+60 Planning", "10020+120 Planning"]);
    assert_eq!(of(&seen, &pine), ["6330+30 Planning"]);
    assert_eq!(seen.subjects, ["", "Planning"], "each subject once");
    assert!(!seen.cut);
    let pending = seen
        .flags
        .iter()
        .filter(|one| **one == flag::PENDING | flag::MINE);
    assert_eq!(pending.count(), 1);

    let one = std::slice::from_ref(&pine);
    let one = week(&scene.services, &li, this_week(), one).await.unwrap();
    assert_eq!((one.rooms, one.counts), (vec![pine], vec![1]));
}

#[tokio::test]
async fn r007_what_is_private_is_busy_in_a_week() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let (li, wang) = (person("Li"), person("Wang"));
    let mut secret = wish(&plum, "2026-11-20 10:00", "2026-11-20 11:00");
    secret.private = true;
    book(&scene.services, &li, &secret).await.unwrap();
    let theirs = week(&scene.services, &wang, this_week(), &[])
        .await
        .unwrap();
    assert_eq!(
        (of(&theirs, &plum), theirs.flags),
        (vec!["6360+60 ".to_owned()], vec![flag::PRIVATE])
    );
    assert_eq!(theirs.subjects, [""], "not even in the table");
    let own = week(&scene.services, &li, this_week(), &[]).await.unwrap();
    assert_eq!(of(&own, &plum), ["6360+60 Planning"]);
}

#[tokio::test]
async fn r082_what_is_remembered_of_a_week_is_never_older_than_the_guard() {
    let scene = Scene::new();
    let (plum, pine) = (scene.room("Plum").await, scene.room("Pine").await);
    let li = person("Li");
    let here = scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap();
    let read = async || week(&scene.services, &li, this_week(), &[]).await.unwrap();
    assert_eq!(of(&read().await, &plum).len(), 1);
    let away = ChangeBooking {
        room: Some(pine.clone()),
        ..Default::default()
    };
    change(&scene.services, &li, &here.id, &away, None)
        .await
        .unwrap();
    let moved = read().await;
    assert_eq!((of(&moved, &plum).len(), of(&moved, &pine).len()), (0, 1));
    let at = moved.rooms.iter().position(|room| *room == pine).unwrap();
    assert_eq!(moved.revisions[at], scene.fakes.memory.guard(&pine));
    cancel(
        &scene.services,
        &li,
        &here.id,
        SeriesScope::This,
        None,
        None,
    )
    .await
    .unwrap();
    assert_eq!(of(&read().await, &pine), Vec::<String>::new());
}

#[tokio::test]
async fn a_week_is_cut_at_twenty_thousand_and_says_so() {
    let scene = Scene::new();
    let (plum, pine) = (scene.room("Plum").await, scene.room("Pine").await);
    let li = person("Li");
    let id = scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap()
        .id;
    let one = scene.stored(&id).await;
    let many = (0..MOST_BOOKINGS).map(|number| {
        let mut booking = one.clone();
        booking.id = format!("many {number}").as_str().into();
        booking.room = pine.clone();
        WrittenBooking {
            booking,
            previous: None,
        }
    });
    let guard = scene.fakes.memory.guard(&pine);
    let write = Write {
        guards: vec![(pine.clone(), guard, guard + 1)],
        bookings: many.collect(),
        ..Write::default()
    };
    scene.fakes.memory.commit(write).await.unwrap();
    let seen = week(&scene.services, &li, this_week(), &[]).await.unwrap();
    assert!(seen.cut);
    assert_eq!(seen.ids.len(), MOST_BOOKINGS);
}

#[tokio::test]
async fn a_week_is_at_most_fourteen_days_of_known_rooms_for_people_of_the_house() {
    let scene = Scene::new();
    let li = person("Li");
    let asked = async |actor: &Actor, window: Slot, rooms: &[RoomId]| {
        week(&scene.services, actor, window, rooms).await
    };
    let long = slot("2026-11-01 00:00", "2026-11-16 01:00");
    assert!(matches!(
        asked(&li, long, &[]).await,
        Err(Error::Invalid(_))
    ));
    let backwards = Slot {
        start: long.end,
        end: long.start,
    };
    assert!(matches!(
        asked(&li, backwards, &[]).await,
        Err(Error::Invalid(_))
    ));
    let nowhere = ["nowhere".into()];
    assert!(matches!(
        asked(&li, this_week(), &nowhere).await,
        Err(Error::NotFound("room"))
    ));
    let outside = Actor::bare(ActorKind::Person("P".into(), PersonKind::External), "P");
    assert!(matches!(
        asked(&outside, this_week(), &[]).await,
        Err(Error::Denied(_))
    ));
}
