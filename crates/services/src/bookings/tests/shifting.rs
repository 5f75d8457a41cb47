//! Changing and cancelling many dates of a series: "following" and "all" (R032).

use contract::bookings::{Booked, ChangeBooking, SeriesScope};
use domain::{
    bookings::{Rule, Status},
    ids::{BookingId, RoomId},
};
use jiff::tz::TimeZone;

use crate::{Error, bookings::*, scene::*};

const DAILY: &str = "FREQ=DAILY;COUNT=4";

/// Four mornings from Monday 23 November, ten to eleven.
async fn mornings(scene: &Scene) -> (RoomId, Booked) {
    let plum = scene.room("Plum").await;
    let start = "2026-11-23 10:00";
    let booked = scene
        .series(&person("Li"), &plum, start, "2026-11-23 11:00", DAILY)
        .await;
    (plum, booked.unwrap())
}

fn date(scene: &Scene, start: &str) -> BookingId {
    let all = scene.fakes.memory.bookings();
    all.into_iter()
        .find(|one| one.slot.start == at(start))
        .unwrap()
        .id
}

async fn moved(
    scene: &Scene,
    id: &BookingId,
    start: &str,
    scope: SeriesScope,
) -> Result<(), Error> {
    let input = ChangeBooking {
        start: Some(at(start)),
        scope,
        ..ChangeBooking::default()
    };
    change(&scene.services, &person("Li"), id, &input, None)
        .await
        .map(|_| ())
}

#[tokio::test]
async fn r032_this_makes_an_exception_that_keeps_its_original_start() {
    let scene = Scene::new();
    mornings(&scene).await;
    let id = date(&scene, "2026-11-24 10:00");
    moved(&scene, &id, "2026-11-24 14:00", SeriesScope::This)
        .await
        .unwrap();
    let stored = scene.stored(&id).await;
    assert!(stored.exception);
    assert_eq!(stored.original_start, Some(at("2026-11-24 10:00")));
}

#[tokio::test]
async fn r032_following_splits_the_series() {
    let scene = Scene::new();
    let (_, booked) = mornings(&scene).await;
    let id = date(&scene, "2026-11-25 10:00");
    moved(&scene, &id, "2026-11-25 15:00", SeriesScope::Following)
        .await
        .unwrap();
    assert_eq!(
        scene.calendar(),
        [
            "11-23 10:00 Planning",
            "11-24 10:00 Planning",
            "11-25 15:00 Planning",
            "11-26 15:00 Planning",
        ],
    );
    let tail = scene.stored(&id).await;
    assert_ne!(tail.series, booked.series);
    assert!(!tail.exception);
    assert_eq!(tail.original_start, Some(at("2026-11-25 15:00")));
    let series = scene.fakes.memory.all_series();
    let rules: Vec<_> = series.iter().map(|one| one.rrule.as_str()).collect();
    assert_eq!(
        rules,
        ["FREQ=DAILY;UNTIL=20261124T020000Z", "FREQ=DAILY;COUNT=2"]
    );
    assert_ne!(series[0].uid, series[1].uid);
}

#[tokio::test]
async fn r032_all_leaves_the_past_and_exceptions_alone() {
    let scene = Scene::new();
    mornings(&scene).await;
    let moved_away = date(&scene, "2026-11-25 10:00");
    moved(&scene, &moved_away, "2026-11-25 18:00", SeriesScope::This)
        .await
        .unwrap();
    scene.fakes.clock.set(at("2026-11-23 12:00"));
    let id = date(&scene, "2026-11-24 10:00");
    moved(&scene, &id, "2026-11-24 09:30", SeriesScope::All)
        .await
        .unwrap();
    assert_eq!(
        scene.calendar(),
        [
            "11-23 10:00 Planning",
            "11-24 09:30 Planning",
            "11-25 18:00 Planning",
            "11-26 09:30 Planning",
        ],
    );
    let exception = scene.stored(&moved_away).await;
    assert_eq!(exception.original_start, Some(at("2026-11-25 09:30")));
    assert_eq!(exception.series, scene.stored(&id).await.series);
}

