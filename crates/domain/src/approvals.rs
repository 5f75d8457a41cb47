//! Who decides about a request for a room, in which order, and when they are reminded: pure
//! (R074, R075). Must not know who holds which post: people are arguments.
//!
//! Start at [`progress`].

#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::ids::AccountId;

/// Most steps that a request goes through.
pub const MOST_STEPS: usize = 4;
/// Most people named in one step.
pub const MOST_PEOPLE: usize = 20;

/// How much a request matters, in the eyes of who decides (R075). Larger goes first.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// May give way.
    Low,
    /// Nobody said otherwise.
    #[default]
    Normal,
    /// Goes before others.
    High,
    /// Goes before all.
    Urgent,
}

impl Priority {
    /// All, from the least.
    pub const ALL: [Priority; 4] = [
        Priority::Low,
        Priority::Normal,
        Priority::High,
        Priority::Urgent,
    ];

    /// The word in the API, in forms and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Priority::Low => "low",
            Priority::Normal => "normal",
            Priority::High => "high",
            Priority::Urgent => "urgent",
        }
    }

    /// By its word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// Whose word is needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The head of the department of who asks; where there is none, the next one above.
    DepartmentHead,
    /// Any of the room's managers (R010).
    RoomManagers,
    /// Any of these.
    People(Vec<AccountId>),
}

/// What is asked where nobody set steps.
pub const UNSET: [Step; 1] = [Step::RoomManagers];

/// Where a step of a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Somebody said yes.
    Approved,
    /// Passed by asking: who asks is one of its approvers.
    Own,
    /// Its approvers decide now.
    Waits,
    /// Its turn comes later.
    Later,
}

/// Where each step of a pending request stands: exactly one waits. `approved` are the steps that
/// somebody approved for the very room and time that are asked for now.
///
/// Who asks and is an approver of a step need not ask themselves; but the last step always takes
/// a decision, which may then be their own, as where there is one step only. A step that nobody
/// is named for waits for a system administrator: it is not passed over.
#[must_use]
pub fn progress(
    steps: &[(Step, Vec<AccountId>)],
    asked_by: Option<&AccountId>,
    approved: &[Step],
) -> Vec<Progress> {
    let last = steps.len().saturating_sub(1);
    let mut waits = false;
    let stand = |(index, (step, people)): (usize, &(Step, Vec<AccountId>))| {
        let own = asked_by.is_some_and(|account| people.contains(account));
        match () {
            () if waits => Progress::Later,
            () if index < last && approved.contains(step) => Progress::Approved,
            () if index < last && own => Progress::Own,
            () => {
                waits = true;
                Progress::Waits
            }
        }
    };
    steps.iter().enumerate().map(stand).collect()
}

/// The place of the step that waits.
#[must_use]
pub fn waiting(progress: &[Progress]) -> usize {
    let waits = progress.iter().position(|one| *one == Progress::Waits);
    waits.unwrap_or_default()
}

/// Nobody is reminded sooner than this after being asked, or after the last reminder.
const PATIENCE: SignedDuration = SignedDuration::from_hours(1);
/// Two reminders nearer than this are one.
const APART: SignedDuration = SignedDuration::from_hours(4);
/// A request nearer than this is not reminded of at all.
const TOO_NEAR: SignedDuration = SignedDuration::from_mins(10);

/// When those who decide are reminded of a request that was asked at `asked` and begins at
/// `start`: a day after, a day and two hours ahead, as far as that makes sense; when all of these
/// are too near, once half-way. At most three times.
#[must_use]
pub fn nudges(asked: Timestamp, start: Timestamp) -> Vec<Timestamp> {
    let day = SignedDuration::from_hours(24);
    let two = SignedDuration::from_hours(2);
    let wanted = [
        asked.saturating_add(day),
        start.saturating_sub(day),
        start.saturating_sub(two),
    ];
    let mut wanted: Vec<Timestamp> = wanted.into_iter().flatten().collect();
    wanted.sort_unstable();
    let latest = start.saturating_sub(two).unwrap_or(start);
    let mut found: Vec<Timestamp> = Vec::new();
    for at in wanted {
        let patient = at.duration_since(asked) >= PATIENCE;
        let apart = found
            .last()
            .is_none_or(|last| at.duration_since(*last) >= APART);
        if patient && apart && at <= latest {
            found.push(at);
        }
    }
    let left = start.duration_since(asked);
    if found.is_empty() && left >= TOO_NEAR * 2 {
        found.extend(asked.saturating_add(left / 2));
    }
    found
}
