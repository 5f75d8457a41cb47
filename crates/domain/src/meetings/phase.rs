//! Where a meeting stands: initiate → prepare → hold → archive (R026).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::bookings::Slot;

/// In order: a meeting only moves forward (R026).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Made; not everything is ready, or a room still waits for approval.
    Draft,
    /// Everything is ready.
    Prepared,
    /// Under way.
    InProgress,
    /// Over.
    Ended,
    /// Over, and nothing is left to do.
    Archived,
}

/// A phase that lies behind, or that cannot be had yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backwards {
    /// It is that far already.
    Behind,
    /// The clock, or an approval, is not that far.
    NotYet,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Phase; 5] = [
        Phase::Draft,
        Phase::Prepared,
        Phase::InProgress,
        Phase::Ended,
        Phase::Archived,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Phase::Draft => "draft",
            Phase::Prepared => "prepared",
            Phase::InProgress => "in_progress",
            Phase::Ended => "ended",
            Phase::Archived => "archived",
        }
    }

    /// The phase at `now` of a meeting that people brought to `self`: the clock moves it on at
    /// start and end, never back.
    #[must_use]
    pub fn at(self, slot: Slot, now: Timestamp) -> Self {
        let by_clock = if now < slot.start {
            Phase::Draft
        } else if now < slot.end {
            Phase::InProgress
        } else {
            Phase::Ended
        };
        self.max(by_clock)
    }

    /// Whether people may bring a meeting from `self` to `to`; `self` is the phase by the clock,
    /// `ready` says that no room waits for approval.
    ///
    /// People say that it is prepared, that it is over (its rooms are free then) and that it is
    /// archived; that it is under way, the clock says.
    ///
    /// # Errors
    /// [`Backwards::Behind`] for this phase and earlier ones; [`Backwards::NotYet`] for what needs
    /// another step first.
    pub fn advance(self, to: Phase, ready: bool) -> Result<Phase, Backwards> {
        if to <= self {
            return Err(Backwards::Behind);
        }
        let may = match to {
            Phase::Draft | Phase::InProgress => false,
            Phase::Prepared => ready,
            Phase::Ended => self == Phase::InProgress,
            Phase::Archived => self == Phase::Ended,
        };
        if may { Ok(to) } else { Err(Backwards::NotYet) }
    }
}
