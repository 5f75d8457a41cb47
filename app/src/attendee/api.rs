//! Calls of the phone: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::bookings::Booked;
use domain::ids::{BookingId, RoomId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::views::{NowView, RoomView};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::read;
#[cfg(feature = "ssr")]
use crate::context::caller;

/// How much more time one press gives.
pub const MORE_MINUTES: u32 = 15;

/// The name of who is signed in.
///
/// # Errors
/// Sign in, for callers nobody knows.
#[server(ReadWho, prefix = "/api/fn", protocol = Call, endpoint = "attendee/who")]
pub async fn who() -> Result<String, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::accounts::me(&services, &actor).await?.name)
}

/// What is mine, and when rooms are taken.
///
/// # Errors
/// As `services::bookings::mine` and `services::bookings::list`.
#[server(ReadNow, prefix = "/api/fn", protocol = Call, endpoint = "attendee/now")]
pub async fn now() -> Result<NowView, ApiError> {
    let (services, actor) = caller()?;
    read::now(&services, &actor).await
}

/// One room and its next days.
///
/// # Errors
/// As `services::rooms::get` and `services::bookings::list`.
#[server(ReadRoom, prefix = "/api/fn", protocol = Call, endpoint = "attendee/room")]
pub async fn room(id: RoomId) -> Result<RoomView, ApiError> {
    let (services, actor) = caller()?;
    read::room(&services, &actor, &id).await
}

/// Takes a room for `minutes` from now on.
///
/// # Errors
/// As `services::bookings::book`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "attendee/use")]
pub async fn use_room(room: RoomId, minutes: i64) -> Result<Booked, ApiError> {
    let (services, actor) = caller()?;
    let command = read::walk_up(services.clock.now(), room, minutes);
    Ok(services::bookings::book(&services, &actor, &command).await?)
}

/// Books a room as typed, and goes on to "my bookings".
///
/// # Errors
/// As `services::bookings::book`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "attendee/book")]
pub async fn book_room(
    room: RoomId,
    subject: String,
    date: String,
    start: String,
    minutes: i64,
) -> Result<Booked, ApiError> {
    let (services, actor) = caller()?;
    let typed = read::Typed {
        subject,
        date,
        start,
        minutes,
    };
    let command = read::typed(&services, &actor, &room, typed).await?;
    let booked = services::bookings::book(&services, &actor, &command).await?;
    leptos_axum::redirect(&format!("/m/bookings?booked={}", booked.id));
    Ok(booked)
}

/// What can be done at once with a booking of mine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Give this date up.
    GiveUp,
    /// End it now.
    End,
    /// [`MORE_MINUTES`] more.
    Extend,
}

/// Does it, and answers what was done.
///
/// # Errors
/// As `services::bookings::cancel`, `end_early` and `extend`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "attendee/change")]
pub async fn change_now(id: BookingId, deed: Deed) -> Result<Deed, ApiError> {
    let (services, actor) = caller()?;
    read::change(&services, &actor, &id, deed).await?;
    Ok(deed)
}
