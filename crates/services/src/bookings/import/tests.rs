//! Events from files: once, through the gate, each by itself.

use contract::bookings::OnConflict;
use domain::{
    accounts::{Actor, Denial},
    bookings::{Rule, Slot, Status},
    ids::RoomId,
};
use jiff::tz::TimeZone;

use super::*;
use crate::{Error, bookings, scene::*};

fn event(uid: &str, room: &RoomId, start: &str, end: &str) -> ImportedBooking {
    let slot = slot(start, end);
    ImportedBooking {
        uid: uid.to_owned(),
        room: room.clone(),
        slot,
        time_zone: ZONE.to_owned(),
        wall_start: TimeZone::get(ZONE).unwrap().to_datetime(slot.start),
        all_day: false,
        subject: "Lecture".to_owned(),
        description: String::new(),
        organiser: None,
        organiser_name: "Speaker".to_owned(),
        department: None,
        attendees: Vec::new(),
        private: false,
        rrule: None,
        exdates: Vec::new(),
        rdates: Vec::new(),
        original_start: None,
        cancelled: false,
    }
}

async fn bring(scene: &Scene, events: &[ImportedBooking]) -> Vec<Result<Imported, Error>> {
    let options = ImportOptions::default();
    book_many(&scene.services, &Actor::system(), events, options)
        .await
        .unwrap()
}

fn outcomes(rows: &[Result<Imported, Error>]) -> Vec<Option<Outcome>> {
    rows.iter()
        .map(|row| row.as_ref().ok().map(|row| row.outcome))
        .collect()
}

#[tokio::test]
async fn history_comes_in_once_and_a_second_run_changes_nothing() {
    let scene = Scene::new();
    let (plum, orchid) = (scene.room("Plum").await, scene.room("Orchid").await);
    let events = [
        event("1", &plum, "2014-12-27 11:00", "2014-12-27 12:00"),
        event("2", &orchid, "2014-12-27 11:00", "2014-12-27 12:00"),
        event("3", &plum, "2014-12-27 12:00", "2014-12-27 13:00"),
    ];
    let rows = bring(&scene, &events).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Created); 3]);
    let before = (
        scene.fakes.memory.bookings(),
        scene.fakes.memory.guard(&plum),
    );
    let rows = bring(&scene, &events).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Duplicate); 3]);
    assert_eq!(
        before,
        (
            scene.fakes.memory.bookings(),
            scene.fakes.memory.guard(&plum)
        )
    );
}

#[tokio::test]
async fn r084_an_event_that_clashes_is_refused_alone() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene
        .book(&person("Li"), &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap();
    let events = [
        event("1", &plum, "2026-11-20 10:30", "2026-11-20 11:30"),
        event("2", &plum, "2026-11-20 11:30", "2026-11-20 12:00"),
        event("3", &plum, "2026-11-20 11:45", "2026-11-20 12:15"),
        event(
            "4",
            &"nowhere".into(),
            "2026-11-20 11:45",
            "2026-11-20 12:15",
        ),
        event("5", &plum, "2026-11-20 13:00", "2026-11-20 13:00"),
    ];
    let rows = bring(&scene, &events).await;
    assert!(
        matches!(&rows[0], Err(Error::Refused(no)) if no.rule == Rule::Overlap
        && no.owner.as_deref() == Some("Li"))
    );
    assert_eq!(rows[1].as_ref().unwrap().outcome, Outcome::Created);
    assert!(matches!(&rows[2], Err(Error::Refused(no)) if no.owner.is_none()));
    assert!(matches!(&rows[3], Err(Error::NotFound("room"))));
    assert!(matches!(&rows[4], Err(Error::Invalid(_))));
    assert_eq!(scene.fakes.memory.bookings().len(), 2);
}

#[tokio::test]
async fn a_dry_run_tells_the_same_and_writes_nothing() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let events = [
        event("1", &plum, "2026-11-20 10:00", "2026-11-20 11:00"),
        event("2", &plum, "2026-11-20 10:30", "2026-11-20 11:30"),
    ];
    let options = ImportOptions {
        dry_run: true,
        on_conflict: OnConflict::Refuse,
    };
    let rows = book_many(&scene.services, &Actor::system(), &events, options)
        .await
        .unwrap();
    assert_eq!(outcomes(&rows), [Some(Outcome::Created), None]);
    assert!(scene.fakes.memory.bookings().is_empty());
}

#[tokio::test]
async fn a_changed_event_is_changed_through_the_gate() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut one = event("1", &plum, "2026-11-23 10:00", "2026-11-23 11:00");
    bring(&scene, std::slice::from_ref(&one)).await;
    one.slot = slot("2026-11-23 10:30", "2026-11-23 11:30");
    one.subject = "Better lecture".to_owned();
    let rows = bring(&scene, std::slice::from_ref(&one)).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Changed)]);
    assert_eq!(scene.calendar(), ["11-23 10:30 Better lecture"]);
    scene
        .book(&person("Li"), &plum, "2026-11-23 12:00", "2026-11-23 13:00")
        .await
        .unwrap();
    one.slot = slot("2026-11-23 12:30", "2026-11-23 13:30");
    let rows = bring(&scene, std::slice::from_ref(&one)).await;
    assert!(matches!(&rows[0], Err(Error::Refused(_))));
    one.cancelled = true;
    let rows = bring(&scene, std::slice::from_ref(&one)).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Cancelled)]);
    let rows = bring(&scene, &[one]).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Duplicate)]);
}

