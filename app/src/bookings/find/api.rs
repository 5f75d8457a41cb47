//! Server functions of the finder.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::find::Offers;
use leptos::prelude::*;

use super::views::{Found, Wanted};
use crate::{context::ApiError, wire::Call};

/// Rooms for what is wanted, with the house.
///
/// # Errors
/// As `services::bookings::find`.
#[server(FindRooms, prefix = "/api/fn", protocol = Call, endpoint = "find/first")]
pub async fn first(wanted: Wanted) -> Result<Found, ApiError> {
    let (services, actor) = crate::context::caller()?;
    super::read::first(&services, &actor, wanted).await
}

/// The same once more, without the house.
///
/// # Errors
/// As `services::bookings::find`.
#[server(FindAgain, prefix = "/api/fn", protocol = Call, endpoint = "find/again")]
pub async fn again(wanted: Wanted) -> Result<Offers, ApiError> {
    let (services, actor) = crate::context::caller()?;
    super::read::again(&services, &actor, wanted).await
}
