use super::{
    super::source::{BadEvent, MOST_LINES, SourceEvent},
    *,
};

struct Wanted;

impl Zones for Wanted {
    fn chosen(&self) -> Option<&str> {
        None
    }
    fn organisation(&self) -> &str {
        "Asia/Shanghai"
    }
    fn of_room(&self, name: &str) -> Option<&str> {
        (name == "Plum 梅").then_some("Europe/Berlin")
    }
}

fn calendar(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{inside}END:VCALENDAR\n")
}

fn event(inside: &str) -> String {
    calendar(&format!(
        "BEGIN:VEVENT\nUID:one\nSUMMARY:One\n{inside}END:VEVENT\n"
    ))
}

fn read(text: &str) -> SourceFile {
    parse(text.as_bytes(), &Wanted).unwrap()
}

fn one(text: &str) -> SourceEvent {
    read(text).events.remove(0).unwrap()
}

fn wrong(text: &str) -> BadEvent {
    read(text).events.remove(0).unwrap_err()
}

fn refused(text: &[u8]) -> (&'static str, usize) {
    let bad = parse(text, &Wanted).unwrap_err();
    (bad.code, bad.line)
}

fn span(event: &SourceEvent) -> String {
    let slot = event.slot;
    format!("{}..{} {}", slot.start, slot.end, event.time_zone)
}

#[test]
fn r023_every_way_to_write_a_time_gives_its_instant_and_zone() {
    let table = [
        (
            "DTSTART;TZID=Europe/Berlin:20260701T100000\n\
             DTEND;TZID=Europe/Berlin:20260701T113000\n",
            "2026-07-01T08:00:00Z..2026-07-01T09:30:00Z Europe/Berlin",
        ),
        (
            "DTSTART:20260701T080000Z\nDURATION:PT1H30M\n",
            "2026-07-01T08:00:00Z..2026-07-01T09:30:00Z Asia/Shanghai",
        ),
        (
            "DTSTART:20260701T100000\nDTEND:20260701T110000\n",
            "2026-07-01T02:00:00Z..2026-07-01T03:00:00Z Asia/Shanghai",
        ),
        (
            "LOCATION:Plum 梅\nDTSTART:20260701T100000\nDTEND:20260701T110000\n",
            "2026-07-01T08:00:00Z..2026-07-01T09:00:00Z Europe/Berlin",
        ),
        (
            "DTSTART;VALUE=DATE:20260701\n",
            "2026-06-30T16:00:00Z..2026-07-01T16:00:00Z Asia/Shanghai",
        ),
        (
            "DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260704\n",
            "2026-06-30T16:00:00Z..2026-07-03T16:00:00Z Asia/Shanghai",
        ),
        (
            "DTSTART;TZID=W. Europe Standard Time:20260101T100000\nDURATION:P1D\n",
            "2026-01-01T09:00:00Z..2026-01-02T09:00:00Z Europe/Berlin",
        ),
        (
            "DTSTART;TZID=\"/mozilla.org/20050126_1/America/New_York\":20260101T100000\n\
             DURATION:P1W\n",
            "2026-01-01T15:00:00Z..2026-01-08T15:00:00Z America/New_York",
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20260328T120000\nDURATION:P1DT1H\n",
            "2026-03-28T11:00:00Z..2026-03-29T11:00:00Z Europe/Berlin",
        ),
        (
            "DTSTART:20260701T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n",
            "2026-07-01T08:00:00Z..2026-07-01T09:00:00Z UTC",
        ),
    ];
    for (lines, expected) in table {
        assert_eq!(span(&one(&event(lines))), expected, "{lines}");
    }
}

const TIMES: &str = "DTSTART:20260701T080000Z\nDTEND:20260701T090000Z\n";

#[test]
fn r021_words_and_people_are_read_with_folds_escapes_and_quotes() {
    let text = event(&format!(
        "{TIMES}LOCATION:  Plum\\, 梅 \n\
         DESCRIPTION:First\\nsecond\\; with a comma\\, and a lo\n ng\n\t \
         line \\\\\nCLASS:confidential\nSEQUENCE:3\nSTATUS:CANCELLED\n\
         ORGANIZER;CN=\"Lovelace, Ada\":mailto:ada@example.org\n\
         ATTENDEE;CN=王芳;PARTSTAT=ACCEPTED:MAILTO:wang@example.org\n\
         ATTENDEE:mailto:bob@example.org\n\
         ATTENDEE;CN=O^'Neil^^;RSVP=TRUE:urn:uuid:1\n\
         ATTENDEE;CUTYPE=ROOM;CN=Plum:mailto:plum@example.org\n\
         BEGIN:VALARM\nDESCRIPTION:Not this\nTRIGGER:-PT5M\nEND:VALARM\n"
    ));
    let event = one(&text);
    assert_eq!(event.room_name.as_deref(), Some("Plum, 梅"));
    assert_eq!(
        event.description,
        "First\nsecond; with a comma, and a long line \\"
    );
    assert!(event.private && event.cancelled);
    assert_eq!((event.line, event.sequence), (4, 3));
    assert_eq!(event.organiser_name, "Lovelace, Ada");
    let people: Vec<_> = event
        .attendees
        .iter()
        .map(|who| who.name.as_str())
        .collect();
    assert_eq!(people, ["王芳", "bob@example.org", "O\"Neil^"]);
    assert_eq!(
        event.attendees[0].email.as_deref(),
        Some("wang@example.org")
    );
}

