use contract::{
    bookings::BookingView,
    live::{Change, ChangeKind, RoomStateView},
    week::{Revisions, RoomRevision, Week, flag},
};
use domain::{
    bookings::{State, Status},
    ids::RoomId,
};
use jiff::{Timestamp, civil::date, tz::TimeZone};

use super::{
    board::{Board, News},
    days::{Days, monday},
    lines::{Line, Lines, PLACE, ROW},
    paint::{Pen, escaped},
    place::free,
};
use crate::{bookings::views::RoomRow, text::Locale, zones::Zone};

const NASTY: &str = "<img src=x onerror=\"alert(1)\"> & 'co'";

fn utc() -> Zone {
    Zone {
        name: "UTC".to_owned(),
        rules: TimeZone::UTC,
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn days() -> Days {
    Days::new(date(2026, 11, 16), utc())
}

/// Plum with what is given as (id, minute, minutes, subject, flags); Pine with nothing.
fn board(bookings: &[(&str, i32, u32, &str, u8)]) -> Board {
    let mut week = Week::new(
        at("2026-11-16T09:00:00Z"),
        at("2026-11-16T00:00:00Z"),
        at("2026-11-23T00:00:00Z"),
    );
    week.room("plum".into(), 5);
    for (id, start, length, subject, flags) in bookings {
        week.subjects.push((*subject).to_owned());
        let place = u32::try_from(week.subjects.len()).unwrap() - 1;
        week.push((*id).into(), (*start, *length), place, *flags);
    }
    week.room("pine".into(), 2);
    Board::new(&week, days())
}

fn room(id: &str, building: Option<&str>) -> RoomRow {
    RoomRow {
        id: id.into(),
        name: format!("{id} <b>"),
        capacity: 8,
        equipment: Vec::new(),
        building: building.map(str::to_owned),
        floor: None,
        time_zone: "UTC".to_owned(),
        disabled: false,
        requires_approval: false,
    }
}

fn cells(board: &Board, now: &str) -> [String; 7] {
    pen(board, now).cells(board.items(&"plum".into()))
}

fn pen<'a>(board: &'a Board, now: &str) -> Pen<'a> {
    Pen {
        locale: Locale::En,
        days: &board.days,
        now: at(now),
        day_width: 140.0,
        walks: true,
    }
}

fn change(kind: ChangeKind, revision: u64, subject: &str) -> Change {
    let (start, end) = (at("2026-11-17T10:00:00Z"), at("2026-11-17T11:00:00Z"));
    let view = BookingView {
        id: "new".into(),
        series: None,
        room: "plum".into(),
        subject: Some(subject.to_owned()),
        start,
        end,
        time_zone: "UTC".to_owned(),
        status: Status::Confirmed,
        state: State::Booked,
        revision,
        organiser: None,
        attendee_count: 0,
        private: false,
        all_day: false,
        mine: false,
        may_change: false,
        meeting: None,
    };
    let state = RoomStateView {
        state: State::Free,
        since: None,
        until: None,
        current: None,
        next: None,
        as_of: start,
        revision,
    };
    Change {
        kind,
        room: "plum".into(),
        booking: Some("new".into()),
        revision,
        status: Some(Status::Confirmed),
        start: Some(start),
        end: Some(end),
        subject: None,
        state,
        view: Some(view),
        committed_at: start,
    }
}

