//! Rooms free now, on the phone.

use contract::zones::ZoneFile;
use domain::{bookings::Slot, rooms::OpeningHours};
use jiff::{Timestamp, ToSpan, civil::time};

use super::{
    free::{RoomNow, rooms_now},
    views::{Hours, NowView, Taken},
};
use crate::bookings::views::{House, RoomRow};

fn at(minutes: i64) -> Timestamp {
    let nine: Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
    nine + minutes.minutes()
}

fn room(name: &str, capacity: u32) -> RoomRow {
    RoomRow {
        id: name.into(),
        name: name.to_owned(),
        capacity,
        equipment: Vec::new(),
        building: None,
        floor: None,
        time_zone: "Etc/UTC".to_owned(),
        disabled: false,
        requires_approval: false,
    }
}

/// Minutes after nine at which rooms are taken.
fn view(taken: &[(&str, i64, i64)]) -> NowView {
    let house = House {
        as_of: at(0),
        zone: "Etc/UTC".to_owned(),
        zones: Vec::new(),
        rooms: vec![room("elm", 6), room("pine", 30), room("oak", 4)],
    };
    let taken = taken.iter().map(|(room, from, to)| Taken {
        room: (*room).into(),
        slot: Slot {
            start: at(*from),
            end: at(*to),
        },
    });
    NowView {
        house,
        coming: Vec::new(),
        taken: taken.collect(),
        hours: Vec::new(),
    }
}

fn seen(rooms: &[RoomNow]) -> Vec<(&str, bool, Option<i64>)> {
    let minutes = |until: Timestamp| until.duration_since(at(0)).as_mins();
    rooms
        .iter()
        .map(|one| (one.room.name.as_str(), one.free, one.until.map(minutes)))
        .collect()
}

#[test]
fn r087_free_rooms_come_first_and_say_until_when() {
    let view = view(&[("elm", -30, 60), ("pine", 120, 180)]);
    assert_eq!(
        seen(&rooms_now(&view, at(0), 0)),
        [
            ("oak", true, None),
            ("pine", true, Some(120)),
            ("elm", false, Some(60))
        ]
    );
}

#[test]
fn r083_the_list_turns_at_the_minute_by_itself() {
    let view = view(&[("elm", 30, 60)]);
    let elm_is_free = |minute| {
        let rooms = rooms_now(&view, at(minute), 6);
        rooms
            .iter()
            .find(|one| one.room.name == "elm")
            .unwrap()
            .free
    };
    assert!(elm_is_free(14));
    assert!(
        !elm_is_free(15),
        "a quarter of an hour before a meeting a room is not offered"
    );
    assert!(!elm_is_free(59));
    assert!(elm_is_free(60));
}

#[test]
fn a_taken_room_says_when_it_is_free_after_all_that_follows() {
    let view = view(&[
        ("elm", -30, 10),
        ("elm", 10, 40),
        ("elm", 45, 60),
        ("elm", 120, 180),
    ]);
    let rooms = rooms_now(&view, at(0), 5);
    assert_eq!(seen(&rooms)[1], ("elm", false, Some(60)));
}

#[test]
fn one_press_books_half_an_hour_or_what_is_left() {
    let view = view(&[("elm", 20, 60), ("pine", 90, 120)]);
    let rooms = rooms_now(&view, at(0), 0);
    let minutes: Vec<_> = rooms
        .iter()
        .map(|one| (one.room.name.as_str(), one.minutes_to_use(at(0))))
        .collect();
    assert_eq!(minutes, [("oak", 30), ("pine", 30), ("elm", 20)]);
}

#[test]
fn small_and_disabled_rooms_are_not_offered() {
    let mut view = view(&[]);
    view.house.rooms[0].disabled = true;
    assert_eq!(seen(&rooms_now(&view, at(0), 5)), [("pine", true, None)]);
}

#[test]
fn a_closed_room_is_not_offered_and_an_open_one_until_it_closes() {
    let mut view = view(&[]);
    // Unreadable bytes are read as UTC.
    view.house.zones = vec![ZoneFile {
        name: "Etc/UTC".to_owned(),
        tzif: String::new(),
    }];
    let open = OpeningHours {
        from: time(8, 0, 0, 0),
        to: time(10, 0, 0, 0),
    };
    view.hours = vec![Hours {
        room: "pine".into(),
        open,
    }];
    let pine = |minute| {
        let rooms = rooms_now(&view, at(minute), 30);
        (
            rooms[0].free,
            rooms[0]
                .until
                .map(|until| until.duration_since(at(0)).as_mins()),
        )
    };
    assert_eq!(pine(0), (true, Some(60)));
    assert_eq!(pine(60), (false, None));
    assert_eq!(pine(-61), (false, None));
}

#[test]
fn another_day_is_never_said_as_a_time_of_today() {
    let zone = crate::zones::Zone {
        name: "Etc/UTC".to_owned(),
        rules: jiff::tz::TimeZone::UTC,
    };
    let view = view(&[]);
    let mut pine = rooms_now(&view, at(0), 5).remove(0);
    let mut said = |free, until| {
        (pine.free, pine.until) = (free, Some(at(until)));
        super::rooms_page::sentence(crate::text::Locale::En, &pine, &zone, at(0))
    };
    assert_eq!(said(true, 60), "until 10:00");
    assert_eq!(said(true, 24 * 60), "for the rest of the day");
    assert!(said(false, 60).ends_with("10:00"));
    assert!(said(false, 24 * 60).contains("Sat 21 Nov 09:00"));
}

#[test]
fn rooms_of_ones_own_zone_lead() {
    let mut view = view(&[("elm", 90, 120)]);
    view.house.rooms[1].time_zone = "Europe/Berlin".to_owned();
    let rooms = rooms_now(&view, at(0), 5);
    assert_eq!(
        seen(&rooms),
        [("elm", true, Some(90)), ("pine", true, None)]
    );
}
