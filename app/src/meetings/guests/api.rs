//! Server functions of the pages of guests.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use domain::ids::MeetingId;
use leptos::prelude::*;

use super::views::{DossierPage, GuestsPage, PartiesAsked};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::context::caller;

/// A page of those who come.
///
/// # Errors
/// As `services::meetings::dossier::guests`.
#[server(ReadGuests, prefix = "/api/fn", protocol = Call, endpoint = "meetings/guests")]
pub async fn guests(id: MeetingId, asked: PartiesAsked) -> Result<GuestsPage, ApiError> {
    let (services, actor) = caller()?;
    gather::guests(&services, &actor, &id, asked).await
}

/// One dossier.
///
/// # Errors
/// As `services::meetings::dossier::get`.
#[server(ReadDossier, prefix = "/api/fn", protocol = Call, endpoint = "meetings/dossier")]
pub async fn dossier(id: MeetingId, attendee: String) -> Result<DossierPage, ApiError> {
    let (services, actor) = caller()?;
    gather::dossier(&services, &actor, &id, &attendee).await
}
