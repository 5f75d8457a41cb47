//! More of the made-up house: a day whose words are hard to place, a week, a month.

use contract::{bookings::BookingView, week::Week};
use domain::{
    bookings::{Slot, Status},
    meetings::EVERYWHERE,
};
use jiff::{SignedDuration, civil::date};

use super::house::{NOW, at, booking, day, house, room, rooms};
use crate::{
    bookings::{
        views::{DayView, HouseRules},
        week::WeekView,
    },
    meetings::schedule::{Entry, Schedule},
};

/// Days from the week's Monday to the day.
const SINCE_MONDAY: i64 = 4;

/// What makes layouts break: a name and a subject of 200 letters, right to left, pictures.
pub fn hard_day() -> DayView {
    let long = "Quarterly coordination of everything that concerns everybody ".repeat(4);
    let long: String = long.chars().take(200).collect();
    let names = [
        ("long", long.as_str(), long.as_str()),
        ("rtl", "غرفة الاجتماعات الكبرى", "اجتماع الفريق الأسبوعي"),
        ("picture", "🌲🎉 Forest 👩‍👩‍👧‍👦", "🎂 Birthday 🎈🎈🎈"),
        (
            "chinese",
            "第三会议室（二楼东侧靠窗）",
            "年度预算与人员编制协调会议纪要讨论",
        ),
        ("word", &"Donaudampfschifffahrt".repeat(8), &"x".repeat(200)),
    ];
    let rooms = names.map(|(id, name, _)| room(id, name, 12, "Hall C", &["screen"]));
    let bookings = names.into_iter().enumerate();
    let bookings = bookings.map(|(number, (id, _, subject))| {
        let mut one = booking(
            100 + number,
            ("", "x", (10, 0, 11, 0), "", Status::Confirmed),
        );
        one.room = id.into();
        (one.start, one.end) = (at(1, 10, 0), at(1, 11, 0));
        one.subject = Some(subject.to_owned());
        one.organiser = Some(subject.to_owned());
        one
    });
    DayView {
        house: house(rooms.to_vec()),
        day: date(2026, 11, 21),
        bookings: bookings.collect(),
        cut: false,
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
                days == 0
                    || !days
                        .unsigned_abs()
                        .is_multiple_of(nth.wrapping_add(2) as u64)
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
    let flags = if pending {
        contract::week::flag::PENDING
    } else {
        0
    };
    let id = format!("{}-{days}", one.id);
    week.push(id.as_str().into(), week.minutes(start, end), subject, flags);
}

/// A month of one person.
pub fn schedule() -> Schedule {
    let entries: [(&str, &str, Slot, Status); 6] = [
        ("Stand-up", "Plum 梅", slot(-4, 9, 10), Status::Confirmed),
        ("周会", "Maple 枫", slot(0, 8, 10), Status::Confirmed),
        (
            "Product iteration",
            "Plum 梅",
            slot(0, 10, 12),
            Status::Confirmed,
        ),
        (
            "Board preparation",
            "Orchid 兰",
            slot(0, 14, 15),
            Status::Pending,
        ),
        (
            "Partner meeting",
            EVERYWHERE,
            slot(3, 13, 15),
            Status::Confirmed,
        ),
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
