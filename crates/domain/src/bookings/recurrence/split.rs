//! "This and following": one series becomes two at a date.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::{Ending, Recurrence, Until};

/// A rule cut in two. EXDATE and RDATE go to the half that their instant lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Ends with the last date before the cut; none when there is none, so that all is changed.
    pub before: Option<Recurrence>,
    /// Begins with the first date from the cut on; COUNT is what is left of it. None when there
    /// is no such date.
    pub following: Option<Recurrence>,
    /// DTSTART of `following`, on the wall of the zone.
    pub following_start: Option<DateTime>,
}

impl Recurrence {
    /// Cuts the rule before the first of its dates at or after `at`.
    #[must_use]
    pub fn split_following(&self, wall_start: DateTime, zone: &TimeZone, at: Timestamp) -> Split {
        let (mut passed, mut last, mut first) = (0_u32, None, None);
        for one in self.walk(wall_start, zone) {
            if at <= one.start {
                first = Some(one.wall_start);
                break;
            }
            passed += 1;
            last = Some(one.start);
        }
        let before = last.map(|last| Recurrence {
            ending: Ending::Until(Until::Utc(last)),
            ..self.clone()
        });
        let ending = match self.ending {
            Ending::Count(count) => Ending::Count(count.saturating_sub(passed).max(1)),
            other => other,
        };
        let following = first.map(|_| Recurrence {
            ending,
            ..self.clone()
        });
        Split {
            before,
            following,
            following_start: first,
        }
    }
}
