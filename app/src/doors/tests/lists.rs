//! The day's list.

use domain::bookings::State;
use jiff::civil::date;

use super::{at, booking, zone};
use crate::{
    doors::rows::{Rows, rows},
    text::Locale,
};

fn list(lines: &[&str], now: &str) -> Rows {
    let bookings: Vec<_> = lines.iter().map(|line| booking(line)).collect();
    rows(Locale::En, &zone(), &bookings, date(2026, 11, 20), at(now))
}

#[test]
fn r138_the_list_shows_today_in_order_with_past_ones_marked() {
    let rows = list(
        &[
            "14:00-15:00  Later",
            "08:30-09:00  Stand-up",
            "+1 09:00-+1 10:00  Tomorrow",
        ],
        "10:42",
    );
    let seen: Vec<_> = rows
        .rows
        .iter()
        .map(|row| (row.time.as_str(), row.state))
        .collect();
    assert_eq!(seen, [("08:30", State::Ended), ("14:00", State::Booked)]);
}

#[test]
fn r138_a_full_day_drops_past_lines_first_and_counts_the_rest() {
    let lines: Vec<String> = (7..20)
        .map(|hour| format!("{hour:02}:00-{hour:02}:30  Meeting {hour}"))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let rows = list(&lines, "09:45");
    assert_eq!(rows.rows.first().unwrap().time, "10:00");
    assert_eq!((rows.rows.len(), rows.more), (6, 4));
    assert!(!rows.all_past());
    assert!(list(&lines, "23:00").all_past());
}

#[test]
fn a_meeting_over_several_days_is_all_day_in_the_middle() {
    let rows = list(&["-1 12:00-+1 12:00  Fair"], "10:00");
    assert_eq!(rows.rows[0].time, "All day");
    let rows = list(&["-1 12:00-+0 12:00  Fair"], "10:00");
    assert_eq!(rows.rows[0].time, "00:00");
}

#[test]
fn the_detail_says_how_many_and_who() {
    let rows = list(&["14:00-15:00  Workshop"], "10:00");
    assert_eq!(rows.rows[0].detail.as_deref(), Some("14 people · Sales"));
}
