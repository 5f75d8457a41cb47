//! Server functions of recordings: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{meetings::RecordingView, zones::ZoneFile};
use domain::ids::MeetingId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// What the page of a recording shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// Of which meeting.
    pub id: MeetingId,
    /// All of it.
    pub view: RecordingView,
    /// The zone that the meeting was planned in.
    pub zone: ZoneFile,
}

/// Whether a meeting is to be recorded, who agreed, what was recorded.
///
/// # Errors
/// As `services::meetings::recording::recording`.
#[server(ReadRecording, prefix = "/api/fn", protocol = Call, endpoint = "meetings/recording")]
pub async fn recording(id: MeetingId) -> Result<Recording, ApiError> {
    let (services, actor) = caller()?;
    let view = services::meetings::recording::recording(&services, &actor, &id).await?;
    let zone = services::zones::zone_file(&view.time_zone)?;
    Ok(Recording { id, view, zone })
}