#[tokio::test]
async fn r032_all_before_the_first_date_stays_one_series_and_renames_exceptions() {
    let scene = Scene::new();
    let (_, booked) = mornings(&scene).await;
    let away = date(&scene, "2026-11-25 10:00");
    moved(&scene, &away, "2026-11-25 18:00", SeriesScope::This)
        .await
        .unwrap();
    let rename = ChangeBooking {
        subject: Some("Stand-up".to_owned()),
        scope: SeriesScope::All,
        ..ChangeBooking::default()
    };
    change(&scene.services, &person("Li"), &booked.id, &rename, None)
        .await
        .unwrap();
    assert!(
        scene
            .calendar()
            .iter()
            .all(|line| line.ends_with("Stand-up"))
    );
    assert_eq!(scene.stored(&away).await.slot.start, at("2026-11-25 18:00"));
    let series = scene.fakes.memory.all_series();
    assert_eq!((series.len(), series[0].subject.as_str()), (1, "Stand-up"));
}

#[tokio::test]
async fn r032_a_series_moves_by_a_day_over_its_own_dates() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    let rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=6";
    let booked = scene
        .series(&li, &plum, "2026-11-23 10:00", "2026-11-23 11:00", rule)
        .await;
    let id = booked.unwrap().id;
    moved(&scene, &id, "2026-11-24 10:00", SeriesScope::All)
        .await
        .unwrap();
    let days: Vec<_> = scene
        .calendar()
        .iter()
        .map(|line| line[..5].to_owned())
        .collect();
    assert_eq!(days, ["11-24", "11-25", "11-26", "12-01", "12-02", "12-03"]);
    let series = scene.fakes.memory.all_series();
    assert_eq!(series[0].rrule, "FREQ=WEEKLY;COUNT=6;BYDAY=TU,WE,TH");
}

#[tokio::test]
async fn r032_a_monthly_series_moved_by_a_day_keeps_exactly_its_dates() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    let rule = "FREQ=MONTHLY;BYDAY=-1MO;COUNT=3";
    let booked = scene
        .series(&li, &plum, "2026-11-30 10:00", "2026-11-30 11:00", rule)
        .await;
    let id = booked.unwrap().id;
    moved(&scene, &id, "2026-12-01 10:00", SeriesScope::All)
        .await
        .unwrap();
    let days: Vec<_> = scene
        .calendar()
        .iter()
        .map(|line| line[..5].to_owned())
        .collect();
    assert_eq!(days, ["12-01", "12-29", "01-26"]);
    let series = &scene.fakes.memory.all_series()[0];
    assert_eq!(
        (series.rrule.as_str(), series.rdates.len()),
        ("FREQ=DAILY;COUNT=1", 2)
    );

    let endless = "FREQ=MONTHLY;BYMONTHDAY=15";
    let booked = scene
        .series(&li, &plum, "2026-12-15 10:00", "2026-12-15 11:00", endless)
        .await;
    let id = booked.unwrap().id;
    let refused = moved(&scene, &id, "2026-12-16 10:00", SeriesScope::All).await;
    assert!(matches!(refused, Err(Error::Rule("series_day_shift"))));
    moved(&scene, &id, "2026-12-15 16:00", SeriesScope::All)
        .await
        .unwrap();
}

#[tokio::test]
async fn r032_a_series_that_cannot_move_whole_does_not_move_at_all() {
    let scene = Scene::new();
    let (plum, booked) = mornings(&scene).await;
    let wang = person("Wang");
    scene
        .book(&wang, &plum, "2026-11-26 14:00", "2026-11-26 15:00")
        .await
        .unwrap();
    let before = scene.calendar();
    let refused = moved(&scene, &booked.id, "2026-11-23 14:00", SeriesScope::All).await;
    assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.rule == Rule::Overlap));
    assert_eq!(scene.calendar(), before);
}

