//! What is written is read back by our own reader and by an independent one.

use contract::rooms::RoomInput;
use domain::{
    accounts::Actor,
    bookings::{Booking, Status},
    ids::BookingId,
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::date};
use proptest::prelude::*;

use super::{
    super::source::{SourceEvent, Zones},
    *,
};
use crate::{
    connections::{Format, ImportRequest, icalendar, import},
    fakes::Fakes,
    rooms, zones,
};

struct Berlin;

impl Zones for Berlin {
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

fn booking(start: Timestamp, minutes: i64, zone: &str) -> Booking {
    let end = start + SignedDuration::from_mins(minutes);
    Booking {
        id: BookingId::from("one"),
        series: None,
        room: RoomId::from("plum"),
        subject: "One".to_owned(),
        slot: Slot { start, end },
        time_zone: zone.to_owned(),
        wall_start: zones::stored(zone).to_datetime(start),
        all_day: false,
        status: Status::Confirmed,
        reason: None,
        organiser: None,
        organiser_name: "Ada".to_owned(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        original_start: None,
        uid: "one@lintel".to_owned(),
        exception: false,
        meeting: None,
        revision: 1,
        created_at: start,
        updated_at: start,
    }
}

fn written(bookings: Vec<Booking>) -> String {
    let rooms = BTreeMap::from([(
        RoomId::from("plum"),
        ("Plum 梅; big".to_owned(), "Europe/Berlin".to_owned()),
    )]);
    let cover = calendar::Cover {
        name: "All, of it",
        time_zone: "Europe/Berlin",
        rooms: &rooms,
        may_see: &|_| true,
        busy: "Busy",
    };
    let pieces: Vec<_> = bookings.into_iter().map(piece::single).collect();
    calendar::write(&cover, &pieces)
}

fn read(text: &str) -> (Vec<SourceEvent>, usize) {
    let file = icalendar::parse(text.as_bytes(), &Berlin).unwrap();
    let remarks = file.remarks.len();
    (
        file.events.into_iter().map(Result::unwrap).collect(),
        remarks,
    )
}

const ZONES: [&str; 11] = [
    "Europe/Berlin",
    "Asia/Shanghai",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Asia/Jerusalem",
    "America/Vancouver",
    "Pacific/Apia",
    "UTC",
];

#[test]
fn r023_written_zones_give_the_offsets_of_the_tz_database_all_year_round() {
    for zone in ZONES {
        let months = (0..240).map(|month| {
            let day = date(2010, 1, 10)
                .checked_add(i32::from(month as i16).months())
                .unwrap();
            let at = zones::stored(zone)
                .to_timestamp(day.at(12, 0, 0, 0))
                .unwrap();
            Booking {
                uid: format!("{month}"),
                ..booking(at, 60, zone)
            }
        });
        let bookings: Vec<_> = months.collect();
        let (events, remarks) = read(&written(bookings.clone()));
        assert_eq!(remarks, 0, "{zone}: {:?}", written(bookings[..1].to_vec()));
        let starts = |slots: Vec<Slot>| slots.iter().map(|slot| slot.start).collect::<Vec<_>>();
        let theirs = starts(events.iter().map(|event| event.slot).collect());
        assert_eq!(
            theirs,
            starts(bookings.iter().map(|one| one.slot).collect()),
            "{zone}"
        );
    }
}

proptest! {
    #[test]
    fn r021_any_booking_comes_back_as_it_was(
        minute in 20_000_000_i64..32_000_000,
        minutes in 1_i64..50_000,
        zone in proptest::sample::select(ZONES.to_vec()),
        subject in "\\PC{1,120}",
        description in "(\\PC|\n){0,300}",
        organiser in "\\PC{0,40}",
        private in any::<bool>(),
    ) {
        prop_assume!(!subject.trim().is_empty());
        let start = Timestamp::from_second(minute * 60).unwrap();
        let wanted = Booking { subject, description, private, ..booking(start, minutes, zone) };
        let wanted = Booking { organiser_name: organiser, ..wanted };
        let text = written(vec![wanted.clone()]);
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        }
        let (events, _) = read(&text);
        prop_assert_eq!(events.len(), 1);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(events[0].slot, wanted.slot);
        prop_assert_eq!(&events[0].subject, &words(&wanted.subject));
        prop_assert_eq!(&events[0].description, wanted.description.trim());
        prop_assert_eq!(&events[0].organiser_name, &words(&wanted.organiser_name));
        prop_assert_eq!(events[0].room_name.as_deref(), Some("Plum 梅; big"));
        prop_assert_eq!(events[0].private, wanted.private);
    }
}

#[test]
fn r023_the_second_of_two_equal_wall_times_comes_back_as_itself() {
    let start: Timestamp = "2026-10-25T01:30:00Z".parse().unwrap();
    let (events, _) = read(&written(vec![booking(start, 30, "Europe/Berlin")]));
    assert_eq!(events[0].slot.start, start);
}

const SERIES: &str = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-TIMEZONE:Europe/Berlin\n\
    BEGIN:VEVENT\nUID:weekly\nSUMMARY:Weekly\nLOCATION:Plum 梅\n\
    DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T110000\n\
    RRULE:FREQ=WEEKLY;UNTIL=20260601T100000\nEXDATE;TZID=Europe/Berlin:20260316T100000\n\
    RDATE;TZID=Europe/Berlin:20260318T150000\nEND:VEVENT\n\
    BEGIN:VEVENT\nUID:weekly\nSUMMARY:Weekly, moved\nLOCATION:Orchid 兰\n\
    RECURRENCE-ID;TZID=Europe/Berlin:20260330T100000\n\
    DTSTART;TZID=Europe/Berlin:20260331T140000\nDTEND;TZID=Europe/Berlin:20260331T150000\n\
    END:VEVENT\n\
    BEGIN:VEVENT\nUID:days\nSUMMARY:Days\nLOCATION:Orchid 兰\nDTSTART;VALUE=DATE:20260401\n\
    DTEND;VALUE=DATE:20260403\nRRULE:FREQ=MONTHLY;COUNT=3\nEND:VEVENT\n\
    BEGIN:VEVENT\nUID:night\nSUMMARY:Night\nLOCATION:Plum 梅\nCLASS:PRIVATE\n\
    DTSTART:20260501T230000\nDTEND:20260502T010000\nEND:VEVENT\nEND:VCALENDAR\n";

async fn house() -> Fakes {
    let fakes = Fakes::at("2026-01-01T08:00:00Z".parse().unwrap());
    for name in ["Plum 梅", "Orchid 兰"] {
        let input = RoomInput {
            name: Some(name.to_owned()),
            capacity: Some(8),
            time_zone: Some("Europe/Berlin".to_owned()),
            ..RoomInput::default()
        };
        rooms::create(&fakes.services, &Actor::system(), &input)
            .await
            .unwrap();
    }
    fakes
}

async fn bring_in(fakes: &Fakes, text: &str) {
    let request = ImportRequest::new(Format::Ics, text.as_bytes().to_vec());
    let report = import(&fakes.services, &Actor::system(), request)
        .await
        .unwrap();
    assert_eq!(report.failed, 0, "{report:?}");
}

async fn everything(fakes: &Fakes) -> Vec<String> {
    let all = Selection::Everything;
    let file = json(&fakes.services, &Actor::system(), &all, None)
        .await
        .unwrap();
    let line = |one: &CalendarEntry| {
        let view = &one.booking;
        format!(
            "{} {}..{} {} {} {:?}",
            one.room_name,
            view.start,
            view.end,
            view.subject.as_deref().unwrap_or("?"),
            one.uid,
            one.original_start,
        )
    };
    let mut lines: Vec<String> = file.bookings.iter().map(line).collect();
    lines.sort();
    lines
}

async fn exported(fakes: &Fakes, actor: &Actor, selection: &Selection) -> String {
    ics(&fakes.services, actor, selection, None, Locale::En)
        .await
        .unwrap()
}

#[tokio::test]
async fn r032_series_with_exceptions_survive_export_and_import() {
    let first = house().await;
    bring_in(&first, SERIES).await;
    let text = exported(&first, &Actor::system(), &Selection::Everything).await;
    assert_eq!(
        text.matches("RRULE:FREQ=WEEKLY;UNTIL=20260601T080000Z")
            .count(),
        1,
        "{text}"
    );
    assert_eq!(
        text.matches("EXDATE;TZID=Europe/Berlin:20260316T100000")
            .count(),
        1,
        "{text}"
    );
    assert_eq!(
        text.matches("RECURRENCE-ID;TZID=Europe/Berlin:20260330T100000")
            .count(),
        1
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20260401"), "{text}");
    let second = house().await;
    bring_in(&second, &text).await;
    assert_eq!(everything(&second).await, everything(&first).await);
    let again = exported(&second, &Actor::system(), &Selection::Everything).await;
    let dates = |text: &str| text.matches("BEGIN:VEVENT").count();
    assert_eq!((dates(&text), dates(&again)), (4, 4));
}

#[tokio::test]
async fn r032_another_program_reads_the_same_events() {
    let fakes = house().await;
    bring_in(&fakes, SERIES).await;
    let text = exported(&fakes, &Actor::system(), &Selection::Everything).await;
    let theirs: ::icalendar::Calendar = text.parse().unwrap();
    use ::icalendar::{CalendarComponent, Component as _};
    let events = theirs
        .components
        .iter()
        .filter_map(CalendarComponent::as_event);
    let mut subjects: Vec<&str> = events.filter_map(|event| event.get_summary()).collect();
    subjects.sort_unstable();
    assert_eq!(subjects, ["Days", "Night", "Weekly", "Weekly, moved"]);
}

#[tokio::test]
async fn r005_a_reader_sees_no_more_than_the_permission_table_allows() {
    let fakes = house().await;
    bring_in(&fakes, SERIES).await;
    let rooms = crate::rooms::directory(&fakes.services).await.unwrap();
    let plum = rooms
        .rooms
        .values()
        .find(|known| known.room.name == "Plum 梅")
        .unwrap();
    let plum = Selection::Room(plum.room.id.clone());
    let person = domain::accounts::ActorKind::Person(
        AccountId::from("ada"),
        domain::accounts::PersonKind::Internal,
    );
    let ada = Actor::bare(person, "Ada");
    let text = exported(&fakes, &ada, &plum).await;
    assert!(
        text.contains("SUMMARY:Busy") && !text.contains("Night"),
        "{text}"
    );
    assert!(!text.contains("Weekly\\, moved") && text.contains("SUMMARY:Weekly"));
    for selection in [
        Selection::Everything,
        Selection::Person(AccountId::from("bob")),
    ] {
        let denied = ics(&fakes.services, &ada, &selection, None, Locale::En).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{selection:?}");
    }
    let anonymous = ics(
        &fakes.services,
        &Actor::anonymous(),
        &plum,
        None,
        Locale::En,
    )
    .await;
    assert!(matches!(anonymous, Err(Error::Denied(_))));
}
