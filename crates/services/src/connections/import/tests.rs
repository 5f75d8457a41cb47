//! Whole files through the gate, on the fakes.

use super::*;
use crate::fakes::Fakes;

fn house() -> Fakes {
    Fakes::at("2026-11-20T08:00:00Z".parse().unwrap())
}

fn pentabarf(bytes: &[u8]) -> ImportRequest {
    ImportRequest::new(Format::Pentabarf, bytes.to_vec())
}

const SMALL: &[u8] = include_bytes!("../../../tests/data/small-schedule.xml");

async fn run(fakes: &Fakes, request: ImportRequest) -> ImportReport {
    import(&fakes.services, &Actor::system(), request)
        .await
        .unwrap()
}

fn counts(report: &ImportReport) -> [usize; 4] {
    [
        report.created,
        report.changed,
        report.skipped,
        report.failed,
    ]
}

fn codes(report: &ImportReport) -> Vec<(usize, &str)> {
    report
        .rows
        .iter()
        .map(|row| (row.line, row.code.as_str()))
        .collect()
}

#[tokio::test]
async fn r080_a_schedule_is_booked_once_and_a_second_run_changes_nothing() {
    let fakes = house();
    let first = run(&fakes, pentabarf(SMALL)).await;
    assert_eq!(counts(&first), [3, 0, 0, 3]);
    assert_eq!(first.rooms_created, ["Saal „Grün“", "../../etc/passwd"]);
    let expected = [
        (8, ""),
        (17, ""),
        (24, ""),
        (32, "bad_duration"),
        (39, "bad_time"),
        (46, "no_subject"),
    ];
    assert_eq!(codes(&first), expected);
    assert_eq!(first.notes[0].code, "zone_guessed");
    let before = fakes
        .services
        .bookings
        .all_bookings(None, 100)
        .await
        .unwrap();
    let second = run(&fakes, pentabarf(SMALL)).await;
    assert_eq!(counts(&second), [0, 0, 3, 3]);
    assert_eq!(second.rooms_created, [""; 0]);
    assert_eq!(second.rows[0].code, "duplicate");
    let after = fakes
        .services
        .bookings
        .all_bookings(None, 100)
        .await
        .unwrap();
    assert_eq!(before, after);
}

#[tokio::test]
async fn r080_a_dry_run_tells_everything_and_writes_nothing() {
    let fakes = house();
    let request = ImportRequest {
        dry_run: true,
        ..pentabarf(SMALL)
    };
    let report = run(&fakes, request).await;
    assert_eq!((counts(&report), report.dry_run), ([3, 0, 0, 3], true));
    assert_eq!(report.rooms_created.len(), 2);
    assert!(
        fakes
            .services
            .bookings
            .all_bookings(None, 10)
            .await
            .unwrap()
            .is_empty()
    );
    let rooms = fakes
        .services
        .records
        .page(crate::ports::Kind::Room, None, 10)
        .await
        .unwrap();
    assert!(rooms.is_empty());
}

#[tokio::test]
async fn r084_what_clashes_is_refused_by_the_gate_and_the_rest_is_booked() {
    let fakes = house();
    run(&fakes, pentabarf(SMALL)).await;
    let ics = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:x\nSUMMARY:Clash\n\
        LOCATION:Saal „Grün“\nDTSTART:20141227T100000Z\nDTEND:20141227T101500Z\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:y\nSUMMARY:Fine\nLOCATION:Saal „Grün“\nDTSTART:20141227T103000Z\n\
        DTEND:20141227T104500Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:z\nSUMMARY:Nowhere\n\
        LOCATION:Moon\nDTSTART:20141227T103000Z\nDTEND:20141227T104500Z\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:v\nSUMMARY:No place\nDTSTART:20141227T103000Z\n\
        DTEND:20141227T104500Z\nEND:VEVENT\nEND:VCALENDAR\n";
    let report = run(&fakes, ImportRequest::new(Format::Ics, ics.into())).await;
    let expected = [
        (3, "overlap"),
        (10, ""),
        (17, "room_not_found"),
        (24, "no_room"),
    ];
    assert_eq!(codes(&report), expected);
    let zh = ImportRequest {
        locale: Locale::Zh,
        ..ImportRequest::new(Format::Ics, ics.into())
    };
    let again = run(&fakes, zh).await;
    assert!(again.rows[2].detail.contains("没有名为“Moon”的会议室"));
}

#[tokio::test]
async fn r032_a_changed_source_changes_the_booking_and_a_cancelled_one_cancels_it() {
    let fakes = house();
    run(&fakes, pentabarf(SMALL)).await;
    let text = String::from_utf8(SMALL.to_vec()).unwrap();
    let moved = text.replace("T11:00:00+01:00", "T11:05:00+01:00");
    let report = run(&fakes, pentabarf(moved.as_bytes())).await;
    assert_eq!(counts(&report), [0, 1, 2, 3]);
    let found = fakes.services.bookings.by_uid("guid-1").await.unwrap();
    assert_eq!(found[0].slot.start.to_string(), "2014-12-27T10:05:00Z");
}

#[tokio::test]
async fn r005_only_a_system_administrator_imports_and_a_refused_file_writes_nothing() {
    let fakes = house();
    let anonymous = import(&fakes.services, &Actor::anonymous(), pentabarf(SMALL)).await;
    assert!(matches!(anonymous, Err(Error::Denied(_))));
    let bomb = b"<!DOCTYPE schedule [<!ENTITY a 'b'>]><schedule/>";
    let refused = import(&fakes.services, &Actor::system(), pentabarf(bomb)).await;
    let Err(Error::Invalid(errors)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        (errors[0].field.as_str(), errors[0].code.as_str()),
        ("file", "doctype_refused")
    );
    assert!(
        errors[0]
            .detail
            .starts_with("Line 1: the file declares entities")
    );
}

#[tokio::test]
async fn r080_the_31c3_schedule_is_imported_whole_and_once() {
    let folder = std::env::var("LINTEL_SHARED")
        .unwrap_or_else(|_| format!("{}/../../../shared", env!("CARGO_MANIFEST_DIR")));
    let Ok(bytes) = std::fs::read(format!("{folder}/data/31c3-schedule.xml")) else {
        return;
    };
    let fakes = house();
    let first = run(&fakes, pentabarf(&bytes)).await;
    assert_eq!(
        (counts(&first), first.rooms_created.len()),
        ([138, 0, 0, 0], 4)
    );
    let second = run(&fakes, pentabarf(&bytes)).await;
    assert_eq!(counts(&second), [0, 0, 138, 0]);
}
