//! A door in Shanghai on Friday 20 November 2026, in a tiny timeline language.

use contract::{
    bookings::BookingView,
    doors::{DoorFace, DoorView},
    live::RoomSnapshot,
    zones::ZoneFile,
};
use domain::{
    bookings::{State, Status},
    doors::Health,
};
use jiff::{Timestamp, civil::date, tz::TimeZone};

use super::known::Known;
use crate::zones::Zone;

mod faces;
mod lists;
mod news;
mod nights;
mod truth;
mod world;

/// Shanghai, which has no DST: a fixed offset says the same.
pub fn zone() -> Zone {
    Zone {
        name: "Asia/Shanghai".to_owned(),
        rules: TimeZone::fixed(jiff::tz::offset(8)),
    }
}

/// `10:42` on the day, `+1 09:00` on the next.
pub fn at(text: &str) -> Timestamp {
    let (day, time) = text.split_once(' ').unwrap_or(("+0", text));
    let (hour, minute) = time.split_once(':').unwrap();
    let day =
        date(2026, 11, 20).saturating_add(jiff::Span::new().days(day.parse::<i64>().unwrap()));
    let wall = day.at(hour.parse().unwrap(), minute.parse().unwrap(), 0, 0);
    wall.to_zoned(zone().rules).unwrap().timestamp()
}

/// `09:30-12:00 Customer workshop`; `?` before the subject asks for approval, `*` is private.
pub fn booking(line: &str) -> BookingView {
    let (span, subject) = line.split_once("  ").unwrap();
    // The first `-` may belong to the day before.
    let middle = span[1..].find('-').unwrap() + 1;
    let (from, to) = (&span[..middle], &span[middle + 1..]);
    let (status, subject) = match subject.strip_prefix('?') {
        Some(subject) => (Status::Pending, subject),
        None => (Status::Confirmed, subject),
    };
    BookingView {
        id: line.into(),
        series: None,
        room: "bamboo".into(),
        subject: (subject != "*").then(|| subject.to_owned()),
        start: at(from),
        end: at(to),
        time_zone: "Asia/Shanghai".to_owned(),
        status,
        state: State::Free,
        revision: 1,
        organiser: (subject != "*").then(|| "Sales".to_owned()),
        attendee_count: 14,
        private: subject == "*",
        all_day: false,
        mine: false,
        may_change: false,
        meeting: None,
    }
}

/// A door that is well, as administrators see it.
pub fn view_of_door(id: &str) -> DoorView {
    DoorView {
        id: id.into(),
        name: format!("Tablet {id}"),
        room: "bamboo".into(),
        room_name: "Bamboo 竹".to_owned(),
        paired_at: at("08:00"),
        seen_at: Some(at("09:00")),
        online: true,
        revoked: false,
        revision: 1,
        health: Health::Live,
        line_open: true,
        stale_since: None,
        build: Some("3fa9c1d2".to_owned()),
        build_is_current: Some(true),
        clock_ahead_ms: Some(0),
    }
}

/// A door that knows these bookings since 09:00.
pub fn door(lines: &[&str]) -> Known {
    Known::new(DoorFace {
        door: "door".into(),
        room_name: "Bamboo 竹".to_owned(),
        place: "Hall A, floor 3".to_owned(),
        capacity: 20,
        palette: "traffic".to_owned(),
        locale: "en".to_owned(),
        zone: ZoneFile {
            name: "Asia/Shanghai".to_owned(),
            tzif: String::new(),
        },
        soon_minutes: 15,
        clearing_minutes: 5,
        open: None,
        snapshot: RoomSnapshot {
            room: "bamboo".into(),
            state: State::Free,
            since: None,
            until: None,
            current: None,
            next: None,
            revision: 1,
            bookings: lines.iter().map(|line| booking(line)).collect(),
        },
        as_of: at("09:00"),
    })
}
