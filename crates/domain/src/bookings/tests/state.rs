//! Room states, drawn: one letter is five minutes from 09:00. In the upper line a letter is a
//! booking (upper case: pending); in the lower `.` is free, `o` booked, `#` in use, `-` ended.

use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::{
    bookings::{
        Booking, SOON_MINUTES, Slot, State, Status, next_change, occurrence_state, room_state,
    },
    ids::BookingId,
};

const CLEARING_MINUTES: u32 = 10;

fn nine() -> Timestamp {
    "2026-11-02T09:00:00Z".parse().unwrap()
}

fn at(column: usize) -> Timestamp {
    nine() + i64::try_from(column * 5).unwrap().minutes()
}

pub(super) fn booking(id: &str, slot: Slot, status: Status) -> Booking {
    Booking {
        id: BookingId::from(id),
        series: None,
        room: "oak".into(),
        subject: String::new(),
        slot,
        time_zone: "UTC".to_owned(),
        wall_start: jiff::tz::TimeZone::UTC.to_datetime(slot.start),
        all_day: false,
        status,
        reason: None,
        organiser: None,
        organiser_name: String::new(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        original_start: None,
        uid: String::new(),
        exception: false,
        meeting: None,
        revision: 0,
        created_at: slot.start,
        updated_at: slot.start,
    }
}

/// The bookings of a drawn line, in order of start.
fn read(line: &str) -> Vec<Booking> {
    let letters: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let mut column = 0;
    for run in letters.chunk_by(|a, b| a == b) {
        let slot = Slot {
            start: at(column),
            end: at(column + run.len()),
        };
        if run[0].is_alphabetic() {
            let status = if run[0].is_uppercase() {
                Status::Pending
            } else {
                Status::Confirmed
            };
            found.push(booking(&run[0].to_string(), slot, status));
        }
        column += run.len();
    }
    found
}

fn letter(state: State) -> char {
    match state {
        State::Free => '.',
        State::Booked => 'o',
        State::InUse => '#',
        State::Ended => '-',
    }
}

/// Draws what the room shows and what a screen that sleeps until `next_change` shows.
#[track_caller]
fn check(bookings: &str, expected: &str) {
    let list = read(bookings);
    let seen = |at| letter(room_state(&list, at, SOON_MINUTES, CLEARING_MINUTES).state);
    let (mut drawn, mut slept) = (String::new(), String::new());
    let mut wakes = next_change(&list, at(0), SOON_MINUTES, CLEARING_MINUTES);
    let mut shown = seen(at(0));
    for column in 0..expected.chars().count() {
        let last_second = at(column + 1) - SignedDuration::from_secs(1);
        assert_eq!(
            seen(at(column)),
            seen(last_second),
            "changes inside column {column}"
        );
        drawn.push(seen(at(column)));
        if let Some(wake) = wakes.filter(|wake| *wake <= at(column)) {
            shown = seen(wake);
            wakes = next_change(&list, wake, SOON_MINUTES, CLEARING_MINUTES);
        }
        slept.push(shown);
    }
    assert_eq!(drawn, expected, "\n{bookings}");
    assert_eq!(slept, expected, "a screen that slept\n{bookings}");
}

#[test]
fn r082_the_four_states_of_a_room() {
    check("      aaaaaa          ", "...ooo######--........");
    check("                      ", "......................");
}

#[test]
fn r083_colours_follow_the_clock_through_a_day() {
    check("aaa   bbbb        c   ", "###ooo####--...ooo#--.");
}

#[test]
fn r084_back_to_back_meetings_leave_no_gap_of_colour() {
    check("   aaabbb      ", "ooo######--....");
    check("   aaa bbb     ", "ooo###o###--...");
}

#[test]
fn r079_a_pending_request_never_takes_the_room() {
    check("   AAA   bbb  ", "......ooo###--");
}

#[test]
fn in_use_lasts_until_its_own_end() {
    let list = read("aaabbb");
    let state = room_state(&list, at(1), SOON_MINUTES, CLEARING_MINUTES);
    assert_eq!((state.since, state.until), (Some(at(0)), Some(at(3))));
    assert_eq!(
        (state.current, state.next),
        (Some("a".into()), Some("b".into()))
    );
}

#[test]
fn free_until_names_the_start_of_the_next_meeting() {
    let list = read("aa          bb");
    let state = room_state(&list, at(6), SOON_MINUTES, CLEARING_MINUTES);
    assert_eq!(state.state, State::Free);
    assert_eq!((state.since, state.until), (Some(at(4)), Some(at(12))));
    let change = next_change(&list, at(6), SOON_MINUTES, CLEARING_MINUTES);
    assert_eq!(
        change,
        Some(at(9)),
        "but the colour turns fifteen minutes before"
    );
}

#[test]
fn booked_since_the_end_before_when_that_is_later() {
    let list = read("aa bb");
    let state = room_state(&list, at(2), SOON_MINUTES, CLEARING_MINUTES);
    assert_eq!(state.state, State::Booked);
    assert_eq!((state.since, state.until), (Some(at(2)), Some(at(3))));
}

#[test]
fn clearing_ends_when_the_next_meeting_is_near() {
    let list = read("aa    bb");
    let state = room_state(&list, at(2), SOON_MINUTES, 60);
    assert_eq!(state.state, State::Ended);
    assert_eq!((state.since, state.until), (Some(at(2)), Some(at(3))));
}

#[test]
fn r083_the_next_meeting_changes_although_the_colour_does_not() {
    let list = read("aaabbbccc");
    let change = next_change(&list, at(0), SOON_MINUTES, CLEARING_MINUTES);
    assert_eq!(change, Some(at(3)));
    assert_eq!(next_change(&list, at(8), 0, 0), Some(at(9)));
    assert_eq!(next_change(&list, at(9), 0, 0), None);
}

#[test]
fn r082_the_state_of_one_booking() {
    let slot = Slot {
        start: at(0),
        end: at(1),
    };
    let just_before = at(0) - SignedDuration::from_nanos(1);
    assert_eq!(occurrence_state(&slot, just_before), State::Booked);
    assert_eq!(occurrence_state(&slot, at(0)), State::InUse);
    assert_eq!(occurrence_state(&slot, at(1)), State::Ended);
}
