//! The made-up house of the page: a Friday in November, at 10:42 in Shanghai, for ever.

use contract::{bookings::BookingView, week::Week, zones::ZoneFile};
use domain::{
    bookings::{Slot, State, Status},
    meetings::EVERYWHERE,
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
};

use crate::{
    bookings::{
        views::{DayView, House, HouseRules, RoomRow},
        week::WeekView,
    },
    meetings::schedule::{Entry, Schedule},
};

/// 20 November 2026, 10:42 in Shanghai.
pub const NOW: Timestamp = Timestamp::constant(1_795_142_520, 0);
/// The first instant of that day.
const MIDNIGHT: Timestamp = Timestamp::constant(1_795_104_000, 0);
/// That day.
pub const DAY: Date = date(2026, 11, 20);
/// Days from the week's Monday to that day.
const SINCE_MONDAY: i64 = 4;
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
    ("plum", "Stand-up", (8, 30, 9, 30), "Design", Status::Confirmed),
    ("plum", "Product iteration", (10, 0, 11, 30), "Market", Status::Confirmed),
    ("plum", "Supplier talk", (13, 0, 14, 0), "Buying", Status::Confirmed),
    ("orchid", "Half an hour for two", (9, 0, 10, 0), "Wang Fang", Status::Confirmed),
    ("orchid", "Board preparation", (11, 0, 12, 30), "Finance", Status::Pending),
    ("orchid", "Budget, second round", (11, 30, 13, 0), "Sales", Status::Pending),
    ("orchid", "Hiring panel", (15, 0, 16, 30), "People", Status::Confirmed),
    ("bamboo", "Customer workshop: ACME", (9, 30, 12, 0), "Sales", Status::Confirmed),
    ("bamboo", "安全培训：新同事", (14, 0, 17, 0), "行政部", Status::Confirmed),
    ("pine", "", (10, 15, 11, 0), "", Status::Confirmed),
    ("pine", "All hands", (13, 30, 18, 0), "Chen Jing", Status::Confirmed),
    ("maple", "市场部与产品部周会", (8, 0, 10, 15), "市场部", Status::Confirmed),
    ("maple", "Legal", (16, 0, 17, 0), "Legal", Status::Pending),
    ("maple", "Retro", (11, 0, 11, 45), "Design", Status::Confirmed),
    ("cedar", "Release watch", (16, 0, 18, 30), "Platform", Status::Confirmed),
];

fn booking(number: usize, (room, subject, (h1, m1, h2, m2), who, status): Line) -> BookingView {
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

fn room(id: &str, name: &str, capacity: u32, building: &str, equipment: &[&str]) -> RoomRow {
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

fn house(rooms: Vec<RoomRow>) -> House {
    House {
        as_of: NOW,
        zone: ZONE.to_owned(),
        zones: vec![zone_file()],
        rooms,
    }
}

fn rooms() -> Vec<RoomRow> {
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
        rules: HouseRules::default(),
    }
}

/// What makes layouts break: a name and a subject of 200 letters, right to left, pictures.
pub fn hard_day() -> DayView {
    let long = "Quarterly coordination of everything that concerns everybody ".repeat(4);
    let long: String = long.chars().take(200).collect();
    let names = [
        ("long", long.as_str(), long.as_str()),
        ("rtl", "غرفة الاجتماعات الكبرى", "اجتماع الفريق الأسبوعي"),
        ("picture", "🌲🎉 Forest 👩‍👩‍👧‍👦", "🎂 Birthday 🎈🎈🎈"),
        ("chinese", "第三会议室（二楼东侧靠窗）", "年度预算与人员编制协调会议纪要讨论"),
        ("word", &"Donaudampfschifffahrt".repeat(8), &"x".repeat(200)),
    ];
    let rooms = names.map(|(id, name, _)| room(id, name, 12, "Hall C", &["screen"]));
    let bookings = names.into_iter().enumerate();
    let bookings = bookings.map(|(number, (id, _, subject))| {
        let mut one = booking(100 + number, ("", "x", (10, 0, 11, 0), "", Status::Confirmed));
        one.room = id.into();
        one.subject = Some(subject.to_owned());
        one.organiser = Some(subject.to_owned());
        one
    });
    DayView {
        house: house(rooms.to_vec()),
        day: DAY,
        bookings: bookings.collect(),
        rules: HouseRules::default(),
    }
}

/// The week of all rooms: the day's bookings, on other days at other hours.
pub fn week() -> WeekView {
    let day = day();
    let (from, to) = (at(-SINCE_MONDAY, 0, 0), at(7 - SINCE_MONDAY, 0, 0));
    let mut week = Week::new(NOW, from, to);
    for room in &day.house.rooms {
        week.room(room.id.clone(), 1);
        let own = day.bookings.iter().filter(|one| one.room == room.id);
        let own: Vec<&BookingView> = own.collect();
        for days in -SINCE_MONDAY..=1 {
            // A different part of the bookings each day, so that no two days look alike.
            let shown = own.iter().enumerate().filter(|(nth, _)| {
                days == 0 || !days.unsigned_abs().is_multiple_of(nth.wrapping_add(2) as u64)
            });
            for (_, one) in shown {
                push(&mut week, one, days);
            }
        }
    }
    WeekView {
        house: day.house,
        first: date(2026, 11, 16),
        week,
    }
}

fn push(week: &mut Week, one: &BookingView, days: i64) {
    let moved = SignedDuration::from_hours(24 * days);
    let (start, end) = (one.start + moved, one.end + moved);
    let subject = one.subject.clone().map_or(0, |subject| {
        week.subjects.push(subject);
        u32::try_from(week.subjects.len() - 1).unwrap_or(0)
    });
    let pending = one.status == Status::Pending && days >= 0;
    let flags = if pending { contract::week::flag::PENDING } else { 0 };
    let id = format!("{}-{days}", one.id);
    week.push(id.as_str().into(), week.minutes(start, end), subject, flags);
}

/// A month of one person.
pub fn schedule() -> Schedule {
    let entries: [(&str, &str, Slot, Status); 6] = [
        ("Stand-up", "Plum 梅", slot(-4, 9, 10), Status::Confirmed),
        ("周会", "Maple 枫", slot(0, 8, 10), Status::Confirmed),
        ("Product iteration", "Plum 梅", slot(0, 10, 12), Status::Confirmed),
        ("Board preparation", "Orchid 兰", slot(0, 14, 15), Status::Pending),
        ("Partner meeting", EVERYWHERE, slot(3, 13, 15), Status::Confirmed),
        ("Fair", "Bamboo 竹", slot(5, 9, 60), Status::Confirmed),
    ];
    let entries = entries.map(|(title, place, slot, status)| Entry {
        href: "/schedule".to_owned(),
        title: title.to_owned(),
        place: place.to_owned(),
        slot,
        all_day: false,
        status,
    });
    Schedule {
        house: house(rooms()),
        month: "2026-11".to_owned(),
        entries: entries.to_vec(),
    }
}

fn slot(days: i64, from: i64, to: i64) -> Slot {
    Slot {
        start: at(days, from, 0),
        end: at(days, to, 0),
    }
}
