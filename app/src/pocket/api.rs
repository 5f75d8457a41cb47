//! Calls of the phone's meetings: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use domain::ids::MeetingId;
use leptos::prelude::*;

use super::{
    one::views::OneMeeting,
    views::{Known, MyPage},
};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::read;
#[cfg(feature = "ssr")]
use crate::context::caller;

/// Who is signed in, and what the tabs say.
///
/// # Errors
/// Sign in, for callers nobody knows.
#[server(ReadKnown, prefix = "/api/fn", protocol = Call, endpoint = "pocket/known")]
pub async fn known() -> Result<Known, ApiError> {
    let (services, actor) = caller()?;
    read::known(&services, &actor).await
}

/// What is asked of me and my meetings, with `past` of those that are over.
///
/// # Errors
/// As `services::meetings::tasks::all_of_mine`.
#[server(ReadMine, prefix = "/api/fn", protocol = Call, endpoint = "pocket/mine")]
pub async fn mine(past: usize) -> Result<MyPage, ApiError> {
    let (services, actor) = caller()?;
    read::mine(&services, &actor, past).await
}

/// One meeting, as who reads it needs it.
///
/// # Errors
/// As `services::meetings::get`.
#[server(ReadOne, prefix = "/api/fn", protocol = Call, endpoint = "pocket/meeting")]
pub async fn meeting(id: MeetingId) -> Result<OneMeeting, ApiError> {
    let (services, actor) = caller()?;
    read::meeting(&services, &actor, &id).await
}
