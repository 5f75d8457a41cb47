//! Server functions of papers: each hands over to one use case. Files themselves go to the API.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use domain::{ids::MeetingId, meetings::PaperStage};
use leptos::prelude::*;

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// Renames a paper, or puts it in another stage.
///
/// # Errors
/// As `services::meetings::papers::change`.
#[server(ChangePaper, prefix = "/api/fn", protocol = Call, endpoint = "meetings/change_paper")]
pub async fn change_paper(
    id: MeetingId,
    paper: String,
    #[server(default)] name: Option<String>,
    #[server(default)] stage: Option<PaperStage>,
) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let change = contract::meetings::ChangePaper { name, stage };
    services::meetings::papers::change(&services, &actor, &id, &paper, &change, None).await?;
    Ok(())
}

/// Takes a paper off.
///
/// # Errors
/// As `services::meetings::papers::remove`.
#[server(RemovePaper, prefix = "/api/fn", protocol = Call, endpoint = "meetings/remove_paper")]
pub async fn remove_paper(id: MeetingId, paper: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::papers::remove(&services, &actor, &id, &paper, None).await?;
    Ok(())
}

/// Puts a paper back.
///
/// # Errors
/// As `services::meetings::papers::restore`.
#[server(RestorePaper, prefix = "/api/fn", protocol = Call, endpoint = "meetings/restore_paper")]
pub async fn restore_paper(id: MeetingId, paper: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::papers::restore(&services, &actor, &id, &paper).await?;
    Ok(())
}

/// I am here.
///
/// # Errors
/// As `services::meetings::check_in`.
#[server(CheckIn, prefix = "/api/fn", protocol = Call, endpoint = "meetings/check_in")]
pub async fn check_in(id: MeetingId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::check_in(&services, &actor, &id).await?;
    Ok(())
}
