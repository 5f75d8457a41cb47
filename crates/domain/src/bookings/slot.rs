//! Half-open intervals of instants.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// `[start, end)`: touching is not overlapping (api.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Slot {
    /// First instant.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
}

impl Slot {
    /// Whether both have an instant in common.
    #[must_use]
    pub fn overlaps(&self, other: &Slot) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `at` lies in it.
    #[must_use]
    pub fn contains(&self, at: Timestamp) -> bool {
        self.start <= at && at < self.end
    }

    /// How long it is.
    #[must_use]
    pub fn duration(&self) -> SignedDuration {
        self.end.duration_since(self.start)
    }

    /// The slot with `before` minutes earlier and `after` minutes later, saturating.
    #[must_use]
    pub fn padded(&self, before: u32, after: u32) -> Slot {
        let before = SignedDuration::from_mins(i64::from(before));
        let after = SignedDuration::from_mins(i64::from(after));
        Slot {
            start: self.start.saturating_sub(before).unwrap_or(Timestamp::MIN),
            end: self.end.saturating_add(after).unwrap_or(Timestamp::MAX),
        }
    }
}
