//! Booking once: who gets it, who does not, and what they are told.

use contract::bookings::AttendeeInput;
use domain::{
    accounts::{Actor, Denial},
    bookings::{AlternativeKind, Rule, Status},
    rooms::Scope,
};

use crate::{Error, bookings::*, scene::*};

fn refusal(error: Error) -> domain::bookings::Refusal {
    match error {
        Error::Refused(refusal) => *refusal,
        other => panic!("{other}"),
    }
}

fn wrong(error: Error) -> Vec<(String, String)> {
    match error {
        Error::Invalid(errors) => errors.into_iter().map(|e| (e.field, e.code)).collect(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn r084_touching_is_not_overlapping_and_overlap_explains_itself() {
    let scene = Scene::new();
    let (plum, orchid) = (scene.room("Plum").await, scene.room("Orchid").await);
    let (li, wang) = (person("Li Na"), person("Wang Fang"));
    scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap();
    scene
        .book(&wang, &plum, "2026-11-20 11:00", "2026-11-20 12:00")
        .await
        .unwrap();

    let clash = scene
        .book(&wang, &plum, "2026-11-20 10:30", "2026-11-20 11:00")
        .await;
    let refusal = refusal(clash.unwrap_err());
    assert_eq!(refusal.rule, Rule::Overlap);
    assert_eq!(refusal.owner.as_deref(), Some("Li Na"));
    assert_eq!(
        refusal.slot,
        Some(slot("2026-11-20 10:00", "2026-11-20 11:00"))
    );
    let elsewhere = &refusal.alternatives[0];
    assert_eq!(elsewhere.kind, AlternativeKind::SameTimeElsewhere);
    assert_eq!(elsewhere.room, orchid);
    let next = refusal
        .alternatives
        .iter()
        .find(|one| one.kind == AlternativeKind::NextFree);
    assert_eq!(
        next.unwrap().slot,
        slot("2026-11-20 12:00", "2026-11-20 12:30")
    );
}

#[tokio::test]
async fn r084_the_owner_of_a_private_booking_stays_unnamed() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut secret = wish(&plum, "2026-11-20 10:00", "2026-11-20 11:00");
    secret.private = true;
    book(&scene.services, &person("Li Na"), &secret)
        .await
        .unwrap();
    let clash = scene
        .book(
            &person("Wang"),
            &plum,
            "2026-11-20 10:00",
            "2026-11-20 11:00",
        )
        .await;
    assert_eq!(refusal(clash.unwrap_err()).owner, None);
}

#[tokio::test]
async fn r021_r024_every_wrong_field_is_named_and_nothing_is_stored() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut bad = wish(&plum, "2026-11-20 11:00", "2026-11-20 11:00");
    bad.subject = "  ".to_owned();
    bad.time_zone = Some("Moon/Base".to_owned());
    bad.description = "x".repeat(20_001);
    bad.attendees = vec![AttendeeInput::Text(String::new())];
    let errors = wrong(
        book(&scene.services, &person("Li"), &bad)
            .await
            .unwrap_err(),
    );
    for expected in [
        ("subject", "required"),
        ("end", "bad_time"),
        ("time_zone", "bad_time_zone"),
        ("description", "too_long"),
        ("attendees", "required"),
    ] {
        let expected = (expected.0.to_owned(), expected.1.to_owned());
        assert!(errors.contains(&expected), "{expected:?} in {errors:?}");
    }
    assert!(scene.fakes.memory.bookings().is_empty());
    let failed = scene.fakes.memory.journal();
    assert_eq!(failed.last().unwrap().result, "invalid");
}

#[tokio::test]
async fn r023_the_planned_wall_time_and_zone_are_kept() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let booked = scene
        .book(&person("Li"), &plum, "2026-11-20 14:00", "2026-11-20 15:00")
        .await;
    let stored = scene.stored(&booked.unwrap().id).await;
    assert_eq!(stored.time_zone, ZONE);
    assert_eq!(stored.wall_start.to_string(), "2026-11-20T14:00:00");

    let mut berlin = wish(&plum, "2026-11-20 20:00", "2026-11-20 21:00");
    berlin.time_zone = Some("Europe/Berlin".to_owned());
    let booked = book(&scene.services, &person("Li"), &berlin).await.unwrap();
    let stored = scene.stored(&booked.id).await;
    assert_eq!(stored.wall_start.to_string(), "2026-11-20T13:00:00");
}

#[tokio::test]
async fn all_day_over_midnight_and_several_days() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    let mut day = wish(&plum, "2026-11-23 00:00", "2026-11-24 00:00");
    day.all_day = true;
    assert!(book(&scene.services, &li, &day).await.is_ok());
    scene
        .book(&li, &plum, "2026-11-24 22:00", "2026-11-25 02:00")
        .await
        .unwrap();
    day.end = at("2026-11-24 10:00");
    let errors = wrong(book(&scene.services, &li, &day).await.unwrap_err());
    assert_eq!(errors, [("end".to_owned(), "bad_time".to_owned())]);

    let hall = scene
        .room_with("Hall", |input| input.max_minutes = Some(None))
        .await;
    let days = scene
        .book(&li, &hall, "2026-11-23 09:00", "2026-11-26 17:00")
        .await;
    assert!(days.is_ok());
}

