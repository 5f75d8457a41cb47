//! Gathers what the pages of rooms show; on the server only.

use contract::rooms::{BuildingView, FloorView, RoomView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::{BuildingId, FloorId, RoomId},
    rooms::{Policy, Scope, resolve},
};
use services::{Services, accounts::AccountFilter, paging::Paging, rooms::RoomFilter};

use super::{api::RoomFormData, place_api::PlaceFormData};
use crate::context::{ApiError, caller_locale};

pub(super) async fn rooms(
    services: &Services,
    actor: &Actor,
) -> Result<(Vec<RoomView>, bool), ApiError> {
    let filter = RoomFilter {
        with_disabled: true,
        ..RoomFilter::default()
    };
    let locale = caller_locale().as_str();
    let page = services::rooms::list(services, actor, &filter, locale, &Paging::most()).await?;
    Ok((page.items, may_keep(actor)))
}

fn may_keep(actor: &Actor) -> bool {
    can(actor, Action::KeepRooms, Subject::House).is_ok()
}

pub(super) async fn departments(
    services: &Services,
    actor: &Actor,
) -> Result<Vec<(String, String)>, ApiError> {
    let locale = caller_locale().as_str();
    let all = services::accounts::departments(services, actor, locale).await?;
    Ok(all
        .into_iter()
        .map(|one| (one.id.to_string(), one.name))
        .collect())
}

pub(super) async fn form(
    services: &Services,
    actor: &Actor,
    id: Option<RoomId>,
) -> Result<RoomFormData, ApiError> {
    let room = match id {
        Some(id) => Some(services::rooms::get(services, actor, &id).await?),
        None => None,
    };
    let locale = caller_locale().as_str();
    let filter = AccountFilter {
        locale: locale.to_owned(),
        ..AccountFilter::default()
    };
    let buildings = services::rooms::buildings(services, actor, locale).await?;
    let floors = buildings.iter().flat_map(|one| one.floors.iter());
    let mut floors: Vec<String> = floors.map(|floor| floor.name.clone()).collect();
    floors.sort();
    floors.dedup();
    let people = services::accounts::list(services, actor, &filter, &Paging::most()).await?;
    Ok(RoomFormData {
        room,
        buildings: buildings.into_iter().map(|one| one.name).collect(),
        floors,
        departments: departments(services, actor).await?,
        people: people
            .items
            .into_iter()
            .map(|one| (one.id.to_string(), one.name))
            .collect(),
        may_keep: may_keep(actor),
        time_zone: services::rooms::settings(services).await?.time_zone,
    })
}

pub(super) async fn buildings(
    services: &Services,
    actor: &Actor,
) -> Result<(Vec<BuildingView>, bool), ApiError> {
    let locale = caller_locale().as_str();
    let all = services::rooms::buildings(services, actor, locale).await?;
    Ok((all, may_keep(actor)))
}

pub(super) async fn building(
    services: &Services,
    actor: &Actor,
    id: Option<BuildingId>,
) -> Result<PlaceFormData, ApiError> {
    let locale = caller_locale().as_str();
    let settings = services::rooms::settings(services).await?;
    let building = match id {
        Some(id) => Some(services::rooms::building(services, actor, &id, locale).await?),
        None => None,
    };
    let policy = match &building {
        Some(building) => building.policy.clone(),
        None => resolve(&[(Scope::Organisation, &settings.policy)]),
    };
    let mut data = place(services, actor, policy).await?;
    data.time_zone = match &building {
        Some(building) => building.time_zone.clone(),
        None => settings.time_zone,
    };
    data.building = building;
    Ok(data)
}

pub(super) async fn floor(
    services: &Services,
    actor: &Actor,
    building: &BuildingId,
    id: Option<FloorId>,
) -> Result<PlaceFormData, ApiError> {
    let locale = caller_locale().as_str();
    let building = services::rooms::building(services, actor, building, locale).await?;
    let here = |id: FloorId| {
        let floor = building.floors.iter().find(|floor| floor.id == id);
        floor.cloned().ok_or(services::Error::NotFound("floor"))
    };
    let floor: Option<FloorView> = id.map(here).transpose()?;
    let policy = match &floor {
        Some(floor) => floor.policy.clone(),
        None => building.policy.clone(),
    };
    let mut data = place(services, actor, policy).await?;
    data.time_zone.clone_from(&building.time_zone);
    (data.building, data.floor) = (Some(building), floor);
    Ok(data)
}

/// What the forms of buildings and floors have in common.
async fn place(
    services: &Services,
    actor: &Actor,
    policy: Policy,
) -> Result<PlaceFormData, ApiError> {
    Ok(PlaceFormData {
        building: None,
        floor: None,
        time_zone: String::new(),
        policy,
        departments: departments(services, actor).await?,
        may_keep: may_keep(actor),
    })
}
