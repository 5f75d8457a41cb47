//! Booking by a rule.

use contract::bookings::{DateChoice, OnConflict};
use domain::bookings::Rule;
use jiff::tz::TimeZone;

use crate::{Error, bookings::*, scene::*};

fn rule_of(error: Error) -> Rule {
    match error {
        Error::Refused(refusal) => refusal.rule,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn r029_a_series_is_booked_whole_or_refused_whole() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    scene
        .book(&li, &plum, "2026-11-25 10:30", "2026-11-25 11:30")
        .await
        .unwrap();
    let weekdays = "FREQ=DAILY;COUNT=5";
    let clash = scene
        .series(&li, &plum, "2026-11-23 10:00", "2026-11-23 11:00", weekdays)
        .await;
    let Err(Error::Refused(refusal)) = clash else {
        panic!("{clash:?}")
    };
    assert_eq!(refusal.rule, Rule::Overlap);
    assert_eq!(
        refusal.slot,
        Some(slot("2026-11-25 10:30", "2026-11-25 11:30"))
    );
    assert_eq!(scene.fakes.memory.bookings().len(), 1);

    let mut wish = wish(&plum, "2026-11-23 10:00", "2026-11-23 11:00");
    wish.rrule = Some(weekdays.to_owned());
    wish.on_conflict = OnConflict::Skip;
    let booked = book(&scene.services, &li, &wish).await.unwrap();
    assert_eq!((booked.dates, booked.skipped.len()), (4, 1));
    assert_eq!(booked.skipped[0].code, "overlap");
    assert_eq!(booked.skipped[0].start, at("2026-11-25 10:00"));
    let series = &scene.fakes.memory.all_series()[0];
    assert_eq!(series.exdates, [at("2026-11-25 10:00")]);
}

#[tokio::test]
async fn r029_choices_for_single_dates_go_before_the_rule() {
    let scene = Scene::new();
    let (plum, orchid) = (scene.room("Plum").await, scene.room("Orchid").await);
    let li = person("Li");
    let mut wish = wish(&plum, "2026-11-23 10:00", "2026-11-23 11:00");
    wish.rrule = Some("FREQ=DAILY;COUNT=4".to_owned());
    let choice = |date: &str| DateChoice {
        date: at(date),
        skip: false,
        room: None,
        start: None,
    };
    wish.choices = vec![
        DateChoice {
            skip: true,
            ..choice("2026-11-23 10:00")
        },
        DateChoice {
            room: Some(orchid.clone()),
            ..choice("2026-11-24 10:00")
        },
        DateChoice {
            start: Some(at("2026-11-25 14:00")),
            ..choice("2026-11-25 10:00")
        },
    ];
    let booked = book(&scene.services, &li, &wish).await.unwrap();
    assert_eq!(booked.dates, 3);
    assert_eq!(
        scene.calendar(),
        [
            "11-24 10:00 Planning",
            "11-25 14:00 Planning",
            "11-26 10:00 Planning"
        ],
    );
    let first = scene.stored(&booked.id).await;
    assert_eq!((first.room, first.exception), (orchid, true));
    wish.choices = vec![choice("2026-11-23 11:00")];
    let unknown = book(&scene.services, &li, &wish).await;
    assert!(matches!(unknown, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn r023_a_series_keeps_wall_time_across_dst() {
    let scene = Scene::new();
    let berlin = "Europe/Berlin";
    let spree = scene
        .room_with("Spree", |input| input.time_zone = Some(berlin.to_owned()))
        .await;
    let mut wish = wish(&spree, "2026-11-20 10:00", "2026-11-20 11:00");
    wish.start = at_in(berlin, "2027-03-26 09:00");
    wish.end = at_in(berlin, "2027-03-26 10:00");
    wish.rrule = Some("FREQ=DAILY;COUNT=4".to_owned());
    book(&scene.services, &person("Li"), &wish).await.unwrap();
    let zone = TimeZone::get(berlin).unwrap();
    let mut stored = scene.fakes.memory.bookings();
    stored.sort_by_key(|one| one.slot.start);
    let wall: Vec<_> = stored
        .iter()
        .map(|one| {
            zone.to_datetime(one.slot.start)
                .strftime("%d %H:%M")
                .to_string()
        })
        .collect();
    assert_eq!(wall, ["26 09:00", "27 09:00", "28 09:00", "29 09:00"]);
    let utc = |n: usize| stored[n].slot.start.to_string();
    assert_eq!(
        (utc(1), utc(2)),
        (
            "2027-03-27T08:00:00Z".to_owned(),
            "2027-03-28T07:00:00Z".to_owned(),
        )
    );
}

#[tokio::test]
async fn bad_and_boundless_rules_are_refused() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    for (rule, expected) in [
        ("FREQ=SOMETIMES", Rule::BadRrule),
        ("FREQ=HOURLY;COUNT=3", Rule::BadRrule),
        ("FREQ=DAILY;COUNT=1001", Rule::UnboundedSeries),
        ("FREQ=YEARLY;COUNT=3", Rule::TooFarAhead),
    ] {
        let refused = scene
            .series(&li, &plum, "2026-11-23 10:00", "2026-11-23 11:00", rule)
            .await;
        assert_eq!(rule_of(refused.unwrap_err()), expected, "{rule}");
    }
    let long = scene
        .room_with("Long", |input| input.max_days_ahead = Some(None))
        .await;
    let rule = "FREQ=DAILY;COUNT=1000";
    let most = scene
        .series(&li, &long, "2026-11-23 10:00", "2026-11-23 11:00", rule)
        .await;
    assert_eq!(most.unwrap().dates, 1_000);
}

#[tokio::test]
async fn a_series_must_not_clash_with_itself() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let rule = "FREQ=DAILY;COUNT=2";
    let li = person("Li");
    let long = scene.series(&li, &plum, "2026-11-23 10:00", "2026-11-24 10:00", rule);
    assert!(long.await.is_ok());
    let more = scene
        .room_with("More", |input| input.max_minutes = Some(None))
        .await;
    let long = scene.series(&li, &more, "2026-11-23 10:00", "2026-11-24 11:00", rule);
    assert_eq!(rule_of(long.await.unwrap_err()), Rule::Overlap);
}

#[tokio::test]
async fn an_endless_series_is_booked_to_the_horizon_and_extended_daily() {
    let scene = Scene::new();
    let plum = scene
        .room_with("Plum", |input| input.max_days_ahead = Some(Some(14)))
        .await;
    let li = person("Li");
    let booked = scene.series(
        &li,
        &plum,
        "2026-11-20 10:00",
        "2026-11-20 11:00",
        "FREQ=DAILY",
    );
    assert_eq!(booked.await.unwrap().dates, 15);
    let nothing = extend_series_horizon(&scene.services).await.unwrap();
    assert_eq!((nothing.series, nothing.dates), (1, 0));

    let wang = person("Wang");
    scene.fakes.clock.set(at("2026-11-23 09:00"));
    scene
        .book(&wang, &plum, "2026-12-06 10:30", "2026-12-06 11:30")
        .await
        .unwrap();
    let extended = extend_series_horizon(&scene.services).await.unwrap();
    assert_eq!((extended.dates, extended.skipped), (2, 1));
    let again = extend_series_horizon(&scene.services).await.unwrap();
    assert_eq!(again.dates, 0);
    let row = scene.fakes.memory.journal().pop().unwrap();
    assert_eq!(row.action, "bookings.extend_series");
    assert!(row.detail.contains("2026-12-06 overlap"), "{}", row.detail);
}
