//! Gathers what the pages of rooms show; on the server only.

use contract::rooms::RoomView;
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::RoomId,
};
use services::{Services, accounts::AccountFilter, paging::Paging, rooms::RoomFilter};

use super::api::RoomFormData;
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
    let people = services::accounts::list(services, actor, &filter, &Paging::most()).await?;
    Ok(RoomFormData {
        room,
        buildings: services::rooms::buildings(services, actor, locale).await?,
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
