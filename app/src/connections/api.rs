//! Server functions of feeds; files go to and come from the API itself.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::connections::{FeedView, NewFeed};
use domain::ids::FeedId;
use leptos::prelude::*;

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// My feeds.
///
/// # Errors
/// As `services::connections::feeds`.
#[server(ReadFeeds, prefix = "/api/fn", protocol = Call, endpoint = "connections/feeds")]
pub async fn feeds() -> Result<Vec<FeedView>, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::connections::feeds(&services, &actor).await?)
}

/// A new feed of a room, or of my own bookings when `room` is empty; its address is told once.
///
/// # Errors
/// As `services::connections::create_feed`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "connections/make_feed")]
pub async fn make_feed(room: String) -> Result<NewFeed, ApiError> {
    let (services, actor) = caller()?;
    let room = Some(room)
        .filter(|room| !room.is_empty())
        .map(domain::ids::RoomId::from);
    Ok(services::connections::create_feed(&services, &actor, room).await?)
}

/// Ends a feed.
///
/// # Errors
/// As `services::connections::revoke_feed`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "connections/revoke_feed")]
pub async fn revoke_feed(id: FeedId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::connections::revoke_feed(&services, &actor, &id).await?)
}
