//! The messages of three meetings, letter by letter; `LINTEL_GOLDEN=write` writes them anew. The
//! browser's tests read the same files with a library of theirs (`end2end/tests/itip.spec.ts`).

use std::path::{Path, PathBuf};

use ::icalendar::{Calendar, CalendarComponent, Component as _};

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/itip")
}

fn check(name: &str, message: &Message) {
    let path = folder().join(name);
    if std::env::var_os("LINTEL_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &message.ics).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    assert_eq!(message.ics, golden, "{name}");
    let theirs = read(&message.ics);
    assert_eq!(property(&theirs, "METHOD"), message.method.as_str());
    for line in message.ics.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
}

fn read(ics: &str) -> Calendar {
    ics.parse().unwrap()
}

fn property(calendar: &Calendar, name: &str) -> String {
    calendar.property_value(name).unwrap_or_default().to_owned()
}

fn events(calendar: &Calendar) -> Vec<&::icalendar::Event> {
    let all = calendar.components.iter();
    all.filter_map(CalendarComponent::as_event).collect()
}

fn values(ics: &str, name: &str) -> Vec<String> {
    let calendar = read(ics);
    let all = events(&calendar).into_iter();
    all.filter_map(|event| event.property_value(name).map(str::to_owned))
        .collect()
}

#[test]
fn r055_a_meeting_from_its_invitation_to_its_end() {
    let (mut life, mut event) = (Life::default(), single());
    check("single/1-created.ics", &life.one(&event));
    event.main.slot = slot("2026-11-25T01:30:00Z", 90);
    check("single/2-moved.ics", &life.one(&event));
    let late = invitee("Ada Lovelace", "ada@client.example", AttendeeKind::Required);
    event.invitees.push(late);
    check("single/3-added.ics", &life.one(&event));
    event.invitees.remove(1);
    check("single/4-removed.ics", &life.one(&event));
    event.cancelled = true;
    check("single/5-cancelled.ics", &life.one(&event));
}

#[test]
fn r055_a_series_from_its_invitation_to_its_end() {
    let (mut life, mut event) = (Life::default(), series());
    check("series/1-created.ics", &life.one(&event));
    let other = moved(&event, "2026-11-04T13:00:00Z");
    event.exceptions.insert(at(THIRD), other);
    check("series/2-one-moved.ics", &life.one(&event));
    event.exceptions.insert(at(FOURTH), Exception::Cancelled);
    check("series/3-one-cancelled.ics", &life.one(&event));
    let late = invitee("Ada Lovelace", "ada@client.example", AttendeeKind::Required);
    event.invitees.push(late);
    check("series/4-added.ics", &life.one(&event));
    event.main.slot = slot("2026-10-20T12:00:00Z", 45);
    event.exceptions.clear();
    check("series/5-moved.ics", &life.one(&event));
    event.cancelled = true;
    check("series/6-cancelled.ics", &life.one(&event));
}

#[test]
fn r055_a_meeting_in_two_rooms_and_online_says_all_three() {
    let mut event = single();
    event.main.location =
        "Plum 梅, Shanghai · Oak, Berlin · https://lintel.example/j/m1".to_owned();
    event.main.tentative = true;
    event.private = true;
    check("rooms/1-created.ics", &Life::default().one(&event));
}

#[test]
fn an_independent_reader_finds_in_every_file_what_was_meant() {
    let mut seen = 0;
    for meeting in ["single", "series", "rooms"] {
        let mut files: Vec<_> = std::fs::read_dir(folder().join(meeting))
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        let mut last = None;
        for file in files {
            let ics = std::fs::read_to_string(&file).unwrap();
            let uids = values(&ics, "UID");
            assert!(
                uids.iter().all(|uid| *uid == single().uid),
                "{file:?}: {uids:?}"
            );
            let sequences = values(&ics, "SEQUENCE");
            let sequence: u32 = sequences[0].parse().unwrap();
            assert!(sequences.iter().all(|one| *one == sequences[0]), "{file:?}");
            let cancels = property(&read(&ics), "METHOD") == "CANCEL";
            match last {
                None => assert_eq!(sequence, 0, "{file:?}"),
                Some(last) if cancels => assert!(sequence > last, "{file:?}"),
                Some(last) => assert!(sequence >= last, "{file:?}"),
            }
            last = Some(sequence);
            seen += 1;
        }
    }
    assert_eq!(seen, 12);
}

#[test]
fn our_own_reader_takes_them_too() {
    let ics = std::fs::read(folder().join("series/4-added.ics")).unwrap();
    struct Nowhere;
    impl crate::connections::source::Zones for Nowhere {
        fn chosen(&self) -> Option<&str> {
            None
        }
        fn organisation(&self) -> &str {
            "Europe/Berlin"
        }
        fn of_room(&self, _: &str) -> Option<&str> {
            None
        }
    }
    let read = crate::connections::icalendar::parse(&ics, &Nowhere).unwrap();
    assert!(read.remarks.is_empty(), "{:?}", read.remarks);
    let events: Vec<_> = read.events.into_iter().map(Result::unwrap).collect();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].exdates, [at(FOURTH)]);
    assert_eq!(events[0].slot, series().main.slot);
    assert_eq!(events[1].original_start, Some(at(THIRD)));
    assert_eq!(events[1].slot.start, at("2026-11-04T13:00:00Z"));
}
