//! Server functions of published meetings: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{
    meetings::{EventView, PublicationView},
    zones::ZoneFile,
};
use domain::ids::MeetingId;
use jiff::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;
#[cfg(feature = "ssr")]
use domain::accounts::ActorKind;
#[cfg(feature = "ssr")]
use services::{paging::Paging, zones::zone_file};

/// Events on one page.
#[cfg(feature = "ssr")]
const SOME: usize = 50;

/// A page of what is on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventList {
    /// The organisation's name.
    pub house: String,
    /// By start.
    pub items: Vec<EventView>,
    /// Rules of the zones that they were planned in.
    pub zones: Vec<ZoneFile>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// The reader has an account.
    pub known: bool,
    /// The server's clock.
    pub now: Timestamp,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OneEvent {
    /// What is read of it.
    pub event: EventView,
    /// Its zone.
    pub zone: ZoneFile,
    /// The server's clock.
    pub now: Timestamp,
}

/// What is, or would be, published of a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Publishing {
    /// All of it.
    pub view: PublicationView,
    /// Its zone.
    pub zone: ZoneFile,
    /// The server's clock.
    pub now: Timestamp,
}

/// What is on, from the one after `cursor`.
///
/// # Errors
/// As `services::meetings::events`.
#[server(ReadEvents, prefix = "/api/fn", protocol = Call, endpoint = "meetings/events")]
pub async fn events(cursor: Option<String>) -> Result<EventList, ApiError> {
    let (services, actor) = caller()?;
    let paging = Paging {
        limit: Some(SOME),
        cursor,
    };
    let page = services::meetings::events(&services, &actor, &paging).await?;
    let mut zones: Vec<ZoneFile> = Vec::new();
    for one in &page.items {
        if !zones.iter().any(|known| known.name == one.time_zone) {
            zones.push(zone_file(&one.time_zone)?);
        }
    }
    Ok(EventList {
        house: services::rooms::settings(&services).await?.name,
        items: page.items,
        zones,
        next: page.next_cursor,
        known: actor.kind != ActorKind::Anonymous,
        now: services.clock.now(),
    })
}

/// One event.
///
/// # Errors
/// As `services::meetings::event`.
#[server(ReadEvent, prefix = "/api/fn", protocol = Call, endpoint = "meetings/event")]
pub async fn event(id: MeetingId) -> Result<OneEvent, ApiError> {
    let (services, actor) = caller()?;
    let event = services::meetings::event(&services, &actor, &id).await?;
    let zone = zone_file(&event.time_zone)?;
    let now = services.clock.now();
    Ok(OneEvent { event, zone, now })
}

/// What is, or would be, published of a meeting.
///
/// # Errors
/// As `services::meetings::publication`.
#[server(ReadPublication, prefix = "/api/fn", protocol = Call, endpoint = "meetings/publication")]
pub async fn publication(id: MeetingId) -> Result<Publishing, ApiError> {
    let (services, actor) = caller()?;
    let view = services::meetings::publication(&services, &actor, &id).await?;
    let zone = zone_file(&view.event.time_zone)?;
    let now = services.clock.now();
    Ok(Publishing { view, zone, now })
}
