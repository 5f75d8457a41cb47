//! The organisation's settings, API keys and other small things of administrators, on the wire.

use domain::{accounts::Role, rooms::PolicySettings};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::accounts::{AccountView, ApiKeyView, OneTimeLink};

/// The colours of a door (decision 1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Palette {
    /// Green, amber, red: what passers-by know.
    #[default]
    Traffic,
    /// The four colours of the calendar.
    Legend,
}

impl Palette {
    /// The word in the API and on the door.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Palette::Traffic => "traffic",
            Palette::Legend => "legend",
        }
    }
}

/// Settings of the whole organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettingsView {
    /// Its name.
    pub name: String,
    /// IANA zone for those who chose none.
    pub time_zone: String,
    /// `en` or `zh`, for those who chose none and for doors.
    pub locale: String,
    /// Colours of doors.
    pub palette: Palette,
    /// Booking settings that buildings, floors and rooms inherit.
    pub policy: PolicySettings,
    /// The first administrator has set the house up.
    pub first_run_done: bool,
    /// Filled with demo data.
    pub demo: bool,
    /// Its revision.
    pub revision: u64,
}

/// Change the organisation's settings; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct SettingsInput {
    /// 1 to 200 characters.
    pub name: Option<String>,
    /// IANA zone.
    pub time_zone: Option<String>,
    /// `en` or `zh`.
    pub locale: Option<String>,
    /// Colours of doors.
    pub palette: Option<Palette>,
    /// Booking settings, whole: what it does not set is Lintel's default again.
    pub policy: Option<PolicySettings>,
    /// Set-up is done.
    pub first_run_done: Option<bool>,
}

/// Create or change a building; what is absent stays. Required on create: `name`, `time_zone`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BuildingInput {
    /// Unique, 1 to 200 characters.
    pub name: Option<String>,
    /// IANA zone that new rooms get.
    pub time_zone: Option<String>,
    /// Booking settings, whole: what it does not set is inherited.
    pub policy: Option<PolicySettings>,
}

/// Create or change a floor; what is absent stays. Required on create: `name`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct FloorInput {
    /// Unique in its building, 1 to 200 characters.
    pub name: Option<String>,
    /// Booking settings, whole: what it does not set is inherited.
    pub policy: Option<PolicySettings>,
}

/// Make an API key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApiKeyInput {
    /// What it is for, 1 to 200 characters.
    pub name: String,
    /// The role that it acts with.
    pub role: Role,
    /// May only read.
    #[serde(default)]
    pub read_only: bool,
    /// When it ends; none: never.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
}

/// A new API key: the only time that it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApiKeyMade {
    /// The key itself.
    pub key: String,
    /// What is kept of it.
    #[serde(flatten)]
    pub view: ApiKeyView,
}

/// A new person, with the link to set the first password when none was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountMade {
    /// The person.
    #[serde(flatten)]
    pub account: AccountView,
    /// Shown once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<OneTimeLink>,
}
