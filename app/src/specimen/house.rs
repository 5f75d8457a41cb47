//! The made-up house of the page: a Friday in November, at 10:42 in Shanghai, for ever.

use contract::{bookings::BookingView, zones::ZoneFile};
use domain::bookings::{State, Status};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
};

use crate::bookings::views::{DayView, House, HouseRules, RoomRow};

/// 20 November 2026, 10:42 in Shanghai.
pub const NOW: Timestamp = Timestamp::constant(1_795_142_520, 0);
/// The first instant of that day.
const MIDNIGHT: Timestamp = Timestamp::constant(1_795_104_000, 0);
/// That day.
pub const DAY: Date = date(2026, 11, 20);
/// Where the house stands.
const ZONE: &str = "Asia/Shanghai";

/// The zone with its rules.
pub fn zone_file() -> ZoneFile {
    services::zones::zone_file(ZONE).unwrap_or(ZoneFile {
        name: ZONE.to_owned(),
        tzif: String::new(),
    })
}

/// So many days after the day, at hour and minute.
pub fn at(days: i64, hour: i64, minute: i64) -> Timestamp {
    let minutes = (days * 24 + hour) * 60 + minute;
    let later = MIDNIGHT.checked_add(SignedDuration::from_mins(minutes));
    later.unwrap_or(MIDNIGHT)
}

/// (room, subject, (from, to) in hours and minutes, who, status). An empty subject is a private
/// booking.
type Line = (
    &'static str,
    &'static str,
    (i64, i64, i64, i64),
    &'static str,
    Status,
);

const LINES: [Line; 15] = [
    (
        "plum",
        "Stand-up",
        (8, 30, 9, 30),
        "Design",
        Status::Confirmed,
    ),
    (
        "plum",
        "Product iteration",
        (10, 0, 11, 30),
        "Market",
        Status::Confirmed,
    ),
    (
        "plum",
        "Supplier talk",
        (13, 0, 14, 0),
        "Buying",
        Status::Confirmed,
    ),
    (
        "orchid",
        "Half an hour for two",
        (9, 0, 10, 0),
        "Wang Fang",
        Status::Confirmed,
    ),
    (
        "orchid",
        "Board preparation",
        (11, 0, 12, 30),
        "Finance",
        Status::Pending,
    ),
    (
        "orchid",
        "Budget, second round",
        (11, 30, 13, 0),
        "Sales",
        Status::Pending,
    ),
    (
        "orchid",
        "Hiring panel",
        (15, 0, 16, 30),
        "People",
        Status::Confirmed,
    ),
    (
        "bamboo",
        "Customer workshop: ACME",
        (9, 30, 12, 0),
        "Sales",
        Status::Confirmed,
    ),
    (
        "bamboo",
        "安全培训：新同事",
        (14, 0, 17, 0),
        "行政部",
        Status::Confirmed,
    ),
    ("pine", "", (10, 15, 11, 0), "", Status::Confirmed),
    (
        "pine",
        "All hands",
        (13, 30, 18, 0),
        "Chen Jing",
        Status::Confirmed,
    ),
    (
        "maple",
        "市场部与产品部周会",
        (8, 0, 10, 15),
        "市场部",
        Status::Confirmed,
    ),
    ("maple", "Legal", (16, 0, 17, 0), "Legal", Status::Pending),
    (
        "maple",
        "Retro",
        (11, 0, 11, 45),
        "Design",
        Status::Confirmed,
    ),
    (
        "cedar",
        "Release watch",
        (16, 0, 18, 30),
        "Platform",
        Status::Confirmed,
    ),
];

pub(super) fn booking(
    number: usize,
    (room, subject, (h1, m1, h2, m2), who, status): Line,
) -> BookingView {
    let known = !subject.is_empty();
    BookingView {
        id: format!("sample-{number}").as_str().into(),
        series: None,
        room: room.into(),
        subject: known.then(|| subject.to_owned()),
        start: at(0, h1, m1),
        end: at(0, h2, m2),
        time_zone: ZONE.to_owned(),
        status,
        state: State::Free,
        revision: 1,
        organiser: known.then(|| who.to_owned()),
        attendee_count: 8,
        private: !known,
        all_day: false,
        mine: false,
        may_change: false,
        meeting: None,
    }
}

/// The day's bookings in order of start.
pub fn bookings() -> Vec<BookingView> {
    let mut all: Vec<BookingView> = LINES
        .into_iter()
        .enumerate()
        .map(|(number, line)| booking(number, line))
        .collect();
    all.sort_by(|one, other| (one.start, &one.id).cmp(&(other.start, &other.id)));
    all
}

pub(super) fn room(
    id: &str,
    name: &str,
    capacity: u32,
    building: &str,
    equipment: &[&str],
) -> RoomRow {
    RoomRow {
        id: id.into(),
        name: name.to_owned(),
        capacity,
        equipment: equipment.iter().map(|one| (*one).to_owned()).collect(),
        building: Some(building.to_owned()),
        floor: Some("3".to_owned()),
        time_zone: ZONE.to_owned(),
        disabled: false,
        requires_approval: false,
    }
}

pub(super) fn house(rooms: Vec<RoomRow>) -> House {
    House {
        as_of: NOW,
        zone: ZONE.to_owned(),
        zones: vec![zone_file()],
        rooms,
    }
}

pub(super) fn rooms() -> Vec<RoomRow> {
    let mut all = vec![
        room("plum", "Plum 梅", 12, "Hall A", &["screen", "video"]),
        room("orchid", "Orchid 兰", 8, "Hall A", &["screen"]),
        room("bamboo", "Bamboo 竹", 20, "Hall A", &["screen", "video"]),
        room("pine", "Pine 松", 30, "Hall A", &["stage", "stream"]),
        room("maple", "Maple 枫", 10, "Hall B", &["screen"]),
        room("cedar", "Cedar 杉", 16, "Hall B", &["video"]),
        room("elm", "Elm 榆", 6, "Hall B", &[]),
    ];
    if let Some(orchid) = all.get_mut(1) {
        orchid.requires_approval = true;
    }
    if let Some(elm) = all.last_mut() {
        elm.disabled = true;
    }
    all
}

/// The day of all rooms.
pub fn day() -> DayView {
    DayView {
        house: house(rooms()),
        day: DAY,
        bookings: bookings(),
        cut: false,
        rules: HouseRules::default(),
    }
}