#[tokio::test]
async fn a_series_with_replaced_dates_comes_in_as_one() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut series = event("s", &plum, "2026-11-23 10:00", "2026-11-23 11:00");
    series.rrule = Some("FREQ=DAILY;COUNT=4".to_owned());
    let mut moved = event("s", &plum, "2026-11-24 15:00", "2026-11-24 16:00");
    moved.original_start = Some(at("2026-11-24 10:00"));
    let events = [moved, series];
    let rows = bring(&scene, &events).await;
    assert_eq!(
        outcomes(&rows),
        [Some(Outcome::Changed), Some(Outcome::Created)]
    );
    assert_eq!(
        scene.calendar(),
        [
            "11-23 10:00 Lecture",
            "11-24 15:00 Lecture",
            "11-25 10:00 Lecture",
            "11-26 10:00 Lecture",
        ],
    );
    let stored = scene.fakes.memory.bookings();
    assert!(stored.iter().all(|one| one.series == stored[0].series));
    assert_eq!(stored.iter().filter(|one| one.exception).count(), 1);
    assert!(scene.fakes.memory.all_series()[0].exdates.is_empty());
    let rows = bring(&scene, &events).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Duplicate); 2]);

    let mut shorter = events;
    shorter[1].rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    bring(&scene, &shorter).await;
    assert_eq!(scene.calendar().len(), 3);
}

#[tokio::test]
async fn a_series_skips_clashes_when_asked_to() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    scene
        .book(&person("Li"), &plum, "2026-11-24 10:00", "2026-11-24 11:00")
        .await
        .unwrap();
    let mut series = event("s", &plum, "2026-11-23 10:00", "2026-11-23 11:00");
    series.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    let rows = bring(&scene, std::slice::from_ref(&series)).await;
    assert!(matches!(&rows[0], Err(Error::Refused(_))));
    assert_eq!(scene.fakes.memory.bookings().len(), 1);
    let options = ImportOptions {
        dry_run: false,
        on_conflict: OnConflict::Skip,
    };
    let row = book_imported(&scene.services, &Actor::system(), &series, options)
        .await
        .unwrap();
    assert_eq!((row.dates, row.skipped.len()), (2, 1));
    let again = book_imported(&scene.services, &Actor::system(), &series, options)
        .await
        .unwrap();
    assert_eq!(again.outcome, Outcome::Duplicate);
}

#[tokio::test]
async fn what_people_cancelled_here_stays_cancelled() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let one = event("1", &plum, "2026-11-23 10:00", "2026-11-23 11:00");
    let rows = bring(&scene, std::slice::from_ref(&one)).await;
    let id = rows[0].as_ref().unwrap().booking.clone().unwrap();
    let scope = contract::bookings::SeriesScope::This;
    let system = Actor::system();
    bookings::cancel(&scene.services, &system, &id, scope, None, None)
        .await
        .unwrap();
    let rows = bring(&scene, &[one]).await;
    assert_eq!(outcomes(&rows), [Some(Outcome::Duplicate)]);
    assert_eq!(scene.stored(&id).await.status, Status::Cancelled);
}

#[tokio::test]
async fn only_administrators_bring_calendars_in() {
    let scene = Scene::new();
    let options = ImportOptions::default();
    let denied = book_many(&scene.services, &person("Li"), &[], options).await;
    assert!(matches!(
        denied,
        Err(Error::Denied(Denial::SystemAdministratorOnly))
    ));
}

#[tokio::test]
async fn r084_an_import_racing_with_people_double_books_nothing() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let mut running = Vec::new();
    for number in 0..20 {
        let (services, plum) = (scene.services.clone(), plum.clone());
        running.push(tokio::spawn(async move {
            if number % 2 == 0 {
                let one = event(
                    &number.to_string(),
                    &plum,
                    "2026-11-23 10:00",
                    "2026-11-23 11:00",
                );
                let options = ImportOptions::default();
                book_imported(&services, &Actor::system(), &one, options)
                    .await
                    .is_ok()
            } else {
                let wish = wish(&plum, "2026-11-23 10:30", "2026-11-23 11:30");
                bookings::book(&services, &person("Li"), &wish)
                    .await
                    .is_ok()
            }
        }));
    }
    let mut winners = 0;
    for task in running {
        winners += usize::from(task.await.unwrap());
    }
    assert_eq!(winners, 1);
}

#[tokio::test]
async fn a_large_file_is_committed_in_parts() {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let first = at("2020-01-01 00:00");
    let quarter = |n: i64| {
        let start = first + jiff::SignedDuration::from_mins(15 * n);
        Slot {
            start,
            end: start + jiff::SignedDuration::from_mins(15),
        }
    };
    let events: Vec<_> = (0..2_000)
        .map(|n| ImportedBooking {
            slot: quarter(n),
            ..event(
                &n.to_string(),
                &plum,
                "2020-01-01 00:00",
                "2020-01-01 01:00",
            )
        })
        .collect();
    let rows = bring(&scene, &events).await;
    assert!(rows.iter().all(|row| row.is_ok()));
    let imports = scene.fakes.memory.journal();
    let imports = imports.iter().filter(|row| row.action == "bookings.import");
    assert_eq!(imports.count(), 3);
}