#[tokio::test]
async fn r007_r013_who_may_not_book_is_told_why() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut outside = person("Parent");
    outside.kind = domain::accounts::ActorKind::Person(
        "Parent".into(),
        domain::accounts::PersonKind::External,
    );
    for (actor, denial) in [
        (Actor::anonymous(), Denial::SignIn),
        (outside, Denial::InternalOnly),
    ] {
        let refused = scene
            .book(&actor, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
            .await;
        assert!(matches!(refused, Err(Error::Denied(why)) if why == denial));
    }
    let mut reader = person("OA");
    reader.read_only = true;
    let refused = scene
        .book(&reader, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    assert!(matches!(refused, Err(Error::Denied(Denial::ReadOnlyKey))));
}

#[tokio::test]
async fn r080_a_disabled_room_is_not_bookable_and_settings_name_their_scope() {
    let scene = Scene::new();
    let li = person("Li");
    let gone = scene
        .room_with("Gone", |input| input.disabled = Some(true))
        .await;
    let refused = scene
        .book(&li, &gone, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    assert_eq!(refusal(refused.unwrap_err()).rule, Rule::RoomDisabled);

    let only = domain::rooms::WhoMayBook::Managers;
    let board = scene
        .room_with("Board", |input| input.who_may_book = Some(Some(only)))
        .await;
    let refused = scene
        .book(&li, &board, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    let refused = refusal(refused.unwrap_err());
    assert_eq!(
        (refused.rule, refused.scope),
        (Rule::Forbidden, Scope::Room)
    );
    let boss = manager("Boss", &board);
    assert!(
        scene
            .book(&boss, &board, "2026-11-20 10:00", "2026-11-20 11:00")
            .await
            .is_ok()
    );

    let missing = scene
        .book(
            &li,
            &"nowhere".into(),
            "2026-11-20 10:00",
            "2026-11-20 11:00",
        )
        .await;
    assert!(matches!(missing, Err(Error::NotFound("room"))));
}

#[tokio::test]
async fn r079_a_room_that_asks_stores_requests_that_may_overlap() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let first = scene
        .book(&person("Li"), &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await;
    let second = scene
        .book(
            &person("Wang"),
            &plum,
            "2026-11-20 10:00",
            "2026-11-20 11:00",
        )
        .await;
    assert_eq!(first.unwrap().status, Status::Pending);
    assert_eq!(second.unwrap().status, Status::Pending);
}

#[tokio::test]
async fn an_attendee_is_known_by_mail_address() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let input = contract::accounts::AccountInput {
        login: Some("li.na".to_owned()),
        name: Some("Li Na".to_owned()),
        email: Some("Li.Na@example.org".to_owned()),
        ..Default::default()
    };
    let system = Actor::system();
    let (li, _) = crate::accounts::create(&scene.services, &system, &input)
        .await
        .unwrap();
    let mut wish = wish(&plum, "2026-11-20 10:00", "2026-11-20 11:00");
    wish.attendees = vec![
        AttendeeInput::Text("li.na@example.org".to_owned()),
        AttendeeInput::Text("Uncle Wu".to_owned()),
    ];
    let booked = book(&scene.services, &person("Wang"), &wish).await.unwrap();
    let stored = scene.stored(&booked.id).await;
    assert_eq!(stored.attendees[0].account, Some(li.id));
    assert_eq!(stored.attendees[1].email, None);
    wish.attendees = (0..9)
        .map(|n| AttendeeInput::Text(format!("Guest {n}")))
        .collect();
    wish.start = at("2026-11-20 12:00");
    wish.end = at("2026-11-20 13:00");
    let crowd = book(&scene.services, &person("Wang"), &wish).await;
    assert_eq!(refusal(crowd.unwrap_err()).rule, Rule::CapacityExceeded);
}

#[tokio::test]
async fn a_preview_shows_what_would_become_and_stores_nothing() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li");
    scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap();
    let mut wish = wish(&plum, "2026-11-20 10:30", "2026-11-20 11:30");
    wish.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    let preview = preview(&scene.services, &li, &wish).await.unwrap();
    let outcomes: Vec<_> = preview.dates.iter().map(|one| one.status).collect();
    assert_eq!(
        outcomes,
        [None, Some(Status::Confirmed), Some(Status::Confirmed)]
    );
    let clash = preview.dates[0].refusal.as_ref().unwrap();
    assert_eq!(clash.owner.as_deref(), Some("Li"));
    assert!(!clash.alternatives.is_empty());
    assert_eq!(scene.fakes.memory.bookings().len(), 1);
}
