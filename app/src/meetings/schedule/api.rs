//! The server function of my schedule.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use leptos::prelude::*;

use super::views::Schedule;
use crate::{context::ApiError, wire::Call};

/// A month, `2026-11`; the present one when it is none.
///
/// # Errors
/// As `services::bookings::schedule`.
#[server(ReadSchedule, prefix = "/api/fn", protocol = Call, endpoint = "meetings/schedule")]
pub async fn schedule(month: Option<String>) -> Result<Schedule, ApiError> {
    let (services, actor) = crate::context::caller()?;
    super::read::schedule(&services, &actor, month.as_deref()).await
}
