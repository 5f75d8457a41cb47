//! Server functions of rooms and settings: each hands over to one use case.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{
    rooms::{RoomInput, RoomView},
    settings::{Palette, SettingsView},
};
use domain::ids::{AccountId, RoomId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::policy::PolicyDraft;
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::caller;

/// A room as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomDraft {
    /// Its name.
    pub name: String,
    /// Seats.
    pub capacity: String,
    /// IANA zone.
    pub time_zone: String,
    /// Building by name; made when new.
    pub building: String,
    /// Floor by name; made when new.
    pub floor: String,
    /// Words with commas between.
    pub equipment: String,
    /// Account ids of who decides.
    pub managers: Vec<String>,
    /// Out of service.
    pub disabled: bool,
    /// Booking settings.
    pub policy: PolicyDraft,
}

impl RoomDraft {
    /// The command.
    ///
    /// # Errors
    /// A failure naming the field that cannot be read.
    pub fn input(&self) -> Result<RoomInput, ApiError> {
        let named = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let words = self.equipment.split([',', '，', '、']).map(str::trim);
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        let capacity = self.capacity.trim().parse();
        let capacity = capacity.map_err(|_| crate::context::invalid("capacity", "required"))?;
        let mut input = RoomInput {
            name: Some(self.name.trim().to_owned()),
            capacity: Some(capacity),
            time_zone: named(&self.time_zone),
            building: named(&self.building),
            floor: named(&self.floor),
            equipment: Some(words.collect()),
            managers: Some(
                self.managers
                    .iter()
                    .map(|id| AccountId::from(id.as_str()))
                    .collect(),
            ),
            disabled: Some(self.disabled),
            ..RoomInput::default()
        };
        self.policy.fill(&mut input)?;
        Ok(input)
    }
}

/// What the room's form needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomFormData {
    /// The room; none for a new one.
    pub room: Option<RoomView>,
    /// Names of buildings, for suggestions.
    pub buildings: Vec<String>,
    /// Names of floors, of whichever building.
    pub floors: Vec<String>,
    /// Id and name.
    pub departments: Vec<(String, String)>,
    /// Id and name of who may decide about requests.
    pub people: Vec<(String, String)>,
    /// May keep rooms.
    pub may_keep: bool,
    /// The organisation's zone.
    pub time_zone: String,
}

/// All rooms.
///
/// # Errors
/// As `services::rooms::list`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/list")]
pub async fn rooms() -> Result<(Vec<RoomView>, bool), ApiError> {
    let (services, actor) = caller()?;
    gather::rooms(&services, &actor).await
}

/// One room with what its form needs.
///
/// # Errors
/// As `services::rooms::get`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/form")]
pub async fn room_form(id: Option<RoomId>) -> Result<RoomFormData, ApiError> {
    let (services, actor) = caller()?;
    gather::form(&services, &actor, id).await
}

/// Adds or changes a room.
///
/// # Errors
/// As `services::rooms::create` and `change`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/keep")]
pub async fn keep_room(
    id: Option<RoomId>,
    revision: Option<u64>,
    draft: RoomDraft,
) -> Result<RoomView, ApiError> {
    let (services, actor) = caller()?;
    let input = draft.input()?;
    Ok(match id {
        Some(id) => services::rooms::change(&services, &actor, &id, &input, revision).await?,
        None => services::rooms::create(&services, &actor, &input).await?,
    })
}

/// Takes a room away that never was booked.
///
/// # Errors
/// As `services::rooms::delete`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/delete")]
pub async fn delete_room(id: RoomId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::rooms::delete(&services, &actor, &id, None).await?)
}

/// The organisation's settings, and the departments for them.
///
/// # Errors
/// As `services::rooms::settings`.
#[server(ReadSettings, prefix = "/api/fn", protocol = Call, endpoint = "settings/read")]
pub async fn settings() -> Result<(SettingsView, Vec<(String, String)>), ApiError> {
    let (services, actor) = caller()?;
    let departments = gather::departments(&services, &actor).await?;
    Ok((services::rooms::settings(&services).await?, departments))
}

/// The organisation's settings as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsDraft {
    /// Its name.
    pub name: String,
    /// IANA zone.
    pub time_zone: String,
    /// `en` or `zh`.
    pub locale: String,
    /// `traffic` or `legend`.
    pub palette: Palette,
    /// What rooms inherit.
    pub policy: PolicyDraft,
}

/// Changes the organisation's settings.
///
/// # Errors
/// As `services::rooms::change_settings`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "settings/keep")]
pub async fn keep_settings(
    draft: SettingsDraft,
    revision: Option<u64>,
) -> Result<SettingsView, ApiError> {
    let (services, actor) = caller()?;
    let input = contract::settings::SettingsInput {
        name: Some(draft.name),
        time_zone: Some(draft.time_zone),
        locale: Some(draft.locale),
        palette: Some(draft.palette),
        policy: Some(draft.policy.settings()?),
        first_run_done: Some(true),
    };
    Ok(services::rooms::change_settings(&services, &actor, &input, revision).await?)
}
