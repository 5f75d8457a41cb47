//! The server function of the desk.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use leptos::prelude::*;

use super::views::Desk;
use crate::{context::ApiError, wire::Call};

/// What runs and what begins within a day.
///
/// # Errors
/// As `services::service::desk`.
#[server(ReadDesk, prefix = "/api/fn", protocol = Call, endpoint = "service/desk")]
pub async fn desk() -> Result<Desk, ApiError> {
    let (services, actor) = crate::context::caller()?;
    let items = services::service::desk(&services, &actor).await?;
    let house = crate::bookings::api::gather_house(&services, &actor).await?;
    Ok(Desk { house, items })
}