#[test]
fn r023_a_series_keeps_rule_exceptions_and_extra_dates() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Weekly\nDTSTART;TZID=Europe/Berlin:20260323T100000\n\
         DTEND;TZID=Europe/Berlin:20260323T110000\nRRULE:FREQ=WEEKLY;COUNT=5\n\
         EXDATE;TZID=Europe/Berlin:20260330T100000,20260406T100000\n\
         EXDATE;VALUE=DATE:20260413\n\
         RDATE;VALUE=PERIOD:20260501T080000Z/PT1H\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nSUMMARY:Moved\nRECURRENCE-ID;TZID=Europe/Berlin:20260420T100000\n\
         DTSTART;TZID=Europe/Berlin:20260420T140000\nDTEND;TZID=Europe/Berlin:20260420T150000\n\
         END:VEVENT\n",
    );
    let file = read(&text);
    let master = file.events[0].as_ref().unwrap();
    assert_eq!(master.rrule.as_deref(), Some("FREQ=WEEKLY;COUNT=5"));
    let exdates: Vec<String> = master.exdates.iter().map(ToString::to_string).collect();
    let at_ten = [
        "2026-03-30T08:00:00Z",
        "2026-04-06T08:00:00Z",
        "2026-04-13T08:00:00Z",
    ];
    assert_eq!(exdates, at_ten);
    assert_eq!(master.rdates[0].to_string(), "2026-05-01T08:00:00Z");
    let moved = file.events[1].as_ref().unwrap();
    assert_eq!(
        moved.original_start.unwrap().to_string(),
        "2026-04-20T08:00:00Z"
    );
    assert_eq!(
        span(moved),
        "2026-04-20T12:00:00Z..2026-04-20T13:00:00Z Europe/Berlin"
    );
}

const OUTLOOK_ZONE: &str = "BEGIN:VTIMEZONE\nTZID:NAME\nBEGIN:STANDARD\nDTSTART:16010101T030000\n\
    TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\n\
    END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\n\
    TZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n\
    END:VTIMEZONE\n";

fn in_zone(name: &str, definition: &str) -> String {
    calendar(&format!(
        "{}BEGIN:VEVENT\nUID:z\nSUMMARY:Z\nDTSTART;TZID={name}:20260701T100000\nDURATION:PT1H\n\
         END:VEVENT\n",
        definition.replace("NAME", name),
    ))
}

#[test]
fn r023_zones_of_other_programs_are_found_by_name_or_by_what_they_do() {
    let berlin = "2026-07-01T08:00:00Z..2026-07-01T09:00:00Z Europe/Berlin";
    let outlook = in_zone("W. Europe Standard Time", OUTLOOK_ZONE);
    assert_eq!(span(&one(&outlook)), berlin);
    assert_eq!(read(&outlook).remarks, []);
    let own = in_zone("Customized Time Zone", OUTLOOK_ZONE);
    assert_eq!(span(&one(&own)), berlin);
    assert_eq!(read(&own).remarks[0].code, "zone_guessed");
    let hinted = OUTLOOK_ZONE.replace("TZID:NAME", "TZID:NAME\nX-LIC-LOCATION:Europe/Rome");
    let hinted = in_zone("Mine", &hinted);
    assert_eq!(one(&hinted).time_zone, "Europe/Rome");
    let unknown = wrong(&in_zone("Mars", ""));
    assert_eq!((unknown.line, unknown.code), (7, "unknown_zone"));
}

#[test]
fn r023_a_definition_that_contradicts_the_tz_database_is_told() {
    let text = in_zone("Asia/Shanghai", OUTLOOK_ZONE);
    let file = read(&text);
    let remark = &file.remarks[0];
    assert_eq!(
        (remark.code, remark.about.as_str()),
        ("zone_differs", "Asia/Shanghai: +02 / +08")
    );
    assert_eq!(file.events[0].as_ref().unwrap().time_zone, "Asia/Shanghai");
}

