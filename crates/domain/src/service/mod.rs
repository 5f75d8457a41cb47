//! The service desk: of what it is reminded, and when (R101). Must not know how it is told.

use jiff::{SignedDuration, Timestamp};

/// How far ahead the desk looks, in hours.
pub const DESK_HOURS: i64 = 24;
/// So many minutes before it begins the desk is reminded of a meeting.
pub const REMIND_MINUTES: i64 = 15;

/// Whether the desk is reminded at `now` of what begins at `start`: until it begins.
#[must_use]
pub fn reminds(start: Timestamp, now: Timestamp) -> bool {
    let ahead = start.duration_since(now);
    ahead > SignedDuration::ZERO && ahead <= SignedDuration::from_mins(REMIND_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::reminds;

    #[test]
    fn r101_the_desk_is_reminded_in_the_last_quarter_of_an_hour() {
        let start = "2026-11-20T09:00:00Z".parse().unwrap();
        let at = |time: &str| reminds(start, format!("2026-11-20T{time}Z").parse().unwrap());
        assert!(!at("08:44:59"));
        assert!(at("08:45:00"));
        assert!(at("08:59:59"));
        assert!(!at("09:00:00"), "it has begun");
        assert!(!at("09:01:00"));
    }
}
