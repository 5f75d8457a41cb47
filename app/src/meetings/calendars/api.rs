//! The server function of calendars.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use leptos::prelude::*;

use super::{super::draft::MeetingDraft, views::FreeBusy};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::{caller, is_plain_form};

/// Who is free when, and the first times, for the page that a plain form came back to: that page
/// is asked for as a plain form is, and must not be sent on once more.
///
/// # Errors
/// As [`free_busy`].
#[server(ReadTimes, prefix = "/api/fn", protocol = Call, endpoint = "meetings/times")]
pub async fn times(draft: MeetingDraft) -> Result<FreeBusy, ApiError> {
    let (services, actor) = caller()?;
    gather::free_busy(&services, &actor, &draft, true).await
}

/// Who of those that are asked is free when, and with `find` the first times for all of them. A
/// plain form comes here too: it goes back to its page with what was typed, and with the time and
/// the room that it took.
///
/// # Errors
/// As `services::meetings::busy` and `services::meetings::times`.
#[server(ReadFreeBusy, prefix = "/api/fn", protocol = Call, endpoint = "meetings/calendars")]
pub async fn free_busy(
    draft: MeetingDraft,
    #[server(default)] find: bool,
    #[server(default)] take: String,
) -> Result<FreeBusy, ApiError> {
    if is_plain_form() {
        leptos_axum::redirect(&gather::back(draft, &take));
        return Ok(FreeBusy::default());
    }
    let (services, actor) = caller()?;
    gather::free_busy(&services, &actor, &draft, find).await
}
