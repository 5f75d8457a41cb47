//! How rooms, buildings, floors and settings are kept.

use contract::settings::Palette;
use domain::{
    ids::{AccountId, BuildingId, FloorId},
    rooms::PolicySettings,
};
use serde::{Deserialize, Serialize};

/// The one id of the settings record.
pub(crate) const ORGANISATION: &str = "organisation";

/// A room as stored; its id is the record's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RoomRecord {
    pub name: String,
    pub capacity: u32,
    pub time_zone: String,
    pub building: Option<BuildingId>,
    pub floor: Option<FloorId>,
    pub equipment: Vec<String>,
    pub managers: Vec<AccountId>,
    pub disabled: bool,
    pub photo: Option<String>,
    pub policy: PolicySettings,
}

/// A building as stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct BuildingRecord {
    pub name: String,
    pub time_zone: String,
    pub policy: PolicySettings,
}

/// A floor as stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FloorRecord {
    pub name: String,
    pub building: BuildingId,
    #[serde(default)]
    pub policy: PolicySettings,
}

/// The organisation's settings as stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Organisation {
    pub name: String,
    pub time_zone: String,
    pub locale: String,
    pub palette: Palette,
    pub policy: PolicySettings,
    pub first_run_done: bool,
    pub demo: bool,
}

impl Default for Organisation {
    fn default() -> Self {
        Self {
            name: "Lintel".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            locale: "en".to_owned(),
            palette: Palette::Traffic,
            policy: PolicySettings::default(),
            first_run_done: false,
            demo: false,
        }
    }
}

impl Organisation {
    /// Whether somebody has said who the organisation is (R216).
    pub(crate) fn is_set_up(&self) -> bool {
        self.first_run_done || self.name != Self::default().name
    }
}
