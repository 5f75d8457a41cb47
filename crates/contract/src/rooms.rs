//! Rooms, floors and buildings on the wire.

use domain::{
    ids::{AccountId, BuildingId, FloorId, RoomId},
    rooms::{Policy, WhoMayBook},
};
use serde::{Deserialize, Deserializer, Serialize};

/// Keeps `null` ("no limit") apart from absence ("leave it").
///
/// # Errors
/// As the inner type.
pub fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// `POST /api/v1/rooms` and, with everything optional, `PATCH /api/v1/rooms/{id}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RoomInput {
    /// Unique name, 1 to 200 characters; required on create.
    pub name: Option<String>,
    /// Seats, 1 to 100,000; required on create.
    pub capacity: Option<u32>,
    /// IANA zone; required on create.
    pub time_zone: Option<String>,
    /// Building by id or name (made when new).
    pub building: Option<String>,
    /// Floor by id or name (made when new).
    pub floor: Option<String>,
    /// What is in it; at most 50 words.
    pub equipment: Option<Vec<String>>,
    /// Who decides about requests.
    pub managers: Option<Vec<AccountId>>,
    /// Out of service: keeps its past, takes no bookings.
    pub disabled: Option<bool>,
    /// Address of a photo.
    pub photo: Option<String>,
    /// `null` inherits.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub requires_approval: Option<Option<bool>>,
    /// Minutes; `null` inherits.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub buffer_before_minutes: Option<Option<u32>>,
    /// Minutes; `null` inherits.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub buffer_after_minutes: Option<Option<u32>>,
    /// `HH:MM` in the room's zone; `null` for around the clock.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub bookable_from: Option<Option<String>>,
    /// `HH:MM` in the room's zone; `null` for around the clock.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub bookable_to: Option<Option<String>>,
    /// Shortest booking; `null` for no limit.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub min_minutes: Option<Option<u32>>,
    /// Longest booking; `null` for no limit.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub max_minutes: Option<Option<u32>>,
    /// How far ahead; `null` for no limit.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub max_days_ahead: Option<Option<u32>>,
    /// Who may book; `null` inherits.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub who_may_book: Option<Option<WhoMayBook>>,
    /// Settings named here are inherited again, by field name.
    pub inherit: Vec<String>,
}

/// A room as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoomView {
    /// Its id.
    pub id: RoomId,
    /// Its name.
    pub name: String,
    /// Seats.
    pub capacity: u32,
    /// IANA zone.
    pub time_zone: String,
    /// Building name.
    pub building: Option<String>,
    /// Building id.
    pub building_id: Option<BuildingId>,
    /// Floor name.
    pub floor: Option<String>,
    /// Floor id.
    pub floor_id: Option<FloorId>,
    /// What is in it.
    pub equipment: Vec<String>,
    /// Who decides about requests.
    pub managers: Vec<AccountId>,
    /// Takes no bookings.
    pub disabled: bool,
    /// Address of a photo.
    pub photo: Option<String>,
    /// In force.
    pub requires_approval: bool,
    /// In force, minutes.
    pub buffer_before_minutes: u32,
    /// In force, minutes.
    pub buffer_after_minutes: u32,
    /// `HH:MM`, in force.
    pub bookable_from: Option<String>,
    /// `HH:MM`, in force.
    pub bookable_to: Option<String>,
    /// In force, minutes.
    pub min_minutes: Option<u32>,
    /// In force, minutes.
    pub max_minutes: Option<u32>,
    /// In force, days.
    pub max_days_ahead: Option<u32>,
    /// All settings in force with where each comes from.
    pub policy: Policy,
    /// Its revision, also the `ETag`.
    pub revision: u64,
}

/// A building with its floors, names in the reader's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BuildingView {
    /// Its id.
    pub id: BuildingId,
    /// Its name.
    pub name: String,
    /// IANA zone that new rooms get.
    pub time_zone: String,
    /// Its floors.
    pub floors: Vec<FloorView>,
    /// In force for its rooms, unless a floor or a room sets its own, and where each comes from.
    pub policy: Policy,
    /// Its revision.
    pub revision: u64,
}

/// A floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FloorView {
    /// Its id.
    pub id: FloorId,
    /// Its name.
    pub name: String,
    /// The building that it is in.
    pub building_id: BuildingId,
    /// In force for its rooms, unless a room sets its own, and where each comes from.
    pub policy: Policy,
    /// Its revision.
    pub revision: u64,
}
