//! How full the days of a month are.

use domain::accounts::{Actor, ActorKind};
use jiff::{civil::date, tz::TimeZone};

use crate::{
    Error,
    bookings::{book, month},
    scene::*,
};

#[tokio::test]
async fn r081_each_day_tells_how_many_bookings_and_minutes_and_of_few_rooms_which() {
    let scene = Scene::new();
    let (plum, pine) = (scene.room("Plum").await, scene.room("Pine").await);
    let li = person("Li");
    for (room, start, end) in [
        (&plum, "2026-11-23 22:00", "2026-11-24 02:00"),
        (&plum, "2026-11-24 10:00", "2026-11-24 11:30"),
        (&pine, "2026-11-24 09:00", "2026-11-24 10:00"),
        (&pine, "2026-12-07 09:00", "2026-12-07 10:00"),
    ] {
        scene.book(&li, room, start, end).await.unwrap();
    }
    let zone = TimeZone::get(ZONE).unwrap();
    let stretch = (date(2026, 11, 23), 14);
    let all = month(&scene.services, &li, stretch, &zone, &[], false)
        .await
        .unwrap();
    assert_eq!(all.len(), 14);
    let told: Vec<_> = all.iter().map(|day| (day.bookings, day.minutes)).collect();
    assert_eq!(told[..3], [(1, 120), (3, 270), (0, 0)]);
    assert!(all.iter().all(|day| day.entries.is_empty()));

    let one = month(&scene.services, &li, stretch, &zone, &[plum], true)
        .await
        .unwrap();
    let starts: Vec<_> = one[1].entries.iter().map(|entry| entry.start).collect();
    assert_eq!(starts, [at("2026-11-23 22:00"), at("2026-11-24 10:00")]);
    assert_eq!((one[1].bookings, one[1].minutes), (2, 210));
}

#[tokio::test]
async fn r007_what_is_private_is_busy_in_a_month_and_strangers_see_none() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut secret = wish(&plum, "2026-11-24 10:00", "2026-11-24 11:00");
    secret.private = true;
    book(&scene.services, &person("Li"), &secret).await.unwrap();
    let (zone, stretch) = (TimeZone::get(ZONE).unwrap(), (date(2026, 11, 23), 7));
    let seen = month(&scene.services, &person("Wang"), stretch, &zone, &[], true).await;
    assert_eq!(seen.unwrap()[1].entries[0].subject, None);
    let nobody = Actor::bare(ActorKind::Anonymous, "");
    let refused = month(&scene.services, &nobody, stretch, &zone, &[], true).await;
    assert!(matches!(refused, Err(Error::Denied(_))));
    for days in [0, 8, 49] {
        let stretch = (date(2026, 11, 23), days);
        let refused = month(&scene.services, &person("Li"), stretch, &zone, &[], true).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{days}");
    }
}
