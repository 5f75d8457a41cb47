//! Every face of the door, and the minute at which it turns.

use domain::bookings::State;

use super::{at, door, zone};
use crate::{
    doors::painting::{Look, Painting, paint},
    text::Locale,
};

const DAY: [&str; 2] = [
    "09:30-12:00  Customer workshop",
    "14:00-17:00  Training: safety",
];

fn live(lines: &[&str], now: &str) -> Painting {
    paint(Locale::En, &zone(), &door(lines), at(now), at(now))
}

fn said(painting: &Painting) -> String {
    let after = painting.after.as_deref().unwrap_or("-");
    format!(
        "{} | {} | {} | {after}",
        painting.look.as_str(),
        painting.word,
        painting.sentence
    )
}

#[test]
fn r138_the_door_says_its_state_in_one_word_and_until_when() {
    let faces = [
        (
            "09:10",
            "free | Free | until 09:30, then Customer workshop | -",
        ),
        (
            "09:21",
            "booked | In 9 min | 09:30 to 12:00 · Customer workshop | -",
        ),
        (
            "10:42",
            "in_use | In use | until 12:00 · Customer workshop | Next: 14:00 Training: safety",
        ),
        (
            "12:02",
            "ended | Just ended | Being cleared until 12:05 | Next: 14:00 Training: safety",
        ),
        (
            "13:00",
            "free | Free | until 14:00, then Training: safety | -",
        ),
        (
            "16:00",
            "in_use | In use | until 17:00 · Training: safety | Then free for the rest of the day",
        ),
        ("18:00", "free | Free | for the rest of the day | -"),
    ];
    for (now, face) in faces {
        assert_eq!(said(&live(&DAY, now)), face, "at {now}");
    }
}

#[test]
fn r083_the_door_turns_at_the_minute_by_itself() {
    let known = door(&DAY);
    let look = |now: &str| paint(Locale::En, &zone(), &known, at(now), at(now)).look;
    assert_eq!(look("09:14"), Look::Of(State::Free));
    assert_eq!(look("09:15"), Look::Of(State::Booked));
    assert_eq!(look("09:29"), Look::Of(State::Booked));
    assert_eq!(look("09:30"), Look::Of(State::InUse));
    assert_eq!(look("12:00"), Look::Of(State::Ended));
    assert_eq!(look("12:05"), Look::Of(State::Free));
}

#[test]
fn r220_the_door_speaks_chinese_as_well() {
    let painting = paint(Locale::Zh, &zone(), &door(&DAY), at("09:21"), at("09:21"));
    assert_eq!(painting.word, "9 分钟后");
    assert_eq!(painting.sentence, "09:30 至 12:00 · Customer workshop");
    assert_eq!(painting.heading, "今日安排");
}

#[test]
fn r144_after_a_minute_without_contact_the_door_says_as_of() {
    let known = door(&DAY);
    let at_age = |now: &str| paint(Locale::En, &zone(), &known, at(now), at("10:31"));
    assert_eq!(at_age("10:31").as_of, None);
    assert_eq!(at_age("10:32").as_of.as_deref(), Some("As of 10:31"));
    assert_eq!(at_age("10:35").look, Look::Of(State::InUse));
}

#[test]
fn r144_after_five_minutes_the_door_is_unsure_and_never_says_free() {
    let known = door(&["13:30-15:00  Speakers' rehearsal"]);
    let painting = paint(Locale::En, &zone(), &known, at("10:36"), at("10:31"));
    assert_eq!(
        said(&painting),
        "unsure | Unsure | No contact since 10:31. | As planned then: nothing until 13:30."
    );
    assert_eq!(painting.heading, "Plan as of 10:31");
    for now in ["10:42", "13:31", "15:30", "23:00", "+1 09:00", "+9 09:00"] {
        let painting = paint(Locale::En, &zone(), &known, at(now), at("10:31"));
        assert_eq!(painting.look, Look::Unsure, "{now}");
        assert!(
            !said(&painting).to_lowercase().contains("free"),
            "{now}: {painting:?}"
        );
    }
}

#[test]
fn r144_an_old_plan_is_told_until_its_window_ends() {
    let known = door(&["13:30-15:00  Speakers' rehearsal"]);
    let after = |now: &str| paint(Locale::En, &zone(), &known, at(now), at("10:31")).after;
    assert_eq!(
        after("14:00").as_deref(),
        Some("As planned then, until 15:00: Speakers' rehearsal.")
    );
    assert_eq!(
        after("16:00").as_deref(),
        Some("As planned then: nothing more today.")
    );
    assert_eq!(after("+9 09:00"), None);
}

#[test]
fn a_contact_on_another_day_is_told_with_its_date() {
    let painting = paint(Locale::En, &zone(), &door(&[]), at("+1 08:00"), at("23:10"));
    assert_eq!(painting.sentence, "No contact since Fri 20 Nov 23:10.");
}

#[test]
fn r138_a_private_meeting_is_busy_and_nothing_more() {
    let painting = live(&["10:00-11:00  *"], "10:30");
    assert_eq!(painting.sentence, "until 11:00 · Busy");
    assert_eq!(painting.today.rows[0].subject, "Busy");
    assert_eq!(painting.today.rows[0].detail, None);
}

#[test]
fn a_meeting_over_midnight_is_told_with_the_day_it_ends() {
    let painting = live(&["22:00-+1 02:00  Night shift"], "23:00");
    assert_eq!(painting.sentence, "until Sat 21 Nov 02:00 · Night shift");
    let painting = live(&["22:00-+1 00:00  Late shift"], "23:00");
    assert_eq!(painting.sentence, "until 24:00 · Late shift");
}

#[test]
fn a_request_never_makes_a_room_in_use() {
    let painting = live(&["10:00-11:00  ?Board"], "10:30");
    assert_eq!(said(&painting), "free | Free | for the rest of the day | -");
    assert_eq!(
        painting.today.rows[0].detail.as_deref(),
        Some("Waiting for approval")
    );
}
