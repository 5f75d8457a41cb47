//! Today as in the picture of the calendar, and something under way at every hour.

use jiff::civil::Time;

use super::{
    diary::{Diary, Meeting, days_after},
    series::place,
    subjects::NIGHT,
};

/// Room, subject, start, minutes, heads.
type Row = (&'static str, &'static str, (i8, i8), i64, usize);

const ROWS: [Row; 22] = [
    ("Plum 梅", "Stand-up", (8, 30), 60, 7),
    (
        "Plum 梅",
        "Product iteration 4.2 产品迭代会",
        (10, 0),
        90,
        9,
    ),
    ("Plum 梅", "Supplier: Zeiss, delivery dates", (13, 0), 60, 8),
    ("Orchid 兰", "1:1", (9, 0), 60, 2),
    ("Orchid 兰", "Hiring panel", (15, 0), 90, 5),
    (
        "Bamboo 竹",
        "Customer workshop: ACME Robotics",
        (9, 30),
        150,
        14,
    ),
    (
        "Bamboo 竹",
        "Training: safety for new colleagues",
        (14, 0),
        180,
        20,
    ),
    ("Chrysanthemum 菊", "Design review", (8, 0), 60, 5),
    ("Chrysanthemum 菊", "Retro", (11, 0), 45, 6),
    (
        "Pine 松",
        "Product launch, live stream 新品发布直播",
        (13, 30),
        270,
        25,
    ),
    ("Cypress 柏", "Call", (9, 0), 30, 2),
    ("Cypress 柏", "Interview", (10, 30), 30, 3),
    ("Cypress 柏", "Coaching", (12, 0), 30, 2),
    ("Maple 枫", "Budget round 2", (8, 30), 105, 8),
    ("Maple 枫", "市场部与产品部季度对齐会", (11, 30), 90, 9),
    ("Cedar 杉", "Lunch talk: optics at home", (12, 30), 60, 16),
    ("Cedar 杉", "All hands, preparation", (15, 0), 60, 6),
    ("Willow 柳", "Pairing", (10, 15), 60, 2),
    ("Ginkgo 银杏", "Partner meeting (online)", (13, 0), 120, 6),
    ("Camphor 樟", "Audit", (9, 0), 90, 6),
    ("Camphor 樟", "Release watch", (16, 0), 120, 4),
    ("Birch 桦", "Onboarding week, day 2", (9, 0), 120, 32),
];

/// Rooms in which something goes on around the clock, every three hours, each half an hour later
/// than the one before: at any minute some are in use, some about to be, some just over.
const ALL_NIGHT: [&str; 6] = [
    "Kunlun 昆仑",
    "Poyang 鄱阳湖",
    "Min 闽江",
    "Li 漓江",
    "Qinghai 青海湖",
    "Dongting 洞庭湖",
];
const NIGHT_MINUTES: i64 = 120;

/// Plans today and tomorrow.
pub(super) fn plan(diary: &mut Diary<'_>) {
    let today = diary.today;
    for (room, subject, (hour, minute), minutes, heads) in ROWS {
        if let Some(place) = place(diary.places, room) {
            let start = Time::constant(hour, minute, 0, 0);
            let date = today;
            let meeting = Meeting {
                subject,
                date,
                start,
                minutes,
                heads,
                private: false,
                days: None,
            };
            diary.add(place, &meeting);
        }
    }
    whole_days(diary);
    for number in 0..2 {
        around_the_clock(diary, number);
    }
}

fn around_the_clock(diary: &mut Diary<'_>, number: i64) {
    let date = days_after(diary.today, number);
    for (row, room) in ALL_NIGHT.into_iter().enumerate() {
        let Some(place) = place(diary.places, room) else {
            continue;
        };
        let shift = i8::try_from(row).unwrap_or(0);
        for turn in 0..8_i8 {
            let minutes = i16::from(turn) * 180 + i16::from(shift) * 30;
            let (hour, minute) = (minutes / 60, minutes % 60);
            let clock = (i8::try_from(hour), i8::try_from(minute));
            let (Ok(hour), Ok(minute)) = clock else {
                continue;
            };
            let Ok(start) = Time::new(hour % 24, minute, 0, 0) else {
                continue;
            };
            let subject = diary.pick(&NIGHT).unwrap_or_default();
            let meeting = Meeting {
                subject,
                date,
                start,
                minutes: NIGHT_MINUTES,
                heads: 3,
                private: false,
                days: None,
            };
            diary.add(place, &meeting);
        }
    }
}

/// A whole day out of use, a fair of three days, an evening over midnight.
fn whole_days(diary: &mut Diary<'_>) {
    let days = [
        (
            "Suzhou Creek 苏州河",
            "Air conditioning: maintenance 空调检修",
            1,
            1,
        ),
        ("Elbe 易北", "Hausmesse, Aufbau und Messe", 3, 3),
        ("Taihu 太湖", "年度展厅布展", -4, 2),
    ];
    for (room, subject, after, length) in days {
        let Some(place) = place(diary.places, room) else {
            continue;
        };
        let meeting = Meeting {
            subject,
            date: days_after(diary.today, after),
            start: Time::midnight(),
            minutes: 0,
            heads: 4,
            private: false,
            days: Some(length),
        };
        diary.add(place, &meeting);
    }
    if let Some(place) = place(diary.places, "Yangtze 长江") {
        let meeting = Meeting {
            subject: "Cut-over, release 5 上线值守",
            date: diary.today,
            start: Time::constant(22, 0, 0, 0),
            minutes: 240,
            heads: 6,
            private: false,
            days: None,
        };
        diary.add(place, &meeting);
    }
}