#[tokio::test]
async fn r023_following_shifts_wall_time_across_dst() {
    let scene = Scene::new();
    let berlin = "Europe/Berlin";
    let spree = scene
        .room_with("Spree", |input| input.time_zone = Some(berlin.to_owned()))
        .await;
    let mut wish = wish(&spree, "2026-11-20 10:00", "2026-11-20 11:00");
    wish.start = at_in(berlin, "2027-03-26 09:00");
    wish.end = at_in(berlin, "2027-03-26 10:00");
    wish.rrule = Some(DAILY.to_owned());
    let li = person("Li");
    let booked = book(&scene.services, &li, &wish).await.unwrap();
    let later = ChangeBooking {
        start: Some(at_in(berlin, "2027-03-26 10:15")),
        scope: SeriesScope::All,
        ..ChangeBooking::default()
    };
    change(&scene.services, &li, &booked.id, &later, None)
        .await
        .unwrap();
    let zone = TimeZone::get(berlin).unwrap();
    for one in scene.fakes.memory.bookings() {
        let wall = zone.to_datetime(one.slot.start);
        assert_eq!((wall.hour(), wall.minute()), (10, 15), "{wall}");
        assert_eq!(one.wall_start, wall);
        assert_eq!(one.slot.duration().as_mins(), 60);
    }
}

#[tokio::test]
async fn r032_changing_the_room_of_all_dates_moves_them_together() {
    let scene = Scene::new();
    let (plum, booked) = mornings(&scene).await;
    let orchid = scene.room("Orchid").await;
    let there = ChangeBooking {
        room: Some(orchid.clone()),
        scope: SeriesScope::All,
        ..ChangeBooking::default()
    };
    change(&scene.services, &person("Li"), &booked.id, &there, None)
        .await
        .unwrap();
    assert!(
        scene
            .fakes
            .memory
            .bookings()
            .iter()
            .all(|one| one.room == orchid)
    );
    assert_eq!(scene.fakes.memory.all_series()[0].room, orchid);
    assert!(
        scene
            .book(
                &person("Wang"),
                &plum,
                "2026-11-23 10:00",
                "2026-11-23 11:00"
            )
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn r032_cancelling_following_and_all() {
    let scene = Scene::new();
    let (_, booked) = mornings(&scene).await;
    let li = person("Li");
    let third = date(&scene, "2026-11-25 10:00");
    cancel(
        &scene.services,
        &li,
        &third,
        SeriesScope::Following,
        None,
        None,
    )
    .await
    .unwrap();
    assert_eq!(
        scene.calendar(),
        ["11-23 10:00 Planning", "11-24 10:00 Planning"]
    );
    let series = &scene.fakes.memory.all_series()[0];
    assert_eq!(series.rrule, "FREQ=DAILY;UNTIL=20261124T020000Z");
    assert!(!series.ended);

    scene.fakes.clock.set(at("2026-11-23 10:30"));
    let second = date(&scene, "2026-11-24 10:00");
    cancel(&scene.services, &li, &second, SeriesScope::All, None, None)
        .await
        .unwrap();
    assert_eq!(
        scene.calendar(),
        ["11-23 10:00 Planning"],
        "the one under way stays"
    );
    assert_eq!(scene.stored(&booked.id).await.status, Status::Confirmed);
}

#[tokio::test]
async fn r032_an_endless_series_that_was_cancelled_is_not_extended() {
    let scene = Scene::new();
    let plum = scene
        .room_with("Plum", |input| input.max_days_ahead = Some(Some(7)))
        .await;
    let li = person("Li");
    let booked = scene.series(
        &li,
        &plum,
        "2026-11-21 10:00",
        "2026-11-21 11:00",
        "FREQ=DAILY",
    );
    let id = booked.await.unwrap().id;
    cancel(&scene.services, &li, &id, SeriesScope::All, None, None)
        .await
        .unwrap();
    scene.fakes.clock.set(at("2026-11-25 09:00"));
    extend_series_horizon(&scene.services).await.unwrap();
    assert!(scene.calendar().is_empty());
}

#[tokio::test]
async fn a_cancelled_date_is_left_out_of_the_rule() {
    let scene = Scene::new();
    mornings(&scene).await;
    let id = date(&scene, "2026-11-24 10:00");
    let li = person("Li");
    cancel(&scene.services, &li, &id, SeriesScope::This, None, None)
        .await
        .unwrap();
    assert_eq!(
        scene.fakes.memory.all_series()[0].exdates,
        [at("2026-11-24 10:00")]
    );
    assert_eq!(scene.calendar().len(), 3);
}
