//! Booking settings: organisation → building → floor → room, the nearest one wins and says so.

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::DepartmentId;

/// Where a setting was made; a refusal names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Lintel's own default or limit.
    Default,
    /// The whole organisation.
    Organisation,
    /// The building.
    Building,
    /// The floor.
    Floor,
    /// The room itself.
    Room,
}

/// A value and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sourced<T> {
    /// The value in force.
    pub value: T,
    /// Who set it.
    pub from: Scope,
}

/// When a room may be booked, in the room's zone, every day. `to` 00:00 means midnight at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpeningHours {
    /// First bookable wall time.
    pub from: Time,
    /// A booking must end by this wall time.
    pub to: Time,
}

impl OpeningHours {
    /// Whether they open before they close, on one day.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.to == Time::midnight() || self.from < self.to
    }
}

/// Who may book a room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhoMayBook {
    /// Everybody of the organisation.
    #[default]
    Everyone,
    /// Members of these departments.
    Departments(Vec<DepartmentId>),
    /// Only the room's managers.
    Managers,
}

/// Keeps `null` ("no limit") apart from absence ("inherits").
fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// What one level sets; `None` inherits. For limits, `Some(None)` means "no limit".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PolicySettings {
    /// Bookable hours; `Some(None)`: around the clock.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub opening_hours: Option<Option<OpeningHours>>,
    /// Minutes kept free before a booking.
    pub buffer_before_minutes: Option<u32>,
    /// Minutes kept free after a booking.
    pub buffer_after_minutes: Option<u32>,
    /// Shortest booking.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub min_minutes: Option<Option<u32>>,
    /// Longest booking.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub max_minutes: Option<Option<u32>>,
    /// How far ahead a booking may start.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub max_days_ahead: Option<Option<u32>>,
    /// Whether a booking waits for approval.
    pub requires_approval: Option<bool>,
    /// Who may book.
    pub who_may_book: Option<WhoMayBook>,
}

/// The settings in force for one room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Policy {
    /// Bookable hours; none: around the clock.
    pub opening_hours: Sourced<Option<OpeningHours>>,
    /// Minutes kept free before a booking.
    pub buffer_before_minutes: Sourced<u32>,
    /// Minutes kept free after a booking.
    pub buffer_after_minutes: Sourced<u32>,
    /// Shortest booking; none: no limit.
    pub min_minutes: Sourced<Option<u32>>,
    /// Longest booking; none: no limit but [`crate::bookings::LONGEST_DAYS`].
    pub max_minutes: Sourced<Option<u32>>,
    /// How far ahead a booking may start; none: no limit.
    pub max_days_ahead: Sourced<Option<u32>>,
    /// Whether a booking waits for approval (R079).
    pub requires_approval: Sourced<bool>,
    /// Who may book.
    pub who_may_book: Sourced<WhoMayBook>,
}