#[test]
fn every_windows_name_leads_to_a_zone_that_this_machine_knows() {
    for name in [
        "China Standard Time",
        "GMT Standard Time",
        "utc-02",
        "FLE Standard Time",
    ] {
        let iana = windows::iana(name).unwrap();
        assert!(crate::zones::named(iana).is_some(), "{name} {iana}");
    }
}

#[test]
fn r024_events_that_cannot_be_read_are_named_with_line_and_code() {
    let table = [
        (event("DTSTART:20260701T080000Z\n"), 7, "end_before_start"),
        (
            event("DTSTART:20260701T080000Z\nDTEND:20260701T070000Z\n"),
            7,
            "end_before_start",
        ),
        (event("DTSTART:2026-07-01\n"), 7, "bad_time"),
        (
            event("DTSTART:20261301T080000Z\nDTEND:20261301T090000Z\n"),
            7,
            "bad_time",
        ),
        (
            event("DTSTART:20260701T080000Z\nDURATION:soon\n"),
            8,
            "bad_duration",
        ),
        (
            event("DTSTART:20260701T080000Z\nDURATION:-PT1H\n"),
            8,
            "bad_duration",
        ),
        (
            event("DTSTART:20260701T080000Z\nDURATION:P99999999999D\n"),
            8,
            "bad_duration",
        ),
        (event("DTEND:20260701T080000Z\n"), 4, "no_start"),
        (
            event(&format!(
                "{TIMES}RECURRENCE-ID;RANGE=THISANDFUTURE:20260701T080000Z\n"
            )),
            9,
            "range_not_supported",
        ),
        (
            event(&format!("{TIMES}EXRULE:FREQ=DAILY\n")),
            9,
            "exrule_not_supported",
        ),
    ];
    for (text, line, code) in table {
        let bad = wrong(&text);
        assert_eq!((bad.line, bad.code), (line, code), "{text}");
    }
}

#[test]
fn hostile_files_are_refused_whole_with_code_and_line() {
    let whole = event(TIMES);
    let end = whole.find("END:VCALENDAR").unwrap();
    assert_eq!(refused(&whole.as_bytes()[..end]).0, "truncated");
    assert_eq!(refused(&whole.as_bytes()[..end + 8]).0, "bad_nesting");
    assert_eq!(
        refused(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n"),
        ("truncated", 2)
    );
    assert_eq!(
        refused(b"BEGIN:VCALENDAR\nEND:VEVENT\n"),
        ("bad_nesting", 2)
    );
    assert_eq!(refused(b"<schedule/>"), ("not_icalendar", 1));
    assert_eq!(refused(b"SUMMARY:x\n"), ("not_icalendar", 1));
    assert_eq!(refused(b" \n"), ("empty_file", 1));
    assert_eq!(
        refused(b"BEGIN:VCALENDAR\nX:\0\n"),
        ("control_characters", 2)
    );
    assert_eq!(
        refused(b"BEGIN:VCALENDAR\nX:\xE4\nEND:VCALENDAR\n"),
        ("bad_encoding", 2)
    );
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(100));
    assert_eq!(refused(deep.as_bytes()), ("too_deep", 51));
    let long = "X:y\n".repeat(MOST_LINES + 1);
    assert_eq!(refused(long.as_bytes()).0, "too_many_lines");
    let many = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(50_001);
    assert_eq!(refused(calendar(&many).as_bytes()).0, "too_many_events");
}

#[test]
fn line_ends_marks_and_folds_inside_a_character_change_nothing() {
    let plain = event(&format!("{TIMES}LOCATION:Plum 梅\n"));
    let expected = read(&plain);
    assert_eq!(read(&plain.replace('\n', "\r\n")), expected);
    assert_eq!(read(&format!("\u{FEFF}{plain}")), expected);
    let mut folded = plain.clone().into_bytes();
    let inside = plain.find('梅').unwrap() + 1;
    folded.splice(inside..inside, *b"\r\n ");
    let again = parse(&folded, &Wanted).unwrap();
    assert_eq!(
        again.events[0].as_ref().unwrap().room_name.as_deref(),
        Some("Plum 梅")
    );
}

#[test]
fn an_event_without_uid_keeps_the_same_made_up_one() {
    let text = calendar(&format!("BEGIN:VEVENT\nSUMMARY:One\n{TIMES}END:VEVENT\n"));
    assert_eq!(one(&text).uid, one(&text).uid);
    assert!(one(&text).uid.ends_with("@without-uid"));
}

#[test]
fn a_line_that_is_none_is_told_and_passed_over() {
    let file = read(&event(&format!("{TIMES}this is no line\n")));
    assert_eq!(file.remarks[0].code, "line_ignored");
    assert!(file.events[0].is_ok());
}
