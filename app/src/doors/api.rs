//! Calls of the tablet (`door/…`: with its own cookie) and of administrators (`doors/…`).
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::doors::{DoorFace, DoorView, PairingOffer, TabletNews, TabletReport};
use domain::ids::{DoorId, RoomId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::tablet;
#[cfg(feature = "ssr")]
use crate::context::{caller, caller_locale};

/// What the tablet is to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoorPage {
    /// It is nobody's door: a code to pair it.
    Unpaired,
    /// Its room.
    Paired {
        /// Everything about it.
        face: Box<DoorFace>,
        /// The booking page of the room, to be scanned.
        qr: Option<QrCode>,
    },
}

/// A QR code as the path of an SVG of `size` × `size` units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// Modules on a side, quiet zone included.
    pub size: usize,
    /// `d` of the path.
    pub path: String,
}

/// What became of a code. The token itself goes into a cookie that no script can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polled {
    /// Nobody has confirmed yet.
    Waiting,
    /// Confirmed: load the page again.
    Paired,
    /// Too late.
    Expired,
}

/// The tablet's page.
///
/// # Errors
/// Unavailable; an unknown or revoked token is no error but [`DoorPage::Unpaired`].
#[server(prefix = "/api/fn", protocol = Call, endpoint = "door/page")]
pub async fn page() -> Result<DoorPage, ApiError> {
    let (services, actor) = caller()?;
    tablet::page(
        &services,
        actor,
        use_context::<http::request::Parts>().as_ref(),
    )
    .await
}

/// That the tablet is there, and whether it has missed something.
///
/// # Errors
/// Sign in, when it is nobody's door any more; unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "door/here")]
pub async fn here(report: TabletReport) -> Result<TabletNews, ApiError> {
    let (services, actor) = caller()?;
    let signed_out = || services::Error::from(domain::accounts::Denial::SignIn);
    let door = tablet::door_of(actor).ok_or_else(signed_out)?;
    Ok(services::doors::here(&services, &door, &report).await?)
}

/// A new code.
///
/// # Errors
/// Too many open codes; unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "door/offer")]
pub async fn offer() -> Result<PairingOffer, ApiError> {
    let (services, _) = caller()?;
    Ok(services::doors::offer(&services, &tablet::client_address()).await?)
}

/// Whether somebody confirmed the code; then the token goes into the tablet's cookie.
///
/// # Errors
/// Unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "door/poll")]
pub async fn poll(secret: String) -> Result<Polled, ApiError> {
    let (services, _) = caller()?;
    tablet::remember(services::doors::poll(&services, &secret).await?)
}

/// All doors, by room in the reader's order.
///
/// # Errors
/// Only for administrators; unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "doors/list")]
pub async fn list() -> Result<Vec<DoorView>, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::doors::doors(&services, &actor, caller_locale().as_str()).await?)
}

/// Confirms the code that a tablet shows.
///
/// # Errors
/// Only for administrators; an unknown code, room or name; unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "doors/pair")]
pub async fn pair(code: String, room: RoomId, name: String) -> Result<DoorView, ApiError> {
    let (services, actor) = caller()?;
    let command = contract::doors::PairDoor {
        code: tablet::typed(&code),
        room,
        name,
    };
    let paired = services::doors::confirm(&services, &actor, &command).await;
    paired.map_err(|error| tablet::worded(caller_locale(), &error))
}

/// Hangs a door at another room.
///
/// # Errors
/// Only for administrators; not there; unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "doors/move")]
pub async fn move_door(door: DoorId, room: RoomId) -> Result<DoorView, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::doors::move_door(&services, &actor, &door, &room, None, None).await?)
}

/// Ends a door's token: the tablet shows a new code.
///
/// # Errors
/// Only for administrators; not there; unavailable.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "doors/revoke")]
pub async fn revoke(door: DoorId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    Ok(services::doors::revoke(&services, &actor, &door).await?)
}
