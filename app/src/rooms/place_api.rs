//! Server functions of buildings and floors: each hands over to one use case.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::rooms::{BuildingView, FloorView};
use domain::{
    ids::{BuildingId, FloorId},
    rooms::Policy,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::policy::PolicyDraft;
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::{caller, is_plain_form};

/// A building or a floor as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceDraft {
    /// Its name.
    pub name: String,
    /// IANA zone; a building's only.
    pub time_zone: String,
    /// What its rooms inherit.
    pub policy: PolicyDraft,
}

/// What the form of a building or a floor needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFormData {
    /// The building; none for a new one.
    pub building: Option<BuildingView>,
    /// The floor; none for a new one, and in a building's form.
    pub floor: Option<FloorView>,
    /// The building's zone; the organisation's for a new one.
    pub time_zone: String,
    /// In force here; for a new one what it would inherit.
    pub policy: Policy,
    /// Id and name.
    pub departments: Vec<(String, String)>,
    /// May keep buildings and floors.
    pub may_keep: bool,
}

/// Without the page's program the server says where to go on.
#[cfg(feature = "ssr")]
fn go_on(path: &str) {
    if is_plain_form() {
        leptos_axum::redirect(path);
    }
}

/// Buildings with their floors, and whether the caller may keep them.
///
/// # Errors
/// As `services::rooms::buildings`.
#[server(ReadBuildings, prefix = "/api/fn", protocol = Call, endpoint = "rooms/buildings")]
pub async fn buildings() -> Result<(Vec<BuildingView>, bool), ApiError> {
    let (services, actor) = caller()?;
    gather::buildings(&services, &actor).await
}

/// One building with what its form needs.
///
/// # Errors
/// As `services::rooms::building`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/building")]
pub async fn building_form(id: Option<BuildingId>) -> Result<PlaceFormData, ApiError> {
    let (services, actor) = caller()?;
    gather::building(&services, &actor, id).await
}

/// One floor with what its form needs.
///
/// # Errors
/// As `services::rooms::building`; not found when the floor is not in it.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/floor")]
pub async fn floor_form(
    building: BuildingId,
    id: Option<FloorId>,
) -> Result<PlaceFormData, ApiError> {
    let (services, actor) = caller()?;
    gather::floor(&services, &actor, &building, id).await
}

/// Adds or changes a building.
///
/// # Errors
/// As `services::rooms::create_building` and `change_building`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/keep_building")]
pub async fn keep_building(
    id: Option<BuildingId>,
    revision: Option<u64>,
    draft: PlaceDraft,
) -> Result<BuildingView, ApiError> {
    use services::rooms::{change_building, create_building};

    let (services, actor) = caller()?;
    let input = contract::settings::BuildingInput {
        name: Some(draft.name),
        time_zone: Some(draft.time_zone),
        policy: Some(draft.policy.settings()?),
    };
    let kept = match id {
        Some(id) => change_building(&services, &actor, &id, &input, revision).await?,
        None => create_building(&services, &actor, &input).await?,
    };
    go_on(&format!("/buildings/{}", kept.id));
    Ok(kept)
}

/// Takes a building without rooms away, with its floors.
///
/// # Errors
/// As `services::rooms::delete_building`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/delete_building")]
pub async fn delete_building(id: BuildingId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::rooms::delete_building(&services, &actor, &id, None).await?;
    go_on("/buildings");
    Ok(())
}

/// Adds a floor to a building, or changes one.
///
/// # Errors
/// As `services::rooms::create_floor` and `change_floor`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/keep_floor")]
pub async fn keep_floor(
    building: BuildingId,
    id: Option<FloorId>,
    revision: Option<u64>,
    draft: PlaceDraft,
) -> Result<FloorView, ApiError> {
    use services::rooms::{change_floor, create_floor};

    let (services, actor) = caller()?;
    let input = contract::settings::FloorInput {
        name: Some(draft.name),
        policy: Some(draft.policy.settings()?),
    };
    let kept = match id {
        Some(id) => change_floor(&services, &actor, &id, &input, revision).await?,
        None => create_floor(&services, &actor, &building, &input).await?,
    };
    go_on(&format!("/buildings/{}", kept.building_id));
    Ok(kept)
}

/// Takes a floor without rooms away.
///
/// # Errors
/// As `services::rooms::delete_floor`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "rooms/delete_floor")]
pub async fn delete_floor(building: BuildingId, id: FloorId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::rooms::delete_floor(&services, &actor, &id, None).await?;
    go_on(&format!("/buildings/{building}"));
    Ok(())
}
