use jiff::civil::{DateTime, date, time};

use super::{Phrase, Things, read};

/// Friday 20 November 2026, nine o'clock.
fn now() -> DateTime {
    date(2026, 11, 20).at(9, 0, 0, 0)
}

fn understood(text: &str) -> Phrase {
    let equipment = ["screen", "video", "whiteboard", "白板", "3D printer"];
    let buildings = ["Hall A 甲楼", "Werk Berlin 柏林"];
    let rooms = ["Plum 梅", "West Lake 西湖", "Room 6"];
    let things = Things::new(
        equipment.into_iter(),
        buildings.into_iter(),
        rooms.into_iter(),
    );
    read(text, now(), &things)
}

fn of(text: &str) -> String {
    let it = understood(text);
    let mut parts = Vec::new();
    parts.extend(it.people.map(|one| format!("{one}p")));
    parts.extend(it.date.map(|one| one.strftime("%m-%d").to_string()));
    parts.extend(it.time.map(|one| one.strftime("%H:%M").to_string()));
    parts.extend(it.minutes.map(|one| format!("{one}m")));
    parts.extend(it.equipment);
    parts.extend(it.building.map(|one| format!("in {one}")));
    parts.extend(it.rooms.into_iter().map(|one| format!("={one}")));
    parts.extend(it.rest.into_iter().map(|one| format!("?{one}")));
    parts.join(" ")
}

#[test]
fn r081_a_room_is_asked_for_in_english() {
    for (text, expected) in [
        (
            "a room for 6 with a screen from 14:00 for an hour",
            "6p 14:00 60m screen",
        ),
        ("Room for six, tomorrow 2pm, 90 min", "6p 11-21 14:00 90m"),
        (
            "12 people Monday 9:30-11:00 video",
            "12p 11-23 09:30 90m video",
        ),
        ("for 6 to 8 people at 2 until 4", "8p 14:00 120m"),
        (
            "next Friday from 10 to 12 in Hall A",
            "11-27 10:00 120m in Hall A 甲楼",
        ),
        ("friday noon half an hour", "11-20 12:00 30m"),
        (
            "2026-12-01 08:15 1h30 projector",
            "12-01 08:15 90m projector",
        ),
        ("1 December 2-3pm", "12-01 14:00 60m"),
        ("Dec 3rd 11-12:30 for 1.5 h", "12-03 11:00 90m"),
        ("West Lake now", "09:00 =West Lake 西湖"),
        ("beamer and whiteboard for 4", "4p projector whiteboard"),
        ("3d printer", "3D printer"),
    ] {
        assert_eq!(of(text), expected, "{text}");
    }
}

#[test]
fn r081_a_room_is_asked_for_in_chinese() {
    for (text, expected) in [
        (
            "明天下午两点 6个人 带屏幕 一个半小时",
            "6p 11-21 14:00 90m screen",
        ),
        (
            "下周一上午10点到11点半，十二人，视频会议",
            "12p 11-23 10:00 90m video",
        ),
        (
            "甲楼 二十五人 后天14：00 两小时",
            "25p 11-22 14:00 120m in Hall A 甲楼",
        ),
        ("12月1日三点一刻 半小时 白板", "12-01 15:15 30m 白板"),
        ("现在 4人 90分钟", "4p 09:00 90m"),
        ("周日中午 西湖", "11-22 12:00 =West Lake 西湖"),
    ] {
        assert_eq!(of(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_said_and_nothing_stops_the_reader() {
    assert_eq!(of("a room with a unicorn at 14:00"), "14:00 ?unicorn");
    assert_eq!(of("独角兽 6人"), "6p ?独角兽");
    assert_eq!(of(""), "");
    assert_eq!(of("25:99 for 99999999 people"), "?25 ?99 ?99999999 ?people");
    let long = "好".repeat(10_000);
    assert_eq!(
        understood(&long).rest.join("").chars().count(),
        super::LONGEST
    );
    for odd in [
        "👍🏽 14:00",
        "\u{202e}6人",
        "-",
        "until",
        "for",
        "at",
        "12月",
        "点点点",
        "1h",
        "１４：３０",
    ] {
        let _ = of(odd);
    }
    assert_eq!(of("１４：３０ ６人"), "6p 14:30");
}

#[test]
fn a_time_without_half_of_the_day_is_the_one_that_people_mean() {
    assert_eq!(understood("at 3").time, Some(time(15, 0, 0, 0)));
    assert_eq!(understood("at 9").time, Some(time(9, 0, 0, 0)));
    assert_eq!(understood("02:30").time, Some(time(2, 30, 0, 0)));
    assert_eq!(understood("2:30").time, Some(time(14, 30, 0, 0)));
    assert_eq!(understood("12 am").time, Some(time(0, 0, 0, 0)));
    assert_eq!(understood("晚上8点").time, Some(time(20, 0, 0, 0)));
}
