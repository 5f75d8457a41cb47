//! Server functions of the week.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::week::Week;
use domain::ids::RoomId;
use jiff::civil::Date;
use leptos::prelude::*;

use super::views::WeekView;
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::read;
#[cfg(feature = "ssr")]
use crate::context::caller;

/// The week that a date is in; without a date this one, without a zone the reader's.
///
/// # Errors
/// As `services::bookings::week`.
#[server(ReadWeek, prefix = "/api/fn", protocol = Call, endpoint = "week/week")]
pub async fn week(date: Option<String>, zone: Option<String>) -> Result<WeekView, ApiError> {
    let (services, actor) = caller()?;
    read::week(&services, &actor, date, zone).await
}

/// The same week of these rooms once more, of all when none is named.
///
/// # Errors
/// As `services::bookings::week`.
#[server(ReadRooms, prefix = "/api/fn", protocol = Call, endpoint = "week/rooms")]
pub async fn rooms(first: Date, zone: String, rooms: Vec<RoomId>) -> Result<Week, ApiError> {
    let (services, actor) = caller()?;
    read::rooms(&services, &actor, (first, &zone), &rooms).await
}
