//! A room as the rules see it.

use serde::{Deserialize, Serialize};

use super::Policy;
use crate::ids::{AccountId, BuildingId, FloorId, RoomId};

/// A room with its settings in force (R080).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// Its name, unique in the organisation.
    pub name: String,
    /// Seats; 0: not known, and not checked.
    pub capacity: u32,
    /// IANA zone of the door.
    pub time_zone: String,
    /// The building, when known.
    pub building: Option<BuildingId>,
    /// The floor, when known.
    pub floor: Option<FloorId>,
    /// What is in it: `screen`, `video`, `whiteboard` …
    pub equipment: Vec<String>,
    /// Disabled rooms keep their past and take no bookings.
    pub disabled: bool,
    /// Who decides about requests (R010).
    pub managers: Vec<AccountId>,
    /// Settings in force.
    pub policy: Policy,
}
