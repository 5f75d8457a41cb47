use std::path::PathBuf;

use super::{super::source::SourceEvent, *};

struct Wanted {
    chosen: Option<&'static str>,
    organisation: &'static str,
}

impl Zones for Wanted {
    fn chosen(&self) -> Option<&str> {
        self.chosen
    }
    fn organisation(&self) -> &str {
        self.organisation
    }
    fn of_room(&self, _: &str) -> Option<&str> {
        None
    }
}

const SHANGHAI: Wanted = Wanted {
    chosen: None,
    organisation: "Asia/Shanghai",
};

const SMALL: &str = include_str!("../../../tests/data/small-schedule.xml");

fn events(file: &SourceFile) -> Vec<&SourceEvent> {
    file.events
        .iter()
        .filter_map(|one| one.as_ref().ok())
        .collect()
}

fn refused(text: &[u8]) -> (&'static str, usize) {
    let bad = parse(text, &SHANGHAI).unwrap_err();
    (bad.code, bad.line)
}

#[test]
fn r080_a_small_schedule_gives_its_events_with_lines_rooms_and_times() {
    let file = parse(SMALL.as_bytes(), &SHANGHAI).unwrap();
    let seen: Vec<String> = file
        .events
        .iter()
        .map(|one| match one {
            Ok(event) => format!(
                "{} {} {} {} {}..{} {}",
                event.line,
                event.uid,
                event.room_name.as_deref().unwrap_or("-"),
                event.subject,
                event.slot.start,
                event.slot.end,
                event.organiser_name,
            ),
            Err(bad) => format!("{} {} {}", bad.line, bad.code, bad.about),
        })
        .collect();
    let expected = [
        "8 guid-1 Saal „Grün“ Opening & <welcome> \
         2014-12-27T10:00:00Z..2014-12-27T10:30:00Z Ada, 王芳",
        "17 small-2@pentabarf Saal „Grün“ Past midnight \
         2014-12-27T23:15:00Z..2014-12-28T00:15:00Z ",
        "24 guid-3 ../../etc/passwd Path trick 2014-12-27T11:00:00Z..2014-12-27T12:00:00Z ",
        "32 bad_duration forever",
        "39 bad_time 2014-13-41",
        "46 no_subject 6",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn r023_the_zone_is_the_chosen_one_else_the_files_else_one_that_agrees() {
    let zone = |text: &str, wanted: &Wanted| {
        let file = parse(text.as_bytes(), wanted).unwrap();
        let zone = events(&file)[0].time_zone.clone();
        (zone, file.remarks.first().map(|remark| remark.code))
    };
    let chosen = Wanted {
        chosen: Some("Europe/Zurich"),
        ..SHANGHAI
    };
    assert_eq!(zone(SMALL, &chosen), ("Europe/Zurich".to_owned(), None));
    let madrid = Wanted {
        chosen: None,
        organisation: "Europe/Madrid",
    };
    assert_eq!(
        zone(SMALL, &madrid),
        ("Europe/Madrid".to_owned(), Some("zone_guessed"))
    );
    let berlin = ("Europe/Berlin".to_owned(), Some("zone_guessed"));
    assert_eq!(zone(SMALL, &SHANGHAI), berlin);
    let told = "<conference><time_zone_name>Europe/Vienna</time_zone_name>";
    let named = SMALL.replace("<conference>", told);
    assert_eq!(zone(&named, &SHANGHAI), ("Europe/Vienna".to_owned(), None));
    let odd = SMALL.replace("+01:00", "-12:00");
    assert_eq!(zone(&odd, &SHANGHAI).0, "Etc/GMT+12");
    let zulu = SMALL.replace("+01:00", "Z");
    assert_eq!(zone(&zulu, &SHANGHAI).0, "Asia/Shanghai");
    let unknown = Wanted {
        chosen: Some("Mars/Olympus"),
        ..SHANGHAI
    };
    assert_eq!(
        parse(SMALL.as_bytes(), &unknown).unwrap_err().code,
        "bad_time_zone"
    );
}

#[test]
fn hostile_files_are_refused_whole_with_code_and_line() {
    let laughs = "<?xml version='1.0'?>\n<!DOCTYPE schedule [\n<!ENTITY a 'ha'>\n\
        <!ENTITY b '&a;&a;&a;'>\n]>\n<schedule><day><room><event>\
        <title>&b;</title></event></room></day></schedule>";
    assert_eq!(refused(laughs.as_bytes()), ("doctype_refused", 2));
    let external = "<!DOCTYPE schedule [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><schedule/>";
    assert_eq!(refused(external.as_bytes()), ("doctype_refused", 1));
    assert_eq!(
        refused(b"<schedule>\n<title>&nbsp;</title></schedule>").0,
        "entity_refused"
    );
    let deep = format!("<schedule>{}", "<a>".repeat(100_000));
    assert_eq!(refused(deep.as_bytes()), ("too_deep", 1));
    let cut = &SMALL.as_bytes()[..SMALL.len() / 2];
    assert_eq!(refused(cut).0, "truncated");
    let cut = SMALL.find("<duration>").unwrap() + 4;
    assert_eq!(refused(&SMALL.as_bytes()[..cut]).0, "truncated");
    assert_eq!(refused(b""), ("empty_file", 1));
    assert_eq!(refused(b"\xEF\xBB\xBF \r\n"), ("empty_file", 1));
    assert_eq!(
        refused(b"<schedule>\n\0</schedule>"),
        ("control_characters", 2)
    );
    assert_eq!(refused(b"<schedule>\n\xE4</schedule>"), ("bad_encoding", 2));
    assert_eq!(refused(b"\xFF\xFE<\0s\0"), ("bad_encoding", 1));
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><schedule/>";
    assert_eq!(refused(latin), ("bad_encoding", 1));
    assert_eq!(refused(b"<html></html>"), ("not_pentabarf", 1));
    assert_eq!(
        refused(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").0,
        "not_pentabarf"
    );
    assert_eq!(refused(b"<schedule></day>").0, "not_xml");
    assert_eq!(refused(b"<schedule/><schedule/>").0, "not_pentabarf");
    let huge = vec![b' '; super::super::source::MOST_BYTES + 1];
    assert_eq!(refused(&huge), ("too_large", 1));
}

#[test]
fn more_events_than_the_limit_are_refused() {
    let many = super::super::source::MOST_EVENTS + 1;
    let text = format!(
        "<schedule><day><room>{}</room></day></schedule>",
        "<event/>".repeat(many)
    );
    assert_eq!(refused(text.as_bytes()).0, "too_many_events");
}

#[test]
fn a_byte_order_mark_and_either_line_end_change_nothing() {
    let plain = parse(SMALL.as_bytes(), &SHANGHAI).unwrap();
    let windows = SMALL.replace('\n', "\r\n");
    assert_eq!(parse(windows.as_bytes(), &SHANGHAI).unwrap(), plain);
    let marked = format!("\u{FEFF}{SMALL}");
    assert_eq!(parse(marked.as_bytes(), &SHANGHAI).unwrap(), plain);
}

#[test]
fn r080_the_31c3_schedule_has_138_events_in_4_rooms_in_berlin_time() {
    let Some(bytes) = shared("data/31c3-schedule.xml") else {
        return;
    };
    let file = parse(&bytes, &SHANGHAI).unwrap();
    let events = events(&file);
    assert_eq!((file.events.len(), events.len()), (138, 138));
    let rooms: std::collections::BTreeSet<_> = events.iter().map(|e| &e.room_name).collect();
    assert_eq!(rooms.len(), 4);
    assert!(
        events
            .iter()
            .all(|event| event.time_zone == "Europe/Berlin")
    );
    let uids: std::collections::BTreeSet<_> = events.iter().map(|e| &e.uid).collect();
    assert_eq!(uids.len(), 138);
    assert_eq!(events[0].line, 14);
    assert_eq!(events[0].organiser_name, "erdgeist, Geraldine de Bastion");
}

/// A file of the shared material, where this checkout has it beside it.
fn shared(path: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("LINTEL_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    std::fs::read(folder.join(path)).ok()
}
