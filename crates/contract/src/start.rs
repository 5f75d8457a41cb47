//! The first steps of a new house: what each is about and how far it is.

use serde::{Deserialize, Serialize};

/// A step, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The organisation's name, zone and language (R216).
    Organisation,
    /// The first building, with floors.
    Place,
    /// The first rooms.
    Rooms,
    /// Somebody else who may sign in.
    People,
    /// A tablet at a door.
    Door,
    /// A calendar from elsewhere.
    Calendar,
    /// The first booking.
    Booking,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 7] = [
        Step::Organisation,
        Step::Place,
        Step::Rooms,
        Step::People,
        Step::Door,
        Step::Calendar,
        Step::Booking,
    ];

    /// The word in addresses and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Step::Organisation => "organisation",
            Step::Place => "place",
            Step::Rooms => "rooms",
            Step::People => "people",
            Step::Door => "door",
            Step::Calendar => "calendar",
            Step::Booking => "booking",
        }
    }

    /// The step of a word; none of an unknown one.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Nothing of it is stored yet.
    ToDo,
    /// What it is about is stored, by whatever path.
    Done,
    /// Not wanted here; can be taken up again.
    Skipped,
}

/// The steps of this house, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StartView {
    /// Each with how far it is.
    pub steps: Vec<(Step, StepState)>,
}

impl StartView {
    /// How far a step is.
    #[must_use]
    pub fn state(&self, step: Step) -> StepState {
        let found = self.steps.iter().find(|(one, _)| *one == step);
        found.map_or(StepState::ToDo, |(_, state)| *state)
    }

    /// The first step that is neither done nor skipped.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        let mut left = self.steps.iter();
        let found = left.find(|(_, state)| *state == StepState::ToDo);
        found.map(|(step, _)| *step)
    }

    /// How many steps are neither done nor skipped.
    #[must_use]
    pub fn left(&self) -> usize {
        let left = self.steps.iter();
        left.filter(|(_, state)| *state == StepState::ToDo).count()
    }
}
