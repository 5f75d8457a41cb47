//! Series: stand-ups, weekly and monthly meetings, one without end.

use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
};

use super::{
    diary::{Diary, Meeting, days_after},
    places::Place,
};

/// Room, subject, first weekday, start, minutes, heads, rule, weeks between dates.
type Weekly = (
    &'static str,
    &'static str,
    Weekday,
    (i8, i8),
    i64,
    usize,
    &'static str,
    i64,
);

const WEEKLY: [Weekly; 7] = [
    (
        "Magnolia 玉兰",
        "R&D weekly 研发周会",
        Weekday::Monday,
        (9, 30),
        60,
        8,
        "FREQ=WEEKLY",
        1,
    ),
    (
        "Peony 牡丹",
        "Sales pipeline",
        Weekday::Tuesday,
        (10, 0),
        60,
        9,
        "FREQ=WEEKLY;COUNT=10",
        1,
    ),
    (
        "Huangpu 黄浦",
        "质量周会",
        Weekday::Wednesday,
        (14, 0),
        90,
        7,
        "FREQ=WEEKLY;COUNT=12",
        1,
    ),
    (
        "Donau 多瑙",
        "Werk Berlin: Wochenrunde",
        Weekday::Thursday,
        (9, 0),
        60,
        10,
        "FREQ=WEEKLY;COUNT=26",
        1,
    ),
    (
        "Yangtze 长江",
        "Steering committee",
        Weekday::Friday,
        (15, 0),
        120,
        11,
        "FREQ=WEEKLY;INTERVAL=2;COUNT=6",
        2,
    ),
    (
        "Spree 施普雷",
        "Shanghai–Berlin sync 沪柏例会",
        Weekday::Tuesday,
        (9, 0),
        45,
        8,
        "FREQ=WEEKLY;COUNT=20",
        1,
    ),
    (
        "Lotus 荷",
        "Finance close",
        Weekday::Monday,
        (16, 0),
        60,
        5,
        "FREQ=MONTHLY;BYDAY=-1MO;COUNT=6",
        4,
    ),
];

/// Stand-ups on every working day: room, subject, start.
const STAND_UPS: [(&str, &str, (i8, i8)); 4] = [
    ("Willow 柳", "Stand-up", (8, 0)),
    ("Qiantang 钱塘江", "班前会", (8, 15)),
    ("Isar 伊萨尔", "Stand-up Firmware", (9, 15)),
    ("Osmanthus 桂", "Stand-up Platform 平台晨会", (9, 0)),
];

/// Weeks before today in which series began.
const WEEKS_BEFORE: i64 = 2;

/// Plans all series.
pub(super) fn plan(diary: &mut Diary<'_>) {
    let monday = monday(diary.today);
    for (room, subject, day, (hour, minute), minutes, heads, rule, weeks) in WEEKLY {
        let Some(place) = place(diary.places, room) else {
            continue;
        };
        let offset = i64::from(day.to_monday_zero_offset());
        let meeting = Meeting {
            subject,
            date: days_after(monday, offset),
            start: Time::constant(hour, minute, 0, 0),
            minutes,
            heads,
            private: false,
            days: None,
        };
        let first = meeting.date;
        let dates = (0..8 / weeks).map(move |n| days_after(first, 7 * weeks * n));
        diary.add_series(place, &meeting, rule, dates);
    }
    for (room, subject, (hour, minute)) in STAND_UPS {
        let Some(place) = place(diary.places, room) else {
            continue;
        };
        let meeting = Meeting {
            subject,
            date: monday,
            start: Time::constant(hour, minute, 0, 0),
            minutes: 30,
            heads: 4,
            private: false,
            days: None,
        };
        let rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=25";
        let dates = (0..35)
            .map(move |n| days_after(monday, n))
            .filter(|date| is_workday(*date));
        diary.add_series(place, &meeting, rule, dates);
    }
}

/// The Monday on which the demo's weeks begin.
fn monday(today: Date) -> Date {
    let into = i64::from(today.weekday().to_monday_zero_offset());
    today.saturating_sub((into + 7 * WEEKS_BEFORE).days())
}

/// A room by name.
pub(super) fn place<'a>(places: &'a [Place], name: &str) -> Option<&'a Place> {
    places.iter().find(|place| place.name == name)
}

/// Monday to Friday.
pub(super) fn is_workday(date: Date) -> bool {
    date.weekday().to_monday_zero_offset() < 5
}
