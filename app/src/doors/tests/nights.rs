//! When the glass rests, and how its picture wanders.

use domain::rooms::OpeningHours;
use jiff::{SignedDuration, civil::time};

use super::{at, door, zone};
use crate::{
    doors::{
        night::{REACH, rests, shift},
        painting::paint,
    },
    text::Locale,
};

fn rests_at(now: &str, woken: &str, lines: &[&str]) -> bool {
    let mut known = door(lines);
    known.face.open = Some(OpeningHours {
        from: time(8, 0, 0, 0),
        to: time(19, 0, 0, 0),
    });
    let look = paint(Locale::En, &zone(), &known, at(now), at(now)).look;
    rests(&known, &zone(), look, at(woken), at(now))
}

#[test]
fn r138_the_glass_rests_outside_the_bookable_hours() {
    let day = |now| rests_at(now, "00:00", &[]);
    assert!(day("07:59"));
    assert!(!day("08:00"));
    assert!(!day("18:59"));
    assert!(day("19:00"));
    assert!(day("23:59"));
}

#[test]
fn r138_a_meeting_or_a_hand_keeps_it_bright() {
    let late = &["20:30-21:30  Late shift"];
    assert!(rests_at("19:20", "00:00", late));
    assert!(!rests_at("19:31", "00:00", late), "it begins in an hour");
    assert!(!rests_at("21:00", "00:00", late), "in use");
    assert!(!rests_at("21:32", "00:00", late), "just ended");
    assert!(rests_at("21:40", "00:00", late));
    assert!(!rests_at("22:00", "22:00", late), "touched just now");
    assert!(rests_at("22:01", "22:00", late));
}

#[test]
fn r138_a_room_that_is_open_around_the_clock_never_rests() {
    let known = door(&[]);
    let look = paint(Locale::En, &zone(), &known, at("03:00"), at("03:00")).look;
    assert!(!rests(&known, &zone(), look, at("00:00"), at("03:00")));
}

#[test]
fn the_picture_wanders_in_small_steps_and_stays_within_its_reach() {
    let places: Vec<_> = (0..40)
        .map(|minute| {
            let now = at("03:00").saturating_add(SignedDuration::from_mins(minute));
            shift(now.unwrap())
        })
        .collect();
    for pair in places.windows(2) {
        let [(x, y), (next_x, next_y)] = pair else {
            unreachable!()
        };
        assert_eq!((next_x - x).abs() + (next_y - y).abs(), 2, "{pair:?}");
        assert!(x.abs() <= REACH && y.abs() <= REACH);
    }
    assert_eq!(places[0], places[16], "it comes back");
}