#[test]
fn what_people_typed_is_never_html() {
    assert_eq!(escaped("<a&\"'>"), "&lt;a&amp;&quot;&#39;&gt;");
    let board = board(&[("<i>", 600, 600, NASTY, 0)]);
    let cells = cells(&board, "2026-11-16T09:00:00Z");
    let row = room("plum", None);
    let row = pen(&board, "2026-11-16T09:00:00Z").line(0, (&Line::Room(Box::new(row)), 0), &cells);
    assert!(
        !row.contains("<img") && !row.contains("<b>") && !row.contains("<i>"),
        "{row}"
    );
    assert!(row.contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;</a>"));
}

#[test]
fn r082_r083_colours_and_words_follow_the_minute() {
    let board = board(&[
        ("a", 540, 60, "Stand-up", 0),
        ("b", 540, 60, "Asked", flag::PENDING),
    ]);
    for (now, look, word, asked) in [
        ("08:59", "booked", "Booked", "pending"),
        ("09:00", "in_use", "In progress", "pending"),
        ("10:00", "ended", "Ended", "ended"),
    ] {
        let [monday, ..] = cells(&board, &format!("2026-11-16T{now}:00Z"));
        let (first, second) = monday.split_once("</a>").unwrap();
        assert!(first.contains(&format!("data-state=\"{look}\"")), "{first}");
        let label = format!("aria-label=\"Stand-up, Mon 09:00 to 10:00, {word}\"");
        assert!(first.contains(&label), "{first}");
        assert!(
            second.contains(&format!("data-state=\"{asked}\"")),
            "{second}"
        );
        assert!(second.contains("--lane:1;--lanes:2"), "both are seen");
    }
}

#[test]
fn a_booking_over_midnight_stands_in_both_days_and_names_both() {
    let mut board = board(&[("a", 1_380, 120, "Night", 0), ("b", -60, 120, "Before", 0)]);
    board.days.shown = (0, 1_440);
    let [monday, tuesday, ..] = cells(&board, "2026-11-16T09:00:00Z");
    assert!(monday.contains("Night, Mon 23:00 to Tue 01:00"), "{monday}");
    assert!(
        tuesday.contains("Night, Mon 23:00 to Tue 01:00"),
        "{tuesday}"
    );
    assert!(
        monday.contains("Before, Sun 23:00 to Mon 01:00"),
        "{monday}"
    );
}

#[test]
fn days_with_another_hour_keep_their_places() {
    assert_eq!(monday(date(2026, 11, 22)), Some(date(2026, 11, 16)));
    let rules = TimeZone::get("Europe/Berlin").unwrap();
    let zone = Zone {
        name: "Europe/Berlin".to_owned(),
        rules,
    };
    // Sunday 29 March has 23 hours.
    let days = Days::new(date(2026, 3, 23), zone);
    let noon = days.minute(at("2026-03-29T10:00:00Z"));
    assert_eq!((days.day_of(noon), days.wall(6, noon)), (Some(6), 720));
    let (from, to) = days.shown;
    let place = f64::from(720 - from) / f64::from(to - from);
    assert_eq!(days.at(6, place), noon);
    assert!((days.place(6, noon) - place * 100.0).abs() < 0.01);
}

#[test]
fn the_hours_shown_reach_to_all_that_is_booked() {
    let board = board(&[
        ("a", 330, 60, "Early", 0),
        ("b", 3_000, 1_440, "Away", flag::ALL_DAY),
    ]);
    assert_eq!(board.days.shown, (4 * 60, 20 * 60));
    let mut days = days();
    let night = std::iter::once((60, 120));
    days.widen(night.chain((0..100).map(|_| (600, 660))));
    assert_eq!(days.shown, (8 * 60, 20 * 60), "one night among a hundred");
    let at_the_rim: Vec<_> = days.pieces(60, 120).collect();
    assert_eq!((at_the_rim.len(), at_the_rim[0].left), (1, 0.0));
}

#[test]
fn r082_only_what_is_newer_is_taken() {
    let mut board = board(&[("a", 540, 60, "Stand-up", 0)]);
    let plum: RoomId = "plum".into();
    let old = change(ChangeKind::Booked, 5, "Old");
    assert_eq!(board.change(&old), News::Nothing, "was in the week already");
    let new = change(ChangeKind::Booked, 6, "New");
    let came = News::Row(plum.clone(), Some("new".into()));
    assert_eq!(board.change(&new), came);
    assert_eq!(board.change(&new), News::Nothing, "told twice");
    let subjects = |board: &Board| {
        let items = board.items(&"plum".into()).iter();
        items.map(|one| one.subject.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(subjects(&board), ["Stand-up", "New"]);
    let gone = change(ChangeKind::Removed, 7, "New");
    assert_eq!(board.change(&gone), News::Row(plum.clone(), None));
    assert_eq!(subjects(&board), ["Stand-up"]);

    let told = |room: &str, revision| Revisions {
        as_of: at("2026-11-16T09:00:00Z"),
        rooms: vec![RoomRevision {
            room: room.into(),
            revision,
        }],
    };
    assert_eq!(board.behind(&told("plum", 7)), News::Rooms(Vec::new()));
    assert_eq!(board.behind(&told("plum", 8)), News::Rooms(vec![plum]));
    assert_eq!(board.behind(&told("elm", 1)), News::Page);
}

#[test]
fn lines_in_sight_are_known_by_their_heights() {
    let rooms = [
        room("a", Some("East")),
        room("b", Some("East")),
        room("c", Some("West")),
    ];
    let lines = Lines::new(&rooms);
    assert_eq!((lines.len(), lines.height()), (5, 2 * PLACE + 3 * ROW));
    assert_eq!(lines.between(0, PLACE), 0..1);
    assert_eq!(lines.between(PLACE, PLACE + 1), 1..2);
    assert_eq!(lines.between(-500, 5_000), 0..5);
    assert_eq!(lines.between(9_000, 9_001), 5..5);
    assert_eq!(
        (lines.near(0, true), lines.near(3, false)),
        (Some(1), Some(2))
    );
    assert_eq!(Lines::new(&[]).between(0, 500), 0..0);
}

#[test]
fn a_click_books_up_to_the_next_one() {
    let board = board(&[("a", 600, 60, "Ten", 0), ("b", 690, 30, "Half past", 0)]);
    let items = board.items(&"plum".into()).to_vec();
    assert_eq!(free(&items, 545), Some((540, 600)));
    assert_eq!(free(&items, 670), Some((660, 690)));
    assert_eq!(free(&items, 720), Some((720, 780)));
    assert_eq!(free(&items, 615), None);
}
