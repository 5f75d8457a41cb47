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
    #[serde(deserialize_with = "wall_time")]
    pub from: Time,
    /// A booking must end by this wall time.
    #[serde(deserialize_with = "wall_time")]
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

/// `09:30` or `09:30:00`. Jiff reads every way to write a time, which costs a phone three times as
/// much program as this.
fn wall_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    read_wall_time(&text).ok_or_else(|| serde::de::Error::custom("a time is written 09:30"))
}

fn read_wall_time(text: &str) -> Option<Time> {
    let text = text.as_bytes();
    let two = |at: usize| match text.get(at..at + 2)? {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            i8::try_from((tens - b'0') * 10 + (ones - b'0')).ok()
        }
        _ => None,
    };
    let (hour, minute) = (two(0)?, two(3)?);
    match (text.get(2), text.get(5), text.len()) {
        (Some(b':'), None, 5) => Time::new(hour, minute, 0, 0).ok(),
        (Some(b':'), Some(b':'), 8) => Time::new(hour, minute, two(6)?, 0).ok(),
        _ => None,
    }
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

impl Policy {
    /// Minutes between the end of one booking and the start of the next: both buffers (R084).
    #[must_use]
    pub const fn gap_minutes(&self) -> u32 {
        let before = self.buffer_before_minutes.value;
        before.saturating_add(self.buffer_after_minutes.value)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::read_wall_time;

    #[test]
    fn wall_times_are_read_as_they_are_written() {
        assert_eq!(read_wall_time("09:30"), Some(time(9, 30, 0, 0)));
        assert_eq!(read_wall_time("23:59:58"), Some(time(23, 59, 58, 0)));
        assert_eq!(
            read_wall_time(&time(7, 5, 0, 0).to_string()),
            Some(time(7, 5, 0, 0))
        );
        for wrong in [
            "",
            "9:30",
            "24:00",
            "09:60",
            "09-30",
            "09:30:",
            "09:30:1",
            "０９:３０",
            "09:30Z",
        ] {
            assert_eq!(read_wall_time(wrong), None, "{wrong}");
        }
    }
}
