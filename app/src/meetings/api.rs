//! Server functions of meetings: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::meetings::MeetingDetail;
use domain::{
    ids::{MeetingId, RoomId},
    meetings::{MeetingType, Phase},
};
use leptos::prelude::*;

use super::{
    draft::MeetingDraft,
    views::{Joining, MeetingPage, Meetings},
};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::{context::caller, wire::answer_plain_form};

/// Meetings: the caller's or everybody's, of one type or of all.
///
/// # Errors
/// As `services::meetings::list`.
#[server(ReadMeetings, prefix = "/api/fn", protocol = Call, endpoint = "meetings/list")]
pub async fn list(kind: Option<MeetingType>, mine: bool) -> Result<Meetings, ApiError> {
    let (services, actor) = caller()?;
    gather::list(&services, &actor, kind, mine).await
}

/// One meeting.
///
/// # Errors
/// As `services::meetings::get`.
#[server(ReadMeeting, prefix = "/api/fn", protocol = Call, endpoint = "meetings/meeting")]
pub async fn meeting(id: MeetingId) -> Result<MeetingPage, ApiError> {
    let (services, actor) = caller()?;
    gather::meeting(&services, &actor, &id).await
}

/// Makes a meeting and books its rooms; a plain form comes here too, and goes on to its page.
///
/// # Errors
/// As `services::meetings::create`; a plain form goes back with what was typed.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/create")]
pub async fn create(draft: MeetingDraft) -> Result<MeetingDetail, ApiError> {
    let (services, actor) = caller()?;
    let made = gather::create(&services, &actor, &draft).await;
    let there = made
        .as_ref()
        .map(|made| format!("/meetings/{}", made.meeting.id));
    answer_plain_form::<Create>(&draft, "/meetings/new", there);
    made
}

/// Changes it; `revision` is what the reader saw. A plain form comes here too.
///
/// # Errors
/// As `services::meetings::change`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/change")]
pub async fn change(
    id: MeetingId,
    draft: MeetingDraft,
    revision: Option<u64>,
) -> Result<MeetingDetail, ApiError> {
    let (services, actor) = caller()?;
    let changed = gather::change(&services, &actor, &id, &draft, revision).await;
    let here = format!("/meetings/{id}");
    let there = changed.as_ref().map(|_| here.clone());
    answer_plain_form::<Change>(&draft, &here, there);
    changed
}

/// Takes its next step.
///
/// # Errors
/// As `services::meetings::advance`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/advance")]
pub async fn advance(
    id: MeetingId,
    phase: Phase,
    revision: Option<u64>,
) -> Result<MeetingDetail, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::meetings::advance(&services, &actor, &id, phase, revision).await?)
}

/// Books one more room for it.
///
/// # Errors
/// As `services::meetings::add_room`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/add_room")]
pub async fn add_room(
    id: MeetingId,
    room: RoomId,
    revision: Option<u64>,
) -> Result<MeetingDetail, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::meetings::add_room(&services, &actor, &id, &room, revision).await?)
}

/// Calls it off.
///
/// # Errors
/// As `services::meetings::cancel`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/cancel")]
pub async fn cancel(
    id: MeetingId,
    reason: String,
    revision: Option<u64>,
) -> Result<MeetingDetail, ApiError> {
    let (services, actor) = caller()?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    Ok(services::meetings::cancel(&services, &actor, &id, reason, revision).await?)
}

/// What the join link shows, to anybody who has it.
///
/// # Errors
/// As `services::meetings::join`.
#[server(ReadJoin, prefix = "/api/fn", protocol = Call, endpoint = "meetings/join")]
pub async fn join(secret: String) -> Result<Joining, ApiError> {
    let (services, _) = caller()?;
    let join = services::meetings::join(&services, &secret).await?;
    let zone = services::zones::zone_file(&join.time_zone)?;
    Ok(Joining { join, zone })
}
