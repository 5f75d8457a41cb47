//! When people are told of what they are asked to come to, and of what: pure (R093 to R104).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Asked to come (R054).
    Invited,
    /// Another time or place (R032).
    Moved,
    /// Other words, the same time and place.
    Changed,
    /// Does not take place (R032, R103).
    Cancelled,
    /// No longer asked to come.
    Uninvited,
    /// One date of a series has another time or place.
    DateMoved,
    /// One date of a series does not take place.
    DateCancelled,
    /// Has not said yet whether they come (R048, R100).
    Confirm,
    /// Begins within a day (R093).
    DayBefore,
    /// Begins within an hour (R094).
    HourBefore,
    /// Begins within an hour, to the host: try the devices (R095).
    Rehearsal,
    /// Somebody who must come does not (decision 7).
    Declined,
    /// Somebody who is asked sends another one.
    Delegated,
    /// A request waits for this person's decision (R074).
    Requested,
    /// A request still waits for this person's decision (R074).
    Undecided,
    /// What this person asked for was granted (R076).
    Approved,
    /// What this person asked for was refused (R076).
    Rejected,
    /// Somebody asks for a role, and this person decides (R006).
    RoleAsked,
    /// This person has the role that they asked for (R006).
    RoleGiven,
    /// This person does not get the role that they asked for (R006).
    RoleRefused,
}

impl Reason {
    /// All, in the order above.
    pub const ALL: [Reason; 20] = [
        Reason::Invited,
        Reason::Moved,
        Reason::Changed,
        Reason::Cancelled,
        Reason::Uninvited,
        Reason::DateMoved,
        Reason::DateCancelled,
        Reason::Confirm,
        Reason::DayBefore,
        Reason::HourBefore,
        Reason::Rehearsal,
        Reason::Declined,
        Reason::Delegated,
        Reason::Requested,
        Reason::Undecided,
        Reason::Approved,
        Reason::Rejected,
        Reason::RoleAsked,
        Reason::RoleGiven,
        Reason::RoleRefused,
    ];

    /// Whether it is worth nothing once the event has begun.
    #[must_use]
    pub const fn ends_at_start(self) -> bool {
        matches!(
            self,
            Reason::Confirm
                | Reason::DayBefore
                | Reason::HourBefore
                | Reason::Rehearsal
                | Reason::Undecided
        )
    }

    /// Whether it is about a role, not about something that takes place.
    #[must_use]
    pub const fn is_of_role(self) -> bool {
        matches!(
            self,
            Reason::RoleAsked | Reason::RoleGiven | Reason::RoleRefused
        )
    }

    /// Whether it asks for an answer.
    #[must_use]
    pub const fn asks(self) -> bool {
        matches!(
            self,
            Reason::Invited | Reason::Moved | Reason::DateMoved | Reason::Confirm
        )
    }
}

/// How far ahead each reminder of an event goes out.
const REMINDERS: [(Reason, SignedDuration); 6] = [
    (Reason::Confirm, SignedDuration::from_hours(120)),
    (Reason::Confirm, SignedDuration::from_hours(72)),
    (Reason::Confirm, SignedDuration::from_hours(48)),
    (Reason::DayBefore, SignedDuration::from_hours(24)),
    (Reason::HourBefore, SignedDuration::from_hours(1)),
    (Reason::Rehearsal, SignedDuration::from_hours(1)),
];

/// The reminders of an event that begins at `start`, as known at `now`: those still ahead, and the
/// rehearsal also at once when the start is nearer than that. Reminders to all that are past are
/// part of the invitation that goes out now (decision 6).
#[must_use]
pub fn reminders(start: Timestamp, now: Timestamp) -> Vec<(Reason, Timestamp)> {
    if start <= now {
        return Vec::new();
    }
    let due = |(reason, ahead): (Reason, SignedDuration)| {
        let at = start.saturating_sub(ahead).unwrap_or(Timestamp::MIN);
        match (now < at, reason) {
            (true, _) => Some((reason, at)),
            (false, Reason::Rehearsal) => Some((reason, now)),
            (false, _) => None,
        }
    };
    REMINDERS.into_iter().filter_map(due).collect()
}

/// Most times that one mail is tried.
pub const MOST_TRIES: u32 = 8;

/// Minutes to wait after so many failed tries before the next; none: it is given up (R102).
#[must_use]
pub const fn wait_minutes(tries: u32) -> Option<i64> {
    match tries {
        0 => Some(0),
        1 => Some(1),
        2 => Some(5),
        3 => Some(15),
        4 => Some(60),
        5 => Some(240),
        6 => Some(720),
        7 => Some(1_440),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn hours(start: &str, now: &str) -> Vec<(Reason, i64)> {
        let start = at(start);
        let all = reminders(start, at(now)).into_iter();
        all.map(|(reason, due)| (reason, start.duration_since(due).as_hours()))
            .collect()
    }

    #[test]
    fn r093_r094_r095_reminders_are_a_day_and_an_hour_ahead() {
        let all = hours("2026-12-01T10:00:00Z", "2026-11-20T10:00:00Z");
        assert_eq!(
            all,
            [
                (Reason::Confirm, 120),
                (Reason::Confirm, 72),
                (Reason::Confirm, 48),
                (Reason::DayBefore, 24),
                (Reason::HourBefore, 1),
                (Reason::Rehearsal, 1),
            ]
        );
    }

    #[test]
    fn r093_what_is_nearer_than_a_reminder_has_it_in_its_invitation() {
        let all = hours("2026-12-01T10:00:00Z", "2026-11-30T11:00:00Z");
        assert_eq!(all, [(Reason::HourBefore, 1), (Reason::Rehearsal, 1)]);
        let all = hours("2026-12-01T10:00:00Z", "2026-11-30T10:00:00Z");
        assert_eq!(all.len(), 2, "the very minute is in the invitation too");
        let all = reminders(at("2026-12-01T10:00:00Z"), at("2026-12-01T09:30:00Z"));
        assert_eq!(all, [(Reason::Rehearsal, at("2026-12-01T09:30:00Z"))]);
        assert!(hours("2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z").is_empty());
    }

    #[test]
    fn r102_tries_end() {
        let waits: Vec<_> = (0..20).map_while(wait_minutes).collect();
        assert_eq!(waits.len(), MOST_TRIES as usize);
        assert!(waits.is_sorted());
    }
}
