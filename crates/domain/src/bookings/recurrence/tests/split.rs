//! "This and following" by example.

use jiff::Timestamp;

use super::{rule, zone};

#[track_caller]
fn check(text: &str, at: &str, before: Option<&str>, following: Option<(&str, &str)>) {
    let utc = zone("UTC");
    let at: Timestamp = at.parse().unwrap();
    let split = rule(text).split_following("2026-11-02T09:00".parse().unwrap(), &utc, at);
    assert_eq!(split.before.map(|half| half.to_string()).as_deref(), before);
    let from = split.following_start.map(|start| start.to_string());
    let found = split.following.map(|half| half.to_string());
    let found = found.as_deref().zip(from.as_deref());
    assert_eq!(found, following);
}

#[test]
fn r032_count_is_shared_out() {
    check(
        "FREQ=WEEKLY;COUNT=10",
        "2026-11-16T09:00:00Z",
        Some("FREQ=WEEKLY;UNTIL=20261109T090000Z"),
        Some(("FREQ=WEEKLY;COUNT=8", "2026-11-16T09:00:00")),
    );
}

#[test]
fn r032_until_and_never_stay_with_the_second_half() {
    check(
        "FREQ=DAILY;UNTIL=20261201",
        "2026-11-03T12:00:00Z",
        Some("FREQ=DAILY;UNTIL=20261103T090000Z"),
        Some(("FREQ=DAILY;UNTIL=20261201", "2026-11-04T09:00:00")),
    );
    check(
        "FREQ=DAILY",
        "2026-11-03T09:00:00Z",
        Some("FREQ=DAILY;UNTIL=20261102T090000Z"),
        Some(("FREQ=DAILY", "2026-11-03T09:00:00")),
    );
}

#[test]
fn r032_cut_at_the_first_date_all_follows_and_after_the_last_nothing() {
    check(
        "FREQ=DAILY;COUNT=3",
        "2026-11-02T09:00:00Z",
        None,
        Some(("FREQ=DAILY;COUNT=3", "2026-11-02T09:00:00")),
    );
    check(
        "FREQ=DAILY;COUNT=3",
        "2026-12-01T09:00:00Z",
        Some("FREQ=DAILY;UNTIL=20261104T090000Z"),
        None,
    );
}
