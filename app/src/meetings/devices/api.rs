//! What was tried before.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::meetings::Rehearsals;
use domain::ids::MeetingId;
use leptos::prelude::*;

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// What worked at the last try; nothing without a meeting.
///
/// # Errors
/// As `services::meetings::rehearsal::rehearsals`.
#[server(ReadRehearsals, prefix = "/api/fn", protocol = Call, endpoint = "meetings/rehearsals")]
pub async fn rehearsals(meeting: Option<MeetingId>) -> Result<Option<Rehearsals>, ApiError> {
    let (services, actor) = caller()?;
    let Some(meeting) = meeting else {
        return Ok(None);
    };
    let known = services::meetings::rehearsal::rehearsals(&services, &actor, &meeting).await?;
    Ok(Some(known))
}
