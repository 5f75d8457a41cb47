//! Gathers what the page shows; on the server only.

use contract::{
    rooms::BuildingView,
    start::{Step, StepState},
};
use leptos::prelude::use_context;
use services::{paging::Paging, rooms::RoomFilter};

use super::api::{StartData, Told};
use crate::context::{ApiError, caller, caller_locale};

/// Most rooms that can be chosen here; a house with more has other pages for it.
const MOST_ROOMS: usize = 100;

pub(super) async fn start() -> Result<StartData, ApiError> {
    let (services, actor) = caller()?;
    let locale = caller_locale().as_str();
    let view = services::start::start(&services, &actor).await?;
    let mut settings = services::rooms::settings(&services).await?;
    if view.state(Step::Organisation) != StepState::Done {
        // Lintel's own name stands there until then: nobody is to save it by accident.
        settings.name.clear();
    }
    let buildings = services::rooms::buildings(&services, &actor, locale).await?;
    let (filter, most) = (RoomFilter::default(), Paging::most());
    let rooms = services::rooms::list(&services, &actor, &filter, locale, &most);
    let rooms = rooms.await?.items;
    let named = rooms.iter().take(MOST_ROOMS);
    Ok(StartData {
        view,
        organisation: (settings.name, settings.time_zone, settings.locale),
        places: buildings.into_iter().flat_map(places).collect(),
        room_count: rooms.len(),
        rooms: named
            .map(|room| (room.id.to_string(), room.name.clone()))
            .collect(),
        door: format!("{}/door", host()),
        told: use_context::<Told>().unwrap_or_default(),
    })
}

/// Floors first: rooms are on one more often than not.
fn places(building: BuildingView) -> Vec<(String, String)> {
    let floors = building.floors.into_iter();
    let floors = floors.map(|floor| {
        let name = format!("{} · {}", building.name, floor.name);
        (floor.id.to_string(), name)
    });
    let mut places: Vec<_> = floors.collect();
    places.push((building.id.to_string(), building.name.clone()));
    places
}

/// As the caller's browser addressed this server.
fn host() -> String {
    let parts = use_context::<http::request::Parts>();
    let host = parts.and_then(|parts| {
        let named = parts.headers.get(http::header::HOST)?;
        named.to_str().ok().map(str::to_owned)
    });
    host.unwrap_or_default()
}
